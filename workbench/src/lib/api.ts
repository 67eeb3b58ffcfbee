// The API as the page uses it: shapes as in /api/v1/openapi.json, one shape of error, the record's revision noted from every answer.
import type { Me, Problem } from "./types";

export type Params = Record<string, string | number | boolean | null | undefined | string[]>;
const ROOT = "api/v1";

/** What went wrong and what to do about it, in the API's own words. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.what);
  }
}

let csrf: string | null = null;
const listeners = new Set<(revision: string) => void>();
const signedOut = new Set<() => void>();

export const onRevision = (listen: (revision: string) => void) => void listeners.add(listen);
export const onSignedOut = (listen: () => void) => void signedOut.add(listen);

export function address(path: string, params: Params = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (value === null || value === undefined || value === "") continue;
    for (const one of Array.isArray(value) ? value : [String(value)]) search.append(key, one);
  }
  const text = search.toString();
  return `${ROOT}${path}${text ? `?${text}` : ""}`;
}

const ahead = new Map<string, Promise<Response>>();

/** Ask for something before anybody needs it; the first who asks for it gets that answer. */
export function prefetch(path: string, params: Params = {}): void {
  // Read to its end at once, so that an answer that nobody comes for does not hold its connection.
  const asked = fetch(address(path, params), { credentials: "same-origin", headers: { Accept: "application/json" } }).then(
    async (response) => new Response(await response.blob(), { status: response.status, headers: response.headers }),
  );
  asked.catch(() => undefined);
  ahead.set(address(path, params), asked);
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    const early = init.method ? undefined : ahead.get(path);
    ahead.delete(path);
    response = await (early ?? fetch(path, { credentials: "same-origin", ...init }));
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, {
      code: "no-answer",
      what: "The server does not answer",
      where: null,
      why: "It was stopped, or cannot be reached from here.",
      remedy: "Start it with `dateline serve`, then try again.",
    });
  }
  const revision = response.headers.get("X-Record-Revision");
  if (revision) for (const listen of listeners) listen(revision);
  if (response.ok) return response;
  const problem: Problem = await response.json().catch(() => ({
    code: `http-${response.status}`,
    what: `The server answered ${response.status}`,
    where: path,
    why: "It gave no reason.",
    remedy: "Try again; if it stays so, look at what the server prints.",
  }));
  if (problem.code === "not-signed-in") for (const listen of signedOut) listen();
  throw new ApiError(response.status, problem);
}

export async function get<T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> {
  return (await ask(address(path, params), { signal: signal ?? null, headers: { Accept: "application/json" } })).json() as Promise<T>;
}

export async function send<T>(path: string, body?: unknown, method = "POST"): Promise<T> {
  ahead.clear(); // what was asked before this may no longer hold
  const form = body instanceof FormData;
  const headers: Record<string, string> = { Accept: "application/json" };
  if (csrf) headers["X-CSRF-Token"] = csrf;
  if (body !== undefined && !form) headers["Content-Type"] = "application/json";
  const response = await ask(address(path), { method, headers, body: body === undefined ? null : form ? body : JSON.stringify(body) });
  return (response.status === 204 ? null : await response.json()) as T;
}

/** Who is asking; keeps the token that must go with everything that changes something. */
export async function whoami(): Promise<Me> {
  const me = await get<Me>("/me");
  csrf = me.csrf;
  return me;
}
