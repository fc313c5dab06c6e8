"""Tools in an emulated headset: cut plane in the hand, clip, measure, stages, kept views."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.web.wearing import SCRIPTS, Run, opened, runner


@pytest.fixture(scope="module")
def page(browser: Browser, viewer_url: str) -> Iterator[Page]:
    """A flat page beside which an emulated headset lies."""
    made = opened(browser, viewer_url, *SCRIPTS)
    yield made
    made.close()


@pytest.fixture
def run(page: Page) -> Run:
    """What runs in the headset."""
    return runner(page)


def test_the_cut_plane_follows_the_hand(run: Run) -> None:
    got = run("""
      await menu("tools", "tool.plane");
      const tool = app.state.tool;
      hold("right", [0.05, 1.4, -0.5]);
      aim("right", [0.05, 1.2, -0.9]);
      await frames(2);
      button("right", "trigger", 1);
      await frames(3);
      hold("right", [0.02, 1.33, -0.55]);
      aim("right", [0.02, 1.13, -0.95]);
      await frames(3);
      button("right", "trigger", 0);
      await frames(3);
      const {plane} = app.state;
      const at = lps([0.02, 1.33, -0.55]);
      const toward = lps([0.02, 1.13, -0.95]).map((one, k) => one - at[k]);
      const size = Math.hypot(...toward);
      const out = {tool, on: plane.on,
        off: Math.abs(plane.normal.reduce((sum, one, k) => sum + one * (at[k] - plane.point[k]), 0)),
        along: plane.normal.reduce((sum, one, k) => sum + one * toward[k] / size, 0)};
      app.log.undo();
      await frames(2);
      return {...out, undone: app.state.plane.on};
    """)
    assert got["tool"].startswith("plane")
    assert got["on"]
    assert got["off"] < 0.1  # mm from the hand to the plane
    assert got["along"] == pytest.approx(-1, abs=1e-4)  # the person's side is cut away
    assert not got["undone"]  # one movement of the hand is one step


def test_a_vessel_is_clipped_through_the_ray(run: Run) -> None:
    got = run("""
      app.do("preset", {name: "vessels"});
      await menu("tools", "tool.clip");
      hold("right", [0.05, 1.4, -0.1]);
      const seen = app.scene.vessels.filter((one) => one.path.length > 8)
        .map((one) => ({id: one.id, at: room(one.path[Math.floor(one.path.length / 2)])}));
      let found = null;
      for (const one of seen.slice(0, 40)) {
        aim("right", one.at);
        await frames(1);
        await frames(1);
        if (vr.pointer.at.right.hit?.vessel) { found = vr.pointer.at.right.hit.vessel; break; }
      }
      await click("right");
      await frames(2);
      const out = {found, clips: Object.keys(app.state.clips), board: vr.answer.board.mesh.visible,
        said: vr.answer.board.shown};
      for (let n = 0; n < 5 && Object.keys(app.state.clips).length; n++) app.log.undo();
      await frames(2);
      return {...out, open: Object.keys(app.state.clips).length === 0, gone: !vr.answer.board.mesh.visible};
    """)
    assert got["found"]
    assert got["clips"] == [got["found"]]
    assert got["board"] and got["found"] in got["said"]
    assert got["open"] and got["gone"]


def test_a_known_distance_is_measured_through_the_ray(run: Run) -> None:
    got = run("""
      app.do("preset", {name: "skin"});
      await menu("tools", "tool.distance");
      hold("right", [0.1, 1.4, -0.05]);
      const skin = app.scene.nodes.find((node) => node.structure === "skin" && node.twin === "castor");
      const mesh = app.model.meshes.get(skin.name);
      const corners = mesh.geometry.getAttribute("position");
      const from = [0.1, 1.4, -0.05];
      const targets = [];
      for (let k = 0; k < corners.count && targets.length < 2; k += 97) {
        const corner = vr.middle.clone().fromBufferAttribute(corners, k).applyMatrix4(mesh.matrixWorld);
        if (targets.length && apart(targets[0].toArray(), corner.toArray()) < 0.05) continue;
        aim("right", corner.toArray());
        await frames(2);
        const {hit} = vr.pointer.at.right;
        if (hit && hit.world.distanceTo(corner) < 2e-4) targets.push(corner);
      }
      const known = apart(lps(targets[0].toArray()), lps(targets[1].toArray()));
      const count = app.state.measures.length;
      for (const target of targets) {
        aim("right", target.toArray());
        await frames(2);
        await click("right");
      }
      const made = app.state.measures.at(-1);
      return {known, more: app.state.measures.length - count, value: made?.value, unit: made?.unit};
    """)
    assert got["more"] == 1
    assert got["unit"] == "mm"
    assert got["value"] == pytest.approx(got["known"], abs=0.5)


def test_a_stage_forward_and_back_gives_the_same_picture(run: Run) -> None:
    got = run("""
      const other = (one, two) => (Math.abs(one - two) > 8 ? 1 : 0);
      const differ = (a, b) => a.pixels.reduce((sum, one, k) => sum + other(one, b.pixels[k]), 0);
      await menu("steps", "stage.forward");
      await menu("steps", "stage.back");
      rest();
      await frames(3);
      const first = await picture();
      await menu("steps", "stage.forward");
      await menu("steps", "stage.forward");
      rest();
      await frames(3);
      const [on, stage] = [await picture(), app.state.stage];
      await menu("steps", "stage.back");
      await menu("steps", "stage.back");
      rest();
      await frames(3);
      return {stage, changed: differ(first, on), left: differ(first, await picture()),
        stages: app.scene.stages.length};
    """)
    assert got["stage"] is not None
    assert got["left"] == 0


def test_a_kept_view_comes_back_in_the_headset(run: Run) -> None:
    got = run("""
      const seen = () => app.view3d.worn.pose;
      await menu("steps", "keep");
      const before = seen();
      const kept = app.state.bookmarks.at(-1);
      vr.put(vr.world.matrix.clone().makeRotationY(1).setPosition(0.2, 1.2, -0.6));
      app.do("preset", {name: "bone"});
      await frames(2);
      app.view3d.pose = kept.camera;
      app.do("view", {view: kept.view});
      await frames(2);
      const unit = (way) => way.map((one) => one / Math.hypot(...way));
      const way = ({position, target}) => unit(position.map((one, k) => one - target[k]));
      return {name: kept.name, preset: app.state.preset, before: way(before), after: way(seen()),
        scale: vr.scale};
    """)
    assert got["name"]
    assert got["preset"] == "all"
    assert got["after"] == pytest.approx(got["before"], abs=1e-5)
    assert got["scale"] == pytest.approx(1)
