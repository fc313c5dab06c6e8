// Everything done, in order. What is kept goes to the server, which numbers it; a lost connection loses nothing.
import { KEPT } from "./kinds.js";
import { fold, initial, undone } from "./state.js";

const RETRY_MS = 3000;
const kept = (kind) => KEPT.includes(kind);

export class Log {
  #listeners = new Set();
  #mine = []; // what this browser did, for undo: the latest last
  #back = []; // what it took back, for redo
  #sending = false;

  constructor(scene, source, who) {
    this.scene = scene;
    this.source = source;
    this.who = who;
    this.head = 0;
    this.waiting = this.#remembered();
    this.ops = [...this.waiting];
    this.problem = "";
    this.#refold();
  }

  // `merge` joins this operation with the last one of its kind: one drag of a slider is one step to undo.
  do(kind, args, { merge = false } = {}) {
    const last = this.ops.at(-1);
    if (merge && last?.kind === kind && last.open && !kept(kind)) {
      last.args = args;
    } else {
      const op = { id: `t${crypto.randomUUID()}`, kind, args, by: this.who(), at: new Date().toISOString(), open: merge };
      this.ops.push(op);
      this.#mine.push(op);
      this.#back = [];
      if (kept(kind)) this.#queue(op);
    }
    this.#refold();
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

  // An operation of this browser that the server has numbered already (a stroke of the brush).
  adopt(op) {
    this.receive([op]);
    this.#mine.push(this.ops.find((one) => one.n === op.n));
    this.#back = [];
    this.#tell();
  }

  // Operations the server has, from this browser's past or from others.
  receive(ops) {
    for (const op of ops) {
      if (op.n <= this.head) continue;
      this.head = op.n;
      this.ops.push({ ...op, id: `o${op.n}` });
    }
    this.#refold();
  }

  async load() {
    if (!this.source.online) return;
    const { operations } = await this.source.get(`/api/operations?after=${this.head}`);
    this.receive(operations);
    this.#send();
  }

  get saved() {
    return this.waiting.length === 0;
  }

  #mark(kind, op) {
    const mark = { id: `t${crypto.randomUUID()}`, kind, args: { of: op.n ?? op.id }, by: this.who(), at: new Date().toISOString() };
    this.ops.push(mark);
    if (kept(op.kind)) this.#queue(mark);
    this.#refold();
  }

  #queue(op) {
    this.waiting.push(op);
    this.#remember();
    this.#send();
  }

  async #send() {
    if (this.#sending || !this.source.online) return;
    this.#sending = true;
    while (this.waiting.length) {
      const op = this.waiting[0];
      try {
        const { operations } = await this.source.post("/api/operations", { by: op.by, operations: [{ kind: op.kind, args: this.#numbered(op.args) }] });
        this.#acknowledged(op, operations[0]);
        this.problem = "";
      } catch (error) {
        this.problem = error.message;
        if (error.status === 422) this.#refused(op);
        else {
          setTimeout(() => this.#send(), RETRY_MS);
          break;
        }
      }
    }
    this.#sending = false;
    this.#tell();
  }

  #acknowledged(op, numbered) {
    this.waiting.shift();
    this.#remember();
    const was = op.id;
    const target = this.ops.find((one) => one.id === was) ?? op;
    Object.assign(target, { n: numbered.n, id: `o${numbered.n}`, at: numbered.at });
    this.head = Math.max(this.head, numbered.n);
    for (const one of this.ops) {
      if (one.args.id === was) one.args = { ...one.args, id: target.id };
      if (one.args.of === was) one.args = { ...one.args, of: numbered.n };
    }
    this.#refold();
  }

  // The server will never take it: it is taken back here too, and said.
  #refused(op) {
    this.waiting.shift();
    this.#remember();
    this.ops = this.ops.filter((one) => one.id !== op.id);
    this.#mine = this.#mine.filter((one) => one.id !== op.id);
    this.#refold();
  }

  // References to operations that have a number by now.
  #numbered(args) {
    const of = this.ops.find((one) => one.id === args.of)?.n;
    return of ? { ...args, of } : args;
  }

  #key() {
    return `dioscuri ${this.scene.plan.id}`;
  }

  #remember() {
    localStorage?.setItem(this.#key(), JSON.stringify(this.waiting));
  }

  // What an earlier visit could not send.
  #remembered() {
    try {
      return JSON.parse(localStorage?.getItem(this.#key()) ?? "[]");
    } catch {
      return [];
    }
  }

  #refold() {
    this.state = fold(initial(this.scene), this.ops);
    this.gone = undone(this.ops);
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener(this.state, this);
  }
}
