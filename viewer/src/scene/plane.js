// The cut plane: what lies on the side of its normal is taken away, and the scan is seen on it. Its place is that of the
// anatomy (LPS mm, as the twins lie), so each twin takes its piece along when they are pulled apart.
import { Mesh, Plane, Quaternion, Vector3 } from "three";
import { faceMaterial, putScan } from "./face.js";
import { fromIjk, lps, vector } from "./frame.js";
import { Handle } from "./handle.js";
import { cornersOf, polygonGeometry, putPolygon } from "./polygon.js";
import { Scan } from "./scan.js";

const TWINS = ["castor", "pollux", "both"];
const SIDE = { castor: 1, pollux: 2, both: 0 };
const Z = new Vector3(0, 0, 1);

export class CutPlane {
  constructor(app) {
    this.app = app;
    this.scan = new Scan(app);
    this.polygon = polygonGeometry();
    this.corners = this.scan.there ? cornersOf(this.scan.shape, fromIjk(this.scan.labels)) : [];
    this.planes = Object.fromEntries(TWINS.map((twin) => [twin, [new Plane()]]));
    this.quads = Object.fromEntries(TWINS.map((twin) => [twin, this.#quad(twin)]));
    this.handle = new Handle(app, this);
    app.model.faces.push({ meet: (ray) => this.meet(ray) });
    app.look.beforeRender.add(() => this.#placed());
    app.onModel(() => this.follow(app.state));
    app.on((state) => this.follow(state));
  }

  get on() {
    return this.app.state.plane.on && this.scan.there;
  }

  // Puts the plane somewhere, in one step to undo with what follows: for a drag, a hand or a slice. LPS mm.
  place(point, normal = this.app.state.plane.normal) {
    this.app.do("plane", { on: true, point: [...point], normal: lps(vector(normal).normalize()) }, { merge: true });
  }

  // Faces the eye: what is nearer to the eye is taken away.
  towardsEye() {
    const { camera, controls, patient } = this.app.view3d;
    return lps(camera.position.clone().sub(controls.target).transformDirection(patient.matrixWorld.clone().invert()));
  }

  // A ready direction, with what is nearer to the eye taken away.
  set(name) {
    const fixed = { sagittal: [1, 0, 0], coronal: [0, 1, 0], axial: [0, 0, 1], cut: this.app.scene.normal }[name];
    const eye = this.towardsEye();
    const normal = fixed && vector(fixed).dot(vector(eye)) < 0 ? fixed.map((x) => -x) : (fixed ?? eye);
    this.app.do("plane", { on: true, normal });
  }

  // How far the plane lies from the scene's centre along its normal, mm; and to move it there.
  get depth() {
    const { point, normal } = this.app.state.plane;
    return vector(point).sub(vector(this.app.scene.centre)).dot(vector(normal));
  }

  move(mm) {
    const { point, normal } = this.app.state.plane;
    this.place(lps(vector(point).addScaledVector(vector(normal), mm)), normal);
  }

  flip() {
    this.app.do("plane", { on: true, normal: this.app.state.plane.normal.map((x) => -x) });
  }

  follow(state) {
    const { model, view3d } = this.app;
    for (const mesh of model.meshes.values()) mesh.material.clippingPlanes = this.on ? this.planes[twinOf(mesh)] : null;
    this.app.planes = this.on ? this.planes.both : [];
    if (this.on) this.app.during(this.#filled(state)).catch((error) => this.app.say(error.message));
    this.#shown();
    this.handle.show(this.on);
    view3d.draw();
  }

  // Textures of the scan that a state asks for; also what the faces of the opened cut wear.
  async textures(state) {
    const name = this.scan.names.includes(state.plane.scan) ? state.plane.scan : this.scan.names[0];
    const [grey, codes] = await Promise.all([this.scan.grey(name), this.scan.codes()]);
    return { grey, codes, plane: { ...state.plane, scan: name } };
  }

  async #filled(state) {
    const { grey, codes, plane } = await this.textures(state);
    if (this.app.state.plane !== state.plane) return;
    for (const quad of Object.values(this.quads)) putScan(quad.material, this.scan, grey, codes, plane);
    this.filled = true;
    this.#shown();
    this.app.view3d.draw();
  }

  // One quad while the twins lie together; each twin its own when they are pulled apart.
  #shown() {
    const apart = this.app.model.pulled > 0;
    for (const [twin, quad] of Object.entries(this.quads)) {
      quad.visible = this.on && Boolean(this.filled) && (twin === "both") !== apart;
      quad.material.uniforms.side.value = apart ? SIDE[twin] : 0;
    }
  }

  #quad(twin) {
    const { scene, model } = this.app;
    const quad = new Mesh(this.polygon, faceMaterial(scene));
    quad.visible = false;
    quad.renderOrder = -20; // what lies behind the face need not be shaded
    model.twins[twin].add(quad);
    return quad;
  }

  // Just before a frame, when the world is where it will be drawn: a hand may have moved it.
  #placed() {
    if (!this.on) return;
    const { model, state } = this.app;
    const normal = vector(state.plane.normal).normalize();
    const point = vector(state.plane.point);
    for (const twin of TWINS) {
      this.planes[twin][0].setFromNormalAndCoplanarPoint(normal.clone().negate(), point).applyMatrix4(model.twins[twin].matrixWorld);
    }
    const key = [...state.plane.point, ...state.plane.normal].join();
    if (key === this.placed) return;
    this.placed = key;
    putPolygon(this.polygon, this.corners, normal, point);
    this.handle.place(point, new Quaternion().setFromUnitVectors(Z, normal));
  }

  // Where a ray meets the face that is shown, as `pick` answers: what lies there is named by its label.
  meet(ray) {
    if (!this.on || !this.filled) return null;
    const twins = this.app.model.pulled > 0 ? ["castor", "pollux"] : ["both"];
    const hits = twins.map((twin) => this.#meet(ray, twin)).filter(Boolean);
    return hits.sort((a, b) => a.distance - b.distance)[0] ?? null;
  }

  #meet(ray, twin) {
    const world = ray.intersectPlane(this.planes[twin][0], new Vector3());
    if (!world) return null;
    const point = lps(this.app.model.twins[twin].worldToLocal(world.clone()));
    const found = this.scan.at(point, this.app.state.plane.scan);
    if (!found || (!found.label && !this.app.state.plane.whole) || (twin !== "both" && found.side !== twin)) return null;
    const owner = this.app.scene.owners[found.owner] ?? "both";
    const label = this.app.scene.labels.find((one) => one.number === found.label);
    const structure = label?.name ?? `label ${found.label}`;
    const node = { name: `${owner} ${structure}`, structure, twin: owner, tissue: label?.tissue ?? "", role: "face", colour: label?.colour ?? [128, 128, 128], confidence: null };
    return { point, normal: [...this.app.state.plane.normal], node, mesh: this.quads[twin], vessel: null, distance: world.distanceTo(ray.origin), world, value: found.value, unit: found.unit };
  }
}

const twinOf = (mesh) => (mesh.userData.node.twin in SIDE ? mesh.userData.node.twin : "both");
