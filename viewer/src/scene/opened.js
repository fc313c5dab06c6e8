// The planned cut opened: as the halves part, the surface fades and each half shows its own face with the scan on it.
import { Mesh } from "three";
import { gap, openedShare, shows } from "../ops/seen.js";
import { faceMaterial, putScan } from "./face.js";
import { vector } from "./frame.js";

const AWAY = { castor: 1, pollux: -1 }; // each face lies a little before its half, or both would flicker
const OFF_MM = 0.35;

export class Opened {
  #faces = [];

  constructor(app) {
    this.app = app;
    this.side = "plan";
    app.onModel(() => this.#renew());
    app.look.onSide.add((side) => this.#see(side));
    app.on((state) => this.follow(state));
  }

  get share() {
    return openedShare(this.app.scene, this.app.state);
  }

  follow(state) {
    this.#see(this.side);
    const { plane } = this.app;
    for (const { mesh, twin } of this.#faces) mesh.material.clippingPlanes = plane?.on ? plane.planes[twin] : null;
    if (gap(this.app.scene, state) > 0 && plane?.scan.there) this.app.during(this.#filled(state)).catch((error) => this.app.say(error.message));
  }

  async #filled(state) {
    const { grey, codes, plane } = await this.app.plane.textures(state);
    for (const { mesh } of this.#faces) putScan(mesh.material, this.app.plane.scan, grey, codes, { ...plane, whole: false });
    this.filled = true;
    this.#see(this.side);
    this.app.view3d.draw();
  }

  // The faces of the pieces of the cut that are shown.
  #see(side) {
    this.side = side;
    const { scene, state } = this.app;
    const parted = gap(scene, state) > 0;
    const seen = shows(scene, state, side);
    for (const { mesh, node } of this.#faces) mesh.visible = parted && Boolean(this.filled) && (seen(node) || (this.share > 0 && state.stage === null && node.stage === null));
  }

  // The model has other meshes now: the faces share their geometry, and wear their own material.
  #renew() {
    const { model, scene, state } = this.app;
    for (const { mesh } of this.#faces) {
      mesh.removeFromParent();
      mesh.material.dispose();
    }
    const cuts = [...model.meshes.values()].filter((mesh) => mesh.userData.node.role === "cut" && !mesh.userData.node.option);
    this.#faces = cuts.flatMap((cut) => Object.keys(AWAY).map((twin) => this.#face(cut, twin, scene)));
    if (model.name) this.follow(state);
  }

  #face(cut, twin, scene) {
    const mesh = new Mesh(cut.geometry, faceMaterial(scene, cut.matrix));
    mesh.matrixAutoUpdate = false;
    mesh.matrix.copy(cut.matrix);
    mesh.matrix.premultiply(mesh.matrix.clone().makeTranslation(vector(scene.normal).multiplyScalar(AWAY[twin] * OFF_MM)));
    mesh.visible = false;
    this.app.model.twins[twin].add(mesh);
    return { mesh, twin, node: cut.userData.node };
  }
}
