// The views, in the order of the navigation. All but the first are loaded when they are opened.
import type { Component } from "svelte";

export interface View {
  view: string;
  title: string;
  nav: boolean;
  right?: string;
  load?: () => Promise<{ default: Component }>;
}

export const VIEWS: View[] = [
  { view: "situation", title: "Situation", nav: true },
  { view: "timeline", title: "Timeline", nav: true, load: () => import("../views/Timeline.svelte") },
  { view: "reports", title: "Reports", nav: true, load: () => import("../views/Reports.svelte") },
  { view: "report", title: "Report", nav: false, load: () => import("../views/Report.svelte") },
  { view: "forecasts", title: "Forecasts", nav: true, load: () => import("../views/Forecasts.svelte") },
  { view: "outlook", title: "Outlook", nav: true, load: () => import("../views/Outlook.svelte") },
  { view: "sources", title: "Sources", nav: true, load: () => import("../views/Sources.svelte") },
  { view: "review", title: "Review", nav: true, load: () => import("../views/Review.svelte") },
  { view: "add", title: "Add", nav: true, right: "add", load: () => import("../views/Add.svelte") },
  { view: "brief", title: "Brief", nav: true, load: () => import("../views/Brief.svelte") },
  { view: "event", title: "Event", nav: false, load: () => import("../views/Event.svelte") },
  { view: "words", title: "Evidence", nav: false, load: () => import("../views/Words.svelte") },
  { view: "about", title: "About", nav: true, load: () => import("../views/About.svelte") },
];
