"""The cut plane with the scan on it, the planned cut opened and closed, and the stages of the operation."""

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page
from scipy import ndimage

from dioscuri.planning.viewing.volumes import page_volumes
from tests.web.looking import Run, page, run
from tests.web.small_scene import content

__all__ = ["page", "run"]

LEVELS = 3  # by how much a pixel of the cut's face may differ from the window-mapped scan
CALM = 120  # levels between the voxels around: beside sharper edges the card's weights alone are near LEVELS
TINT = 0.22


def _expected(points: Any, name: str, window: str) -> tuple[Any, Any]:
    """Grey level of a scan at points (LPS mm), and by how many levels the voxels around each differ."""
    raw = next(r for r in page_volumes(content()) if r.name == name)
    low, high = next((low, high) for n, low, high in raw.windows if n == window)
    step = 255 * raw.scale / (high - low)
    index = raw.grid.ijk(np.asarray(points)).T
    values = ndimage.map_coordinates(raw.values.astype(float), index, order=1) * raw.scale + raw.offset
    near = tuple(np.rint(index).astype(int))
    most, least = ndimage.maximum_filter(raw.values, 3), ndimage.minimum_filter(raw.values, 3)
    spread = (most[near].astype(float) - least[near]) * step
    return np.clip((values - low) / (high - low), 0, 1) * 255, spread


@pytest.mark.parametrize(
    ("direction", "scan", "window", "tint", "apart", "scale"),
    [
        ("sagittal", "ct", "soft", "none", 0, 1),
        ("coronal", "ct", "bone", "structure", 40, 1),
        ("cut", "t1", "soft", "none", 0, 0.8),
    ],
)
def test_the_cut_face_has_the_colours_of_the_scan(
    run: Run, direction: str, scan: str, window: str, tint: str, apart: int, scale: float
) -> None:
    given = dict(direction=direction, scan=scan, window=window, tint=tint, apart=apart, scale=scale)
    rows = np.array(run("return face(given)", given))
    level, spread = _expected(rows[:, :3], scan, window)
    expected = np.repeat(level[:, None], 3, axis=1)
    if tint == "structure":
        expected = (1 - TINT) * expected + TINT * rows[:, 6:9]
    off = np.abs(rows[:, 3:6] - expected).max(axis=1)[spread <= CALM]
    assert len(off) > 40
    assert np.percentile(off, 98) <= LEVELS


def test_the_plane_takes_the_model_away_on_its_side_only(run: Run) -> None:
    found = run("""
      app.do("preset", {name: "skin"});
      app.plane.place(scene.cut_centre, [0, 0, 1]);
      await idle(); drawn();
      const [x, y, z] = scene.cut_centre;
      const kept = (at) => app.plane.planes.both[0].distanceToPoint(view3d.metres(at)) > 0;
      const one = [kept([x, y, z - 9]), kept([x, y, z + 9])];
      app.plane.flip(); await idle(); drawn();
      const every = meshes.every(m => m.material.clippingPlanes?.length === 1);
      return {one, two: [kept([x, y, z - 9]), kept([x, y, z + 9])], every};""")
    assert found == {"one": [True, False], "two": [False, True], "every": True}


def test_a_drag_of_the_handle_moves_the_plane_and_is_one_step_to_undo(page: Page, run: Run) -> None:
    page.click("#tab-plane")
    (x0, y0), (x1, y1) = run("""
      app.plane.set("sagittal"); view3d.view("front", true); await idle(); drawn();
      const box = view3d.canvas.getBoundingClientRect();
      const on = ({x, y}) => [box.left + (x + 1) / 2 * box.width, box.top + (1 - y) / 2 * box.height];
      return app.plane.handle.ends.map(v => on(v.project(view3d.camera)));""")
    told = """
      const {depth, handle: {size}} = app.plane;
      return {...app.state.plane, pose: view3d.pose, depth, size};"""
    before = run(told)
    page.mouse.move(x1, y1)
    page.mouse.down()
    for k in range(1, 5):
        page.mouse.move(x1 + k * (x1 - x0) / 4, y1 + k * (y1 - y0) / 4)
    page.mouse.up()
    after = run(told)
    assert after["pose"] == before["pose"], "the camera moved too"
    assert after["depth"] - before["depth"] == pytest.approx(2.2 * after["size"], abs=1)
    assert np.allclose(after["point"][1:], before["point"][1:], atol=0.01)
    page.keyboard.press("Control+z")
    assert run("return app.state.plane.point") == before["point"]


def test_keys_move_and_switch_the_plane(page: Page, run: Run) -> None:
    page.locator("#view").focus()
    page.keyboard.press("c")
    assert run("return app.state.plane.on") is True
    depth = run("return app.plane.depth")
    page.keyboard.press("]")
    page.keyboard.press("}")
    assert run("return app.plane.depth") - depth == pytest.approx(6)
    page.keyboard.press("c")
    assert run("return app.planes.length") == 0


def test_the_cut_opens_with_the_scan_on_both_faces_and_closes_again(run: Run) -> None:
    found = run("""
      const before = sum();
      app.do("opened", {share: 1}); await idle();
      const gap = model.twins.pollux.position.distanceTo(model.twins.castor.position);
      const all = Object.values(model.twins).flatMap(g => g.children);
      const faces = all.filter(m => m.visible && m.material.type === "ShaderMaterial").length;
      const cut = model.meshes.get("cut surface").visible;
      app.do("opened", {share: 0}); await idle();
      return {gap, faces, cut, same: sum() === before};""")
    assert found["gap"] == pytest.approx(60)
    assert (found["faces"], found["cut"], found["same"]) == (2, False, True)


def test_stages_forward_and_back_give_the_same_pictures(page: Page, run: Run) -> None:
    page.click("#tab-stages")
    page.locator("#view").focus()
    count = run("app.do('preset', {name: 'vessels'}); return scene.stages.length")

    def step(key: str) -> Any:
        page.keyboard.press(key)
        return run("await idle(); return [app.state.stage, sum()]")

    forth = [step(".") for _ in range(count + 1)]
    back = [step(",") for _ in range(count)][::-1]
    assert [number for number, _ in forth] == list(range(count + 1))
    assert forth[:-1] == back
    assert len({picture for _, picture in forth}) == count + 1


def test_a_divided_vessel_has_a_gap_a_name_and_a_place_in_the_list(page: Page, run: Run) -> None:
    page.click("#tab-stages")
    found = run("""
      app.do("stage", {number: 2}); await idle();
      const [id] = scene.stages[1].divides;
      const when = Object.fromEntries(app.look.divisions.map(d => [d.id, d.when]));
      return {id, when, gaps: mark(id).filter(([, gap]) => gap > 0.5).length};""")
    assert found["gaps"] > 3
    assert set(found["when"].values()) == {"now", "before"} and found["when"][found["id"]] == "now"
    assert found["id"] in page.inner_text("#panel-stages .said")
    assert f"{found['id']} divided" in page.inner_text("#tags")
    assert "(2 of" in page.inner_text("#caption")
