// Shapes of the API's answers. Days are ISO 8601, offsets are Unicode code points.
export type * from "./common";
export type * from "./control";
export type * from "./events";
export type * from "./forecasts";
export type * from "./reports";
export type * from "./session";
export type * from "./sources";
