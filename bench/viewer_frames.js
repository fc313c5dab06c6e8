// Frames of one page, interleaved, each read back so that it is really drawn: one merged opaque mesh with the
// same triangles beside the app's own opaque, blended and cut pictures. Returns milliseconds of every frame.
async (rounds) => {
  const app = window.dioscuri;
  const { view3d, model } = app;
  const { renderer, scene, camera, patient } = view3d;
  const gl = renderer.getContext();
  const pixel = new Uint8Array(4);
  const read = () => gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  const drawn = (call) => {
    read(); // frames that were asked for before are not this one's
    const start = performance.now();
    call();
    read();
    return performance.now() - start;
  };
  const structures = [...new Set(app.scene.nodes.map((node) => node.structure))];
  const opaque = () => {
    app.do("show", { names: app.scene.nodes.map((node) => node.name), visible: true });
    for (const structure of structures) app.do("opacity", { structure, value: 1 });
    app.do("plane", { on: false });
  };
  const states = {
    opaque,
    blended: () => { opaque(); for (const structure of ["skin", "skull"]) app.do("opacity", { structure, value: 0.25 }); },
    cut: () => { opaque(); app.do("plane", { on: true, point: app.scene.centre, normal: [1, 0, 0] }); },
  };
  opaque();
  await app.idle();
  const merged = mergedMesh([...model.meshes.values()].filter((mesh) => mesh.visible));
  scene.add(merged);
  const times = { merged: [], opaque: [], blended: [], cut: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const [name, set] of Object.entries(states)) {
      set();
      await app.idle();
      merged.visible = false;
      const ours = drawn(() => view3d.render(performance.now()));
      merged.visible = true;
      patient.visible = false;
      const peer = drawn(() => renderer.render(scene, camera));
      patient.visible = true;
      merged.visible = false;
      if (round) { times[name].push(ours / peer); times.merged.push(peer); }
    }
  }
  scene.remove(merged);
  opaque();
  await app.idle();
  view3d.render(performance.now());
  return { times, calls: renderer.info.render.calls, triangles: renderer.info.render.triangles };

  function mergedMesh(meshes) {
    const { BufferAttribute, BufferGeometry, Mesh, MeshLambertMaterial } = app.three;
    const total = (count) => meshes.reduce((sum, mesh) => sum + count(mesh.geometry), 0);
    const points = total((geometry) => geometry.getAttribute("position").count);
    const [position, normal] = [new Float32Array(points * 3), new Float32Array(points * 3)];
    const index = new Uint32Array(total((geometry) => geometry.index.count));
    let [p, f] = [0, 0];
    const v = camera.position.clone();
    for (const mesh of meshes) {
      mesh.updateWorldMatrix(true, false);
      const { index: faces } = mesh.geometry;
      const [at, up] = [mesh.geometry.getAttribute("position"), mesh.geometry.getAttribute("normal")];
      for (let n = 0; n < faces.count; n++) index[f + n] = faces.getX(n) + p;
      for (let n = 0; n < at.count; n++) {
        v.fromBufferAttribute(at, n).applyMatrix4(mesh.matrixWorld).toArray(position, 3 * (p + n));
        v.fromBufferAttribute(up, n).transformDirection(mesh.matrixWorld).toArray(normal, 3 * (p + n));
      }
      p += at.count;
      f += faces.count;
    }
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(position, 3));
    geometry.setAttribute("normal", new BufferAttribute(normal, 3));
    geometry.setIndex(new BufferAttribute(index, 1));
    return new Mesh(geometry, new MeshLambertMaterial({ side: 2 }));
  }
}
