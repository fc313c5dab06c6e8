// The numbers of a clip, on a board beside the model: each territory's pressure before, after, and the change; the worst five.
import { Vector3 } from "three";
import { t } from "../strings.js";
import { font, INK, Panel, wrapped } from "./panel.js";

const SIZE = [0.44, 0.29];
const ROWS = 5;
const [LEFT, BEFORE, AFTER, CHANGE] = [28, 690, 850, 1110];

const mmHg = (figure) => (figure === null || figure === undefined ? "–" : Number(figure.value ?? figure).toFixed(1));
const signed = (figure) => (figure ? (figure.value >= 0 ? "+" : "−") + Math.abs(figure.value).toFixed(1) : "–");

export const worst = (answer) => [...(answer.territories ?? [])].filter((one) => one.change).sort((a, b) => b.change.value - a.change.value).slice(0, ROWS);

const territory = (app, id) => `${id} ${app.scene.territories.find((one) => one.id === id)?.name ?? ""}`.trim();

// What the board says, as text: [kind, ...cells].
export function lines(app) {
  const clips = Object.keys(app.state.clips);
  if (clips.length === 0) return null;
  const { answer } = app;
  const title = ["title", t("vr.answer", { vessels: clips.join(", ") })];
  if (!app.source.online) return [title, ["note", t("vr.answer.offline")]];
  if (!app.scene.circulation.answers) return [title, ["note", app.scene.circulation.why_not]];
  if (!answer) return [title, ["note", t("vr.answer.waiting")]];
  if (answer.error) return [title, ["warn", answer.error], ...(answer.isolated ?? []).slice(0, 3).map((id) => ["note", territory(app, id)])];
  const rows = worst(answer).map((one) => ["row", one.name, mmHg(one.before), mmHg(one.after), signed(one.change)]);
  return [title, ["head", t("vr.answer.territory"), t("vr.answer.before"), t("vr.answer.after"), t("vr.answer.change")], ...rows, ["note", t("vr.answer.kind")]];
}

export class AnswerBoard {
  constructor(app) {
    Object.assign(this, { app, board: new Panel(...SIZE), own: null, over: null });
  }

  buttonAt() {
    return null;
  }

  press() {}

  // Beside the model, to the right of the person, at the height of its middle.
  follow(head, middle, radius) {
    const said = lines(this.app);
    this.board.mesh.visible = Boolean(said);
    if (!said) return;
    this.board.draw(JSON.stringify(said), (context, width) => paint(context, width, said));
    const away = middle.clone().sub(head).setY(0).normalize();
    const right = new Vector3(-away.z, 0, away.x);
    const side = Math.min(radius, 0.45) + SIZE[0] * 0.55;
    const near = head.clone().addScaledVector(away, Math.max(0.55, middle.distanceTo(head) * 0.9));
    near.y = middle.y;
    this.board.face(near.addScaledVector(right, side), head);
  }
}

function paint(context, width, said) {
  context.textBaseline = "top";
  let y = 24;
  for (const [kind, ...cells] of said) {
    if (kind === "title") y += text(context, cells[0], LEFT, y, width, 40, INK.text, 700, 2) + 12;
    else if (kind === "warn") y += text(context, cells[0], LEFT, y, width, 36, INK.warn, 600, 5) + 10;
    else if (kind === "note") y += text(context, cells[0], LEFT, y + 6, width, 29, INK.soft, 500, 3) + 10;
    else y += row(context, cells, y, kind === "head");
  }
}

function text(context, words, x, y, width, px, colour, weight, most) {
  context.textAlign = "left";
  context.font = font(px, weight);
  context.fillStyle = colour;
  const lines = wrapped(context, words, width - 2 * x, most);
  lines.forEach((line, n) => context.fillText(line, x, y + n * px * 1.25));
  return lines.length * px * 1.25;
}

function row(context, [name, before, after, change], y, head) {
  context.font = font(head ? 29 : 36, head ? 500 : 600);
  context.fillStyle = head ? INK.soft : INK.text;
  context.textAlign = "left";
  context.fillText(wrapped(context, name, BEFORE - LEFT - 110, 1)[0], LEFT, y);
  context.textAlign = "right";
  for (const [value, x] of [[before, BEFORE], [after, AFTER + 20], [change, CHANGE - 40]]) context.fillText(value, x, y);
  return head ? 44 : 54;
}
