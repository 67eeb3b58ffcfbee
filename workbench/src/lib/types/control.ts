// Shapes of the API's answers: who holds what.
import type { Party, Place, Status } from "./common";

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
