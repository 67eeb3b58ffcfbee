// Which parties are one side, and each side's colour. The same rule as the ledger's: the state with its army and government,
// a named group with its branches, and all unnamed armed groups of a country together.
import type { Days, Party, Place } from "./types";

const STATE = new Set(["state", "government", "military"]);
const GENERIC = new Set(["armed group", "opposition", "other", "civilians"]);
export const COLOURS = 7;
const regions = new Intl.DisplayNames("en", { type: "region", fallback: "code" });

export function country(code: string | null | undefined): string {
  if (!code || !/^[A-Z]{2}$/.test(code)) return code ?? "";
  return regions.of(code) ?? code;
}

export function sideOf(party: Party, place: Pick<Place, "country">): string {
  if (party.side) return party.side;
  const where = party.country ?? place.country ?? "?";
  if (STATE.has(party.kind)) return `state:${where}`;
  if (party.entity) return party.entity;
  return GENERIC.has(party.kind) ? `groups:${where}` : party.key;
}

export interface Side {
  key: string;
  name: string;
  colour: number; // position in the palette; COLOURS: none of its own
  weight: number;
}

/** The sides of a record, those that hold most first; a side keeps its colour as long as the page is open. */
export class Sides {
  private readonly found = new Map<string, Side>();
  private readonly names = new Map<string, Map<string, number>>();
  private readonly taken = new Set<number>();

  add(days: Days): void {
    const weights = new Map<string, number>();
    for (const place of days.places) {
      for (const { holder, support } of place.intervals) {
        const party = holder === null ? undefined : days.parties[holder];
        if (!party) continue;
        const key = sideOf(party, place);
        weights.set(key, (weights.get(key) ?? 0) + 1 + support);
        const names = this.names.get(key) ?? new Map<string, number>();
        names.set(party.name, (names.get(party.name) ?? 0) + 1);
        this.names.set(key, names);
      }
    }
    for (const [key, weight] of [...weights].sort((a, b) => b[1] - a[1])) {
      const side = this.found.get(key);
      if (side) side.weight = weight;
      else this.found.set(key, { key, name: this.label(key), colour: this.next(), weight });
    }
  }

  of(key: string): Side {
    return this.found.get(key) ?? { key, name: key, colour: COLOURS, weight: 0 };
  }

  all(): Side[] {
    return [...this.found.values()].sort((a, b) => b.weight - a.weight);
  }

  private next(): number {
    for (let n = 0; n < COLOURS; n++) {
      if (!this.taken.has(n)) {
        this.taken.add(n);
        return n;
      }
    }
    return COLOURS;
  }

  private label(key: string): string {
    const [kind, where] = key.split(":", 2);
    const land = where && where !== "?" ? country(where) : "";
    if (kind === "state") return land ? `${land}: state and army` : "State forces";
    if (kind === "groups") return land ? `${land}: armed groups, unnamed` : "Armed groups, unnamed";
    const names = [...(this.names.get(key) ?? [])].sort((a, b) => b[1] - a[1]);
    return names[0]?.[0] ?? key;
  }
}

export const sideClass = (colour: number) => (colour < COLOURS ? `side-${colour}` : "side-other");
export const sideVariable = (colour: number) => (colour < COLOURS ? `--side-${colour}` : "--side-other");
