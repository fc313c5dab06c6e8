// The twins' surfaces from a GLB: one mesh per node, by name, each under its twin, in the patient's frame.
import { DoubleSide, Group, Mesh, MeshLambertMaterial, SRGBColorSpace } from "three";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";
import { MeshoptDecoder } from "three/examples/jsm/libs/meshopt_decoder.module.js";
import { LPS_FROM_METRES, vector } from "./frame.js";

const TWINS = ["castor", "pollux", "both"];

export class Model {
  constructor(view3d, scene) {
    this.view3d = view3d;
    this.scene = scene;
    this.meshes = new Map();
    this.name = null;
    this.faces = []; // what else a ray can meet: {meet(ray)} -> hit or null
    this.turn = 0;
    // Each twin can be pulled away from the other: its group moves, in LPS mm.
    this.twins = Object.fromEntries(TWINS.map((twin) => [twin, new Group()]));
    view3d.patient.add(...Object.values(this.twins));
  }

  // Replaces what is shown by the model of that name ("300k"); the old one stays until the new one is there.
  async load(source, name) {
    const file = this.scene.models.find((model) => model.name === name).file;
    const turn = ++this.turn;
    const bytes = await source.bytes(file);
    const loader = new GLTFLoader().setMeshoptDecoder(MeshoptDecoder);
    const loaded = await loader.parseAsync(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength), "");
    if (turn !== this.turn) return; // another one was asked for meanwhile
    const fresh = new Map();
    loaded.scene.updateMatrixWorld(true);
    for (const node of this.scene.nodes) {
      const found = loaded.scene.getObjectByName(node.name) ?? this.#byExtras(loaded.scene, node.name);
      const mesh = found && this.#mesh(found, node);
      if (mesh) fresh.set(node.name, mesh);
    }
    this.#dispose();
    for (const mesh of fresh.values()) this.#group(mesh.userData.node.twin).add(mesh);
    this.meshes = fresh;
    this.name = name;
    this.view3d.scene.updateMatrixWorld(true);
  }

  // Pulls the twins apart by `mm` each, along the junction's normal.
  pull(mm) {
    this.pulled = mm;
    const away = vector(this.scene.normal).multiplyScalar(mm);
    this.twins.castor.position.copy(away).negate();
    this.twins.pollux.position.copy(away);
    this.view3d.scene.updateMatrixWorld(true);
  }

  get triangles() {
    return [...this.meshes.values()].reduce((sum, mesh) => sum + (mesh.geometry.index?.count ?? 0) / 3, 0);
  }

  #group(twin) {
    return this.twins[twin] ?? this.twins.both;
  }

  // three.js changes names of nodes ("a b" to "a_b"): the extras keep the true one.
  #byExtras(root, name) {
    let found = null;
    root.traverse((object) => {
      if (object.userData?.name === name) found = object;
    });
    return found;
  }

  #mesh(found, node) {
    let source = null;
    found.traverse((object) => {
      source ??= object.isMesh ? object : null;
    });
    if (!source) return null;
    const material = new MeshLambertMaterial({ side: DoubleSide });
    material.color.setRGB(...node.colour.map((c) => c / 255), SRGBColorSpace);
    const mesh = new Mesh(source.geometry, material);
    mesh.name = node.name;
    mesh.userData = { node };
    // Quantized positions keep their node's scale: LPS mm from metres from the node's own numbers.
    mesh.matrixAutoUpdate = false;
    mesh.matrix.copy(LPS_FROM_METRES).multiply(source.matrixWorld);
    return mesh;
  }

  #dispose() {
    for (const mesh of this.meshes.values()) {
      mesh.removeFromParent();
      mesh.geometry.dispose();
      mesh.material.dispose();
    }
  }
}
