// Shapes of the API's answers: the record as a whole and who asks.
import type { Count } from "./common";

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
