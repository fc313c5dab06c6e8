// The chosen vessel, brighter and with a halo that shows through everything; and the clips, as two dark bars across their vessels.
import { BufferAttribute, BufferGeometry, CylinderGeometry, Group, Line, LineBasicMaterial, Mesh, MeshBasicMaterial, Quaternion, Vector3 } from "three";
import { gap } from "../ops/seen.js";
import { t } from "../strings.js";
import { drawn, LIGHT, line, ORDER, PICKED, wipe } from "./ink.js";
import { halfway } from "./measure.js";
import { drawnAt, twinsAt } from "./twin.js";

const BAR_MM = 0.9;
const GAP_MM = 2.6;
const BEYOND_MM = 1.2; // of a bar over the vessel's wall
const UP = new Vector3(0, 1, 0);

export class Vessels {
  #last = null;

  constructor(app, labels) {
    Object.assign(this, { app, labels, group: new Group(), walls: [] });
    this.byId = new Map(app.scene.vessels.map((vessel) => [vessel.id, vessel]));
    app.view3d.patient.add(this.group);
  }

  follow(state) {
    const now = [state.selected, state.clips, gap(this.app.scene, state), this.app.model.meshes];
    if (this.#last && now.every((one, i) => one === this.#last[i])) return;
    this.#last = now;
    this.#wipe();
    const chosen = this.byId.get(state.selected);
    if (chosen) this.#halo(chosen);
    const clipped = Object.entries(state.clips).filter(([id]) => this.byId.has(id));
    const labels = clipped.map(([id, share]) => this.#clip(this.byId.get(id), share));
    if (chosen && !(chosen.id in state.clips)) labels.push(this.#name(chosen));
    this.labels.set("vessels", labels);
    this.app.view3d.draw();
  }

  // The label of the vessel that the mouse is over.
  hover(vessel) {
    if (vessel?.id === this.hovered) return;
    this.hovered = vessel?.id;
    this.labels.set("hover", vessel && vessel.id !== this.app.state.selected ? [this.#name(vessel)] : []);
  }

  // Points of a vessel as drawn: each with the twin whose vessel wall is nearest.
  path(vessel) {
    const twins = twinsAt(this.app, vessel.path, "vessel");
    return vessel.path.map((point, i) => drawn(this.app, point, twins[i]));
  }

  #name(vessel) {
    const { at } = halfway(vessel.path);
    const text = `${vessel.id} ${vessel.name || t(`vessel.kind.${vessel.kind}`)}`;
    return { at: drawnAt(this.app, at, "vessel"), text, shape: "dot", colour: this.colour(vessel), first: 6 };
  }

  colour(vessel) {
    return `rgb(${(this.app.scene.colours[vessel.owner] ?? [110, 110, 110]).join(",")})`;
  }

  #halo(vessel) {
    this.group.add(line(this.path(vessel), { colour: PICKED, edge: 0x14181d, width: 3 }));
    for (const mesh of this.app.model.meshes.values()) {
      const wall = wallOf(mesh, vessel.index);
      if (!wall) continue;
      mesh.parent.add(wall);
      this.walls.push(wall);
    }
  }

  #clip(vessel, share) {
    const { at, way } = halfway(vessel.path);
    const where = drawnAt(this.app, at, "vessel");
    const along = new Vector3(...way);
    const radius = vessel.radius_mm.value + BEYOND_MM;
    // A clamp that is not quite shut is one bar; a clip is two.
    for (const shift of share < 1 ? [0] : [-GAP_MM / 2, GAP_MM / 2]) {
      const bar = barOf(radius);
      bar.position.copy(where).addScaledVector(along, shift);
      bar.quaternion.copy(new Quaternion().setFromUnitVectors(UP, along));
      this.group.add(bar);
    }
    const text = share < 1 ? t("clip.partly", { id: vessel.id, share: Math.round(share * 100) }) : t("clip.closed", { id: vessel.id });
    return { at: where, text, shape: share < 1 ? "clamp" : "clip", first: 7 };
  }

  #wipe() {
    for (const wall of this.walls) {
      wall.removeFromParent();
      wall.geometry.dispose();
      wall.material.dispose();
    }
    this.walls = [];
    wipe(this.group);
  }
}

function barOf(radius) {
  const geometry = new CylinderGeometry(radius, radius, BAR_MM, 24);
  const bar = new Mesh(geometry, new MeshBasicMaterial({ color: 0x14181d, depthTest: false, transparent: true }));
  bar.renderOrder = ORDER + 2;
  const round = Array.from({ length: 25 }, (_, i) => new Vector3(radius * Math.cos((i * Math.PI) / 12), 0, radius * Math.sin((i * Math.PI) / 12)));
  const rim = new Line(new BufferGeometry().setFromPoints(round), new LineBasicMaterial({ color: LIGHT, depthTest: false, transparent: true }));
  rim.renderOrder = ORDER + 3;
  bar.add(rim);
  return bar;
}

// The triangles of one vessel's wall, brighter, over the mesh that they are of; null where it has none.
function wallOf(mesh, edge) {
  const edges = mesh.geometry.getAttribute("_edge");
  if (!edges) return null;
  const { array } = mesh.geometry.index;
  const own = [];
  for (let f = 0; f < array.length; f += 3) if (edges.getX(array[f]) === edge) own.push(array[f], array[f + 1], array[f + 2]);
  if (!own.length) return null;
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", mesh.geometry.getAttribute("position").clone());
  geometry.setIndex(new BufferAttribute(new Uint32Array(own), 1));
  const wall = new Mesh(geometry, new MeshBasicMaterial({ color: PICKED, transparent: true, opacity: 0.75, depthTest: false, depthWrite: false }));
  wall.matrixAutoUpdate = false;
  wall.matrix.copy(mesh.matrix);
  wall.renderOrder = ORDER - 2;
  wall.raycast = () => {};
  return wall;
}
