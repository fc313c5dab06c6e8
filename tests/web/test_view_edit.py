"""Edits of labels on slices, demands on the cut: what is drawn is what the server keeps; undone at will."""

from __future__ import annotations

import base64
import gzip

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from tests.web.slicing import open_slices, run, unpacked, viewer
from tests.web.small_scene import content, grid

BRAIN, VEIN = 6, 8


@pytest.fixture(scope="module")
def page(browser: Browser, viewer_url: str):
    with viewer(browser, viewer_url) as made:
        run(made, "app.sign('Dr Test')")
        open_slices(made)
        yield made


def shown(page: Page) -> np.ndarray:
    """The labels as the browser has them."""
    return unpacked(run(page, "return pack(s.labels.values)"), grid().shape)


def kept(page: Page) -> np.ndarray:
    """The labels as the server has them."""
    found = run(page, "return app.source.get('/api/edits')")
    values = content().labels.values.copy()
    if found["box"] is not None:
        start, stop = found["box"]
        raw = np.frombuffer(gzip.decompress(base64.b64decode(found["values"])), "<u2")
        box = tuple(slice(a, b) for a, b in zip(start, stop, strict=True))
        values[box] = raw.reshape([b - a for a, b in zip(start, stop, strict=True)], order="F")
    return values


def drag(page: Page, tile: int, points: list[tuple[float, float, float]]) -> None:
    """With the mouse, from place to place of a slice."""
    for number, at in enumerate(points):
        x, y = run(
            page,
            "const [n, at] = given, box = s.frame.marks.getBoundingClientRect();"
            "return [box.left + s.tiles[n].x(at), box.top + s.tiles[n].y(at)];",
            [tile, at],
        )
        page.mouse.move(x, y)
        if number == 0:
            page.mouse.down()
    page.mouse.up()
    run(page, "await app.idle();")


def test_a_stroke_is_kept_and_signed_and_undone_and_done_again(page: Page) -> None:
    page.click("#tab-edit")
    run(page, "app.cross.set([0, 0, 22]); s.fit(); await app.idle();")
    page.keyboard.press("w")
    page.select_option("#panel-edit select[aria-label=label]", str(VEIN))
    run(page, "app.edit.radius_mm = 5; await app.idle();")
    drag(page, 0, [(-10, 0, 22), (0, 4, 22), (8, 0, 22)])
    painted = shown(page)
    assert (painted != content().labels.values).sum() > 100 and np.array_equal(painted, kept(page))
    op = run(page, "return app.log.ops.at(-1)")
    assert (op["kind"], op["by"], op["args"]["label"]) == ("edit.paint", "Dr Test", VEIN)
    assert "1 edit stands" in page.locator("#panel-edit").inner_text()
    assert "dioscuri plan" in page.locator("#panel-edit").inner_text()
    run(page, "app.log.undo(); await app.idle();")
    assert np.array_equal(shown(page), content().labels.values)
    run(page, "app.log.redo(); await app.idle();")
    assert np.array_equal(shown(page), painted) and np.array_equal(kept(page), painted)


def test_what_was_painted_is_in_the_picture(page: Page) -> None:
    grey = """
      const gl = s.screen.nv.gl, px = new Uint8Array(4);
      const r = s.screen.canvas.width / s.screen.canvas.clientWidth;
      const colour = (at) => {
        s.draw();
        const t = s.tiles[0];
        const [x, y] = [t.x(at) * r, t.y(at) * r].map(Math.floor);
        gl.readPixels(x, s.screen.canvas.height - 1 - y, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, px);
        return [...px.slice(0, 3)];
      };
      await s.setTint({by: "labels", share: 1});
      await app.idle();
      const before = colour(given);
      app.log.undo();
      await app.idle();
      const without = colour(given);
      app.log.redo();
      await app.idle();
      const after = colour(given);
      await s.setTint({share: 0.35});
      return [before, without, after];
    """
    before, without, after = run(page, grey, [0, 4, 22])
    vein = run(page, "return s.labels.colour(8)")
    assert before == vein == after and without != vein


def test_erase_over_one_label_grow_and_relabel(page: Page) -> None:
    page.keyboard.press("e")
    run(page, "app.edit.only = 8; app.edit.radius_mm = 4; app.edit.flat = true; await app.idle();")
    before = shown(page)
    drag(page, 0, [(-10, 0, 22), (-6, 2, 22)])
    after = shown(page)
    gone = before != after
    assert gone.any() and (before[gone] == VEIN).all() and (after[gone] == 0).all()
    run(page, "app.edit.only = null; app.edit.flat = false;")
    seed = grid().lps([np.argwhere(content().labels.values == 3)[400]])[0]
    run(
        page,
        "app.cross.set(given); Object.assign(app.edit, {label: 2, low: 300, high: 3000, most_mm: 8});"
        "await s.editing.click('grow', given); await app.idle();",
        seed.tolist(),
    )
    grown = shown(page)
    assert (grown == 2).sum() > 20 and np.array_equal(grown, kept(page))
    run(page, "app.edit.label = 5; await s.editing.click('relabel', given); await app.idle();", seed.tolist())
    assert not (shown(page) == 2).any() and np.array_equal(shown(page), kept(page))


def test_what_the_server_refuses_is_taken_back_and_said(page: Page) -> None:
    before = shown(page)
    edits = run(page, "return app.state.edits.length")
    page.keyboard.press("w")
    run(page, "app.edit.label = 77; app.cross.set([0, 0, 22]); await app.idle();")
    drag(page, 0, [(0, 0, 22), (3, 3, 22)])
    assert "77" in page.locator("#panel-edit [role=alert]").inner_text()
    assert np.array_equal(shown(page), before) and run(page, "return app.state.edits.length") == edits
    assert run(page, "return app.log.refused.map((op) => op.args.label)") == [77]
    run(page, "app.log.discard(app.log.refused[0]); app.edit.label = 8; app.do('tool', {name: 'look'});")
    assert page.faults == []  # type: ignore[attr-defined]


def strokes(page: Page) -> list[list[float]]:
    """The first points of the strokes on the server."""
    found = run(page, "return (await app.source.get('/api/operations')).operations")
    return [o["args"]["points"][0] for o in found if o["kind"] == "edit.paint"]


def paint(page: Page, at: list[float]) -> None:
    """A stroke with the brush, on the middle slice; nothing is waited for."""
    run(page, "const b = s.editing.tool('brush'); b.down(s.tiles[0], given); b.up();", at)


def test_a_stroke_whose_answer_is_lost_is_painted_once_and_stays(page: Page) -> None:
    before, count = shown(page), len(strokes(page))
    run(page, "app.edit.label = 8; app.edit.radius_mm = 4;")
    page.route("**/api/paint", lambda route: (route.fetch(), route.abort()))
    paint(page, [0, -8, 22])
    page.wait_for_function("() => dioscuri.log.problem")
    assert len(strokes(page)) == count + 1
    drawn = shown(page)
    assert (drawn != before).any() and run(page, "return app.log.saved") is False
    page.unroute("**/api/paint")
    run(page, "await app.log.send(); await app.idle();")
    assert len(strokes(page)) == count + 1
    assert run(page, "return app.state.edits.filter((e) => e.points).length") == count + 1
    assert np.array_equal(shown(page), drawn) and np.array_equal(kept(page), drawn)


def test_strokes_wait_for_a_lost_server(page: Page) -> None:
    before, count = shown(page), len(strokes(page))
    page.route("**/api/paint", lambda route: route.abort())
    paint(page, [0, 14, 22])
    first = shown(page)
    paint(page, [14, 0, 22])
    page.wait_for_function("() => dioscuri.log.problem")
    both = shown(page)
    assert (first != before).any() and (both != first).any()
    run(page, "app.log.undo();")
    assert np.array_equal(shown(page), first)
    run(page, "app.log.redo();")
    assert np.array_equal(shown(page), both) and "not yet saved" in page.locator("#saved").inner_text()
    page.unroute("**/api/paint")
    run(page, "await app.log.send(); await app.idle();")
    assert len(strokes(page)) == count + 2
    assert np.array_equal(shown(page), both) and np.array_equal(kept(page), both)


def test_edits_of_an_earlier_visit_are_shown_and_a_file_says_why_it_cannot(
    browser: Browser, page: Page, viewer_url: str
) -> None:
    with viewer(browser, viewer_url) as again:
        open_slices(again)
        assert np.array_equal(shown(again), shown(page))
        words = run(
            again,
            "app.source.online = false; const {openSlices} = await app.source.module('slices.js');"
            "const box = document.createElement('div'); document.body.append(box);"
            "return (await openSlices(box, app)).editing.why;",
        )
        assert "no server" in words


def test_a_demand_is_placed_sized_kept_and_removed(page: Page) -> None:
    page.click("#tab-demands")
    page.click("#panel-demands button[data-value=must-own]")
    page.click("#panel-demands button[data-value=pollux]")
    page.click("#tools [data-tool=demand]")
    hit = run(
        page,
        """
        app.do("preset", {name: "skin"});
        app.view3d.view("front", true);
        await app.idle();
        const box = app.view3d.canvas.getBoundingClientRect();
        const at = [box.left + box.width / 2, box.top + box.height * 0.35];
        return [at, app.tools.at({clientX: at[0], clientY: at[1]}).point];
        """,
    )
    page.mouse.click(*hit[0])
    knob = run(
        page,
        """
        await app.idle();
        const canvas = app.view3d.canvas.getBoundingClientRect();
        const {knob} = app.demands.marks;
        const at = knob.getWorldPosition(knob.position.clone()).project(app.view3d.camera);
        return [canvas.left + (at.x + 1) / 2 * canvas.width, canvas.top + (1 - at.y) / 2 * canvas.height];
        """,
    )
    page.mouse.move(*knob)
    page.mouse.down()
    page.mouse.move(knob[0] + 30, knob[1])
    page.mouse.up()
    radius = run(page, "await app.idle(); return app.demands.radius_mm;")
    assert radius > 8
    page.click("#panel-demands button.main")
    kept_now = run(page, "await app.idle(); return app.state.constraints;")
    assert len(kept_now) == 1 and kept_now[0]["by"] == "Dr Test" and kept_now[0]["id"].startswith("o")
    assert (kept_now[0]["kind"], kept_now[0]["twin"], kept_now[0]["radius_mm"]) == (
        "must-own",
        "pollux",
        radius,
    )
    assert np.abs(np.array(kept_now[0]["centre"]) - hit[1]).max() <= 0.02
    ball = run(page, "return app.demands.marks.balls[0]")
    assert ball["radius_mm"] == radius and np.allclose(ball["centre"], kept_now[0]["centre"])
    assert "must be Pollux's" in page.locator("#panel-demands .demands").inner_text()
    assert "--from-viewer" in page.locator("#panel-demands").inner_text()
    page.click("#panel-demands .demands button:has-text('remove')")
    assert run(page, "await app.idle(); return [app.state.constraints, app.demands.marks.balls];") == [[], []]
    run(page, "app.log.undo(); await app.idle();")
    assert run(page, "return app.state.constraints.length") == 1


def test_a_vessel_and_a_structure_can_be_asked_for(page: Page) -> None:
    page.click("#panel-demands button[data-value=keep-out]")
    page.click("#panel-demands button[data-value=structure]")
    page.select_option("#panel-demands select", "dural sinus")
    page.click("#panel-demands button.main")
    run(page, "app.do('select', {vessel: app.scene.vessels[0].id}); await app.idle();")
    page.click("#tab-demands")
    page.click("#panel-demands button[data-value=vessel]")
    page.click("#panel-demands button.main")
    found = run(page, "await app.idle(); return [app.state.constraints.slice(-2), app.log.refused];")
    assert [c.get("structure") or c.get("vessel") for c in found[0]] == [
        "dural_sinus",
        run(page, "return app.scene.vessels[0].id"),
    ]
    assert found[1] == []
    page.click("#panel-demands button[data-value=must-pass]")
    assert page.locator("#panel-demands button[data-value=vessel]").is_disabled()
