"""The viewer in an emulated headset: in by a click, two eyes, what a frame costs, pauses, and back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.web.wearing import SCRIPTS, Run, bounded, opened, runner

IPD_M = 0.063  # of the emulated headset


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


def test_without_a_headset_the_page_says_so(browser: Browser, viewer_url: str) -> None:
    page = opened(browser, viewer_url)
    page.wait_for_selector("#enter .small")
    assert page.inner_text("#enter").strip() == "No VR headset found."
    assert not page.is_visible("#vr-enter")
    page.close()


def test_every_action_of_the_menu_has_a_control_on_the_flat_screen(page: Page) -> None:
    missing = page.evaluate("""() => dioscuri.vr.actions.filter((one) => one.there?.(dioscuri) ?? true)
        .filter((one) => !document.querySelector(one.flat)).map((one) => `${one.id}: ${one.flat}`)""")
    assert missing == []
    assert page.evaluate("() => dioscuri.vr.actions.length") > 40


def test_a_click_enters_and_both_eyes_see_the_model_with_parallax(run: Run) -> None:
    seen = run("""
      const {width, height, pixels} = await picture();
      const half = width / 2;
      const middle = (from) => {
        let [sum, count] = [0, 0];
        for (let y = 0; y < height; y++) for (let x = from; x < from + half; x++) {
          const at = 4 * (y * width + x);
          if (Math.max(pixels[at], pixels[at + 1], pixels[at + 2]) > 90) { sum += x - from; count += 1; }
        }
        return {x: sum / count, count};
      };
      return {left: middle(0), right: middle(half), height, away: -vr.middle.z,
        head: vr.head.elements.slice(12, 15), space: vr.session.space, model: app.model.name,
        at: vr.middle.toArray()};
    """)
    assert min(seen["left"]["count"], seen["right"]["count"]) > 300
    expected = seen["height"] / 2 * IPD_M / seen["away"]  # a field of 90 degrees
    assert seen["left"]["x"] - seen["right"]["x"] == pytest.approx(expected, rel=0.25)
    assert seen["head"] == pytest.approx([0, 1.6, 0], abs=1e-3)  # between the eyes, not one of them
    assert seen["space"] == "local-floor"
    assert seen["model"] == "300k"
    assert 1.2 <= seen["at"][1] <= 1.4


def test_a_stereo_frame_is_light(run: Run) -> None:
    heaviest = run("""
      const out = [];
      vr.menu.pinned = true;
      for (const name of ["all", "vessels", "after", "bone"]) {
        app.do("preset", {name});
        await frames(3);
        out.push(vr.stats);
      }
      app.do("show", {names: app.scene.nodes.map((node) => node.name), visible: true});
      await frames(3);
      out.push(vr.stats);
      vr.menu.pinned = false;
      return out;
    """)
    assert max(one["calls"] for one in heaviest) <= 60, heaviest
    assert 0 < max(one["triangles"] for one in heaviest) <= 1_000_000, heaviest


def test_the_systems_own_menu_pauses_everything(run: Run) -> None:
    got = run("""
      button("right", "squeeze", 1);
      await frames(2);
      const held = vr.gestures.kind("right");
      device.updateVisibilityState("visible-blurred");
      await frames(3);
      const out = {held, paused: vr.paused, let_go: vr.gestures.kind("right")};
      button("right", "squeeze", 0);
      device.updateVisibilityState("visible");
      await frames(3);
      return {...out, on: !vr.paused};
    """)
    assert got == {"held": "grab", "paused": True, "let_go": None, "on": True}


def test_leaving_gives_the_flat_view_back_and_one_can_enter_again(page: Page) -> None:
    got = bounded(
        page,
        """
      const {frames, enter, leave, picture} = headset;
      const app = dioscuri;
      const vr = app.vr;
      if (vr.active) await leave();
      const shot = async () => { app.view3d.draw(); return (await picture()).pixels; };
      app.view3d.view("left", true);
      await app.idle();
      await app.detail("100k");
      const level = app.model.name;
      await app.idle();
      const [pose, before] = [app.view3d.pose, await shot()];
      await enter();
      vr.put(vr.world.matrix.clone().setPosition(0.1, 0.2, -0.7));
      await frames(2);
      const where = vr.world.matrix.toArray();
      await leave();
      const [after, world] = [await shot(), app.view3d.world.matrix.toArray()];
      const back = app.view3d.pose;
      await enter();
      const again = vr.world.matrix.toArray();
      await leave();
      return {pose, back, same: before.every((one, k) => Math.abs(one - after[k]) <= 8),
        identity: world.every((one, k) => one === (k % 5 ? 0 : 1)), where, again, level,
        now: app.model.name, button: document.getElementById("vr-enter").textContent,
        canvas: app.view3d.canvas.parentElement.id};
    """,
    )
    assert got["back"]["position"] == pytest.approx(got["pose"]["position"])
    assert got["back"]["target"] == pytest.approx(got["pose"]["target"])
    assert got["same"] and got["identity"]
    assert got["again"] == pytest.approx(got["where"])
    assert got["now"] == got["level"]
    assert got["button"] == "Enter VR"
    assert got["canvas"] == "stage"
