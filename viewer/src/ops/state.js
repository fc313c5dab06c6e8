// The state as a pure fold of operations. Nothing here knows the screen, the server or three.js.
import { PRESETS, presetFor } from "./presets.js";
import { restored } from "./views.js";

const without = (list, id) => list.filter((one) => one.id !== id);
const adder = (field) => (state, op) => ({ ...state, [field]: [...state[field], { ...op.args, id: op.id, by: op.by, at_time: op.at }] });
const remover = (field) => (state, op) => ({ ...state, [field]: without(state[field], op.args.id) });
const setter = (field, name = field) => (state, op) => ({ ...state, [field]: op.args[name] });

const RULES = {
  show: (state, { args }) => {
    const hidden = new Set(state.hidden);
    for (const name of args.names) args.visible ? hidden.delete(name) : hidden.add(name);
    return { ...state, hidden, preset: null };
  },
  opacity: (state, { args }) => ({ ...state, opacity: { ...state.opacity, [args.structure]: args.value }, preset: null }),
  preset: (state, { args }) => ({ ...state, ...presetFor(state.nodes, args.name), preset: args.name }),
  colour: setter("colour", "by"),
  doubt: setter("doubt", "shown"),
  apart: setter("apart", "mm"),
  opened: setter("opened", "share"),
  plane: (state, { args }) => ({ ...state, plane: { ...state.plane, ...args } }),
  stage: setter("stage", "number"),
  select: setter("selected", "vessel"),
  compare: setter("compare", "id"),
  tool: setter("tool", "name"),
  layer: (state, { args }) => ({ ...state, layers: { ...state.layers, [args.name]: args.shown } }),
  // A kept view (a bookmark) comes back whole, in one step.
  view: (state, { args }) => restored(state, args.view),
  clip: (state, { args }) => {
    const clips = { ...state.clips };
    if (args.share > 0) clips[args.edge] = args.share;
    else delete clips[args.edge];
    return { ...state, clips };
  },
  "landmark.add": adder("landmarks"),
  "landmark.remove": remover("landmarks"),
  "note.add": adder("notes"),
  "note.remove": remover("notes"),
  "measure.add": adder("measures"),
  "measure.remove": remover("measures"),
  "bookmark.add": adder("bookmarks"),
  "bookmark.remove": remover("bookmarks"),
  "constraint.add": adder("constraints"),
  "constraint.remove": remover("constraints"),
  "edit.paint": adder("edits"),
  "edit.grow": adder("edits"),
  "edit.relabel": adder("edits"),
};

export function initial(scene) {
  const nodes = scene.nodes;
  return {
    nodes,
    ...presetFor(nodes, "all"),
    preset: "all",
    colour: "owner",
    doubt: true,
    apart: 0,
    opened: 0,
    plane: { on: false, point: scene.cut_centre, normal: [-1, 0, 0], scan: "ct", window: "soft", tint: "structure", outline: true, whole: false },
    stage: null,
    selected: null,
    compare: null,
    tool: "look",
    clips: {},
    layers: { territories: false, measures: true, landmarks: true, notes: true },
    landmarks: [], notes: [], measures: [], bookmarks: [], constraints: [], edits: [],
  };
}

export function reduce(state, op) {
  const rule = RULES[op.kind];
  if (!rule) throw new Error(`operation ${op.kind} is not known`);
  return rule(state, op);
}

// Operations taken back: an undo takes one away, a redo brings it back, in the order given.
export function undone(ops) {
  const gone = new Set();
  for (const op of ops) {
    if (op.kind === "undo") gone.add(op.args.of);
    if (op.kind === "redo") gone.delete(op.args.of);
  }
  return gone;
}

export function fold(start, ops) {
  const gone = undone(ops);
  return ops.filter((op) => op.kind !== "undo" && op.kind !== "redo" && !gone.has(op.n ?? op.id)).reduce(reduce, start);
}

export { PRESETS };
