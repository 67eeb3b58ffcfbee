// Shapes of the API's answers: what was forecast, outlooks, people's questions.
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
