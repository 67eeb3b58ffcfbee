// Offsets in records count Unicode code points; JavaScript counts UTF-16 units.

/** For ascending or random offsets in code points, the position in UTF-16 units. */
export class Offsets {
  private readonly wide: number[] = []; // code-point offsets of the characters that take two units

  constructor(private readonly text: string) {
    let point = 0;
    for (let unit = 0; unit < text.length; unit++, point++) {
      const code = text.charCodeAt(unit);
      if (code >= 0xd800 && code < 0xdc00 && unit + 1 < text.length) {
        this.wide.push(point);
        unit++;
      }
    }
  }

  unit(point: number): number {
    let low = 0;
    let high = this.wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.wide[middle] as number) < point) low = middle + 1;
      else high = middle;
    }
    return point + low;
  }

  slice(start: number, end: number): string {
    return this.text.slice(this.unit(start), this.unit(end));
  }
}

export interface Marked {
  id: string;
  start: number;
  end: number;
}

export interface Piece {
  start: number;
  end: number;
  text: string;
  ids: string[];
}

/** The text cut where spans begin and end (code points); each piece with the spans that cover it. */
export function pieces(text: string, spans: Marked[]): Piece[] {
  const offsets = new Offsets(text);
  const length = [...text].length;
  const opens = new Map<number, string[]>();
  const closes = new Map<number, string[]>();
  const edges = new Set<number>([0, length]);
  for (const { id, start, end } of spans) {
    if (start >= end || end > length) continue;
    edges.add(start).add(end);
    opens.set(start, [...(opens.get(start) ?? []), id]);
    closes.set(end, [...(closes.get(end) ?? []), id]);
  }
  const out: Piece[] = [];
  const open = new Set<string>();
  const sorted = [...edges].sort((a, b) => a - b);
  sorted.slice(0, -1).forEach((start, n) => {
    closes.get(start)?.forEach((id) => open.delete(id));
    opens.get(start)?.forEach((id) => open.add(id));
    const end = sorted[n + 1] as number;
    out.push({ start, end, text: offsets.slice(start, end), ids: [...open] });
  });
  return out;
}

export const plural = (count: number, one: string, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
export const percent = (share: number) => `${Math.round(share * 100)} %`;
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A clause as a sentence: "it is empty" is "It is empty." */
export const sentence = (text: string) => (text ? `${capital(text)}${/[.!?]$/.test(text) ? "" : "."}` : "");

/** "55 to 80 %", "60 %", or nothing where no number was given. */
export function range(low: number | null, high: number | null): string {
  if (low === null || high === null) return "";
  return low === high ? percent(low) : `${Math.round(low * 100)} to ${percent(high)}`;
}

/** What to call a report: its title, else its first sentence without the dateline. */
export function titled(title: string | null, text: string): string {
  if (title) return title;
  const plain = text.replace(/^[^\n]{0,60}?\([^)\n]{2,30}\)\s*[-\u2013\u2014]\s*/, "").replace(/\s+/g, " ").trim();
  const sentence = /^.{20,}?[.!?](?=\s|$)/.exec(plain)?.[0] ?? plain;
  return sentence.length > 110 ? `${sentence.slice(0, 110).replace(/\s\S*$/, "")} \u2026` : sentence;
}
