// Keeps abreast of the server: whether the plan shown is still the case's, and what others have done.
const EVERY_MS = 5000;
const PATIENCE_MS = 10_000;

export class Watch {
  #told = new Set();
  #looking = null;

  constructor(source, log) {
    Object.assign(this, { source, log, stale: "" });
  }

  start() {
    if (!this.source.online) return;
    setInterval(() => this.look(), EVERY_MS);
    addEventListener("focus", () => this.look());
    document.addEventListener("visibilitychange", () => document.hidden || this.look());
  }

  // Called whenever the answer to "why is what is shown not the present plan?" has changed.
  on(listener) {
    this.#told.add(listener);
    return () => this.#told.delete(listener);
  }

  // Asks now. A server that does not answer is asked again in time; the log says that it is lost.
  look() {
    this.#looking ??= this.#ask().catch(() => undefined).finally(() => { this.#looking = null; });
    return this.#looking;
  }

  say(stale) {
    if (stale === this.stale) return;
    this.stale = stale;
    for (const listener of this.#told) listener(stale);
  }

  async #ask() {
    const state = await this.source.get("/api/state", { timeout: PATIENCE_MS }).catch((error) => {
      if (error.status !== 404) throw error;
      return { head: Infinity }; // a server from before this question
    });
    if (state.stale !== undefined) this.say(state.stale);
    if (state.head > this.log.head) await this.log.load();
  }
}
