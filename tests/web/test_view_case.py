"""`dioscuri view` on a planned phantom: the numbers of the command line; edits that reach the next plan."""

import json
from collections import Counter

import numpy as np
import pytest
from typer.testing import CliRunner

from dioscuri.cli import app
from dioscuri.model import standard_anatomy
from dioscuri.model.operation import Change
from dioscuri.planning import current_plan, make_plan, write_phantom
from dioscuri.planning.bloodflow.ask import vessels_case
from dioscuri.planning.bloodflow.rulings import rulings_file
from dioscuri.planning.days import plan_days
from dioscuri.planning.viewing.build import scene_of
from dioscuri.planning.viewing.consequence import question_in
from dioscuri.planning.viewing.planned import EDITED, labels_of, log_of
from dioscuri.planning.viewing.stale import CaseMark, mark_of, why_stale
from dioscuri.store import Store
from dioscuri.web.serve import Place, Served
from dioscuri.web.start import view_case
from tests.web.served import Client

pytestmark = pytest.mark.slow
FIGURES = {
    "before": "before_mmhg",
    "after": "after_mmhg",
    "change": "change_mmhg",
    "flow_after": "after_ml_min",
}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("view")
    twins = write_phantom("total-vertical-2", folder / "twins", spacing_mm=2.0)
    return make_plan(twins, folder / "out"), twins


@pytest.fixture
def client(run, monkeypatch):
    """What `dioscuri view` serves, from a thread."""
    caught = []
    monkeypatch.setattr("dioscuri.web.start.serve", lambda session, place, **_: caught.append(session))
    view_case(run[0].folder, Place())(browser=False, say=print)
    with Served(caught[0], Place()).in_background() as served:
        yield Client(served)


def test_the_page_says_what_the_command_says(run, client):
    plan = run[0].plan
    edges = [v.id for v in plan.circulation.vessels if v.crossing][:2]
    assert edges
    for clips in ({edges[0]: 1.0}, dict.fromkeys(edges, 0.5)):
        words = [f"--clip={e}={s}" for e, s in clips.items()]
        asked = CliRunner().invoke(app, ["whatif", str(run[0].folder), "--json", *words])
        told = client.post("/api/whatif?intervals=1", {"clips": clips})[1]
        if asked.exit_code:
            assert told["error"] and told["error"] in asked.output.replace("\n", " ")
            continue
        known = json.loads(asked.stdout)["what_if"]["territories"]
        assert [t["id"] for t in told["territories"]] == [t["territory"] for t in known]
        for mine, theirs in zip(told["territories"], known, strict=True):
            for name, field in FIGURES.items():
                for part in ("value", "low", "high"):
                    assert mine[name][part] == pytest.approx(theirs[field][part], rel=1e-6, abs=1e-6)


def test_every_file_of_the_scene_is_served(run, client):
    scene = client.get("/api/scene")[1]
    for named in (*scene["models"], *scene["volumes"]):
        status, _, body = client.raw("GET", f"/api/files/{named['file']}")
        assert status == 200 and len(body) == named["bytes"]
    full = next(v for v in scene["volumes"] if (v["name"], v["place"]) == ("labels", "full"))
    shown, _, _ = labels_of(run[0].folder, run[0].plan.steps)
    assert tuple(full["shape"]) == shown.grid.shape
    assert np.allclose(full["lps_from_ijk"], shown.grid.lps_from_ijk)


def test_an_edit_reaches_the_next_plan_signed_and_undone_is_gone(run):
    made, twins = run
    number = standard_anatomy().number
    plain, _, _ = labels_of(made.folder, made.plan.steps)
    at = plain.grid.lps(np.argwhere(plain.values == number("brain"))[:1])[0]
    stroke = {"label": number("vein"), "points": [[float(x) for x in at]], "radius_mm": 5}
    log = log_of(made.folder)
    (done,) = log.append("A. Surgeon", [Change(kind="edit.paint", args=stroke)])
    edited = make_plan(twins, made.folder)
    assert edited.plan.id != made.plan.id and EDITED in edited.plan.steps
    assert any("1 edit by hand: A. Surgeon (1)" in w for w in edited.plan.warnings)
    shown, before, _ = labels_of(made.folder, edited.plan.steps)
    assert np.array_equal(before.values, plain.values)
    assert set(Counter(shown.values[shown.values != before.values].tolist())) == {number("vein")}
    log.append("A. Surgeon", [Change(kind="undo", args={"of": done.n})])
    again = make_plan(twins, made.folder)
    assert again.plan.id == current_plan(made.folder).id and EDITED not in again.plan.steps
    assert again.plan.steps["label"] == made.plan.steps["label"] != edited.plan.steps["label"]
    assert again.plan.volumes_ml == made.plan.volumes_ml
    assert not any("by hand" in w for w in again.plan.warnings)


def test_a_ruling_is_in_the_scene_after_the_restart_that_the_page_asks_for(run):
    case = run[0].folder
    before = scene_of(case).scene
    vessel = next(v for v in before.vessels if v.kind == "vein" and v.in_flow and v.owner != "shared")
    vessels_case(case, [f"{vessel.id}=shared"], by="A. Surgeon", why="seen on the angiogram")
    try:
        assert "ruled" in why_stale(CaseMark(before.plan.id, before.plan.rulings), mark_of(case))
        again = scene_of(case)
        (ruled,) = [v for v in again.scene.vessels if v.id == vessel.id]
        assert ruled.owner == "shared" and any("ruled on since" in n for n in again.scene.notes)
        assert not why_stale(CaseMark(again.scene.plan.id, again.scene.plan.rulings), mark_of(case))
        asked = question_in(case).network
        assert {v.id for v in again.scene.vessels if v.in_flow} <= set(asked.edges)
        assert scene_of(case).remembered
    finally:
        rulings_file(case).unlink()
    assert scene_of(case).scene == before


def test_the_plans_day_is_its_own_and_not_the_scenes(run):
    days = plan_days(run[0].folder)
    plan = scene_of(run[0].folder).scene.plan
    with Store(run[0].folder / "store.sqlite") as store:
        made = {e.subject: e.at for e in store.audit_trail() if e.action == "plan made"}
    assert plan.made_on == days[plan.id] == made[plan.id][:10]
