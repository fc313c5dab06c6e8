// The 3D view: renderer, camera and the frame of the patient. It draws when something changed, or all the time in VR.
import { AmbientLight, Color, DirectionalLight, Group, PerspectiveCamera, Scene, Spherical, Vector3, WebGLRenderer } from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import { METRES_FROM_LPS, vector } from "./frame.js";

const FLIGHT_MS = 600;
const FROM = { front: [0, -1, 0], back: [0, 1, 0], left: [1, 0, 0], right: [-1, 0, 0], above: [0, -0.001, 1], below: [0, -0.001, -1], oblique: [0.7, -0.8, 0.25] };
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class View3D {
  #beforeFrame = new Set();
  #waiting = false;
  #flight = 0;

  constructor(canvas, about) {
    this.canvas = canvas;
    this.about = about;
    const antialias = !new URLSearchParams(location.search).has("plain");
    this.renderer = new WebGLRenderer({ canvas, antialias, powerPreference: "high-performance" });
    this.renderer.setPixelRatio(antialias ? Math.min(devicePixelRatio, 2) : 1);
    this.renderer.localClippingEnabled = true;
    this.renderer.xr.enabled = true;
    this.scene = new Scene();
    this.scene.background = new Color(0xf4f5f6);
    this.camera = new PerspectiveCamera(30, 1, 0.005, 20);
    this.light = new DirectionalLight(0xffffff, 2.0);
    this.camera.add(this.light);
    // What VR grabs is the world; what is clinical is the patient, in LPS millimetres.
    this.world = new Group();
    this.patient = new Group();
    this.patient.matrixAutoUpdate = false;
    this.patient.matrix.copy(METRES_FROM_LPS);
    this.world.add(this.patient);
    this.scene.add(new AmbientLight(0xffffff, 1.0), this.camera, this.world);
    this.scene.updateMatrixWorld(true);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.addEventListener("change", () => this.draw());
    canvas.addEventListener("keydown", (event) => this.#key(event));
    new ResizeObserver(() => this.resized()).observe(canvas.parentElement);
    this.frames = 0;
    this.sides = null;
    this.spread = 0; // mm by which the twins are pulled apart
    this.resized();
    this.view("oblique", true);
  }

  get presenting() {
    return this.renderer.xr.isPresenting;
  }

  // Called before each frame with (time, XRFrame or undefined).
  onFrame(call) {
    this.#beforeFrame.add(call);
    return () => this.#beforeFrame.delete(call);
  }

  draw() {
    if (this.#waiting || this.presenting) return;
    this.#waiting = true;
    requestAnimationFrame((time) => {
      this.#waiting = false;
      if (!this.presenting) this.render(time);
    });
  }

  get busy() {
    return this.#waiting || this.#flight > 0;
  }

  render(time, frame) {
    for (const call of this.#beforeFrame) call(time, frame);
    if (this.sides && !this.presenting) this.#drawSides();
    else this.renderer.render(this.scene, this.camera);
    this.frames += 1;
  }

  // Two pictures of one camera, beside each other or (on a tall screen) one below the other: each entry prepares its own.
  split(sides) {
    this.sides = sides;
    this.resized();
  }

  // Where the pictures lie, in pixels of the page from the canvas' top left.
  boxes() {
    const { clientWidth: width, clientHeight: height } = this.canvas.parentElement;
    if (!this.sides || this.presenting) return [{ left: 0, top: 0, width, height }];
    const [w, h] = height > width ? [width, height / 2] : [width / 2, height];
    return [{ left: 0, top: 0, width: w, height: h }, { left: width - w, top: height - h, width: w, height: h }];
  }

  // The picture at a place of the page, in the page's pixels; `side` is "other" in the second of a comparison.
  boxAt(clientX, clientY) {
    const canvas = this.canvas.getBoundingClientRect();
    const boxes = this.boxes().map((box, n) => ({ ...box, side: n ? "other" : "plan", left: box.left + canvas.left, top: box.top + canvas.top }));
    const inside = (box) => clientX >= box.left && clientY >= box.top && clientX <= box.left + box.width && clientY <= box.top + box.height;
    return boxes.findLast(inside) ?? boxes[0];
  }

  #drawSides() {
    const { height: all } = this.canvas.parentElement.getBoundingClientRect();
    this.renderer.setScissorTest(true);
    for (const [n, { left, top, width, height }] of this.boxes().entries()) {
      this.renderer.setViewport(left, all - top - height, width, height);
      this.renderer.setScissor(left, all - top - height, width, height);
      this.sides[n]();
      this.renderer.render(this.scene, this.camera);
    }
    this.sides[0](); // between frames, and in a headset, the plan itself is what is shown
    this.renderer.setScissorTest(false);
    this.renderer.setViewport(0, 0, this.canvas.parentElement.clientWidth, all);
  }

  // Looks at everything from a named side.
  view(name, now = false) {
    const target = this.#middle();
    const away = vector(FROM[name]).applyMatrix4(this.patient.matrix).normalize();
    this.fly(target, target.clone().addScaledVector(away, this.#distance()), now);
  }

  refit(more = 1) {
    const target = this.#middle();
    this.fly(target, target.clone().addScaledVector(this.#away(), this.#distance() * more));
  }

  // Flies to a place in LPS mm, so that about `across_mm` is in sight.
  lookAt(at, across_mm) {
    const target = this.metres(at);
    this.fly(target, target.clone().addScaledVector(this.#away(), across_mm / 1000 / (2 * Math.tan((this.camera.fov * Math.PI) / 360))));
  }

  // In a headset it is the head's, as if the model had stayed where it is on the flat screen.
  get pose() {
    if (this.presenting && this.worn) return this.worn.pose;
    return { position: this.camera.position.toArray(), target: this.controls.target.toArray() };
  }

  set pose({ position, target }) {
    if (this.presenting && this.worn) {
      this.worn.pose = { position, target };
      return;
    }
    this.fly(new Vector3(...target), new Vector3(...position));
  }

  metres(at) {
    return vector(at).applyMatrix4(this.patient.matrixWorld);
  }

  fly(target, position, now = false) {
    const [t0, p0, start] = [this.controls.target.clone(), this.camera.position.clone(), performance.now()];
    this.#flight = start;
    const step = (time) => {
      if (this.#flight !== start) return;
      const share = now || still.matches ? 1 : Math.min(1, Math.max(0, time - start) / FLIGHT_MS);
      const eased = share * share * (3 - 2 * share);
      this.controls.target.lerpVectors(t0, target, eased);
      this.camera.position.lerpVectors(p0, position, eased);
      this.controls.update();
      this.draw();
      if (share < 1) requestAnimationFrame(step);
      else this.#flight = 0;
    };
    step(start);
  }

  #middle() {
    return this.metres(this.about.centre);
  }

  #away() {
    return this.camera.position.clone().sub(this.controls.target).normalize();
  }

  #distance() {
    const half = Math.tan((this.camera.fov * Math.PI) / 360);
    return ((this.about.extent_mm + this.spread) * 0.44e-3) / (half * Math.min(1, this.camera.aspect * 1.25));
  }

  #key(event) {
    const turn = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const offset = this.camera.position.clone().sub(this.controls.target);
    if (turn && !event.altKey && !event.ctrlKey && !event.metaKey) {
      const ball = new Spherical().setFromVector3(offset);
      ball.theta += turn[0] * 0.12;
      ball.phi += turn[1] * 0.12;
      offset.setFromSpherical(ball.makeSafe());
    } else if (event.key === "+" || event.key === "=") offset.multiplyScalar(0.88);
    else if (event.key === "-") offset.multiplyScalar(1.14);
    else if (event.key === "Home") return this.view("oblique");
    else return undefined;
    event.preventDefault();
    this.camera.position.copy(this.controls.target).add(offset);
    this.controls.update();
    return this.draw();
  }

  resized() {
    const { clientWidth, clientHeight } = this.canvas.parentElement;
    if (!clientWidth || !clientHeight || this.presenting) return;
    this.renderer.setSize(clientWidth, clientHeight, false);
    const [box] = this.boxes();
    this.camera.aspect = box.width / box.height;
    this.camera.updateProjectionMatrix();
    this.draw();
  }
}

export function hasWebgl2() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}
