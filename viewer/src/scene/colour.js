// Which colour means what. Scales are for colour-blind eyes; a legend tells them, and colour is never all that tells.
import { kindOf } from "../ops/presets.js";

// Viridis without its darkest end: black marks what is divided.
const VIRIDIS = [[71, 44, 122], [59, 81, 139], [44, 113, 142], [33, 144, 141], [39, 173, 129], [92, 200, 99], [170, 220, 50], [253, 231, 37]];
const CIVIDIS = [[253, 231, 55], [198, 178, 109], [147, 139, 121], [107, 109, 114], [61, 78, 107], [0, 48, 111]];
const CHANGE = [[0, 84, 159], [97, 158, 208], [232, 232, 232], [240, 160, 88], [204, 85, 0]];
export const KINDS = { artery: [200, 40, 40], vein: [60, 90, 200], sinus: [90, 60, 160], unknown: [120, 120, 120] };
export const UNKNOWN = [150, 152, 156]; // no number, or no owner
const PLAIN = [205, 203, 198]; // what a colouring says nothing about
// How much of the twin's colour each tissue takes: skin and bone stay light.
const OWN = { skin: 0.5, muscle: 0.6, bone: 0.35, dura: 0.5, csf: 0.4, brain: 0.42, vessel: 1 };

const mix = (a, b, share) => a.map((value, n) => Math.round(value + (b[n] - value) * share));

export function along(stops, share) {
  const at = Math.min(1, Math.max(0, share)) * (stops.length - 1);
  const low = Math.min(stops.length - 2, Math.floor(at));
  return mix(stops[low], stops[low + 1], at - low);
}

// How sure it is whose a vessel is, 0.5 to 1. A shared one is no doubt unless its evidence is at odds.
export function surety(vessel) {
  if (vessel.owner === "uncertain") return 0.5;
  const sure = vessel.owner === "shared" ? 1 : Math.max(vessel.castor, 1 - vessel.castor);
  return vessel.conflict ? Math.min(sure, 0.75) : sure;
}

export const nodeSurety = (node) => (node.role === "doubt" ? Math.min(node.confidence ?? 0.5, 0.5) : (node.confidence ?? 1));

// [before, after] in mmHg; after is null where the clips leave a vessel without any flow to compute.
const answeredOf = (vessel, answer) => (answer && !answer.error ? (answer.pressures?.[vessel.id] ?? null) : null);

export const cutOff = (vessel, answer) => answeredOf(vessel, answer)?.[1] === null;

// mmHg in a vessel now: after the clips that were answered, else as it is today; null where there is none.
export function pressureOf(vessel, answer) {
  const found = answeredOf(vessel, answer);
  return found ? (found[1] ?? null) : (vessel.pressure_mmhg?.value ?? null);
}

// null is no fall: nothing is known of it.
export function changeOf(vessel, answer) {
  const found = answeredOf(vessel, answer);
  return found?.every(Number.isFinite) ? found[1] - found[0] : null;
}

// The scale of a colouring that has numbers: {low, high, log, unit, ticks, at(value) -> rgb}, or null.
export function scaleOf(scene, by, answer) {
  if (by === "pressure") return pressureScale(scene, answer);
  if (by === "change") return changeScale(scene, answer);
  if (by !== "doubt") return null;
  return { low: 50, high: 100, unit: "%", ticks: [50, 75, 100], share: (value) => (value - 50) / 50, at: (value) => along(CIVIDIS, (value - 50) / 50) };
}

// Veins are near 5 mmHg and arteries near 60: only a logarithmic scale tells either from its like.
function pressureScale(scene, answer) {
  const values = scene.vessels.flatMap((vessel) => [pressureOf(vessel, null), pressureOf(vessel, answer)]).filter((value) => value > 0);
  if (!values.length) return null;
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = Math.max(values.reduce((a, b) => Math.max(a, b)), low * 1.5);
  const share = (value) => Math.log(Math.max(value, 1e-6) / low) / Math.log(high / low);
  const ticks = [1, 2, 5, 10, 20, 50, 100, 200].filter((tick) => tick >= low && tick <= high);
  return { low, high, unit: "mmHg", log: true, ticks, share, at: (value) => along(VIRIDIS, share(value)) };
}

function changeScale(scene, answer) {
  const changes = scene.vessels.map((vessel) => changeOf(vessel, answer)).filter((value) => value !== null);
  if (!changes.length) return null;
  const most = changes.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  const high = [1, 2, 5, 10, 20, 50, 100].find((nice) => nice >= most) ?? Math.ceil(most);
  const share = (value) => (value / high + 1) / 2;
  return { low: -high, high, unit: "mmHg", ticks: [-high, -high / 2, 0, high / 2, high], share, at: (value) => along(CHANGE, share(value)) };
}

const ofOwner = (scene, owner) => scene.colours[owner] ?? UNKNOWN;
const ofNumber = (value, scale) => (value === null || value === undefined || !scale ? UNKNOWN : scale.at(value));

export function vesselColour(scene, vessel, by, scale, answer) {
  if (by === "owner") return ofOwner(scene, vessel.owner);
  if (by === "kind" || by === "tissue") return KINDS[vessel.kind] ?? KINDS.unknown;
  if (by === "doubt") return scale.at(surety(vessel) * 100);
  return ofNumber(by === "pressure" ? pressureOf(vessel, answer) : changeOf(vessel, answer), scale);
}

// A node's own colour; vessels are coloured each by itself, and this is for what of their walls belongs to none.
export function nodeColour(scene, node, by, scale) {
  if (node.role === "cut" || node.role === "missing") return node.colour;
  if (by === "owner") return mix([248, 246, 242], ofOwner(scene, node.twin), OWN[node.tissue] ?? 0.75);
  if (by === "tissue") return scene.labels.find((label) => label.name === node.structure)?.colour ?? tissueColour(scene, node);
  if (by === "doubt" && (node.confidence !== null || node.role === "doubt")) return scale.at(nodeSurety(node) * 100);
  if (node.tissue === "vessel") return by === "kind" ? (KINDS[kindOf(node)] ?? UNKNOWN) : UNKNOWN;
  return PLAIN;
}

const tissueColour = (scene, node) => scene.labels.find((label) => label.tissue === node.tissue)?.colour ?? node.colour;

// What the legend says in words: [{text key, colour, hatched}].
export function entriesOf(scene, by) {
  if (by === "owner") {
    const owners = ["castor", "pollux", "shared"].map((owner) => ({ key: `owner.${owner}`, colour: scene.colours[owner] }));
    const doubtful = scene.vessels.some((vessel) => vessel.owner === "uncertain");
    return doubtful ? [...owners, { key: "owner.uncertain", colour: UNKNOWN }] : owners;
  }
  if (by === "kind") return Object.keys(KINDS).filter((kind) => scene.vessels.some((v) => v.kind === kind)).map((kind) => ({ key: `kind.${kind}`, colour: KINDS[kind] }));
  if (by !== "tissue") return [{ key: "legend.none", colour: UNKNOWN }];
  const seen = new Map(scene.labels.map((label) => [label.tissue, label]));
  const plain = [...seen.values()].filter((label) => label.tissue !== "vessel").map((label) => ({ text: label.tissue, colour: label.colour }));
  return [...plain, ...entriesOf(scene, "kind")];
}
