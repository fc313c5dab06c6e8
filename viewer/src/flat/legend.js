// What the colours mean, always in sight: words or a scale with numbers, and what is hatched.
import { make, rgb } from "../dom.js";
import { answerNow } from "../scene/answered.js";
import { cutOff, entriesOf, surety, UNKNOWN } from "../scene/colour.js";
import { HATCHED_BELOW } from "../scene/doubt.js";
import { EARLIER, NOW } from "../scene/walls.js";
import { t } from "../strings.js";

const STEPS = 24;

export function install(app) {
  if (!app.view3d) return;
  const element = make("details", { id: "legend", open: true, "aria-label": t("legend.label") });
  app.elements.canvas.parentElement.querySelector("#overlay").append(element);
  let last = "";
  const follow = () => {
    const { state, scene } = app;
    const answer = answerNow(app);
    const key = JSON.stringify([state.colour, state.doubt, state.stage, state.plane.on && state.plane.tint, state.clips, answer?.clips, answer?.error]);
    if (key === last) return;
    last = key;
    element.replaceChildren(...lines(scene, state, answer, app.look.scale));
  };
  app.on(follow);
  app.onAnswer(follow);
}

function lines(scene, state, answer, scale) {
  const head = make("summary", { textContent: t(`legend.${state.colour}`) });
  const why = missing(state, answer, scale);
  return [head, why ? make("p", { textContent: why }) : scale ? ramp(scale, noNumber(scene, answer)) : words(scene, state.colour), ...before(state, answer, scale), ...faced(scene, state), ...staged(scene, state), ...doubtful(scene, state)];
}

const clipped = (state) => Object.keys(state.clips).length > 0;

// Why the colouring has no scale; "" where it has one, or needs none.
function missing({ colour: by, clips }, answer, scale) {
  if (by === "change" && !answer) return t(clipped({ clips }) ? "legend.waiting" : "legend.noanswer");
  if (by === "change" && answer.error) return t(answer.isolated?.length ? "legend.isolated" : "legend.refused");
  return (by === "change" || by === "pressure") && !scale ? t("legend.nopressure") : "";
}

// Pressures of today under clips that have no numbers, or none yet, are said to be of today.
const before = (state, answer, scale) => (state.colour === "pressure" && scale && clipped(state) && (!answer || answer.error) ? [make("p", { textContent: t("legend.before.clips") })] : []);

const noNumber = (scene, answer) => t(scene.vessels.some((vessel) => cutOff(vessel, answer)) ? "legend.cutoff" : "legend.none");

const swatch = (colour, hatch = false) => {
  const element = make("span", { className: hatch ? "swatch hatch" : "swatch" });
  element.style.color = rgb(colour);
  return element;
};
const entry = (text, colour, hatch) => make("span", { className: "entry" }, swatch(colour, hatch), text);

const words = (scene, by) => make("div", { className: "entries" }, ...entriesOf(scene, by).map(({ key, text, colour }) => entry(text ?? t(key), colour)));

function ramp(scale, none) {
  const value = (share) => (scale.log ? scale.low * (scale.high / scale.low) ** share : scale.low + (scale.high - scale.low) * share);
  const bar = make("div", { className: "bar" });
  const stops = Array.from({ length: STEPS + 1 }, (_, n) => rgb(scale.at(value(n / STEPS))));
  bar.style.backgroundImage = `linear-gradient(to right, ${stops.join(", ")})`;
  const ticks = scale.ticks.map((tick) => {
    const mark = make("span", { textContent: `${tick > 0 && scale.low < 0 ? "+" : ""}${+tick.toFixed(1)}` });
    mark.style.left = `${100 * scale.share(tick)}%`;
    return mark;
  });
  return make("div", { className: "ramp" }, bar, make("div", { className: "ticks" }, ...ticks), make("div", { className: "entries" }, make("span", { textContent: scale.unit }), entry(none, UNKNOWN)));
}

// The tint of the scan on the cut's face, where it says something else than the model's colours.
function faced(scene, { plane, colour }) {
  const by = plane.on && { structure: "tissue", owner: "owner" }[plane.tint];
  return by && by !== colour ? [make("span", { textContent: t("legend.face") }), words(scene, by)] : [];
}

function staged(scene, state) {
  if (!state.stage) return [];
  return [make("div", { className: "entries" }, entry(t("legend.now"), NOW), entry(t("legend.before"), EARLIER, true))];
}

function doubtful(scene, state) {
  const any = scene.nodes.some((node) => node.role === "doubt") || scene.vessels.some((vessel) => surety(vessel) < HATCHED_BELOW);
  if (!any) return [];
  return [make("div", { className: "entries" }, state.doubt ? entry(t("legend.hatched"), [90, 90, 90], true) : make("span", { textContent: t("legend.hidden") }))];
}
