// The twins in 3D. Coordinates are LPS millimetres, as everywhere in dioscuri; z is up.
import {
  AmbientLight, BufferAttribute, BufferGeometry, Color, DirectionalLight, DoubleSide, FrontSide, Group, Mesh,
  MeshBasicMaterial, MeshPhongMaterial, PerspectiveCamera, Scene, SphereGeometry, SRGBColorSpace, Spherical,
  Vector3, WebGLRenderer,
} from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import { points, words } from "./data.js";

const FLIGHT_MS = 600;
const LAYER = { skin: 3, "missing skin": 2, skull: 2, "missing bone": 1, cut: 1 };
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Model {
  constructor(canvas, arrays) {
    this.canvas = canvas;
    this.renderer = new WebGLRenderer({ canvas, antialias: true, powerPreference: "high-performance" });
    this.renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    this.scene = new Scene();
    this.scene.background = new Color(0xf4f5f6);
    this.camera = new PerspectiveCamera(30, 1, 10, 5000);
    this.camera.up.set(0, 0, 1);
    this.light = new DirectionalLight(0xffffff, 2.0);
    this.scene.add(new AmbientLight(0xffffff, 1.0), this.light, this.camera);
    this.groups = Object.fromEntries(["castor", "pollux", "both"].map((twin) => [twin, new Group()]));
    this.scene.add(...Object.values(this.groups));
    this.meshes = words.nodes.map((node, i) => this.#mesh(node, arrays, i));
    this.marker = new Mesh(new SphereGeometry(1, 24, 16), new MeshBasicMaterial({ color: 0xd6006c, depthTest: false, transparent: true, opacity: 0.85 }));
    this.marker.renderOrder = 10;
    this.marker.visible = false;
    this.scene.add(this.marker);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.addEventListener("change", () => this.draw());
    canvas.addEventListener("keydown", (event) => this.#key(event));
    new ResizeObserver(() => this.#resize()).observe(canvas.parentElement);
    this.frames = 0;
    this.apart = 0;
    this.view("oblique");
    this.#resize();
  }

  #mesh(node, arrays, i) {
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(points(node, arrays.get(`node ${i} points`)), 3));
    geometry.setIndex(new BufferAttribute(arrays.get(`node ${i} faces`), 1));
    geometry.computeVertexNormals();
    const material = new MeshPhongMaterial({ shininess: 18, specular: 0x222222 });
    material.color.setRGB(...node.colour.map((c) => c / 255), SRGBColorSpace);
    const mesh = new Mesh(geometry, material);
    mesh.name = node.name;
    mesh.userData = node;
    mesh.renderOrder = LAYER[node.structure] ?? 0;
    (this.groups[node.twin] ?? this.groups.both).add(mesh);
    this.#opacity(mesh, node.opacity);
    return mesh;
  }

  #opacity(mesh, opacity) {
    const clear = opacity < 0.995;
    Object.assign(mesh.material, {
      opacity, transparent: clear, depthWrite: !clear,
      // Both walls of a clear shell would be drawn in no order; an open sheet is seen from both sides.
      side: clear && (mesh.userData.structure === "skin" || mesh.userData.structure === "skull") ? FrontSide : DoubleSide,
    });
    mesh.material.needsUpdate = true;
  }

  // Shows or hides nodes and sets opacities: [{name, shown, opacity}].
  apply(states) {
    for (const { name, shown, opacity } of states) {
      const mesh = this.meshes.find((m) => m.name === name);
      mesh.visible = shown;
      this.#opacity(mesh, opacity);
    }
    this.draw();
  }

  pull(mm) {
    this.apart = mm;
    const [x, y, z] = words.normal;
    this.groups.castor.position.set(-x * mm, -y * mm, -z * mm);
    this.groups.pollux.position.set(x * mm, y * mm, z * mm);
    this.draw();
  }

  view(name) {
    const from = { front: [0, -1, 0], back: [0, 1, 0], left: [1, 0, 0], right: [-1, 0, 0], above: [0, -0.001, 1], below: [0, -0.001, -1], oblique: [0.7, -0.8, 0.25] }[name];
    const centre = new Vector3(...words.centre);
    this.#fly(centre, centre.clone().addScaledVector(new Vector3(...from).normalize(), this.#distance()), this.frames === 0);
  }

  // Everything in the frame again, seen from where the camera is.
  refit() {
    const centre = new Vector3(...words.centre);
    const away = this.camera.position.clone().sub(this.controls.target).normalize();
    this.#fly(centre, centre.clone().addScaledVector(away, this.#distance()));
  }

  #distance() {
    const half = Math.tan((this.camera.fov * Math.PI) / 360);
    return (words.extent_mm * 0.44 + this.apart) / (half * Math.min(1, this.camera.aspect * 1.25));
  }

  mark(at, radius, fly) {
    this.marker.position.set(...at);
    this.marker.scale.setScalar(Math.max(3, radius * 1.6));
    this.marker.visible = true;
    const target = new Vector3(...at);
    const away = this.camera.position.clone().sub(this.controls.target).normalize();
    if (fly) this.#fly(target, target.clone().addScaledVector(away, this.#distance() * 0.5));
    this.draw();
  }

  #fly(target, position, now = false) {
    const [t0, p0, start] = [this.controls.target.clone(), this.camera.position.clone(), performance.now()];
    this.flight = start;
    const step = (time) => {
      if (this.flight !== start) return;
      const share = now || still.matches ? 1 : Math.min(1, Math.max(0, time - start) / FLIGHT_MS);
      const eased = share * share * (3 - 2 * share);
      this.controls.target.lerpVectors(t0, target, eased);
      this.camera.position.lerpVectors(p0, position, eased);
      this.controls.update();
      this.draw();
      if (share < 1) requestAnimationFrame(step);
    };
    step(start);
  }

  #key(event) {
    const turn = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const offset = this.camera.position.clone().sub(this.controls.target);
    if (turn) {
      const up = new Vector3(offset.x, offset.z, -offset.y);
      const ball = new Spherical().setFromVector3(up);
      ball.theta += turn[0] * 0.12;
      ball.phi += turn[1] * 0.12;
      up.setFromSpherical(ball.makeSafe());
      offset.set(up.x, -up.z, up.y);
    } else if (event.key === "+" || event.key === "=") offset.multiplyScalar(0.88);
    else if (event.key === "-") offset.multiplyScalar(1.14);
    else if (event.key === "Home") return this.view("oblique");
    else return undefined;
    event.preventDefault();
    this.camera.position.copy(this.controls.target).add(offset);
    this.controls.update();
    return this.draw();
  }

  #resize() {
    const { clientWidth, clientHeight } = this.canvas.parentElement;
    if (!clientWidth || !clientHeight) return;
    this.renderer.setSize(clientWidth, clientHeight, false);
    this.camera.aspect = clientWidth / clientHeight;
    this.camera.updateProjectionMatrix();
    this.draw();
  }

  draw() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.light.position.copy(this.camera.position);
      this.renderer.render(this.scene, this.camera);
      this.frames += 1;
      document.documentElement.dataset.frames = String(this.frames);
    });
  }
}

export function hasWebgl2() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}
