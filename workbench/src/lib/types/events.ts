// Shapes of the API's answers: what happened.
import type { Count, Party, Place } from "./common";

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

export interface Facets {
  types: Count[];
  statuses: Count[];
  actors: Count[];
  places: Count[];
  sources: Count[];
}
