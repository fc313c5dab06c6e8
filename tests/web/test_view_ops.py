"""The browser's log of operations: undo, redo, merging, the server lost and found again, two browsers."""

import re
from pathlib import Path

import pytest

from dioscuri.model.operation import KINDS
from tests.web.pages import idle, js, opened, show

SOURCES = Path(__file__).parents[2] / "viewer" / "src"

# A server as the log knows it, in the page: it numbers what it takes, knows a `ref` again, and can be lost.
SERVER = """
  const Log = app.log.constructor;
  const plan = String(Math.random());
  const scene = {...app.scene, case: plan, plan: {...app.scene.plan, id: plan}};
  const server = {ops: [], lost: false, dropped: false, refuse: null};
  const fail = (status, error) => Object.assign(new Error(error), {status});
  const source = {
    online: true,
    async get(path) {
      if (server.lost) throw new Error("lost");
      const after = Number(path.split("=")[1]);
      return {operations: structuredClone(server.ops.slice(after)), head: server.ops.length};
    },
    async post(path, {by, operations}) {
      if (server.lost) throw new Error("lost");
      if (!by) throw fail(422, "by: empty");
      const made = operations.map((one) => {
        if (server.refuse?.(one)) throw fail(422, "not that");
        const known = server.ops.find((op) => op.ref === one.ref);
        if (known) return known;
        server.ops.push({...structuredClone(one), n: server.ops.length + 1, by, at: "2026-01-01T00:00:00Z"});
        return server.ops.at(-1);
      });
      if (server.dropped) throw new Error("the answer was lost");
      return {operations: structuredClone(made), head: server.ops.length};
    },
  };
  const log = (who = "A") => new Log(scene, source, () => who);
  const settled = async (one) => { for (let i = 0; i < 50; i += 1) await null; return one; };
  const landmark = (name) => ["landmark.add", {name, at: [1, 2, 3]}];
  const names = (one) => one.state.landmarks.map((l) => l.name);
"""


@pytest.fixture(scope="module")
def page(browser, viewer_url):
    made = opened(browser, viewer_url)
    yield made
    made.context.close()


@pytest.fixture
def run(page):
    return lambda body, given=None: js(page, SERVER + body, given)


def test_the_kinds_are_those_of_the_server():
    text = (SOURCES / "ops" / "kinds.js").read_text()
    kept = re.findall(r'"([\w.]+)"', text.split("KEPT = [")[1].split("]")[0])
    assert kept == list(KINDS)


def test_undo_and_redo_of_what_is_looked_at(run):
    assert run("""
      const one = log();
      const before = one.state;
      one.do("clip", {edge: "v1", share: 1});
      one.do("apart", {mm: 5});
      one.do("tool", {name: "clip"});  // no step of its own
      const [clips, apart] = [one.state.clips, one.state.apart];
      one.undo();
      const undone = [one.state.apart, one.state.clips.v1, one.canRedo];
      one.undo();
      const first = [one.state.clips.v1 ?? null, one.canUndo];
      one.redo(); one.redo();
      const again = [one.state.apart === apart, one.state.clips.v1 === clips.v1, one.canRedo];
      one.undo(); one.do("apart", {mm: 7});
      return [undone, first, again, [one.canRedo, one.state.apart], server.ops.length];
    """) == [[0, 1, True], [None, False], [True, True, False], [False, 7], 0]


def test_one_drag_is_one_step(run):
    assert run("""
      const one = log();
      for (const mm of [1, 2, 3]) one.do("apart", {mm}, {merge: true});
      one.settle();
      for (const mm of [4, 5]) one.do("apart", {mm}, {merge: true});
      const end = one.state.apart;
      one.undo();
      const middle = one.state.apart;
      one.undo();
      return [end, middle, one.state.apart, one.canUndo];
    """) == [5, 3, 0, False]


def test_what_is_not_touched_stays_the_same_object(run):
    assert run("""
      const one = log();
      one.do(...landmark("x"));
      const kept = one.state.landmarks;
      one.do("apart", {mm: 1}, {merge: true});
      one.do("apart", {mm: 2}, {merge: true});
      return one.state.landmarks === kept;
    """)


def test_names_follow_the_servers_numbers(run):
    assert run("""
      const one = log();
      server.lost = true;
      const made = one.do(...landmark("a"));
      one.do("landmark.remove", {id: made.id});
      one.undo();
      await settled();
      server.lost = false;
      await one.send();
      const sent = server.ops.map((op) => [op.kind, op.args.id ?? op.args.of ?? op.args.name]);
      return [names(one), one.saved, sent, one.state.landmarks[0].id];
    """) == [["a"], True, [["landmark.add", "a"], ["landmark.remove", "o1"], ["undo", 2]], "o1"]


def test_a_lost_server_loses_nothing(run):
    assert run("""
      const one = log();
      one.do(...landmark("kept"));
      await settled();
      server.lost = true;
      one.do(...landmark("waits"));
      await settled();
      const away = [names(one), one.saved, one.problem];
      const later = log();  // the page is loaded again while the server is away
      const reloaded = names(later);
      server.lost = false;
      await later.load();
      return [away, reloaded, names(later).sort(), later.saved, server.ops.length];
    """) == [[["kept", "waits"], False, "lost"], ["waits"], ["kept", "waits"], True, 2]


def test_an_answer_that_was_lost_is_no_second_operation(run):
    assert run("""
      const one = log();
      server.dropped = true;
      one.do(...landmark("once"));
      await settled();
      const later = log();
      server.dropped = false;
      await later.load();
      return [server.ops.length, names(later), later.saved, later.state.landmarks[0].id];
    """) == [1, ["once"], True, "o1"]


def test_what_is_refused_is_taken_back_and_said(run):
    assert run("""
      const one = log();
      server.refuse = (op) => op.args.name === "bad";
      one.do(...landmark("bad"));
      one.do(...landmark("good"));
      await settled();
      return [names(one), one.refusal, one.saved, server.ops.length];
    """) == [["good"], "not that", True, 1]


def test_a_plan_that_is_behind_keeps_what_waits(run):
    assert run("""
      const one = log();
      const post = source.post;
      source.post = async () => { throw fail(409, "another plan"); };
      one.do(...landmark("a"));
      await settled();
      const behind = [one.stale, one.problem, names(one)];
      source.post = post;
      await one.send();
      return [behind, one.stale, one.saved];
    """) == [[True, "another plan", ["a"]], False, True]


def test_two_browsers_see_both(run):
    assert run("""
      const [a, b] = [log("A"), log("B")];
      a.do(...landmark("of a"));
      await settled();
      b.do(...landmark("of b"));
      await settled();
      await a.load();
      a.undo();
      await settled();
      await b.load();
      return [names(a), names(b).sort(), a.state.landmarks[0].by, a.head, b.head];
    """) == [["of b"], ["of b"], "B", 3, 3]


def test_without_a_name_it_waits_for_one(run):
    assert run("""
      let who = "";
      const one = new Log(scene, source, () => who);
      one.do(...landmark("a"));
      await settled();
      const waits = [one.unsigned, one.saved, one.refusal];
      who = "Dr B";
      await one.send();
      return [waits, one.saved, server.ops[0].by];
    """) == [[True, False, ""], True, "Dr B"]


def test_damage_in_the_browsers_memory_is_no_harm(run):
    assert run("""
      const { start } = log().kept;
      const damaged = ["{broken", "null", '{"id": 1, "args": {}}', '{"id": "t1", "kind": "e", "args": {}}'];
      damaged.forEach((text, i) => localStorage.setItem(start + i, text));
      return [start.includes(plan), log().waiting.length];
    """) == [True, 0]


def test_two_tabs_and_another_plan_lose_nothing(run):
    assert run("""
      server.lost = true;
      const [a, b] = [log(), log()];
      a.do(...landmark("first of a"));
      b.do(...landmark("of b"));
      a.do(...landmark("second of a"));
      a.do("constraint.add", {kind: "keep-out", vessel: "v1"});
      await settled();
      const with_ = (more) => new Log({...scene, ...more}, source, () => "A");
      const elsewhere = scene.volumes.map((v) => ({...v, lps_from_ijk: [[9]]}));
      const others = names(with_({volumes: elsewhere}));
      server.lost = false;
      const next = with_({plan: {...scene.plan, id: "next"}});
      const found = names(next);
      await next.load();
      await a.send();
      await b.send();
      const left = next.kept.all().length;
      const done = server.ops.map((op) => op.args.name ?? op.kind);
      const told = next.refused.map((op) => op.args.vessel);
      return [others, found, next.saved && a.saved && b.saved, left, done, told];
    """) == [
        [],
        ["first of a", "of b", "second of a"],
        True,
        0,
        ["first of a", "of b", "second of a", "constraint.add"],
        ["v1"],
    ]


def test_what_is_refused_can_be_read_changed_and_tried_again(run):
    assert run("""
      const one = log();
      server.refuse = (op) => op.args.name === "bad";
      one.do(...landmark("bad"));
      await settled();
      const later = log();
      const [kept] = later.refused;
      later.retry(kept, {...kept.args, name: "good"});
      await settled();
      return [kept.args, kept.why, later.refused, log().refused, names(later), later.saved];
    """) == [{"name": "bad", "at": [1, 2, 3]}, "not that", [], [], ["good"], True]


def test_kept_by_a_real_server(page, viewer_url):
    js(
        page,
        "app.do('landmark.add', {name: 'nasion', at: [1, 2, 3]}); app.do('clip', {edge: 'v9', share: 1});",
    )
    idle(page)
    show(page, viewer_url)
    assert js(page, "return [app.state.landmarks.map((l) => [l.name, l.by, l.id]), app.state.clips]") == [
        [["nasion", "Dr Test", "o1"]],
        {},
    ]


def test_the_server_goes_away_and_comes_back(page):
    page.route("**/api/operations*", lambda route: route.abort())
    js(page, "app.do('landmark.add', {name: 'while away', at: [0, 0, 0]});")
    page.wait_for_function("() => dioscuri.log.problem")
    assert "not yet saved" in page.locator("#saved").inner_text()
    assert "while away" in page.locator("#panel-marks").text_content()
    page.unroute("**/api/operations*")
    page.evaluate("() => dispatchEvent(new Event('online'))")
    page.wait_for_function("() => dioscuri.log.saved")
    assert page.locator("#saved").inner_text() == "saved"
    assert js(page, "return app.state.landmarks.map((l) => l.id)") == ["o1", "o2"]


def test_pasted_words_are_taken_and_refused_ones_stay(page):
    page.click("#tab-marks")
    js(page, "app.shell.keys.get('b').call();")
    page.fill("dialog input", "from\u00a0the\tleft\u200b ")
    page.keyboard.press("Enter")
    idle(page)
    assert js(page, "return [app.log.refusal, app.state.bookmarks.at(-1).name]") == ["", "from the left"]
    page.route("**/api/operations", lambda route: route.fulfill(status=422, json={"error": "not that"}))
    js(page, "app.do('note.add', {text: 'a long\\nstory', at: [0, 0, 0]});")
    page.wait_for_function("() => dioscuri.log.refused.length")
    page.unroute("**/api/operations")
    words = page.locator("#panel-marks .refused").inner_text()
    assert "a long\nstory" in words
    assert "not that" in words
    page.get_by_role("button", name="change it and try again").click()
    page.fill("dialog textarea", "a short story")
    page.keyboard.press("Control+Enter")
    idle(page)
    assert js(page, "return [app.state.notes.at(-1).text, app.log.saved, app.log.refused]") == [
        "a short story",
        True,
        [],
    ]
    assert page.locator("#panel-marks .refused").is_hidden()


def test_what_others_do_arrives_by_itself(page):
    """Within five seconds, and at once where the page is looked at again."""
    add = """
      const body = {by: "Dr Other", operations: [{kind: "landmark.add", args: {name: given, at: [5, 5, 5]}}]};
      await app.source.post("/api/operations", body);"""
    here = "(name) => dioscuri.state.landmarks.some((l) => l.name === name)"
    js(page, add, "by itself")
    page.wait_for_function(here, arg="by itself", timeout=8000)
    js(page, add + "dispatchEvent(new Event('focus'));", "at a look")
    page.wait_for_function(here, arg="at a look", timeout=4000)
    assert js(page, "return app.state.landmarks.at(-1).by") == "Dr Other"
