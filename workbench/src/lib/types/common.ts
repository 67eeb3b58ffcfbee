// Shapes of the API's answers: what several answers are made of.
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

export interface Count {
  key: string;
  name: string;
  count: number;
}

export interface Bins {
  unit: "day" | "week" | "month" | "year";
  total: number;
  first: string | null;
  last: string | null;
  bins: { day: string; type: string; count: number }[];
}

export interface Vocabulary {
  fields: Record<string, string[]>;
  types: Record<string, string[]>;
  modalities: string[];
  states: string[];
  kinds: string[];
}
