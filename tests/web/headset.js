// An emulated headset for the tests (iwer): what a person does with head and hands, and what both eyes see.
// Nothing here waits for a time: it waits for frames that were drawn.
(() => {
  const device = new IWER.XRDevice(IWER.metaQuest3, { stereoEnabled: true });
  device.installRuntime({ forceInstall: true });
  const after = [];

  const app = () => window.dioscuri;
  const PATIENCE_MS = 60000;
  const until = async (done) => {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const found = done();
      if (found) return found;
      if (performance.now() > end) throw new Error(`waited in vain for ${done}`);
      await new Promise((next) => requestAnimationFrame(next));
    }
  };
  const frames = async (n = 1) => {
    const goal = app().frames + n;
    await until(() => app().frames >= goal);
  };
  const input = (side) => (device.primaryInputMode === "hand" ? device.hands : device.controllers)[side];

  // The quaternion that turns -z to a direction.
  const towards = ([x, y, z]) => {
    const length = Math.hypot(x, y, z);
    const [a, b, w] = [y / length, -x / length, 1 - z / length];
    const size = Math.hypot(a, b, w);
    return size < 1e-9 ? [0, 1, 0, 0] : [a / size, b / size, 0, w / size];
  };
  const hold = (side, at) => input(side).position.set(...at);
  const aim = (side, at) => {
    const from = input(side).position;
    input(side).quaternion.set(...towards([at[0] - from.x, at[1] - from.y, at[2] - from.z]));
  };
  const button = (side, name, value) => (device.primaryInputMode === "hand" ? input(side).updatePinchValue(value) : input(side).updateButtonValue(name, value));
  const click = async (side, name = "trigger") => {
    button(side, name, 1);
    await frames(1);
    button(side, name, 0);
    await frames(1);
  };

  // Both eyes' pixels as they were drawn, bottom row first.
  const picture = async () => {
    const { view3d } = app();
    if (!view3d.tested) {
      const { render } = view3d;
      view3d.render = function drawn(...given) {
        render.apply(this, given);
        for (const call of after.splice(0)) call();
      };
      view3d.tested = true;
    }
    return new Promise((done) => after.push(() => {
      const gl = view3d.renderer.getContext();
      const [width, height] = [gl.drawingBufferWidth, gl.drawingBufferHeight];
      const pixels = new Uint8Array(width * height * 4);
      gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
      done({ width, height, pixels });
    }));
  };

  // Where a button of the menu is in the room.
  const buttonAt = (id) => {
    const { menu } = app().vr;
    const found = menu.buttons().find((one) => one.id === id);
    const { board } = menu;
    const local = board.mesh.position.clone().set(
      ((found.x + found.w / 2) / board.canvas.width - 0.5) * board.width, (0.5 - (found.y + found.h / 2) / board.canvas.height) * board.height, 0);
    return local.applyMatrix4(board.mesh.matrixWorld).toArray();
  };
  // Presses a button of the menu with the right hand's ray, on the page that has it.
  const menu = async (page, id) => {
    const { vr } = app();
    vr.menu.pinned = true;
    hold("left", [-0.3, 1.2, -0.4]);
    hold("right", [0.1, 1.35, -0.15]);
    await frames(2);
    for (let was = null; was === null || was.distanceTo(vr.menu.board.mesh.position) > 1e-3; await frames(1)) was = vr.menu.board.mesh.position.clone();
    for (const one of page ? [`page.${page}`, id] : [id]) {
      aim("right", buttonAt(one));
      await frames(1);
      if (vr.pointer.over(vr.menu) !== one) throw new Error(`the ray is on ${vr.pointer.over(vr.menu)}, not ${one}`);
      await click("right");
    }
    vr.menu.pinned = false;
    await frames(1);
  };

  const enter = async () => {
    document.getElementById("vr-enter").click();
    await until(() => app().vr.active);
    await frames(3);
  };
  const leave = async () => {
    await app().vr.leave();
    await until(() => !app().vr.active && !app().view3d.presenting);
    await app().idle();
  };

  window.headset = { device, app, until, frames, hold, aim, button, click, picture, menu, enter, leave, towards, buttonAt };
})();
