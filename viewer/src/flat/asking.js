// Asks the server what the clips do, and remembers. An answer belongs to its clips and to its plan: the newest question
// wins, and what was computed on an older plan is forgotten.
const RETRY_MS = 3000;
const PATIENCE_MS = { numbers: 20_000, intervals: 120_000 };
const STALE = 409; // the case has another plan by now, or no numbers

const keyOf = (clips) => JSON.stringify(Object.entries(clips).sort(([a], [b]) => (a < b ? -1 : 1)));
const none = { territories: [], pressures: {}, flows: {}, carriers: [], next: [], notes: [], isolated: [] };
const refused = (status) => status >= 400 && status < 500;

// `app.answer` is null (nothing is clipped, or nothing is known), or the server's answer with `clips`, those that it is for;
// `pending`, the newer clips that are being computed, or null; `stale`, why there are no numbers any more, or "".
export class WhatIf {
  #known = new Map(); // answers by clips: undo brings back the very numbers of before
  #asked = keyOf({});
  #abort = null;
  #retry = 0;

  constructor(app) {
    this.app = app;
    this.patience = { ...PATIENCE_MS };
    this.state = "idle"; // "idle", "asking", "numbers", "intervals", "middle", "refused", "offline", "lost", "late", "none", "stale"
    app.on((state) => this.#follow(state.clips));
    app.watch.on(() => this.#outdated());
    addEventListener("online", () => this.state === "lost" && this.again());
  }

  // The same question once more.
  again() {
    clearTimeout(this.#retry);
    this.#abort?.abort();
    this.app.during(this.#ask(this.app.state.clips, this.#asked));
  }

  #follow(clips) {
    const key = keyOf(clips);
    if (key === this.#asked) return;
    this.#asked = key;
    this.since = performance.now();
    this.#start(clips, key);
  }

  #start(clips, key) {
    clearTimeout(this.#retry);
    this.#abort?.abort();
    const { app } = this;
    if (!Object.keys(clips).length) this.#tell("idle", null);
    else if (!app.source.online) this.#tell("offline", null);
    else if (!app.scene.circulation.answers) this.#tell("none", null);
    else if (this.#known.has(key)) this.#tell("intervals", this.#known.get(key));
    else app.during(this.#ask(clips, key));
  }

  // First the numbers, at once; then their intervals.
  async #ask(clips, key) {
    const abort = (this.#abort = new AbortController());
    const mine = () => key === this.#asked && abort === this.#abort;
    this.#tell("asking", this.#older(clips));
    let quick = null;
    try {
      quick = await this.#post("/api/whatif", clips, abort, this.patience.numbers);
      if (!mine()) return;
      if (quick.error) return this.#kept(key, quick, clips);
      this.#tell("numbers", { ...quick, clips });
      this.ms = performance.now() - this.since; // from the click to the numbers on the page
      const whole = await this.#post("/api/whatif?intervals=1", clips, abort, this.patience.intervals);
      if (mine()) this.#kept(key, whole, clips);
    } catch (error) {
      if (mine()) this.#failed(error, clips, quick);
    }
  }

  // The numbers that stand while newer ones are computed, marked as what they are.
  #older(clips) {
    const { answer } = this.app;
    if (!answer || answer.error || answer.stale) return null;
    return keyOf(answer.clips) === keyOf(clips) ? answer : { ...answer, pending: clips };
  }

  #post(path, clips, abort, patience) {
    const timer = setTimeout(() => abort.abort(Object.assign(new Error("late"), { late: true })), patience);
    return this.app.source.post(path, { clips }, { signal: abort.signal }).finally(() => clearTimeout(timer));
  }

  #kept(key, answer, clips) {
    this.#known.set(key, { ...answer, clips });
    this.#tell("intervals", this.#known.get(key));
  }

  // `quick`: the numbers that are there already, where only their intervals failed.
  #failed(error, clips, quick) {
    if (error.status === STALE) {
      this.#stale(error.message);
      return this.app.outdated();
    }
    if (!refused(error.status) && !error.late) this.#retry = setTimeout(() => this.again(), RETRY_MS);
    if (quick) return this.#tell("middle", { ...quick, clips, why: error.late ? "" : error.message });
    if (refused(error.status)) return this.#tell("refused", { ...none, clips, error: error.message });
    return this.#tell(error.late ? "late" : "lost", null);
  }

  // The plan is not the present one any more, or is so again, or its labels were edited: only the server knows which of
  // these leaves numbers. What was known is forgotten and asked anew.
  #outdated() {
    this.#known.clear();
    this.app.answer = null;
    this.#start(this.app.state.clips, this.#asked);
  }

  #stale(why) {
    this.#known.clear();
    clearTimeout(this.#retry);
    this.#abort?.abort();
    const clipped = this.#asked !== keyOf({});
    this.#tell(clipped ? "stale" : "idle", clipped ? { ...none, clips: {}, error: why, stale: why } : null);
  }

  #tell(state, answer) {
    this.state = answer?.error && state !== "stale" ? "refused" : state;
    this.app.answer = answer && { pending: null, stale: "", ...answer };
    this.app.view3d?.draw();
  }
}
