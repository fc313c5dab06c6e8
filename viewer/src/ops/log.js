// Everything done, in order. What is kept goes to the server, which numbers it; a lost connection loses nothing.
import { KEPT } from "./kinds.js";
import { fresh } from "./memory.js";
import { fold, initial, reduce, undone } from "./state.js";
import { left, Waiting } from "./waiting.js";

const RETRY_MS = 3000;
const PATIENCE_MS = 60_000; // a server that hangs is one that is lost
const STEPLESS = ["tool"]; // taking a tool in hand changes nothing that one would take back
const STALE = 409; // the server shows another plan by now
const MADE = /^(edit\.|\w+\.add$)/; // what somebody made, rather than took away
const kept = (kind) => KEPT.includes(kind);
const refused = (status) => status >= 400 && status < 500 && status !== STALE && ![401, 403, 408, 429].includes(status);

export class Log {
  #listeners = new Set();
  #mine = []; // what this browser did, for undo: the latest last
  #back = []; // what it took back, for redo
  #sending = false;
  #start; // the state before anything was done
  #before = null; // the state before the last operation

  constructor(scene, source, who) {
    this.scene = scene;
    this.source = source;
    this.who = who;
    this.#start = initial(scene);
    this.head = 0; // every operation of the server up to this number is here
    // What an earlier visit could not send.
    this.kept = new Waiting("waits", scene);
    this.returned = new Waiting("refused", scene); // what the server would not take, until it is tried again or thrown away
    [this.waiting, this.refused] = source.online ? left(this.kept, this.returned, (op) => kept(op.kind)) : [[], []];
    this.painter = null; // sends edits of labels while the slices are open, and shows what became of them
    this.ops = [...this.waiting];
    this.problem = "";
    this.refusal = ""; // why the server would not take the last operation that it refused
    this.stale = false;
    this.#refold();
  }

  // `merge` joins this operation with the last one of its kind: one drag of a slider is one step to undo.
  do(kind, args, { merge = false } = {}) {
    const last = this.ops.at(-1);
    if (merge && last?.kind === kind && last.open && !kept(kind)) {
      last.args = args;
      if (this.#before) this.#step(this.#before, last);
      else this.#refold();
    } else {
      const op = { ...this.#made(kind, args), open: merge };
      this.ops.push(op);
      if (!STEPLESS.includes(kind)) {
        this.#mine.push(op);
        this.#back = [];
      }
      this.#before = this.state;
      this.#step(this.state, op);
      if (kept(kind)) this.#queue(op);
    }
    return this.ops.at(-1);
  }

  // The end of a drag: the next operation of this kind is a new step.
  settle() {
    const last = this.ops.at(-1);
    if (last) last.open = false;
  }

  get canUndo() {
    return this.#mine.length > 0;
  }

  get canRedo() {
    return this.#back.length > 0;
  }

  undo() {
    const op = this.#mine.pop();
    if (!op) return;
    this.#back.push(op);
    this.#mark("undo", op);
  }

  redo() {
    const op = this.#back.pop();
    if (!op) return;
    this.#mine.push(op);
    this.#mark("redo", op);
  }

  on(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  // What was refused, once more, perhaps in other words.
  retry(op, args = op.args) {
    this.discard(op);
    return this.do(op.kind, args);
  }

  discard(op) {
    this.refused = this.refused.filter((one) => one !== op);
    this.returned.drop(op.id);
    this.#tell();
  }

  // Operations the server has, from this browser's past or from others. One that still waits here was taken, and
  // only its answer was lost.
  receive(ops) {
    for (const op of ops) {
      const own = this.waiting.find((one) => one.id === op.ref);
      if (own) this.#numbered(own, op);
      else if (!this.ops.some((one) => one.n === op.n)) this.ops.push({ ...op, id: `o${op.n}` });
    }
    const numbers = new Set(this.ops.map((one) => one.n));
    while (numbers.has(this.head + 1)) this.head += 1;
    this.#refold();
  }

  // What the server has that is not here yet; then what waits is sent.
  async load() {
    if (!this.source.online) return;
    const { operations } = await this.source.get(`/api/operations?after=${this.head}`);
    if (operations.length) this.receive(operations);
    await this.send();
  }

  get saved() {
    return this.waiting.length === 0;
  }

  // True where something waits for the name of the one who did it.
  get unsigned() {
    return this.source.online && this.waiting.length > 0 && !this.#signature(this.waiting[0]);
  }

  // Sends what waits, in order, until all is saved or the server is lost.
  async send() {
    if (this.#sending || !this.source.online) return;
    this.#sending = true;
    while (this.waiting.length && !this.unsigned && (await this.#sent(this.waiting[0])));
    this.#sending = false;
    this.#tell();
  }

  async #sent(op) {
    op.by = this.#signature(op);
    try {
      const { operations, head } = await this.#post(op.by, { kind: op.kind, args: op.args, ref: op.id });
      Object.assign(this, { problem: "", stale: false });
      this.receive(operations.map((one) => ({ ...one, ref: op.id })));
      if (head > this.head) this.receive((await this.source.get(`/api/operations?after=${this.head}`)).operations);
      return true;
    } catch (error) {
      return this.#failed(op, error);
    }
  }

  #post(by, change) {
    if (this.painter && change.kind.startsWith("edit.")) return this.painter(by, change);
    return this.source.post("/api/operations", { by, operations: [change] }, { timeout: PATIENCE_MS });
  }

  // Whether to go on with the next one.
  #failed(op, error) {
    if (this.waiting[0] !== op) return true; // it was taken; only the news of others were lost
    if (refused(error.status)) {
      this.#refuse(op, error.message);
      return true;
    }
    this.problem = error.message;
    this.stale = error.status === STALE;
    setTimeout(() => this.send(), RETRY_MS);
    return false;
  }

  // The server's number for an operation of this browser: what names it by its first name names it by the number now.
  #numbered(op, { n, at }) {
    const was = op.id;
    this.waiting = this.waiting.filter((one) => one !== op);
    Object.assign(op, { n, at, id: `o${n}` });
    for (const one of this.ops) {
      if (one.args.id === was) one.args = { ...one.args, id: op.id };
      if (one.args.of === was) one.args = { ...one.args, of: n };
    }
    if (!this.source.online) return;
    this.kept.drop(was);
    for (const one of this.waiting) this.kept.put(one);
  }

  // The server will never take it: it is taken back here too, and said; so is what takes it back or removes it. What
  // was written or drawn stays at hand, to be tried again.
  #refuse(op, why) {
    this.refusal = why;
    const gone = (one) => one === op || one.args.of === op.id || one.args.id === op.id;
    for (const one of this.waiting.filter(gone)) this.kept.drop(one.id);
    if (MADE.test(op.kind)) {
      this.refused.push({ ...op, why });
      this.returned.put(this.refused.at(-1));
    }
    this.waiting = this.waiting.filter((one) => !gone(one));
    this.ops = this.ops.filter((one) => !gone(one));
    this.#mine = this.#mine.filter((one) => !gone(one));
    this.#back = this.#back.filter((one) => !gone(one));
    this.#refold();
  }

  #made(kind, args) {
    return { id: fresh(), kind, args, by: this.who(), at: new Date().toISOString() };
  }

  #signature(op) {
    return op.by || this.who();
  }

  #mark(kind, op) {
    const mark = this.#made(kind, { of: op.n ?? op.id });
    this.ops.push(mark);
    if (kept(op.kind)) this.#queue(mark);
    this.#refold();
  }

  #queue(op) {
    this.waiting.push(op);
    if (this.source.online) this.kept.put(op);
    queueMicrotask(() => this.send());
  }

  // One more operation; what it does not touch stays the very same object, so that followers can tell.
  #step(before, op) {
    this.state = reduce(before, op);
    this.#tell();
  }

  #refold() {
    this.#before = null;
    this.state = fold(this.#start, this.ops);
    this.gone = undone(this.ops);
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener(this.state, this);
  }
}
