// Shapes of the API's answers: who says so.
import type { Score } from "./forecasts";

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
