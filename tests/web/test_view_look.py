"""How the model is looked at: tree, clear shells, colours, doubt, comparison, detail, on a phone too."""

import pytest
from playwright.sync_api import Page

from tests.web.looking import Run, page, run

__all__ = ["page", "run"]

CALLS, TRIANGLES = 60, 1_000_000  # of a stereo frame
SIDES = ("front", "back", "left", "right", "above", "below")
PHONE = {"width": 390, "height": 844}


def test_the_tree_finds_shows_and_makes_clear(page: Page, run: Run) -> None:
    page.click("#tab-tree")
    page.fill("#panel-tree input[type=search]", "sinus cast")
    assert page.locator("#panel-tree .row[data-structure]:visible").count() == 1
    page.fill("#panel-tree input[type=search]", "")
    page.click('input[data-node="castor skull"]')
    assert run("return model.meshes.get('castor skull').visible") is False
    before = run("return app.log.ops.length")
    page.locator('[data-opacity="skull"]').fill("0.5")
    assert run("return model.meshes.get('pollux skull').material.opacity") == 0.5
    assert run("return app.log.ops.length") - before == 1
    page.click('[data-preset="vessels"]')
    assert page.get_attribute('[data-preset="vessels"]', "aria-pressed") == "true"
    shown = run("return meshes.filter(m => m.visible).map(m => m.name)")
    assert "castor artery" in shown and "castor skull" not in shown and "castor scalp" not in shown


def test_a_thousand_structures_are_quick_and_none_is_nameless(run: Run) -> None:
    said = run("return thousand('37')")
    assert "label 37" in said["found"] and len(said["found"]) < 40
    assert said["made"] < 1500 and said["followed"] < 150 and said["filtered"] < 150


def test_clear_shells_are_drawn_from_within_and_the_far_twin_first(run: Run) -> None:
    for side in SIDES:
        found = run("return shells(given)", side)
        assert found["same"], f"{side}: the order of the meshes in the scene changes the picture"
        order = {(twin, tissue): n for twin, tissue, n, *_ in found["shells"]}
        far = "castor" if found["near"] == "pollux" else "pollux"
        assert order[far, "skin"] < order[found["near"], "bone"] < order[found["near"], "skin"]
        assert all(not write and way == 0 for *_, write, way in found["shells"])


def test_at_most_four_clear_shells_lie_over_each_other(run: Run) -> None:
    found = run("""
      app.do("show", {names: scene.nodes.map(n => n.name), visible: true});
      const structures = new Set(scene.nodes.map(n => n.structure));
      for (const structure of structures) app.do("opacity", {structure, value: 0.3});
      const own = meshes.filter(m => m.userData.node.role === "anatomy");
      const clear = new Set(own.filter(m => m.material.transparent).map(m => m.userData.node.structure));
      return [clear.size, own.filter(m => m.material.alphaHash).length];""")
    assert found[0] == 4 and found[1] > 0


def test_pressure_and_change_are_coloured_by_numbers_with_a_legend(page: Page, run: Run) -> None:
    run("app.do('colour', {by: 'pressure'}); await idle()")
    assert "mmHg" in page.inner_text("#legend") and "mean pressure" in page.inner_text("#legend")
    run("app.do('colour', {by: 'change'}); await idle()")
    assert "nothing has changed" in page.inner_text("#legend")
    rise, fall = run("""
      const [a, b] = scene.vessels.filter(v => v.kind === "vein").map(v => v.id);
      app.answer = {clips: {}, exact: true, ms: 1, territories: [], flows: {}, carriers: [], next: [],
        notes: [], isolated: [], worst: null, error: null, pressures: {[a]: [5, 7], [b]: [5, 3]}};
      await idle();
      return [colour(a), colour(b)];""")
    assert rise[0] > rise[2] and fall[2] > fall[0]  # orange where it rises, blue where it falls
    assert "+2" in page.inner_text("#legend")
    run("app.answer = {...app.answer, error: 'no way out', pressures: {}}; await idle()")
    assert "no numbers" in page.inner_text("#legend")


def test_doubt_is_hatched_and_said(page: Page, run: Run) -> None:
    assert "not sure" in page.inner_text("#legend")
    found = run("""
      app.do("preset", {name: "doubt"}); await idle();
      const shown = drawn();
      const [[sure]] = mark(scene.vessels.find(v => v.owner === "uncertain").id);
      app.do("doubt", {shown: false}); await idle();
      return {sure, changed: differ(shown, drawn()), seen: model.meshes.get("uncertain brain").visible};""")
    assert found["sure"] == pytest.approx(0.5, abs=0.01)
    assert found["changed"] > 500 and not found["seen"]
    assert "doubt is not shown" in page.inner_text("#legend")


def test_two_cuts_are_compared_side_by_side(run: Run) -> None:
    found = run("return compared()")
    assert found["sides"] == [["cut surface"], ["castor missing bone"]]
    assert found["hit"] and found["after"] == 1
    assert "another surface" in found["words"] and "this plan" in found["words"]


def test_another_detail_frees_the_old_one_and_a_heavy_model_is_said(page: Page, run: Run) -> None:
    page.click("#tab-display")
    held = run("""
      const out = [];
      for (const name of ["100k", "300k", "100k", "300k"]) {
        await app.detail(name); await idle(); drawn();
        out.push(view3d.renderer.info.memory.geometries);
      }
      return out;""")
    assert len(set(held)) == 1
    run("Object.defineProperty(model, 'triangles', {value: 5e6, configurable: true}); app.display.renewed()")
    assert "5.0 M triangles" in page.inner_text("#said")
    run("delete model.triangles; app.say(''); app.display.renewed()")


def test_a_stereo_frame_stays_within_its_budget(run: Run) -> None:
    calls, triangles = run("""
      app.plane.set("coronal"); await idle(); drawn();
      const {calls, triangles} = view3d.renderer.info.render;
      return [2 * calls, 2 * triangles];""")
    assert calls <= CALLS and triangles <= TRIANGLES


def test_on_a_phone_nothing_is_cut_off(page: Page, run: Run) -> None:
    before = page.viewport_size
    page.set_viewport_size(PHONE)
    for tab in ("tree", "plane", "stages", "compare", "display"):
        page.click(f"#tab-{tab}")
        wide = run("const p = document.querySelector('#panels'); return p.scrollWidth - p.clientWidth")
        assert wide <= 0, tab
    assert run("return document.documentElement.scrollWidth") <= PHONE["width"]
    box = page.locator("#legend").bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
    assert before is not None
    page.set_viewport_size(before)
