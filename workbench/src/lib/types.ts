// Shapes of the API's answers. Days are ISO 8601, offsets are Unicode code points.
export type Status = "claimed" | "confirmed" | "disputed" | "unknown";

export interface Problem {
  code: string;
  what: string;
  where: string | null;
  why: string;
  remedy: string;
}

export interface Page<T> {
  total: number;
  limit: number;
  offset: number;
  items: T[];
}

export interface Party {
  key: string;
  name: string;
  kind: string;
  country: string | null;
  entity: string | null;
  side?: string | null;
}

export interface Place {
  key: string;
  name: string;
  country: string | null;
  admin1: string | null;
  feature: string | null;
  lat: number | null;
  lon: number | null;
  resolved: boolean;
  precision: number;
}

export interface Interval {
  from: string;
  to: string | null;
  holder: number | null;
  previous: number | null;
  status: Status;
  extent: string | null;
  siege: string | null;
  since: string | null;
  moved: boolean;
  support: number;
  against: number;
  why: string;
}

export interface PlaceDays extends Place {
  intervals: Interval[];
}

export interface Days {
  known: string | null;
  first: string | null;
  last: string | null;
  parties: Party[];
  places: PlaceDays[];
}

export interface Count {
  key: string;
  name: string;
  count: number;
}

export interface Summary {
  version: string;
  revision: string;
  first_day: string | null;
  last_day: string | null;
  first_event: string | null;
  last_event: string | null;
  reports: number;
  stories: number;
  statements: Record<string, number>;
  places: number;
  unresolved_places: number;
  failures: number;
  corrections: number;
  outlets: Count[];
  countries: Count[];
  readers: Count[];
}

export interface Me {
  name: string | null;
  role: "reader" | "reviewer" | "admin" | null;
  local: boolean;
  csrf: string | null;
  can: string[];
  limits: Record<string, number>;
}

export interface EventOut {
  id: string;
  type: string;
  earliest: string | null;
  latest: string;
  place: Place | null;
  actor: Party | null;
  recipient: Party | null;
  words: string;
  status: string;
  origins: number;
  sources: string[];
  statements: string[];
  casualties: Record<string, { low: number | null; high: number | null; words: string } | null> | null;
  published?: string | null;
}

export interface Bins {
  unit: "day" | "week" | "month" | "year";
  total: number;
  first: string | null;
  last: string | null;
  bins: { day: string; type: string; count: number }[];
}

export interface Facets {
  types: Count[];
  statuses: Count[];
  actors: Count[];
  places: Count[];
  sources: Count[];
}

export interface Forecast {
  statement: string;
  report: string;
  published: string;
  source: string;
  origin: string;
  words: string;
  outcome: string;
  place: string | null;
  subject: string | null;
  term: string;
  low: number | null;
  high: number | null;
  horizon: string | null;
  asserted: boolean;
  state: "true" | "false" | "void" | "open";
  evidence: string[];
  day: string | null;
  why: string;
  settled_by: string;
}

export interface Score {
  n: number;
  uncounted: number;
  true: number;
  brier: number | null;
  brier_best: number | null;
  brier_worst: number | null;
  log: number | null;
  said: number | null;
  came: number | null;
  came_low: number | null;
  came_high: number | null;
}

export interface Scores {
  on: string;
  states: Record<string, number>;
  all: Score;
  bins: { low: number; high: number; score: Score }[];
  sources: { key: string; score: Score }[];
  terms: { key: string; score: Score }[];
}

export interface Source {
  key: string;
  name: string;
  reports: number;
  claims: number;
  confirmed: number;
  contradicted: number;
  corrected: number;
  grade: string;
  why: string;
  through: string[];
  forecasts: Score | null;
}

export interface NetworkNode {
  key: string;
  name: string;
  kind: string;
  named: boolean;
  statements: number;
  grade: string | null;
  origin: boolean;
}

export interface Network {
  nodes: NetworkNode[];
  edges: { citing: string; cited: string; count: number; statements: string[] }[];
}

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

export interface Vocabulary {
  fields: Record<string, string[]>;
  types: Record<string, string[]>;
  modalities: string[];
  states: string[];
  kinds: string[];
}

export interface Hit {
  report: string;
  published: string;
  outlet: string | null;
  title: string | null;
  passage: string;
}

export interface Chance {
  day: string;
  chance: number;
  low: number;
  high: number;
}

export interface Outlook {
  subject: string;
  kind: "place" | "holder";
  question: string;
  known: string;
  by: string;
  holder: string | null;
  refused: string | null;
  chance: Chance | null;
  pooled: number | null;
  curve: Chance[];
  grounds: { words: string; weight: number; statements: string[] }[];
  said: { statement: string; source: string; published: string; words: string; low: number | null; high: number | null; horizon: string | null; weight: number; resolved: number; brier: number | null }[];
  movers: { words: string; chance: number }[];
  fared: { here: string; expected: number | null; came: number | null; measured: string } | null;
  model: string;
}

export interface Question {
  id: number;
  text: string;
  who: string;
  asked_on: string;
  by: string;
  subject: string;
  criterion: string;
  state: string;
  why: string | null;
  given: { who: string; chance: number; on: string; brier: number | null }[];
  outlook: number | null;
  sources: { who: string; chance: number; on: string; brier: number | null }[];
}
