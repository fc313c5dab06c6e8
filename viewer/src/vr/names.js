// What something pointed at is called: a first line, and a second with whose it is.
import { t } from "../strings.js";

const WHOSE = { castor: "vr.castor", pollux: "vr.pollux", shared: "vr.shared", both: "vr.shared", uncertain: "vr.uncertain" };

export const whose = (owner) => t(WHOSE[owner] ?? "vr.uncertain");

export function named(app, hit) {
  const vessel = hit.vessel && app.scene.vessels.find((one) => one.id === hit.vessel);
  if (!vessel) return [hit.node.structure, whose(hit.node.twin)];
  const share = app.state.clips[vessel.id];
  const flow = vessel.flow_ml_min ? t("vr.flow", { flow: Math.round(vessel.flow_ml_min.value) }) : vessel.kind;
  const second = share ? t("vr.clipped", { share: Math.round(share * 100) }) : flow;
  return [vessel.name ? `${vessel.name} (${vessel.id})` : vessel.id, `${whose(vessel.owner)} · ${second}`];
}
