// The point that slices and model share, LPS mm; and its mark in the model.
import { BoxGeometry, Group, Mesh, MeshBasicMaterial } from "three";
import { drawn } from "../scene/ink.js";
import { twinsAt } from "../scene/twin.js";

const LONG = 0.05; // of the scene's extent
const ARMS = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
const INKS = [[0x14181d, 1, 898], [0xf0e442, 0.5, 899]]; // a dark edge, a bright middle: seen on every ground

export class Cross {
  #listeners = new Set();

  constructor(at) {
    this.at = [...at];
    this.leads = false; // whether the cut plane of the model goes along
  }

  // `from` names who moved it, so that nobody answers to himself.
  set(at, from = "slices") {
    if (at.every((mm, axis) => mm === this.at[axis])) return;
    this.at = [...at];
    for (const listener of this.#listeners) listener(this.at, from);
  }

  on(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export class CrossMark {
  constructor(app) {
    this.app = app;
    this.group = new Group();
    this.group.visible = false;
    const long = LONG * app.scene.extent_mm;
    for (const [color, share, order] of INKS) {
      const material = new MeshBasicMaterial({ color, depthTest: false, depthWrite: false, transparent: true, opacity: 0.95 });
      const thick = long * 0.07 * share;
      for (const arm of ARMS) {
        const bar = new Mesh(new BoxGeometry(...arm.map((on) => (on ? long * (0.96 + 0.04 / share) : thick))), material);
        bar.renderOrder = order;
        this.group.add(bar);
      }
    }
    app.view3d.patient.add(this.group);
  }

  follow(shown) {
    const { app } = this;
    this.group.visible = shown;
    if (!shown) return app.view3d.draw();
    const [twin] = twinsAt(app, [app.cross.at]);
    this.group.position.copy(drawn(app, app.cross.at, twin));
    this.group.updateMatrixWorld(true);
    return app.view3d.draw();
  }
}
