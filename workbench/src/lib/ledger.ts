// Every day of every place, ready for a slider: looked up in memory, without a request for each step.
import { type DayNumber, dayOf } from "./days";
import { COLOURS, type Side, type Sides, sideOf } from "./sides";
import type { Days, Interval, Party, PlaceDays, Status } from "./types";

/** How a place stands on a day. `side` is null where nobody says who holds it. */
export interface Holding {
  place: PlaceDays;
  interval: Interval;
  from: DayNumber;
  to: DayNumber;
  party: Party | null;
  previous: Party | null;
  side: Side | null;
  colour: number;
  status: Status;
}

const EVER = 10_000_000;

export class Ledger {
  readonly first: DayNumber;
  readonly last: DayNumber;
  /** All stretches in order of the day on which they begin. */
  readonly stretches: Holding[] = [];
  private readonly byPlace = new Map<string, Holding[]>();

  constructor(
    readonly days: Days,
    sides: Sides,
  ) {
    for (const place of days.places) {
      const held = place.intervals.map((interval) => this.holding(place, interval, sides));
      this.byPlace.set(place.key, held);
      this.stretches.push(...held);
    }
    this.stretches.sort((a, b) => a.from - b.from || a.place.name.localeCompare(b.place.name));
    this.first = days.first ? dayOf(days.first) : 0;
    this.last = days.last ? dayOf(days.last) : 0;
  }

  get empty(): boolean {
    return this.stretches.length === 0;
  }

  on(day: DayNumber): Holding[] {
    const out: Holding[] = [];
    for (const held of this.stretches) {
      if (held.from > day) break;
      if (held.to >= day) out.push(held);
    }
    return out;
  }

  /** What began by a day, the latest first. */
  until(day: DayNumber): Holding[] {
    return this.stretches.filter((held) => held.from <= day).reverse();
  }

  of(place: string): Holding[] {
    return this.byPlace.get(place) ?? [];
  }

  private holding(place: PlaceDays, interval: Interval, sides: Sides): Holding {
    const party = interval.holder === null ? null : (this.days.parties[interval.holder] ?? null);
    const side = party ? sides.of(sideOf(party, place)) : null;
    return {
      place,
      interval,
      from: dayOf(interval.from),
      to: interval.to ? dayOf(interval.to) : EVER,
      party,
      previous: interval.previous === null ? null : (this.days.parties[interval.previous] ?? null),
      side,
      colour: side?.colour ?? COLOURS,
      status: party ? interval.status : "unknown",
    };
  }
}
