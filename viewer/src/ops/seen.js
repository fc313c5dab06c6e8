// What a state amounts to on the screen: the stage and the comparison decide too, not only the boxes. Pure: it
// knows no screen, so the headset, the pictures and the tests all see the same.
export const OPEN_MM = 60; // how far the halves part when the cut is fully opened

const foreign = (scene) => new Set(scene.others.flatMap((other) => other.nodes));

// The stage that is shown, 0 being today, or null when the stages are not being stepped through.
export const stagesDone = (scene, state) => (state.stage === null ? [] : scene.stages.filter((stage) => stage.number <= state.stage));

const isLast = (scene, state) => scene.stages.length > 0 && state.stage === scene.stages.at(-1).number;

// Vessels that the stage divides ("now") and those divided earlier ("before"), by id.
export function divided(scene, state) {
  const out = new Map();
  for (const stage of stagesDone(scene, state)) {
    for (const id of stage.divides) out.set(id, stage.number === state.stage ? "now" : "before");
  }
  return out;
}

// How far the planned cut is opened, 0 to 1: by hand, or because the last stage has opened it.
export function openedShare(scene, state) {
  const whole = isLast(scene, state) && scene.stages.at(-1).cut_share === 1;
  return whole ? 1 : state.opened;
}

// The gap between the halves in mm; each twin moves by half of it.
export const gap = (scene, state) => state.apart + openedShare(scene, state) * OPEN_MM;

// A function of a node: is it shown? `side` is "plan", or "other" for the right half of a comparison.
export function shows(scene, state, side = "plan") {
  const others = foreign(scene);
  const compared = new Set(scene.others.find((other) => other.id === state.compare)?.nodes);
  const now = new Set(stagesDone(scene, state).flatMap((stage) => stage.nodes));
  return (node) => {
    if (node.role === "doubt" && !state.doubt) return false;
    if (others.has(node.name) || node.option) return side === "other" && compared.has(node.name);
    if (side === "other" && node.role === "cut") return false;
    if (state.stage !== null && node.role === "cut") return now.has(node.name);
    if (state.stage !== null && node.role === "missing") return isLast(scene, state);
    if (node.stage !== null && node.role === "cut") return false;
    return !state.hidden.has(node.name);
  };
}
