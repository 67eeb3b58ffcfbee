// Something asked of the server, asked again when what it depends on changes; the last answer stays until the next is there.
import { untrack } from "svelte";
import { ApiError } from "./api";

export class Loading<T> {
  data = $state.raw<T | null>(null);
  error = $state.raw<ApiError | null>(null);
  busy = $state(false);
  private turn = 0;
  private again = $state(0);

  /** `ask` reads the state it depends on before its first await, and gives null where there is nothing to ask. */
  constructor(ask: (signal: AbortSignal) => Promise<T> | null) {
    $effect(() => {
      void this.again;
      const control = new AbortController();
      const asked = ask(control.signal);
      untrack(() => void this.follow(asked));
      return () => control.abort();
    });
  }

  retry = () => {
    this.again++;
  };

  private async follow(asked: Promise<T> | null): Promise<void> {
    const turn = ++this.turn;
    if (asked === null) {
      this.data = null;
      this.busy = false;
      return;
    }
    this.busy = true;
    try {
      const data = await asked;
      if (turn !== this.turn) return;
      this.data = data;
      this.error = null;
    } catch (error) {
      if (turn !== this.turn || (error instanceof DOMException && error.name === "AbortError")) return;
      this.error = error instanceof ApiError ? error : new ApiError(0, { code: "page", what: "The page failed", where: null, why: String(error), remedy: "Reload it." });
    } finally {
      if (turn === this.turn) this.busy = false;
    }
  }
}
