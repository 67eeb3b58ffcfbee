// Shapes of the API's answers: reports, their statements and what is found in them.
import type { Party } from "./common";
import type { EventOut } from "./events";

export interface Ground {
  statement: string;
  bears: string;
  kind: string;
  type: string | null;
  report: string;
  outlet: string | null;
  published: string;
  url: string | null;
  chain: string;
  origin: string;
  rule: string;
  reader: string;
  start: number;
  end: number;
  before: string;
  words: string;
  after: string;
  relation: string | null;
  corrections: string[];
}

export interface Correction {
  id: number;
  statement: string;
  action: string;
  field: string | null;
  value: unknown;
  who: string;
  why: string;
  at: string;
  undone_at: string | null;
  undone_by: string | null;
}

export interface ReportRow {
  id: string;
  published: string;
  outlet: string | null;
  title: string | null;
  place: string | null;
  url: string | null;
  head: string;
  chars: number;
  statements: number;
  relation: string | null;
  relates_to: string | null;
  superseded_by: string | null;
  added_at: string;
}

export interface Span {
  start: number;
  end: number;
  text: string;
}

export interface Link extends Span {
  id: string;
  name: string;
  role: string;
  named: boolean;
  count: number | null;
  verb: string | null;
}

export interface StatementData {
  kind: string;
  start: number;
  end: number;
  text: string;
  cue: Span;
  when: { earliest: string | null; latest: string | null; text: string | null };
  asserted: boolean;
  modality: string;
  condition: Span | null;
  likelihood: { words: string; low: number | null; high: number | null } | null;
  hedges: Span[];
  chain: Link[];
  framing: Span[];
  rule: string;
  parties?: Record<string, Party[]>;
  extent?: string | null;
  area?: string | null;
  change?: string;
  event_type?: string;
  outcome?: { type: string; text: string };
  horizon?: { earliest: string | null; latest: string | null; text: string | null } | null;
  casualties?: EventOut["casualties"];
}

export interface StatementNow {
  id: string;
  kind: string;
  type: string | null;
  start: number;
  end: number;
  words: string;
  place_key: string | null;
  place: string | null;
  origin: string;
  source: string;
  rejected: boolean;
  accepted: boolean;
  doubts: string[];
  corrections: Correction[];
  data: StatementData;
}

export interface ReportDetail {
  record: {
    reader: string;
    report: { id: string; published: string; outlet: string | null; place: string | null; title: string | null; url: string | null; text: string; sha256: string };
    times: (Span & { id: string; value: string; earliest: string | null; latest: string | null; unresolved: string | null })[];
    places: (Span & { id: string; name: string; geonames: number | null; feature: string | null; country: string | null; admin1: string | null; unresolved: string | null })[];
    notices: { code: string; message: string; start: number | null; end: number | null }[];
  };
  statements: StatementNow[];
  story: string;
  kin: { id: string; published: string; outlet: string | null; title: string | null; relation: string | null; relates_to: string | null; likeness: number | null }[];
  relation: string | null;
  relates_to: string | null;
  superseded_by: string | null;
  likeness: number | null;
  added_at: string;
}

export interface ReviewItem {
  statement: string;
  doubts: string[];
  why: string;
  read: Record<string, unknown>;
  ground: Ground;
}

export interface Kept {
  id: number;
  revision: string;
  item: ReviewItem | null;
}

export interface Hit {
  report: string;
  published: string;
  outlet: string | null;
  title: string | null;
  passage: string;
}
