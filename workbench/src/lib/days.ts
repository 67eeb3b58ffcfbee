// Days as whole numbers since 1970-01-01: what sliders, bins and comparisons work on.
export type DayNumber = number;
const MILLISECONDS = 86_400_000;

export function dayOf(iso: string): DayNumber {
  return Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / MILLISECONDS);
}

export function isoOf(day: DayNumber): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

export function isDay(text: string | null | undefined): text is string {
  return !!text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

const long = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short", day: "numeric", month: "long", year: "numeric" });
const medium = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });
const short = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" });
const month = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "short", year: "numeric" });
const at = (day: DayNumber) => new Date(day * MILLISECONDS);

/** "Sat 30 November 2024" */
export const longDay = (day: DayNumber) => long.format(at(day)).replace(",", "");
/** "30 Nov 2024" */
export const mediumDay = (day: DayNumber) => medium.format(at(day));
/** "30 Nov" */
export const shortDay = (day: DayNumber) => short.format(at(day));
/** "Nov 2024" */
export const monthOf = (day: DayNumber) => month.format(at(day));
export const sayDay = (iso: string | null | undefined) => (iso ? mediumDay(dayOf(iso)) : "");

/** An interval in words: "30 Nov 2024", "by 30 Nov 2024", "28 to 30 Nov 2024". */
export function sayDays(earliest: string | null | undefined, latest: string | null | undefined): string {
  if (!latest) return earliest ? `from ${sayDay(earliest)}` : "no day";
  if (!earliest) return `by ${sayDay(latest)}`;
  if (earliest === latest) return sayDay(latest);
  const [a, b] = [dayOf(earliest), dayOf(latest)];
  return earliest.slice(0, 4) === latest.slice(0, 4) ? `${shortDay(a)} to ${mediumDay(b)}` : `${mediumDay(a)} to ${mediumDay(b)}`;
}

export function sayMoment(iso: string): string {
  const then = new Date(iso);
  return `${medium.format(then)}, ${then.toISOString().slice(11, 16)} UTC`;
}

/** Round days for an axis, about `count` of them, with their labels. */
export function ticks(first: DayNumber, last: DayNumber, count: number): { day: DayNumber; label: string }[] {
  const span = Math.max(1, last - first);
  const step = [1, 2, 3, 7, 14, 30, 61, 91, 182, 365, 730, 1826, 3652].find((s) => span / s <= count) ?? 3652;
  const out: { day: DayNumber; label: string }[] = [];
  if (step < 30) {
    for (let day = step >= 7 ? first + ((7 + 4 - (first % 7)) % 7) : first; day <= last; day += step) out.push({ day, label: shortDay(day) });
    return out;
  }
  const months = Math.max(1, Math.round(step / 30.4));
  const date = at(first);
  let year = date.getUTCFullYear();
  let number = Math.ceil(date.getUTCMonth() / Math.min(12, months)) * Math.min(12, months);
  for (;;) {
    const day = Math.round(Date.UTC(year, number, 1) / MILLISECONDS);
    if (day > last) return out;
    if (day >= first) out.push({ day, label: months >= 12 ? String(at(day).getUTCFullYear()) : monthOf(day) });
    number += months;
    year += Math.floor(number / 12);
    number %= 12;
  }
}
