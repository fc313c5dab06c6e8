// What the tests of how the model is looked at use in the page: `const {...} = looking()`.
window.looking = () => {
  const app = dioscuri;
  const { view3d, model, scene } = app;
  const meshes = [...model.meshes.values()];
  const idle = () => app.idle();

  // The frame, drawn now: its pixels as the card has them, and by place on the canvas.
  const drawn = () => {
    view3d.render(performance.now());
    const gl = view3d.renderer.getContext();
    const [w, h] = [gl.drawingBufferWidth, gl.drawingBufferHeight];
    const data = new Uint8Array(4 * w * h);
    gl.readPixels(0, 0, w, h, gl.RGBA, gl.UNSIGNED_BYTE, data);
    const at = (x, y) => [...data.subarray(4 * (x + w * (h - 1 - y)), 4 * (x + w * (h - 1 - y)) + 3)];
    return { w, h, data, at };
  };

  // A number for a picture: the same pixels, the same number.
  const sum = () => {
    let [a, b] = [1, 0];
    for (const x of drawn().data) {
      a = (a + x) % 65521;
      b = (b + a) % 65521;
    }
    return b * 65536 + a;
  };

  const differ = (one, two) => one.data.reduce((n, x, k) => n + (Math.abs(x - two.data[k]) > 8 ? 1 : 0), 0);

  const clean = async () => {
    while (app.log.canUndo) app.log.undo();
    app.answer = null;
    view3d.view("oblique", true);
    await idle();
  };

  // A tree of a thousand structures, one of them with a number for its name: how long it takes, and what it finds.
  const thousand = (text) => {
    const node = (n) => ({
      name: `castor ${n}`, structure: n === 37 ? "37" : `part ${n}`, twin: n % 2 ? "castor" : "pollux", tissue: ["brain", "bone", "vessel"][n % 3],
      colour: [9, 9, 9], opacity: 1, role: "anatomy", confidence: null, holds: [], option: "", stage: null,
    });
    const nodes = Array.from({ length: 1000 }, (_, n) => node(n));
    const start = performance.now();
    const tree = new app.tree.constructor({ scene: { ...scene, nodes }, log: app.log, do() {} });
    tree.follow({ ...app.state, hidden: new Set(["castor 5"]), opacity: {} });
    const made = performance.now();
    tree.follow({ ...app.state, hidden: new Set(["castor 6"]), opacity: {} });
    const followed = performance.now();
    tree.filter(text);
    const found = [...tree.element.querySelectorAll(".row:not([hidden]) > .name")].map((e) => e.textContent);
    return { made: made - start, followed: followed - made, filtered: performance.now() - followed, found };
  };

  // The clear shells seen from a side, and whether the order of the meshes in the scene changes the picture.
  const shells = (side) => {
    view3d.view(side, true);
    const first = sum();
    const middle = view3d.metres(scene.cut_centre);
    const along = view3d.metres(scene.normal.map((x, n) => x + scene.cut_centre[n])).sub(middle);
    const pollux = view3d.camera.position.clone().sub(middle).dot(along) > 0;
    for (const group of Object.values(model.twins)) group.children.reverse();
    const clear = meshes.filter((m) => m.visible && m.material.transparent && m.userData.node.role === "anatomy");
    const told = clear.map((m) => [m.userData.node.twin, m.userData.node.tissue, m.renderOrder, m.material.depthWrite, m.material.side]);
    return { same: first === sum(), near: pollux ? "pollux" : "castor", shells: told };
  };

  // Points (LPS mm), pixels and labels' colours of a grid of places on the cut's face.
  const face = async ({ direction, scan, window, tint, apart, scale }) => {
    app.plane.set(direction);
    app.plane.move(-20); // off the planned cut, which would lie in the face
    app.do("plane", { scan, window, tint, outline: false });
    app.do("apart", { mm: apart });
    view3d.world.scale.setScalar(scale);
    view3d.scene.updateMatrixWorld(true);
    await idle();
    app.plane.handle.show(false); // it lies over the face
    const { w, h, at } = drawn();
    const box = view3d.canvas.getBoundingClientRect();
    const out = [];
    for (let y = 5; y < h; y += 9) {
      for (let x = 5; x < w; x += 9) {
        const hit = app.tools.at({ clientX: box.left + x + 0.5, clientY: box.top + y + 0.5 });
        if (hit?.node?.role === "face") out.push([...hit.point, ...at(x, y), ...hit.node.colour]);
      }
    }
    view3d.world.scale.setScalar(1);
    view3d.scene.updateMatrixWorld(true);
    return out;
  };

  // The vertices of a vessel's wall: [{geometry, n}].
  const wall = (id) => {
    const { index } = scene.vessels.find((vessel) => vessel.id === id);
    const out = [];
    for (const { geometry } of meshes) {
      const edge = geometry.getAttribute("_edge");
      for (let n = 0; n < (edge?.count ?? 0); n += 1) if (edge.getX(n) === index) out.push({ geometry, n });
    }
    return out;
  };
  const colour = (id) => {
    const { geometry, n } = wall(id)[0];
    const of = geometry.getAttribute("color");
    return [of.getX(n), of.getY(n), of.getZ(n)];
  };
  const mark = (id) => wall(id).map(({ geometry, n }) => [geometry.getAttribute("mark").getX(n), geometry.getAttribute("mark").getY(n)]);

  // The two halves of a comparison with another surface, and what is told of them.
  const compared = async () => {
    const was = scene.others;
    scene.others = [{ id: "another", name: "another surface", nodes: ["castor missing bone"], facts: ["79 cm²"] }];
    app.compare.renew();
    app.do("compare", { id: "another" });
    await idle();
    const roles = ["cut", "missing"];
    const sides = ["plan", "other"].map((side) => {
      app.look.see(side);
      return meshes.filter((m) => m.visible && roles.includes(m.userData.node.role)).map((m) => m.name);
    });
    app.look.see("plan");
    const [, right] = view3d.boxes();
    const canvas = view3d.canvas.getBoundingClientRect();
    const hit = app.tools.at({ clientX: canvas.left + right.left + right.width / 2, clientY: right.height / 2 });
    const words = document.querySelector("#overlay").innerText;
    app.do("compare", { id: null });
    await idle();
    scene.others = was;
    app.compare.renew();
    return { sides, hit: Boolean(hit), words, after: view3d.boxes().length };
  };

  return { app, view3d, model, scene, meshes, idle, drawn, sum, differ, clean, thousand, shells, face, mark, colour, compared };
};
