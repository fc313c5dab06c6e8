"""The server as its page asks it: operations in one order, consequences of clips, edits, staleness."""

import base64
import gzip
import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from dioscuri.circulation.whatif.ask import what_if
from dioscuri.errors import CirculationError, IsolatedError
from dioscuri.planning.viewing import consequence, planned
from dioscuri.planning.viewing.consequence import LiveFlow
from dioscuri.planning.viewing.planned import kept_demands
from tests.planning.edited_scene import ARTERY, SHAPE, VEIN, ct, labels, lps
from tests.planning.flow_scene import scene as flow_scene
from tests.planning.test_viewing_kept import png
from tests.web.served import NEXT_PLAN, case_in, question, scene, serving

STROKE = {"label": ARTERY, "points": [lps(3, 3, 3), lps(9, 12, 8)], "radius_mm": 3.1}
NUMBERS = ("before", "after", "change", "flow_before", "flow_after", "flow_change")
FIELDS = ("before_mmhg", "after_mmhg", "change_mmhg", "before_ml_min", "after_ml_min", "change_percent")


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A server that tests only read from."""
    with serving(case_in(tmp_path_factory.mktemp("server") / "case")) as client:
        yield client


@pytest.fixture
def folder(tmp_path):
    return case_in(tmp_path / "case")


@pytest.fixture
def client(folder):
    with serving(folder) as client:
        client.folder = folder
        yield client


def landmark(name="a"):
    return {"kind": "landmark.add", "args": {"name": name, "at": [0, 0, 0]}}


def keep(client, *operations, by="A"):
    return client.post("/api/operations", {"by": by, "operations": list(operations)})


def links():
    return flow_scene()[2]


def test_the_scene_is_told_with_its_state(shared):
    status, found = shared.get("/api/scene")
    assert status == 200 and found == scene()


def test_operations_are_kept_and_told_from_any_number(client):
    status, found = keep(client, landmark("a"), landmark("b"))
    assert status == 200 and found["head"] == 2
    assert [(o["n"], o["by"], o["undoes"]) for o in found["operations"]] == [(1, "A", None), (2, "A", None)]
    keep(client, {"kind": "undo", "args": {"of": 1}}, by="B")
    _, later = client.get("/api/operations?after=2")
    assert [(o["kind"], o["undoes"], o["by"]) for o in later["operations"]] == [("undo", 1, "B")]
    assert client.get("/api/operations?after=99")[1] == {"operations": [], "head": 3}


def test_four_browsers_at_once_have_one_order(client):
    def work(name):
        for n in range(10):
            assert keep(client, landmark(f"{name}{n}"), by=name)[0] == 200

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = client.get("/api/operations")[1]["operations"]
    assert [o["n"] for o in found] == list(range(1, 41))
    for name in "abcd":
        mine = [o["args"]["name"] for o in found if o["by"] == name]
        assert mine == [f"{name}{n}" for n in range(10)]


@pytest.mark.parametrize(
    ("path", "body", "said"),
    [
        ("operations", {"by": " ", "operations": [landmark()]}, "nobody signs"),
        ("operations", {"operations": [landmark()]}, "by"),
        ("operations", {"by": "A", "operations": []}, "must be 1 to 500"),
        ("operations", {"by": "A", "operations": [landmark()] * 501}, "must be 1 to 500"),
        ("operations", {"by": "A", "operations": [1]}, "must be an object"),
        ("operations", {"by": "A", "operations": [{"kind": "show", "args": {}}]}, "not known"),
        (
            "operations",
            {"by": "A", "operations": [landmark(), {"kind": "undo", "args": {"of": 7}}]},
            "no such",
        ),
        (
            "operations",
            {
                "by": "A",
                "operations": [{"kind": "constraint.add", "args": {"kind": "keep-out", "vessel": "v999"}}],
            },
            "no vessel 'v999'",
        ),
        (
            "operations",
            {
                "by": "A",
                "operations": [{"kind": "constraint.add", "args": {"kind": "keep-out", "structure": "x"}}],
            },
            "no structure 'x'",
        ),
        ("paint", {"by": "A", **landmark()}, "must be an edit"),
        ("paint", {"by": "A", "kind": "edit.paint", "args": {**STROKE, "points": [[900, 0, 0]]}}, "outside"),
        ("paint", {"by": "A", "kind": "edit.paint", "args": {**STROKE, "label": 999}}, "anatomy"),
        ("whatif", {"clips": {"nothing": 1}}, "nothing"),
        ("whatif", {"clips": {"v1": 2}}, "at most 1"),
        ("whatif", {"clips": {"v1": "1"}}, "must be a number"),
        ("whatif", {"clips": {"v1": True}}, "must be a number"),
        ("whatif", {"clips": {f"v{n}": 1 for n in range(201)}}, "at most 200"),
        ("whatif", {"clips": []}, "must be dict"),
        ("whatif", [], "must be one object"),
        ("screenshot", {"by": "A", "name": "a", "png": "!"}, "base64"),
    ],
)
def test_bad_input_is_422_in_one_line_and_keeps_nothing(shared, path, body, said):
    status, answer = shared.post(f"/api/{path}", body)
    assert status == 422 and said in answer["error"] and "\n" not in answer["error"]
    assert shared.get("/api/operations")[1]["head"] == 0


@pytest.mark.parametrize("raw", ["", "{", '{"clips": {"v1": NaN}}', '{"clips": {"v1": 1e999}}', "[" * 30_000])
def test_what_is_no_json_is_one_line(shared, raw):
    status, _, body = shared.raw("POST", "/api/whatif", raw)
    assert status == 422 and "\n" not in json.loads(body)["error"]


def test_what_a_clip_does_is_what_the_command_says(shared):
    clips = {links()["front"]: 1.0, links()["side"]: 0.5}
    status, found = shared.post("/api/whatif?intervals=1", {"clips": clips})
    expected = what_if(question(), clips)
    assert status == 200 and found["error"] is None and found["intervals"]
    assert [t["id"] for t in found["territories"]] == [t.territory for t in expected.territories]
    for told, known in zip(found["territories"], expected.territories, strict=True):
        for name, field in zip(NUMBERS, FIELDS, strict=True):
            figure = getattr(known, field)
            if figure is None:
                assert told[name] is None
                continue
            for part in ("value", "low", "high"):
                assert told[name][part] == pytest.approx(getattr(figure, part), rel=1e-6, abs=1e-6)
    assert found["worst"] == expected.worst
    assert [c["edge"] for c in found["carriers"]] == [c.edge for c in expected.carriers]
    assert [n["edge"] for n in found["next"]] == [n.edge for n in expected.next_clips]
    assert set(found["notes"]) == set(expected.notes)


def test_without_intervals_the_values_are_the_same_and_nothing_looks_sure(shared):
    clips = {links()["front"]: 1.0}
    quick = shared.post("/api/whatif", {"clips": clips})[1]
    slow = shared.post("/api/whatif?intervals=1", {"clips": clips})[1]
    assert quick["exact"] and not quick["intervals"] and any("not a sure one" in n for n in quick["notes"])
    for a, b in zip(quick["territories"], slow["territories"], strict=True):
        for name in NUMBERS:
            if a[name] is not None and b[name] is not None:
                assert a[name]["value"] == pytest.approx(b[name]["value"], rel=1e-6, abs=1e-6)
                assert a[name]["low"] is a[name]["high"] is None
    assert quick["pressures"] == slow["pressures"] and quick["flows"] == slow["flows"]
    assert [c["edge"] for c in quick["carriers"]] == [c["edge"] for c in slow["carriers"]]


def test_no_clip_changes_nothing(shared):
    found = shared.post("/api/whatif", {"clips": {}})[1]
    assert all(a == b for a, b in found["pressures"].values())
    assert all(t["change"]["value"] == 0 for t in found["territories"])


def isolating():
    """Clips that isolate a territory of the made-up heads: every vein and sinus that was seen."""
    found = question()
    kinds = zip(found.network.edges, found.network.kind, strict=True)
    return {edge: 1.0 for edge, kind in kinds if kind in ("vein", "sinus", "collateral")}


def test_a_clip_that_isolates_is_named_and_has_no_number(shared):
    clips = isolating()
    with pytest.raises(IsolatedError):
        what_if(question(), clips)
    for query in ("", "?intervals=1"):
        status, found = shared.post(f"/api/whatif{query}", {"clips": clips})
        assert status == 200 and found["isolated"] and found["error"]
        assert set(found["isolated"]) <= {w.id for w in question().watched}
        assert not any(found[name] for name in ("territories", "pressures", "flows", "carriers", "next"))


def test_a_clip_is_answered_within_half_a_second(shared):
    shared.post("/api/whatif", {"clips": {}})
    started = time.perf_counter()
    shared.post("/api/whatif", {"clips": {links()["side"]: 0.7}})
    assert time.perf_counter() - started < 0.5


def test_the_next_clip_does_not_wait_for_intervals(monkeypatch):
    started, go = threading.Event(), threading.Event()
    flow = LiveFlow(question)
    flow.answer({})
    computed = flow._computed

    def slow(known, clips, intervals):
        if intervals:
            started.set()
            go.wait(30)
        return computed(known, clips, intervals)

    monkeypatch.setattr(flow, "_computed", slow)
    waiting = threading.Thread(target=lambda: flow.answer({links()["side"]: 0.3}, intervals=True))
    waiting.start()
    assert started.wait(30)
    assert flow.answer({links()["side"]: 0.4})["error"] is None
    go.set()
    waiting.join()


def test_a_large_network_says_that_it_has_not_looked_ahead(monkeypatch):
    """An empty list of what would be worse next would look like safety."""
    monkeypatch.setattr(consequence, "AHEAD_AT_ONCE", 5)
    flow = LiveFlow(question)
    clips = {links()["side"]: 1.0}
    quick, whole = flow.answer(clips), flow.answer(clips, intervals=True)
    assert not quick["looked_ahead"] and any("not looked for yet" in n for n in quick["notes"])
    assert whole["looked_ahead"] and whole["next"]


def test_a_case_without_a_flow_says_why(folder):
    def none():
        raise CirculationError("castor: no artery enters by its neck, must have at least one")

    with serving(folder, none) as client:
        status, answer = client.post("/api/whatif", {"clips": {}})
        assert status == 409 and "no artery enters" in answer["error"]
        assert client.get("/api/scene")[0] == 200


def test_a_fault_of_the_flow_is_one_line_to_the_page(folder):
    def broken():
        raise RuntimeError("secret\nof the inside")

    with serving(folder, broken) as client:
        status, answer = client.post("/api/whatif", {"clips": {}})
        assert status == 500 and "secret" not in answer["error"]
        assert client.get("/api/operations")[0] == 200


def values_of(answer):
    (i, j, k), stop = answer["box"]
    shape = [b - a for a, b in zip((i, j, k), stop, strict=True)]
    raw = gzip.decompress(base64.b64decode(answer["values"]))
    return (slice(i, stop[0]), slice(j, stop[1]), slice(k, stop[2])), np.frombuffer(raw, "<u2").reshape(
        shape, order="F"
    )


def follow(seen, answer):
    """The labels as the browser has them after an answer."""
    if answer["box"]:
        box, part = values_of(answer)
        seen[box] = part


def test_paint_undo_and_redo_come_back_as_boxes(client):
    seen = labels().values.copy()
    status, painted = client.post("/api/paint", {"by": "A", "kind": "edit.paint", "args": STROKE})
    follow(seen, painted)
    assert status == 200 and painted["operation"]["n"] == 1
    changed = seen != labels().values
    assert changed.any() and (seen[changed] == ARTERY).all()
    box, _ = values_of(painted)
    outside = np.ones(SHAPE, bool)
    outside[box] = False
    assert not changed[outside].any()
    grow = {"label": VEIN, "seed": lps(8, 13, 7), "low": 150, "high": 500, "most_mm": 6}
    follow(seen, client.post("/api/paint", {"by": "A", "kind": "edit.grow", "args": grow})[1])
    assert (seen == VEIN).sum() > (labels().values == VEIN).sum()
    follow(seen, client.post("/api/paint", {"by": "B", "kind": "undo", "args": {"of": 1}})[1])
    follow(seen, client.post("/api/paint", {"by": "B", "kind": "undo", "args": {"of": 2}})[1])
    assert np.array_equal(seen, labels().values)
    follow(seen, client.post("/api/paint", {"by": "B", "kind": "redo", "args": {"of": 1}})[1])
    assert np.array_equal(seen != labels().values, changed)


def test_a_page_opened_later_sees_the_edits_too(client):
    client.post("/api/paint", {"by": "A", "kind": "edit.paint", "args": STROKE})
    seen = labels().values.copy()
    status, since = client.get("/api/edits")
    follow(seen, since)
    assert status == 200 and (seen == ARTERY).sum() > 0
    assert (
        "labels were edited since this plan (1 edit stands)" in client.get("/api/scene")[1]["plan"]["stale"]
    )
    found = client.post("/api/whatif", {"clips": {}})[1]
    assert any("labels were edited" in n for n in found["notes"])
    keep(client, {"kind": "undo", "args": {"of": 1}})
    assert client.get("/api/edits")[1]["box"] is None
    assert client.get("/api/scene")[1]["plan"]["stale"] == ""


def test_edits_of_another_server_are_followed(client):
    with serving(client.folder) as other:
        other.post("/api/paint", {"by": "B", "kind": "edit.paint", "args": STROKE})
        assert client.get("/api/edits") == other.get("/api/edits")
        status, painted = client.post("/api/paint", {"by": "A", "kind": "undo", "args": {"of": 1}})
        assert status == 200 and painted["box"]


def test_a_constraint_reaches_the_cut(client, monkeypatch):
    monkeypatch.setattr(planned, "current_paths", lambda _: {v["id"]: v["path"] for v in scene()["vessels"]})
    ball = {"kind": "keep-out", "centre": [1, 2, 3], "radius_mm": 5}
    owned = {"kind": "must-own", "twin": "castor", "vessel": links()["front"]}
    keep(client, *({"kind": "constraint.add", "args": a} for a in (ball, owned)))
    keep(client, {"kind": "constraint.remove", "args": {"id": "o1"}})
    (demand,) = kept_demands(client.folder)
    assert (demand.kind, demand.twin, demand.vessel) == ("must-own", "castor", links()["front"])


def test_a_changed_plan_makes_the_page_stale_and_gives_no_number(client):
    assert client.post("/api/whatif", {"clips": {}})[0] == 200
    (client.folder / "plans" / "current.txt").write_text(NEXT_PLAN)
    assert "newer plan" in client.get("/api/scene")[1]["plan"]["stale"]
    status, answer = client.post("/api/whatif", {"clips": {}})
    assert status == 409 and "reload" in answer["error"] and "territories" not in answer
    assert keep(client, landmark())[0] == 200  # nobody's work is lost


def test_a_new_ruling_makes_the_page_stale(client):
    (client.folder / "edits").mkdir(exist_ok=True)
    (client.folder / "edits" / "vessels.json").write_text("{}")
    assert "ruled" in client.get("/api/scene")[1]["plan"]["stale"]
    assert client.post("/api/whatif", {"clips": {}})[0] == 409


def test_a_scene_without_the_present_rulings_is_stale_from_the_start(folder):
    """What counts are the rulings that the scene holds, not those at the server's start."""
    (folder / "edits").mkdir()
    (folder / "edits" / "vessels.json").write_text("{}")
    with serving(folder) as client:
        assert "ruled" in client.get("/api/scene")[1]["plan"]["stale"]
        assert client.post("/api/whatif", {"clips": {}})[0] == 409


def test_a_page_may_ask_whether_it_is_stale_and_what_is_new(client):
    assert client.get("/api/state") == (200, {"stale": "", "head": 0})
    keep(client, landmark())
    client.post("/api/paint", {"by": "A", "kind": "edit.paint", "args": STROKE})
    found = client.get("/api/state")[1]
    assert found["head"] == 2 and "labels were edited" in found["stale"]
    assert found["stale"] == client.get("/api/scene")[1]["plan"]["stale"]
    (client.folder / "plans" / "current.txt").write_text(NEXT_PLAN)
    assert "newer plan" in client.get("/api/state")[1]["stale"]


@pytest.mark.parametrize("query", ["", "?intervals=1"])
def test_a_number_too_large_for_a_float_is_refused(shared, query):
    for share in (10**400, -(10**400)):
        status, answer = shared.post(f"/api/whatif{query}", {"clips": {"v1": share}})
        assert status == 422 and "at most 1" in answer["error"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("screenshot", {"by": "A", "name": "\ud800", "png": png()}),
        ("screenshot", {"by": "\ud800", "name": "a", "png": png()}),
        ("screenshot", {"by": "A" * 201, "name": "a", "png": png()}),
        ("whatif", {"clips": {"\ud800": 1}}),
        ("operations", {"by": "A", "operations": [{"kind": "\ud800", "args": {}}]}),
        (
            "operations",
            {
                "by": "A",
                "operations": [{"kind": "landmark.add", "args": {"name": "a", "at": [10**400, 0, 0]}}],
            },
        ),
    ],
)
def test_half_a_character_or_no_bound_is_422(shared, path, body):
    status, answer = shared.post(f"/api/{path}", body)
    assert status == 422 and "\n" not in answer["error"]


def test_flows_are_counted_along_todays_way():
    """Below zero after a clip only where the blood turned round."""
    ends = np.array([[0, 1], [1, 2]])
    network = SimpleNamespace(ends=ends, edges=("a", "b"))
    before = SimpleNamespace(pressure_mmhg=np.array([1.0, 2, 3]), flow_ml_min=np.array([-3.0, 4]))
    after = SimpleNamespace(pressure_mmhg=np.array([1.0, 2, 3]), flow_ml_min=np.array([1.0, 5]))
    found = consequence._edges(network, before, after)["flows"]
    assert found == {"a": [3.0, -1.0], "b": [4.0, 5.0]}


def test_vessels_of_kept_things_carry_a_place_and_their_name_now(client):
    front = links()["front"]
    _, made = keep(client, {"kind": "constraint.add", "args": {"kind": "keep-out", "vessel": front}})
    (told,) = made["operations"]
    assert told["args"]["at_lps_mm"] and "vessels" not in told
    lost = {"kind": "keep-out", "vessel": front, "at_lps_mm": [900, 900, 900]}
    _, made = keep(client, {"kind": "constraint.add", "args": lost})
    assert made["operations"][0]["vessels"] == {front: None}
    assert client.get("/api/operations?after=1")[1]["operations"][0]["vessels"] == {front: None}


def test_plans_are_listed_and_the_present_one_marked(client):
    (client.folder / "plans" / f"{NEXT_PLAN}.json").write_text("{}")
    found = client.get("/api/plans")[1]
    assert {p["short"]: p["current"] for p in found} == {"a" * 12: True, "b" * 12: False}


def test_a_screenshot_goes_to_the_case(client):
    status, found = client.post("/api/screenshot", {"by": "A", "name": "The sinus", "png": png()})
    assert status == 200 and (client.folder / "viewer" / "pictures" / found["file"]).is_file()


def test_a_damaged_log_is_told_and_not_passed_over(client):
    keep(client, landmark(), landmark())
    log = client.folder / "edits" / "operations.jsonl"
    log.write_bytes(log.read_bytes().replace(b'"name":"a"', b'"name":"b"'))
    with serving(client.folder) as other:
        status, answer = other.get("/api/operations")
        assert status == 500 and "line 2 " in answer["error"] and "restore" in answer["error"]
        assert keep(other, landmark())[0] == 500


SERVER = """
import sys
from pathlib import Path
from dioscuri.web.serve import Place, Served
from tests.web.served import session_of

served = Served(session_of(Path(sys.argv[1])), Place())
print(served.port, served.token, flush=True)
served.run()
"""


@pytest.fixture
def process(folder):
    """The server as a process of its own."""
    running = subprocess.Popen([sys.executable, "-c", SERVER, str(folder)], stdout=subprocess.PIPE, text=True)
    yield running
    running.kill()
    running.wait()
    running.stdout.close()


def client_of(process):
    from types import SimpleNamespace

    from tests.web.served import Client

    port, token = process.stdout.readline().split()
    found = Client(SimpleNamespace(port=int(port), token=token))
    for _ in range(100):
        try:
            found.raw("GET", "/")
            return found
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise AssertionError("no server")


def test_what_was_answered_outlives_a_killed_server(process, folder):
    client = client_of(process)
    for n in range(5):
        assert keep(client, landmark(str(n)))[0] == 200
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with serving(folder) as again:
        found = again.get("/api/operations")[1]["operations"]
        assert [o["args"]["name"] for o in found] == list("01234")


def test_ctrl_c_stops_it_without_a_word(process):
    client_of(process)
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0


def test_the_numbers_here_are_of_a_real_question():
    found = question()
    assert len(found.watched) > 3 and replace(found, samples=1).samples == 1 and ct().unit == "HU"
