"""Hands in an emulated headset: taking, turning and sizing the model, pointing, pinching, the menu."""

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


def test_a_ray_names_one_structure_and_hides_it(run: Run) -> None:
    got = run("""
      app.do("tool", {name: "hide"});
      hold("right", [0.1, 1.45, -0.1]);
      aim("right", vr.middle.toArray());
      await frames(3);
      const {hit} = vr.pointer.at.right;
      const said = vr.pointer.label.shown;
      const {name} = hit.node;
      await click("right");
      const hidden = [...app.state.hidden];
      const drawn = app.model.meshes.get(name).visible;
      await menu(null, "undo");
      return {name, said, structure: hit.node.structure, hidden: hidden.includes(name), drawn,
        back: !app.state.hidden.has(name)};
    """)
    assert got["hidden"] and not got["drawn"] and got["back"]
    assert got["structure"] in got["said"] or "\n" in got["said"]


def test_one_hand_takes_the_model_along_and_leaves_the_patients_frame(run: Run) -> None:
    got = run("""
      const [before, patient] = [vr.middle.toArray(), app.view3d.patient.matrix.toArray()];
      button("right", "squeeze", 1);
      await frames(2);
      hold("right", [0.45, 1.3, -0.2]);
      await frames(2);
      button("right", "squeeze", 0);
      await frames(2);
      const after = vr.middle.toArray();
      hold("right", [0, 1, 0]);
      await frames(2);
      return {before, after, still: vr.middle.toArray(), scale: vr.scale,
        same: app.view3d.patient.matrix.toArray().every((one, k) => one === patient[k])};
    """)
    moved = [b - a for a, b in zip(got["before"], got["after"], strict=True)]
    assert moved == pytest.approx([0.2, 0.2, -0.1], abs=1e-5)
    assert got["still"] == got["after"]
    assert got["same"]
    assert got["scale"] == pytest.approx(1)


def test_two_hands_make_it_larger_about_their_middle(run: Run) -> None:
    got = run("""
      hold("left", [-0.1, 1.3, -0.4]);
      hold("right", [0.1, 1.3, -0.4]);
      await frames(2);
      const grip = (side) => vr.hands[side].pose.elements.slice(12, 15);
      const between = () => grip("left").map((one, k) => (one + grip("right")[k]) / 2);
      const held = lps(between());
      for (const side of ["left", "right"]) button(side, "squeeze", 1);
      await frames(2);
      hold("left", [-0.2, 1.3, -0.4]);
      hold("right", [0.2, 1.3, -0.4]);
      await frames(2);
      const wide = apart(grip("left"), grip("right"));
      const out = {scale: vr.scale, wide, slip: apart(room(held), between())};
      for (const side of ["left", "right"]) button(side, "squeeze", 0);
      await frames(2);
      return out;
    """)
    narrow = got["wide"] - 0.2
    assert got["scale"] == pytest.approx(got["wide"] / narrow, rel=1e-4)
    assert got["scale"] > 1.8
    assert got["slip"] < 1e-5


def test_a_stick_turns_the_room_in_steps_about_the_person(run: Run) -> None:
    got = run("""
      const before = vr.middle.toArray();
      device.controllers.right.updateAxes("thumbstick", 1, 0);
      await frames(5);
      const once = vr.middle.toArray();
      device.controllers.right.updateAxes("thumbstick", 0, 0);
      await frames(2);
      return {before, once};
    """)
    (x, _, z), (a, _, b) = got["before"], got["once"]
    angle = abs((x * a + z * b) / ((x * x + z * z) ** 0.5 * (a * a + b * b) ** 0.5))
    assert angle == pytest.approx(3**0.5 / 2, abs=1e-4)  # 30 degrees, once


def test_bare_hands_pinch_to_press_and_to_take(run: Run) -> None:
    got = run("""
      device.primaryInputMode = "hand";
      await until(() => vr.hands.right.tracked);
      app.do("tool", {name: "hide"});
      hold("right", [0.1, 1.45, -0.1]);
      aim("right", vr.middle.toArray());
      await frames(4);
      const {name} = vr.pointer.at.right.hit.node;
      await click("right");
      const pressed = app.state.hidden.has(name);
      const before = vr.middle.toArray();
      button("right", "pinch", 1);
      await frames(3);
      hold("right", [0.1, 1.55, -0.1]);
      await frames(3);
      hold("right", [0.1, 1.65, -0.1]);
      await frames(3);
      const taken = vr.gestures.kind("right");
      button("right", "pinch", 0);
      await frames(3);
      const out = {pressed, taken, up: vr.middle.y - before[1], balls: vr.hands.spots.count};
      device.primaryInputMode = "controller";
      await until(() => !vr.hands.right.tracked);
      return out;
    """)
    assert got["pressed"]
    assert got["taken"] == "grab"
    assert 0.05 < got["up"] < 0.2
    assert got["balls"] >= 50


def test_a_fingertip_meets_what_is_near(run: Run) -> None:
    got = run("""
      app.do("preset", {name: "skin"});
      hold("right", [0, vr.middle.y, 0]);
      aim("right", vr.middle.toArray());
      await frames(3);
      const {world, touched} = vr.pointer.at.right.hit;
      const near = world.clone().add({x: 0, y: 0, z: 0.03});
      hold("right", near.toArray());
      aim("right", [near.x, near.y, near.z + 5]);
      await frames(3);
      const {hit} = vr.pointer.at.right;
      return {far: touched ?? false, near: hit.touched, distance: hit.distance, twin: hit.node.twin};
    """)
    assert got["near"] and not got["far"]
    assert got["distance"] <= 0.0301


def test_life_giant_and_seated_come_from_the_menu(run: Run) -> None:
    got = run("""
      await menu("room", "size.giant");
      const giant = vr.scale;
      await menu("room", "size.life");
      await menu("room", "posture.seated");
      return {giant, life: vr.scale, height: vr.middle.y,
        select: document.getElementById("vr-posture").value};
    """)
    assert got["giant"] == pytest.approx(4)
    assert got["life"] == pytest.approx(1)
    assert 0.9 <= got["height"] <= 1.1
    assert got["select"] == "seated"


def test_the_menu_shows_itself_when_the_inside_of_the_hand_faces_the_head(run: Run) -> None:
    got = run("""
      const shown = [];
      hold("left", [-0.1, 1.4, -0.35]);
      const half = Math.SQRT1_2;
      const turns = [[0, 0, 0, 1], [0, 0, half, half],
        [0, 0, -half, half], [0, half, 0, half], [0, -half, 0, half]];
      for (const turn of turns) {
        device.controllers.left.quaternion.set(...turn);
        await frames(3);
        const head = vr.middle.clone().setFromMatrixPosition(vr.head);
        const way = head.sub(vr.middle.clone().setFromMatrixPosition(vr.hands.left.pose)).normalize();
        const facing = vr.hands.left.palm.clone().normalize().dot(way);
        shown.push([facing, vr.menu.board.mesh.visible]);
      }
      return shown;
    """)
    assert all(visible == (facing > 0.35) for facing, visible in got if facing > 0.6 or facing < 0.35)
    assert any(visible for _, visible in got) and not all(visible for _, visible in got)
