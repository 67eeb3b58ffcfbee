// The ledger as known on a day, kept for the revision of the record, so that a slider moves without waiting.
import { get } from "./api";
import { Ledger } from "./ledger";
import { session } from "./session.svelte";
import { Sides } from "./sides";
import type { Days } from "./types";

const MOST = 60; // ledgers kept
const kept = new Map<string, Promise<Ledger>>();
export const sides = new Sides();
let all: Promise<unknown> | null = null;

/** `known`: a day (ISO 8601), or null for all that is kept. */
export function ledger(known: string | null): Promise<Ledger> {
  const key = `${session.revision} ${known ?? ""}`;
  const found = kept.get(key);
  if (found) return found;
  const asked = (async () => {
    // The whole record first: it decides which side has which colour, whatever was known when.
    if (known !== null && all === null) await ledger(null);
    const days = await get<Days>("/control/days", { known });
    sides.add(days);
    return new Ledger(days, sides);
  })();
  if (known === null) all = asked;
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  if (kept.size > MOST) kept.delete(kept.keys().next().value as string);
  return asked;
}
