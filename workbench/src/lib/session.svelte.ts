// What all views share: who is asking, the record at a glance and its revision, and the look of the page.
import { ApiError, get, onRevision, onSignedOut, send, whoami } from "./api";
import type { Me, Summary } from "./types";

class Session {
  me = $state.raw<Me | null>(null);
  record = $state.raw<Summary | null>(null);
  revision = $state("");
  problem = $state.raw<ApiError | null>(null);
  ready = $state(false);

  async start(): Promise<void> {
    try {
      this.me = await whoami();
      if (this.me.name !== null || this.me.local) await this.refresh();
      this.problem = null;
    } catch (error) {
      if (error instanceof ApiError && error.problem.code !== "not-signed-in") this.problem = error;
    }
    this.ready = true;
  }

  async refresh(): Promise<void> {
    this.record = await get<Summary>("/record");
    this.revision = this.record.revision;
  }

  get signedIn(): boolean {
    return this.me !== null && (this.me.local || this.me.name !== null);
  }

  may(right: string): boolean {
    return this.me?.can.includes(right) ?? false;
  }

  async signIn(name: string, password: string): Promise<void> {
    await send("/session", { name, password });
    await this.start();
  }

  async signOut(): Promise<void> {
    await send("/session", undefined, "DELETE");
    location.reload();
  }
}

export const session = new Session();

onRevision((revision) => {
  if (session.revision && revision !== session.revision) {
    session.revision = revision;
    void session.refresh().catch(() => undefined);
  }
});
onSignedOut(() => {
  session.me = null;
});

const EVERY = 10_000; // milliseconds between looks at whether others have added something
setInterval(() => {
  if (session.signedIn && document.visibilityState === "visible") void session.refresh().catch(() => undefined);
}, EVERY);

class Look {
  theme = $state<"light" | "dark">("light");
  private readonly system = matchMedia("(prefers-color-scheme: dark)");

  constructor() {
    const kept = localStorage.getItem("theme");
    this.apply(kept === "light" || kept === "dark" ? kept : this.system.matches ? "dark" : "light");
    this.system.addEventListener("change", () => {
      if (!localStorage.getItem("theme")) this.apply(this.system.matches ? "dark" : "light");
    });
  }

  toggle = () => {
    this.apply(this.theme === "dark" ? "light" : "dark");
    localStorage.setItem("theme", this.theme);
  };

  private apply(theme: "light" | "dark") {
    this.theme = theme;
    document.documentElement.dataset.theme = theme;
  }
}

export const look = new Look();
