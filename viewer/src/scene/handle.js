// The knob that moves the cut plane along its normal, and the plane's border. Any tool may drag the knob.
import { BufferGeometry, ConeGeometry, CylinderGeometry, Float32BufferAttribute, Group, LineBasicMaterial, LineLoop, Mesh, MeshBasicMaterial, SphereGeometry, Vector3 } from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import { lps, vector } from "./frame.js";

const COLOUR = 0x0b5cad;
const SIZE = 0.045; // of the scene's extent
const STEEP = 0.97; // looking along the normal: then up and down on the screen moves the plane

function arrow() {
  const stem = new CylinderGeometry(0.09, 0.09, 1.6, 12).rotateX(Math.PI / 2).translate(0, 0, 0.8);
  const head = new ConeGeometry(0.3, 0.7, 20).rotateX(Math.PI / 2).translate(0, 0, 1.9);
  return mergeGeometries([new SphereGeometry(0.32, 20, 14), stem, head]);
}

function border(half) {
  const corners = [[-half, -half, 0], [half, -half, 0], [half, half, 0], [-half, half, 0]];
  return new BufferGeometry().setAttribute("position", new Float32BufferAttribute(corners.flat(), 3));
}

export class Handle {
  #start = null;

  constructor(app, plane) {
    Object.assign(this, { app, plane });
    this.group = new Group();
    this.size = SIZE * app.scene.extent_mm;
    this.knob = new Mesh(arrow(), new MeshBasicMaterial({ color: COLOUR, depthTest: false, transparent: true, opacity: 0.9 }));
    this.knob.scale.setScalar(this.size);
    this.frame = new LineLoop(border(0.42 * app.scene.extent_mm), new LineBasicMaterial({ color: COLOUR, transparent: true, opacity: 0.6 }));
    this.knob.renderOrder = 90;
    this.group.add(this.knob, this.frame);
    this.group.visible = false;
    app.view3d.patient.add(this.group);
    app.tools.grips.push(this);
    // A headset has few draw calls to spare: there the hand shows where the plane is.
    app.view3d.onFrame(() => { this.frame.visible = !app.view3d.presenting; });
  }

  show(on) {
    this.group.visible = on;
  }

  place(point, turned) {
    this.group.position.copy(point);
    this.group.quaternion.copy(turned);
    this.group.updateMatrixWorld(true);
  }

  // Where the knob is, in the world, for a hand or a test: [ball, tip].
  get ends() {
    const { point, normal } = this.app.state.plane;
    return [0, 2.2].map((far) => this.app.view3d.metres(lps(vector(point).addScaledVector(vector(normal), far * this.size))));
  }

  holds(ray) {
    if (!this.group.visible) return false;
    const [ball, tip] = this.ends;
    const near = Math.sqrt(ray.distanceSqToSegment(ball, tip));
    const reach = 0.4 * ball.distanceTo(tip) / 2.2 + 0.004 * ray.origin.distanceTo(ball);
    if (near > reach) return false;
    this.#start = { along: this.#along(ray), point: this.app.state.plane.point, last: null };
    return true;
  }

  drag(ray, event) {
    const { point, along } = this.#start;
    const { normal } = this.app.state.plane;
    const towards = this.#direction();
    const mm = Math.abs(ray.direction.dot(towards)) > STEEP ? this.#upDown(event) : this.#along(ray) - along;
    this.plane.place(lps(vector(point).addScaledVector(vector(normal), mm)), normal);
  }

  release() {
    this.#start = null;
    this.app.log.settle();
  }

  #direction() {
    return vector(this.app.state.plane.normal).transformDirection(this.app.view3d.patient.matrixWorld);
  }

  // Where on the normal through the plane's point the ray comes nearest, mm from where the drag began.
  #along(ray) {
    const origin = this.app.view3d.metres(this.#start?.point ?? this.app.state.plane.point);
    const axis = this.#direction();
    const between = origin.clone().sub(ray.origin);
    const slant = axis.dot(ray.direction);
    const share = (slant * between.dot(ray.direction) - between.dot(axis)) / Math.max(1 - slant * slant, 1e-6);
    return share / this.app.view3d.patient.getWorldScale(new Vector3()).x;
  }

  #upDown(event) {
    const from = (this.#start.last ??= event.clientY);
    const { height } = this.app.view3d.boxes()[0];
    return ((from - event.clientY) / height) * this.app.scene.extent_mm;
  }
}
