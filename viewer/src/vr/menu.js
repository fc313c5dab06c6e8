// The menu on the wrist: pages of big buttons, on a board that faces the head when the inside of the hand does.
import { Vector3 } from "three";
import { t } from "../strings.js";
import { PLANE } from "./gestures.js";
import { actionsOf, always, hint, PAGES } from "./actions.js";
import { font, INK, Panel, wrapped } from "./panel.js";

const SIZE = [0.24, 0.212]; // m
const COLUMNS = 3;
const LEAST_ROWS = 4;
const GAP = 12;
const [TOP, FOOT, LINE] = [96, 96, 46];
const SHOWN = 0.6; // cosine between the palm and the way to the head
const HIDDEN = 0.35;
const HOW = ["look", "distance", "path", "angle", "area", "landmark", "note", "clip", "hide"];
const ABOVE = 0.15; // of the wrist, m

export class Menu {
  constructor(app) {
    Object.assign(this, { app, board: new Panel(...SIZE), page: "tools", pinned: false, open: false, over: null, held: false });
  }

  get own() {
    return this.app.vr.prefs.hand;
  }

  // Where it is and whether it is seen; `hand` is the hand that wears it.
  follow(hand, head) {
    const { mesh } = this.board;
    this.#button(hand);
    const facing = hand.present ? hand.palm.clone().normalize().dot(head.clone().sub(at(hand)).normalize()) : -1;
    this.open = this.pinned || (hand.present && facing > (this.open ? HIDDEN : SHOWN));
    const fresh = this.open && !mesh.visible;
    mesh.visible = this.open;
    if (!this.open) return;
    const place = hand.present ? at(hand).add(new Vector3(0, ABOVE, 0)) : mesh.position.clone();
    if (!fresh) place.lerp(mesh.position, 0.5); // steadier than the hand
    this.board.face(place, head);
  }

  // X or A on the controller that wears it opens it for good, and closes it.
  #button(hand) {
    const held = hand.present && !hand.tracked && hand.button(4);
    if (held && !this.held) this.pinned = !this.pinned;
    this.held = held;
  }

  buttons() {
    const { width, height } = this.board.canvas;
    const tabs = PAGES.map((page, n) => ({ id: `page.${page}`, label: t(`vr.page.${page}`), on: page === this.page, tab: true, run: () => { this.page = page; }, ...cell(n, PAGES.length, GAP, TOP - GAP, width) }));
    const rows = rowsOf(actionsOf(this.app, this.page));
    const each = (height - TOP - FOOT - LINE - GAP) / Math.max(LEAST_ROWS, rows.length);
    const middle = rows.flatMap((row, r) => row.map((action, n) => (
      { ...this.#action(action), ...cell(n, action.row ? row.length : COLUMNS, TOP + LINE + r * each, each - GAP, width) })));
    const foot = always.map((action, n) => ({ ...this.#action(action), ...cell(n, always.length, height - FOOT, FOOT - GAP, width) }));
    return [...tabs, ...middle, ...foot];
  }

  buttonAt({ x, y }) {
    return this.buttons().find((one) => x >= one.x && x <= one.x + one.w && y >= one.y && y <= one.y + one.h) ?? null;
  }

  press(button, hand) {
    if (!button || button.disabled) return;
    hand?.pulse(0.6, 35);
    button.run(this.app);
  }

  // For the words at the top: the stage, or what the tool asks for.
  line() {
    const { state, scene } = this.app;
    if (this.page === "steps") {
      const stage = scene.stages.find((one) => one.number === state.stage);
      return stage ? t("vr.stage", { number: stage.number, all: scene.stages.length, name: stage.name }) : t("vr.stage.none", { all: scene.stages.length });
    }
    if (this.page !== "tools") return t(`vr.about.${this.page}`);
    if (hint() && state.tool !== PLANE) return hint();
    if (state.tool === PLANE) return t("vr.how.plane");
    return t(HOW.includes(state.tool) ? `vr.how.${state.tool}` : "vr.how.other");
  }

  paint(over = null) {
    if (!this.board.mesh.visible) return;
    const buttons = this.buttons();
    const line = this.line();
    const key = JSON.stringify([line, over, buttons.map(({ id, label, on, disabled }) => [id, label, on, disabled])]);
    this.board.draw(key, (context, width) => {
      for (const one of buttons) drawn(context, one, one.id === over);
      context.fillStyle = INK.soft;
      context.font = font(27);
      context.textAlign = "left";
      context.textBaseline = "middle";
      context.fillText(wrapped(context, line, width - 4 * GAP, 1)[0], 2 * GAP, TOP + LINE / 2 - 4);
    });
  }

  #action(action) {
    const { app } = this;
    return { id: action.id, label: action.label(app), on: action.on?.(app) ?? false, disabled: !(action.able ? action.able(app) : true), run: action.run };
  }
}

const at = (hand) => new Vector3().setFromMatrixPosition(hand.pose);

// Actions that name a row share it; the others follow each other, three in a row.
function rowsOf(actions) {
  const rows = [];
  for (const action of actions) {
    const last = rows.at(-1);
    if (last && last.length < (action.row ? 4 : COLUMNS) && last[0].row === action.row) last.push(action);
    else rows.push([action]);
  }
  return rows;
}

const cell = (n, of, y, h, width) => {
  const w = (width - GAP * (of + 1)) / of;
  return { x: GAP + n * (w + GAP), y, w, h };
};

function drawn(context, { x, y, w, h, label, on, disabled, tab }, over) {
  context.fillStyle = disabled ? INK.off : on ? INK.on : over ? INK.over : INK.button;
  context.beginPath();
  context.roundRect(x, y, w, h, 12);
  context.fill();
  if (over && !disabled) {
    context.strokeStyle = "#ffd166";
    context.lineWidth = 4;
    context.stroke();
  }
  context.fillStyle = disabled ? INK.dim : INK.text;
  context.font = font(tab ? 27 : 31, on ? 700 : 500);
  context.textAlign = "center";
  context.textBaseline = "middle";
  const lines = wrapped(context, label, w - 14, h > 66 ? 2 : 1);
  lines.forEach((line, n) => context.fillText(line, x + w / 2, y + h / 2 + (n - (lines.length - 1) / 2) * 33));
  // What is on has a bar too: never colour alone.
  if (on) context.fillRect(x + w * 0.3, y + h - 7, w * 0.4, 4);
}
