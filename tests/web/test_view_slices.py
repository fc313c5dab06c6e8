"""Slices: what is drawn where, linked with the model both ways; cases that lack something."""

from __future__ import annotations

import numpy as np
import pytest
from playwright.sync_api import Browser, Page
from scipy import ndimage as ndi

from tests.web.slicing import PHONE, open_slices, run, viewer
from tests.web.small_scene import content, grid

GREY = 3  # of 255: how far a drawn grey may lie from the scan's own
VOXEL = 2.0  # mm, the small case's largest side


@pytest.fixture(scope="module")
def page(browser: Browser, viewer_url: str):
    with viewer(browser, viewer_url) as made:
        yield made


def test_slices_come_with_their_own_bundle_and_from_this_machine(page: Page) -> None:
    assert run(page, "return s === null && app.layout.kind === 'model'")
    page.keyboard.press("s")
    run(page, "await app.layout.show('both'); await app.idle();")
    assert run(page, "return [app.layout.problem, s.stock.place, s.scanName]") == ["", "full", "ct"]
    boxes = run(page, "return s.tiles.map(t => t.box)")
    stage = page.locator("#stage").bounding_box()
    main = page.locator("main").bounding_box()
    assert stage and main and abs(stage["x"] - main["x"] - main["width"] / 2) < 2
    assert all(w > 250 and h > 200 for _, _, w, h in boxes)
    assert page.faults == []  # type: ignore[attr-defined]


def test_what_is_drawn_lies_where_it_is(page: Page) -> None:
    """Greys of NiiVue's picture, at points of the small case's turned grid, against the scan itself."""
    t1, where = content().t1, grid()
    assert t1 is not None
    values = t1.values
    # voxels whose neighbours are alike: their grey is known whatever lies between
    flat = ndi.maximum_filter(values, 3) == ndi.minimum_filter(values, 3)
    flat[[0, -1]] = flat[:, [0, -1]] = flat[:, :, [0, -1]] = False
    rng = np.random.default_rng(4)
    places = rng.permutation(np.argwhere(flat & (values > 10)))[:14]
    edge = rng.permutation(np.argwhere(flat & (values < 10)))[:4]
    points = where.lps(np.vstack([places, edge]))
    expected = [float(values[tuple(p)]) for p in np.vstack([places, edge])]
    got = run(
        page,
        """
        await s.scan("t1");
        await s.setTint({by: "none"});
        s.setWindow("own", [0, 130]);
        const gl = s.screen.nv.gl, out = [];
        for (const at of given) {
          app.cross.set(at);
          s.fit();
          s.draw();
          const r = s.screen.canvas.width / s.screen.canvas.clientWidth, px = new Uint8Array(4);
          out.push(s.tiles.map((t) => {
            const [x, y] = [t.x(at) * r, t.y(at) * r].map(Math.floor);
            gl.readPixels(x, s.screen.canvas.height - 1 - y, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, px);
            return px[0];
          }));
        }
        await s.scan("ct");
        s.setWindow("soft");
        await s.setTint({by: "owner"});
        await app.idle();
        return out;
        """,
        points.tolist(),
    )
    for seen, value in zip(got, expected, strict=True):
        assert all(abs(grey - value * 255 / 130) <= GREY for grey in seen), (seen, value * 255 / 130)


def test_a_click_on_a_slice_is_that_place_in_the_model(page: Page) -> None:
    for number, at in enumerate([(4.0, -9.0, 20.0), (-12.0, 6.0, -25.0), (9.0, 11.0, 30.0)]):
        x, y = run(
            page,
            """
            const [n, at] = given;
            app.cross.set([at[0], at[1], at[2]].map((v, k) => (k === s.tiles[n].plane.normal ? v : 0)));
            s.fit();
            await app.idle();
            const box = s.frame.marks.getBoundingClientRect();
            return [box.left + s.tiles[n].x(at), box.top + s.tiles[n].y(at)];
            """,
            [number, at],
        )
        page.mouse.click(x, y)
        cross, mark = run(
            page,
            """
            await app.idle();
            return [app.cross.at, app.cross.mark.group.position.toArray()];
            """,
        )
        assert np.abs(np.array(cross) - at).max() <= 1.0 and np.allclose(cross, mark)


def test_a_hit_in_the_model_and_a_chosen_vessel_move_the_crosshair(page: Page) -> None:
    box = page.locator("#view").bounding_box()
    assert box
    place = [box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.45]
    hit = run(page, "return app.tools.at({clientX: given[0], clientY: given[1]}).point", place)
    page.mouse.click(*place)
    drawn, at = run(
        page,
        "await app.idle(); const t = s.tiles[0];"
        "return [t.point(t.x(app.cross.at), t.y(app.cross.at), app.cross.at), app.cross.at];",
    )
    assert np.abs(np.array(at) - hit).max() < 1e-3 and np.abs(np.array(drawn) - hit).max() < 1e-3
    away = run(
        page,
        """
        const vessel = app.scene.vessels.at(-1);
        app.do("select", {vessel: vessel.id});
        await app.idle();
        return Math.min(...vessel.path.map((p) => Math.hypot(...p.map((v, k) => v - app.cross.at[k]))));
        """,
    )
    assert away <= VOXEL


def test_the_words_name_structure_owner_value_and_place(page: Page) -> None:
    at = grid().lps([np.argwhere(content().labels.values == 6)[200]])[0]
    run(page, "app.cross.set(given); await app.idle();", at.tolist())
    words = page.locator(".slice-about").inner_text()
    value = float(content().ct.values[tuple(np.argwhere(content().labels.values == 6)[200])])
    assert "brain" in words and ("Castor" in words or "Pollux" in words or "shared" in words)
    read = float(words.split("CT ")[1].split(" HU")[0].replace("−", "-"))
    assert abs(read - value) <= 1 and " mm" in words


def test_wheel_arrows_zoom_and_keys_of_the_layout(page: Page) -> None:
    run(page, "app.cross.set([0, 0, 10]); s.fit(); await app.idle(); s.frame.marks.focus();")
    box = page.locator(".slice-marks").bounding_box()
    tile = run(page, "return s.tiles[0].box")
    assert box
    page.mouse.move(box["x"] + tile[0] + tile[2] / 2, box["y"] + tile[1] + tile[3] / 2)
    step = run(page, "return s.stock.grid.step")
    page.mouse.wheel(0, -100)
    run(page, "await app.idle();")
    assert run(page, "return app.cross.at[2]") == pytest.approx(10 + step[2])
    page.keyboard.press("PageDown")
    before = run(page, "s.active = s.tiles[0]; return app.cross.at")
    page.keyboard.press("ArrowRight")
    assert run(page, "return app.cross.at[0]") == pytest.approx(before[0] + step[0])
    mm = run(page, "return s.tiles[0].mm")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    run(page, "await app.idle();")
    assert run(page, "return s.tiles[0].mm") < mm
    for key, kind in (("3", "slices"), ("1", "model"), ("2", "both")):
        page.keyboard.press(key)
        run(page, "await app.idle();")
        assert page.locator("main").get_attribute("data-layout") == kind
        assert page.locator("#slices").is_visible() == (kind != "model")


def _labels_alone(scene) -> None:
    scene["volumes"] = [v for v in scene["volumes"] if v["name"] not in ("ct", "t1")]
    tint = {"colour": [1, 2, 3], "tissue": "brain", "twin": None}
    scene["labels"] = [{**tint, "number": n, "name": "" if n == 6 else f"part {n}"} for n in range(1, 1001)]


def test_labels_alone_without_names_and_a_thousand_of_them_on_a_phone(
    browser: Browser, viewer_url: str
) -> None:
    with viewer(browser, viewer_url, size=PHONE, scene=_labels_alone) as phone:
        open_slices(phone)
        assert run(phone, "return [app.layout.problem, s.scanName]") == ["", None]
        at = grid().lps([np.argwhere(content().labels.values == 6)[300]])[0]
        run(phone, "app.cross.set(given); await s.setTint({by: 'labels'}); await app.idle();", at.tolist())
        assert "label 6, without a name" in phone.locator(".slice-about").inner_text()
        assert "no scan" in phone.locator("#panel-slices").text_content()
        stage, slices = phone.locator("#stage").bounding_box(), phone.locator("#slices").bounding_box()
        assert stage and slices and slices["y"] >= stage["y"] + stage["height"] - 1
        heights = [b.bounding_box()["height"] for b in phone.locator(".slice-choose:visible").all()]
        assert len(heights) == 3 and min(heights) >= 44
        assert phone.faults == []  # type: ignore[attr-defined]


NO_WEBGL = """
const own = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith("webgl") ? null : own.call(this, kind, ...rest);
};
"""


def _huge(scene) -> None:
    for volume in scene["volumes"]:
        if volume["place"] == "full":
            volume["shape"] = [600, 600, 600]


def test_without_webgl_there_is_a_sentence_and_what_is_too_large_comes_small(
    browser: Browser, viewer_url: str
) -> None:
    with viewer(browser, viewer_url, scene=_huge) as page:
        open_slices(page, "slices")
        assert run(page, "return [s.stock.place, s.stock.huge]") == ["page", True]
        assert "256 MB" in page.locator("#panel-slices").text_content()
        assert run(page, "return s.editing.why").startswith("Labels cannot be edited here")
        page.evaluate(f"() => {{ {NO_WEBGL} }}")
        said = run(
            page,
            "const {openSlices} = await app.source.module('slices.js');"
            "return openSlices(document.createElement('div'), app).catch((e) => e.message);",
        )
        assert "WebGL 2" in said
