// Judging statements: what was done last can be taken back from anywhere on the page.
import { ApiError, get, send } from "./api";
import { session } from "./session.svelte";
import type { Correction, Kept, Vocabulary } from "./types";

export interface Judgement {
  action: "accept" | "reject" | "set" | "join" | "split" | "overrule";
  field?: string;
  value?: string;
  why?: string;
}

class Judging {
  /** What was done last, to be said and undone. */
  done = $state.raw<{ number: number; text: string } | null>(null);
  error = $state.raw<ApiError | null>(null);
  busy = $state(false);
  private timer: ReturnType<typeof setTimeout> | undefined;

  async judge(statement: string, judgement: Judgement, text: string): Promise<Kept | null> {
    return this.act(() => send<Kept>(`/review/statements/${encodeURIComponent(statement)}`, { why: "", ...judgement }), text);
  }

  async grade(source: string, grade: string, why: string): Promise<Kept | null> {
    return this.act(() => send<Kept>("/sources/grade", { source, grade, why }), `Grade ${grade} given`);
  }

  async undo(number: number): Promise<Kept | null> {
    const kept = await this.act(() => send<Kept>(`/review/corrections/${number}/undo`), "");
    if (kept) this.say({ number: 0, text: `Correction ${number} taken back` });
    return kept;
  }

  dismiss = () => {
    this.done = null;
    this.error = null;
  };

  private async act(ask: () => Promise<Kept>, text: string): Promise<Kept | null> {
    this.busy = true;
    this.error = null;
    try {
      const kept = await ask();
      if (text) this.say({ number: kept.id, text });
      await session.refresh();
      return kept;
    } catch (error) {
      if (error instanceof ApiError) this.error = error;
      return null;
    } finally {
      this.busy = false;
    }
  }

  private say(done: { number: number; text: string }) {
    this.done = done;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.done = null), 20_000);
  }
}

export const judging = new Judging();

let asked: Promise<Vocabulary> | null = null;
/** What a field may be set to; asked once. */
export function vocabulary(): Promise<Vocabulary> {
  asked ??= get<Vocabulary>("/review/fields");
  asked.catch(() => (asked = null));
  return asked;
}

/** A corrected value in words. */
export function valueOf(correction: Correction): string {
  const { value } = correction;
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value === "object") return String((value as Record<string, unknown>).name ?? (value as Record<string, unknown>).grade ?? JSON.stringify(value));
  return String(value);
}

export function doneIn(correction: Correction): string {
  const { action, field } = correction;
  if (action === "set" && field === "grade") return `graded ${valueOf(correction)}`;
  if (action === "set") return `set ${field} to ${valueOf(correction)}`;
  if (action === "overrule") return `settled as ${valueOf(correction)}`;
  return { accept: "accepted", reject: "rejected", join: "joined with another", split: "split off" }[action] ?? action;
}
