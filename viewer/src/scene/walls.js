// Vessel walls carry their vessel's number at each vertex: from it come their colour and their marks.
import { Color, Float32BufferAttribute, SRGBColorSpace } from "three";
import { divided } from "../ops/seen.js";
import { nodeColour, surety, vesselColour } from "./colour.js";
import { marksOf } from "./doubt.js";
import { lps } from "./frame.js";

const GAP_MM = 3; // beside the vessel's own radius, so that a divided vessel is seen to be divided
// Black and grey are no owner's, no kind's and no number's colour.
export const NOW = [22, 22, 26];
export const EARLIER = [178, 178, 176];

const linear = (rgb) => new Color().setRGB(rgb[0] / 255, rgb[1] / 255, rgb[2] / 255, SRGBColorSpace).toArray();

export const isWall = (mesh) => Boolean(mesh.geometry.getAttribute("_edge"));

// Where each vessel meets the planned cut, LPS mm, by id: where its middle line is nearest to the cut.
export function crossings(scene, model) {
  const cut = [...model.meshes.values()].find((mesh) => mesh.userData.node.role === "cut" && !mesh.userData.node.option);
  const points = cut ? vertices(cut) : [scene.cut_centre];
  const staged = new Set(scene.stages.flatMap((stage) => stage.divides));
  const out = new Map();
  for (const vessel of scene.vessels.filter((one) => staged.has(one.id) && one.path.length)) out.set(vessel.id, nearest(vessel.path, points));
  return out;
}

function vertices(mesh) {
  const position = mesh.geometry.getAttribute("position");
  const point = mesh.position.clone();
  return Array.from({ length: position.count }, (_, n) => lps(point.fromBufferAttribute(position, n).applyMatrix4(mesh.matrix)));
}

function nearest(path, points) {
  let [best, least] = [path[0], Infinity];
  for (const at of path) {
    for (const point of points) {
      const far = (at[0] - point[0]) ** 2 + (at[1] - point[1]) ** 2 + (at[2] - point[2]) ** 2;
      if (far < least) [best, least] = [at, far];
    }
  }
  return best;
}

// Colour and marks of one wall mesh. `view`: {scene, state, scale, answer, crossings}.
export function paintWall(mesh, view) {
  const edges = mesh.geometry.getAttribute("_edge");
  const known = view.scene.vessels.map((vessel) => edgeLook(vessel, view));
  const none = { rgb: linear(nodeColour(view.scene, mesh.userData.node, view.state.colour, view.scale)), mark: [255, 0, 0, 0] };
  const colours = colourAttribute(mesh.geometry, edges.count);
  const marks = marksOf(mesh.geometry);
  for (let n = 0; n < edges.count; n += 1) {
    const { rgb, mark } = known[edges.getX(n)] ?? none;
    colours.array.set(rgb, 3 * n);
    marks.array.set(mark, 4 * n);
  }
  gaps(mesh, edges, marks, view);
  colours.needsUpdate = true;
  marks.needsUpdate = true;
}

function colourAttribute(geometry, count) {
  if (!geometry.getAttribute("color")) geometry.setAttribute("color", new Float32BufferAttribute(new Float32Array(3 * count), 3));
  return geometry.getAttribute("color");
}

function edgeLook(vessel, { scene, state, scale, answer }) {
  const when = divided(scene, state).get(vessel.id);
  const rgb = when === "now" ? NOW : when === "before" ? EARLIER : vesselColour(scene, vessel, state.colour, scale, answer);
  return { rgb: linear(rgb), mark: [Math.round(surety(vessel) * 255), 0, when === "before" ? 255 : 0, when === "now" ? 255 : 0] };
}

// The wall near the place of division is not drawn.
function gaps(mesh, edges, marks, { scene, state, crossings: places }) {
  const cut = new Map();
  for (const id of divided(scene, state).keys()) {
    const vessel = scene.vessels.find((one) => one.id === id);
    if (vessel && places.has(id)) cut.set(vessel.index, { at: places.get(id), reach: vessel.radius_mm.value + GAP_MM });
  }
  if (!cut.size) return;
  const position = mesh.geometry.getAttribute("position");
  const point = mesh.position.clone();
  for (let n = 0; n < edges.count; n += 1) {
    const found = cut.get(edges.getX(n));
    if (!found) continue;
    point.fromBufferAttribute(position, n).applyMatrix4(mesh.matrix);
    const far = Math.hypot(point.x - found.at[0], point.y - found.at[1], point.z - found.at[2]);
    if (far < found.reach) marks.array[4 * n + 1] = 255;
  }
}
