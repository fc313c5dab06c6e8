// How each mesh looks, from the state alone: shown or hidden, how clear, in which order, in which colour.
import { DoubleSide, FrontSide } from "three";

// Clear shells are drawn after what is solid, the innermost first.
const LAYER = { skin: 4, "missing skin": 3, skull: 3, "missing bone": 2, dura: 2, brain: 1, cut: 1 };
const SHELLS = new Set(["skin", "skull", "dura", "brain"]);
const SOLID = 0.995;

export function dress(model, state) {
  for (const mesh of model.meshes.values()) {
    const { node } = mesh.userData;
    const opacity = state.opacity[node.structure] ?? node.opacity;
    const clear = opacity < SOLID;
    mesh.visible = !state.hidden.has(node.name) && (state.doubt || node.role !== "doubt");
    mesh.renderOrder = clear ? (LAYER[node.structure] ?? 0) : 0;
    const { material } = mesh;
    const side = clear && SHELLS.has(node.structure) ? FrontSide : DoubleSide;
    if (material.transparent !== clear || material.side !== side) material.needsUpdate = true;
    Object.assign(material, { opacity, transparent: clear, depthWrite: !clear, side });
  }
}
