// Every view and what is seen in it is in the address, after "#": a link opens exactly what was seen.

export interface Route {
  view: string;
  id: string | null;
  query: Record<string, string>;
}

function read(): Route {
  const [path = "", search = ""] = location.hash.replace(/^#\/?/, "").split("?", 2);
  const [view = "", ...rest] = path.split("/");
  return { view: view || "situation", id: rest.length > 0 ? decodeURIComponent(rest.join("/")) : null, query: Object.fromEntries(new URLSearchParams(search)) };
}

export const route = $state(read());

addEventListener("hashchange", () => Object.assign(route, read()));

type Query = Record<string, string | number | null | undefined>;

/** An address within the page. Empty values are left out. */
export function href(view: string, id: string | null = null, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== null && value !== undefined && value !== "") search.set(key, String(value));
  const text = search.toString();
  return `#/${view}${id === null ? "" : `/${encodeURIComponent(id)}`}${text ? `?${text}` : ""}`;
}

export function go(view: string, id: string | null = null, query: Query = {}): void {
  location.hash = href(view, id, query);
}

/** Change some of what is seen in this view. Small moves (a slider's) replace the entry of the browser's history. */
export function set(change: Query, { replace = true } = {}): void {
  const address = href(route.view, route.id, { ...route.query, ...change });
  if (address === location.hash) return;
  if (!replace) {
    location.hash = address;
    return;
  }
  history.replaceState(history.state, "", address);
  Object.assign(route, read());
}
