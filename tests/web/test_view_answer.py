"""What model and headset show of an answer: its own clips' alone, and nothing where nothing is known."""

import pytest
from playwright.sync_api import Page

from tests.web.looking import Run, page, run

__all__ = ["page", "run"]

ANSWER = """
  const answer = (pressures) => ({clips: {...app.state.clips}, exact: true, ms: 1, territories: [], flows: {},
    carriers: [], next: [], notes: [], isolated: [], worst: null, error: null, pressures});
  const some = scene.vessels.filter((v) => v.path.length).map((v) => v.id);
"""
BOARD = """
  const board = () => {
    const {vr} = app;
    const middle = vr.middle;
    vr.answer.follow(middle.clone().add({x: 0, y: 0, z: 1}), middle, 0.1);
    return vr.answer.board.shown;
  };
"""


def test_the_pressure_shown_is_that_after_the_clips(run: Run) -> None:
    rise, fall, high, low = run(
        ANSWER
        + """
      app.do("colour", {by: "pressure"});
      const [a, b, c, d] = some;
      app.answer = answer({[a]: [5, 40], [b]: [40, 5], [c]: [40, 40], [d]: [5, 5]});
      await idle();
      return [a, b, c, d].map(colour);"""
    )
    assert rise == high and fall == low and high != low


def test_a_vessel_that_is_cut_off_has_not_fallen(page: Page, run: Run) -> None:
    found = run(
        ANSWER
        + """
      app.do("colour", {by: "change"});
      const [a, b, c] = some;
      app.answer = answer({[a]: [5, 6.5], [b]: [60, null]});
      await idle();
      const {high} = app.look.scale;
      const out = [high, colour(b), colour(c)];
      app.do("colour", {by: "pressure"}); await idle();
      return [...out, colour(b), colour(a)];"""
    )
    high, cut, unknown, pressure, other = found
    assert high == 2
    assert cut == unknown == pressure != other
    assert "cut off, or no number" in page.inner_text("#legend")


def test_an_older_answer_is_never_shown_for_newer_clips(page: Page, run: Run) -> None:
    one, two = run("return scene.vessels.filter((v) => v.kind === 'vein').map((v) => v.id).slice(0, 2)")
    found = run(
        f"{ANSWER} {BOARD}"
        + """
      app.whatif.app = {state: {}, during() {}, source: {}, scene: {circulation: {}}}; // asks nobody
      const [a, b] = given;
      app.do("colour", {by: "change"});
      app.do("clip", {edge: a, share: 1});
      const figure = (value) => ({value, low: value - 1, high: value + 1, unit: "mmHg", source: "test"});
      const territory = {id: "t1", name: "front", twin: "castor", before: figure(5), after: figure(9.5),
        change: figure(4.5), seen_drain: true};
      app.answer = {...answer({[a]: [5, 9.5]}), territories: [territory], isolated: ["t2"]};
      await idle();
      const lost = () => app.labels.all.filter((l) => l.shape === "lost").length;
      const told = () => [board(), document.querySelector("#legend").innerText, colour(a), lost()];
      const now = told();
      const older = app.answer;
      app.do("clip", {edge: b, share: 1});
      app.answer = older;
      await idle();
      const later = told();
      app.do("colour", {by: "pressure"}); await idle();
      const today = document.querySelector("#legend").innerText;
      app.answer = {...answer({}), error: "narrow the recipe's widest spread"};
      app.do("colour", {by: "change"}); await idle();
      const refused = [board(), document.querySelector("#legend").innerText];
      scene.plan.stale = "labels were edited since this plan"; // what a clip does is answered all the same
      const edited = board();
      scene.plan.stale = "";
      app.answer = {...answer({[a]: [5, 9.5]}), territories: [territory], stale: "the case has another plan"};
      const stale = board();
      app.whatif.app = app;
      return {now, later, today, refused, edited, stale};""",
        [one, two],
    )
    assert "+4.5" in found["now"][0] and found["now"][3] == 1
    board, legend, rgb, lost = found["later"]
    assert one in board and two in board and "Computing" in board
    assert "4.5" not in board and "9.5" not in board
    assert "no numbers yet" in legend and rgb != found["now"][2] and lost == 0
    assert "Pressures of today" in found["today"]
    assert all("recipe" not in text and "way out" not in text for text in found["refused"])
    assert "No number can be given" in found["refused"][0]
    assert "behind the case" not in found["edited"]
    assert "behind the case" in found["stale"] and "4.5" not in found["stale"]


@pytest.mark.parametrize(
    "view",
    [
        "{plane: {on: true}}",
        "{plane: {...app.state.plane, point: [0, 'x', 0]}}",
        "{plane: {...app.state.plane, normal: [0, 0, 0]}}",
        "{opacity: {skin: 'clear'}}",
        "{colour: 'evil'}",
        "{apart: -3}",
        "{opened: 7}",
        "{clips: {v9: 'shut'}}",
        "{stage: 'last'}",
        "{layers: {notes: {}}}",
        "{hidden: [{}]}",
        "null",
    ],
)
def test_a_malformed_kept_view_leaves_things_as_they_are(run: Run, view: str) -> None:
    same, odd = run(f"""
      const before = JSON.stringify(app.state);
      app.do("view", {{view: {view}}});
      await idle();
      const hidden = JSON.stringify([...app.state.hidden]);
      return [JSON.stringify(app.state) === before, hidden.includes("{{")];""")
    assert same and not odd
