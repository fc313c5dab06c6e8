// What each hand points at, and the ray, the dot and the name that show it.
import { CylinderGeometry, IcosahedronGeometry, InstancedMesh, Matrix4, MeshBasicMaterial, Quaternion, Vector3 } from "three";
import { pick } from "../scene/pick.js";
import { named } from "./names.js";
import { ABOVE, font, INK, Panel, wrapped } from "./panel.js";
import { touch } from "./touch.js";

const LONG = 4; // of a ray that meets nothing, m
const READ = 0.45; // m
const UP = new Vector3(0, 1, 0);

export class Pointer {
  constructor(app, panels) {
    Object.assign(this, { app, panels, at: { left: {}, right: {} } });
    const ray = new CylinderGeometry(0.0008, 0.0016, 1, 6, 1, true).translate(0, 0.5, 0);
    this.rays = instanced(ray, 0xffffff, 0.55);
    this.dots = instanced(new IcosahedronGeometry(1, 2), 0xffd166, 1);
    this.label = new Panel(0.17, 0.048);
    this.objects = [this.rays, this.dots, this.label.mesh];
  }

  // Reads both hands; `busy(side)`: that hand holds the model and points at nothing.
  read(hands, head, busy) {
    for (const hand of hands.both) {
      const was = this.at[hand.side];
      this.at[hand.side] = !hand.present || busy(hand.side) ? { hand } : this.#aimed(hand);
      if (this.at[hand.side].key && this.at[hand.side].key !== was.key) hand.pulse(0.15, 12);
    }
    this.#show(hands, head);
  }

  // The id of the button that is pointed at on a panel, or null.
  over(menu) {
    return Object.values(this.at).find((one) => one.panel?.board === menu.board)?.button?.id ?? null;
  }

  hide() {
    for (const object of this.objects) object.visible = false;
  }

  #aimed(hand) {
    for (const panel of this.panels) {
      const finger = panel.own === hand.side ? null : panel.board.touch(hand);
      if (finger) return this.#onPanel(hand, panel, finger, true);
    }
    for (const panel of this.panels) {
      const spot = panel.own === hand.side ? null : panel.board.at(hand.ray);
      if (spot) return this.#onPanel(hand, panel, spot, false);
    }
    const { model } = this.app;
    const planes = this.app.planes ?? [];
    const hit = touch(model, hand.tip, planes) ?? pick(model, hand.ray, planes);
    return { hand, hit, distance: hit ? (hit.touched ? 0 : hit.distance) : LONG, key: hit && `${hit.node.name} ${hit.vessel ?? ""}` };
  }

  #onPanel(hand, panel, spot, finger) {
    return { hand, panel, spot, finger, button: panel.buttonAt(spot), distance: spot.distance, key: panel.buttonAt(spot)?.id ?? "" };
  }

  #show(hands, head) {
    let [rays, dots] = [0, 0];
    for (const { hand, hit, panel, finger, distance } of Object.values(this.at)) {
      if (!hand?.present || distance === undefined) continue;
      if (!finger && distance > 0) this.rays.setMatrixAt(rays++, along(hand.ray, distance));
      const end = hit?.world ?? (panel && hand.ray.at(distance, new Vector3()));
      if (end && !finger) this.dots.setMatrixAt(dots++, dotAt(end, head));
    }
    for (const [mesh, count] of [[this.rays, rays], [this.dots, dots]]) {
      mesh.count = count;
      mesh.visible = count > 0;
      mesh.instanceMatrix.needsUpdate = true;
    }
    this.#name(head);
  }

  // The name of what is pointed at, by the hand that points.
  #name(head) {
    const { hand, hit } = Object.values(this.at).reverse().find((one) => one.hit) ?? {};
    this.label.mesh.visible = Boolean(hit);
    if (!hit) return;
    const [first, second] = named(this.app, hit);
    this.label.draw(`${first}\n${second}`, (context, width, height) => {
      context.fillStyle = INK.text;
      context.font = font(44, 600);
      context.textBaseline = "middle";
      context.fillText(wrapped(context, first, width - 40, 1)[0], 20, height * 0.33);
      context.fillStyle = INK.soft;
      context.font = font(34);
      context.fillText(wrapped(context, second, width - 40, 1)[0], 20, height * 0.72);
    });
    const at = hand.ray.at(hit.touched ? 0.02 : Math.min(0.14, hit.distance / 2), new Vector3()).add(new Vector3(0, 0.045, 0));
    const size = Math.min(2, Math.max(0.4, at.distanceTo(head) / READ)); // as large to the eye, near and far
    this.label.mesh.scale.set(size, size, 1);
    this.label.face(at, head);
  }
}

function instanced(geometry, color, opacity) {
  const material = new MeshBasicMaterial({ color, transparent: true, opacity, depthTest: true, depthWrite: false, toneMapped: false });
  const mesh = new InstancedMesh(geometry, material, 2);
  return Object.assign(mesh, { frustumCulled: false, renderOrder: ABOVE + 10, count: 0 });
}

const along = (ray, distance) => new Matrix4().compose(ray.origin, new Quaternion().setFromUnitVectors(UP, ray.direction), new Vector3(1, distance, 1));

// Looks the same size near and far.
function dotAt(at, head) {
  const size = Math.min(0.012, Math.max(0.002, at.distanceTo(head) * 0.005));
  return new Matrix4().makeScale(size, size, size).setPosition(at);
}
