// The numbers of a clip, on a board beside the model: each territory's pressure before, after, and the change; the worst five.
import { Vector3 } from "three";
import { answerNow } from "../scene/answered.js";
import { t } from "../strings.js";
import { font, INK, Panel, wrapped } from "./panel.js";

const SIZE = [0.44, 0.24];
const SCALE = 0.8;
const ROWS = 5;
const LEFT = 28;
const COLUMNS = [760, 970, 1195]; // right edges of before, after, change

const SILENT = ["lost", "late"]; // the server does not answer
const LITTLE = 0.05; // mmHg: less is no change

const mmHg = (figure) => (figure === null || figure === undefined ? "–" : Number(figure.value ?? figure).toFixed(1));
const sign = (value) => (value >= 0 ? "+" : "−") + Math.abs(value).toFixed(1);
const signed = (figure) => (figure ? sign(figure.value) : "–");
const between = (figure, written = (value) => value.toFixed(1)) => (Number.isFinite(figure?.low) && figure.low < figure.high ? t("vr.answer.between", { low: written(figure.low), high: written(figure.high) }) : "");

export const worst = (answer) => [...(answer.territories ?? [])].filter((one) => Math.abs(one.change?.value ?? 0) >= LITTLE).sort((a, b) => b.change.value - a.change.value).slice(0, ROWS);

const territory = (app, id) => `${id} ${app.scene.territories.find((one) => one.id === id)?.name ?? ""}`.trim();

// Why the plan that is shown is not the case's present one, or "": its numbers would be of another plan.
// Labels that were edited since make the page stale too, but what a clip does is still answered.
const staleOf = (app) => app.stale || (app.log.stale ? app.log.problem : "");

// What the board says, as text: [kind, ...cells].
export function lines(app) {
  const clips = Object.keys(app.state.clips);
  if (clips.length === 0) return null;
  const answer = answerNow(app); // numbers of older clips never stand under the names of newer ones
  const title = ["title", t("vr.answer", { vessels: clips.join(", ") })];
  if (!app.source.online) return [title, ["note", t("vr.answer.offline")]];
  if (!app.scene.circulation.answers) return [title, ["note", app.scene.circulation.why_not]];
  const behind = staleOf(app);
  if (behind) return [title, ["warn", t("vr.answer.stale", { why: behind })]];
  if (!answer) return [title, ["note", t(SILENT.includes(app.whatif?.state) ? "vr.answer.lostServer" : "vr.answer.waiting")]];
  if (answer.error && !answer.isolated?.length) return [title, ["warn", t("vr.answer.refused")]];
  if (answer.error) return [title, ["warn", answer.error], ...answer.isolated.slice(0, 3).map((id) => ["note", territory(app, id)])];
  const rows = worst(answer).map((one) => ["row", one.name, mmHg(one.before), mmHg(one.after), signed(one.change), between(one.before), between(one.after), between(one.change, sign)]);
  const unseen = answer.territories.filter((one) => one.seen_drain === false).map((one) => one.name);
  const lost = unseen.length ? [["warn", t("vr.answer.lost", { names: unseen.slice(0, 3).join(", "), more: unseen.length > 3 ? "…" : "" })]] : [];
  if (rows.length === 0) return [title, ...lost, ["note", t("vr.answer.nothing")], ["note", t("vr.answer.kind")]];
  return [title, ...lost, ["head", t("vr.answer.territory"), t("vr.answer.before"), t("vr.answer.after"), t("vr.answer.change")], ...rows, ["note", t("vr.answer.kind")]];
}

export class AnswerBoard {
  constructor(app) {
    Object.assign(this, { app, board: new Panel(...SIZE), own: null, over: null });
    this.board.mesh.scale.setScalar(SCALE);
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
    const side = Math.min(radius, 0.45) * 0.6 + SIZE[0] * SCALE * 0.55;
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

// Three numbers, and below each in small its interval where there is one.
function row(context, [name, ...cells], y, head) {
  context.font = font(head ? 29 : 36, head ? 500 : 600);
  context.fillStyle = head ? INK.soft : INK.text;
  context.textAlign = "left";
  context.fillText(wrapped(context, name, COLUMNS[0] - LEFT - 150, 1)[0], LEFT, y);
  context.textAlign = "right";
  COLUMNS.forEach((x, n) => context.fillText(cells[n], x, y));
  if (head) return 44;
  context.font = font(25);
  context.fillStyle = INK.soft;
  COLUMNS.forEach((x, n) => context.fillText(cells[n + 3] ?? "", x, y + 44));
  return cells[3] ? 82 : 54;
}
