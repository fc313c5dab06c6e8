// Everything the wrist menu can do, and for each the control of the flat screen that does the same: a test walks this table.
import { viewOf } from "../ops/views.js";
import { t } from "../strings.js";
import { PLANE } from "./gestures.js";

const TOOLS = ["look", "distance", "path", "angle", "area", "landmark", "note", "clip", "hide"];
const PRESETS = ["all", "skin", "bone", "brain", "vessels", "arteries", "veins", "doubt", "after"];
const COLOURS = ["owner", "kind", "pressure", "change", "doubt", "tissue"];
const SHELLS = ["skin", "skull"];
const MOST_APART = 120; // mm
const APART = 20;
const CLEARER = 0.2;

const toolOf = (name) => ({
  id: `tool.${name}`, page: "tools", label: () => t(`vr.tool.${name}`), on: (app) => app.state.tool === name,
  there: (app) => name === "look" || app.tools.names.includes(name), run: (app) => app.do("tool", { name }), flat: `#tools [data-tool="${name}"]`,
});

const presetOf = (name) => ({
  id: `preset.${name}`, page: "show", label: () => t(`vr.preset.${name}`), on: (app) => app.state.preset === name,
  run: (app) => app.do("preset", { name }), flat: `[data-preset="${name}"]`,
});

const colourOf = (by) => ({
  id: `colour.${by}`, page: "colours", label: () => t(`vr.colour.${by}`), on: (app) => app.state.colour === by,
  run: (app) => app.do("colour", { by }), flat: `[data-colour="${by}"]`,
});

const within = (value, low, high) => Math.round(Math.min(high, Math.max(low, value)) * 100) / 100;

const opacityOf = (structure, by) => ({
  id: `opacity.${structure}.${by < 0 ? "less" : "more"}`, page: "colours", row: structure, label: () => t(by < 0 ? "vr.clearer" : "vr.denser", { what: structure }),
  there: (app) => app.scene.nodes.some((node) => node.structure === structure), flat: `[data-opacity="${structure}"]`,
  run: (app) => app.do("opacity", { structure, value: within((app.state.opacity[structure] ?? 1) + by, 0, 1) }),
});

const apartOf = (by) => ({
  id: `apart.${by < 0 ? "less" : "more"}`, page: "steps", row: "apart", label: () => t(by < 0 ? "vr.together" : "vr.apart"), flat: "[data-apart]",
  run: (app) => app.do("apart", { mm: within(app.state.apart + by, 0, MOST_APART) }),
});

const openedOf = (share) => ({
  id: `opened.${share ? "open" : "closed"}`, page: "steps", row: "opened", label: () => t(share ? "vr.opened" : "vr.closed"), on: (app) => app.state.opened === share,
  run: (app) => app.do("opened", { share }), flat: "[data-opened]",
});

// Before the first stage there is none; after the last it stays the last.
export function nextStage(app, by) {
  const numbers = [null, ...app.scene.stages.map((stage) => stage.number)];
  const at = numbers.indexOf(app.state.stage) + by;
  return numbers[Math.min(numbers.length - 1, Math.max(0, at))];
}

const stageOf = (by) => ({
  id: `stage.${by < 0 ? "back" : "forward"}`, page: "steps", row: "stage", label: () => t(by < 0 ? "vr.back" : "vr.forward"), there: (app) => app.scene.stages.length > 0,
  able: (app) => nextStage(app, by) !== app.state.stage, flat: `[data-stage="${by < 0 ? "back" : "forward"}"]`,
  run: (app) => app.do("stage", { number: nextStage(app, by) }),
});

const bookmarkOf = (n) => ({
  id: `bookmark.${n}`, page: "steps", row: "bookmarks", label: (app) => app.state.bookmarks[n]?.name ?? "", there: (app) => n < app.state.bookmarks.length,
  run: (app) => recall(app, app.state.bookmarks[n]), flat: "#panel-marks",
});

function recall(app, { view, camera }) {
  app.do("view", { view });
  if (camera?.position && camera?.target) app.view3d.pose = camera;
}

const keep = (app) => app.do("bookmark.add", { name: t("vr.view", { n: app.state.bookmarks.length + 1 }), camera: app.view3d.pose, view: viewOf(app.state) });

// The flat screen's own line over the model says what the tool waits for, and has the button that ends it.
const finish = () => document.querySelector("#hint:not([hidden]) button:first-of-type:not([hidden])");
export const hint = () => document.querySelector("#hint:not([hidden]) span")?.textContent ?? "";

const sizeOf = (size) => ({
  id: `size.${size}`, page: "room", row: "size", label: () => t(`vr.size.${size}`), on: (app) => app.vr.prefs.size === size,
  run: (app) => app.vr.prefer({ size }), flat: `#vr-size option[value="${size}"]`,
});

const postureOf = (posture) => ({
  id: `posture.${posture}`, page: "room", row: "posture", label: () => t(`vr.posture.${posture}`), on: (app) => app.vr.prefs.posture === posture,
  run: (app) => app.vr.prefer({ posture }), flat: `#vr-posture option[value="${posture}"]`,
});

const menuOn = (hand) => ({
  id: `hand.${hand}`, page: "room", row: "hand", label: () => t(`vr.hand.${hand}`), on: (app) => app.vr.prefs.hand === hand,
  run: (app) => app.vr.prefer({ hand }), flat: `#vr-hand option[value="${hand}"]`,
});

// On every page.
const ALWAYS = [
  { id: "undo", label: () => t("vr.undo"), able: (app) => app.log.canUndo, run: (app) => app.log.undo(), flat: "#undo" },
  { id: "redo", label: () => t("vr.redo"), able: (app) => app.log.canRedo, run: (app) => app.log.redo(), flat: "#redo" },
];

export const ACTIONS = [
  ...TOOLS.map(toolOf),
  {
    id: "tool.plane", page: "tools", label: () => t("vr.tool.plane"), on: (app) => app.state.tool === PLANE, there: (app) => Boolean(app.plane),
    run: (app) => app.do("tool", { name: PLANE }), flat: "[data-plane]",
  },
  { id: "done", page: "tools", label: () => t("vr.done"), able: (app) => app.tools.current?.finish && finish(), run: () => finish()?.click(), flat: "#hint button" },
  { id: "plane.off", page: "tools", label: () => t("vr.plane.off"), able: (app) => app.state.plane.on, run: (app) => app.do("plane", { on: false }), flat: "[data-plane]" },
  ...PRESETS.map(presetOf),
  ...COLOURS.map(colourOf),
  ...SHELLS.flatMap((structure) => [opacityOf(structure, -CLEARER), opacityOf(structure, CLEARER)]),
  stageOf(-1), stageOf(1), apartOf(-APART), apartOf(APART), openedOf(0), openedOf(1),
  { id: "keep", page: "steps", row: "keep", label: () => t("vr.keep"), run: keep, flat: "#panel-marks" },
  ...[0, 1, 2, 3].map(bookmarkOf),
  ...["life", "giant", "table"].map(sizeOf),
  ...["seated", "standing"].map(postureOf),
  ...["left", "right"].map(menuOn),
  { id: "here", page: "room", row: "go", label: () => t("vr.here"), run: (app) => app.vr.place(), flat: "[data-view=oblique]" },
  { id: "leave", page: "room", row: "go", label: () => t("vr.leave"), run: (app) => app.vr.leave(), flat: "#enter button" },
  ...ALWAYS,
];

export const PAGES = ["tools", "show", "colours", "steps", "room"];

export const actionsOf = (app, page) => ACTIONS.filter((action) => action.page === page && (action.there?.(app) ?? true));
export const always = ALWAYS;
