"""`dioscuri cut CASE`: the demands as written, the proof, what is remembered and what is refused."""

import dataclasses
import json

import numpy as np
import pytest
from typer.testing import CliRunner

from dioscuri.cli import app
from dioscuri.errors import GeometryError, ScanError, SolverError, StoreError
from dioscuri.formats.nifti_file import save
from dioscuri.model import Case, LabelMap, TwinMarks, VesselEdge, VesselGraph
from dioscuri.model.cutstudy import CutWishes
from dioscuri.planning import audit_cut, cut_words, cutcase
from dioscuri.planning.cutcase import Known, cut_case
from dioscuri.planning.demands import demands
from dioscuri.planning.ways import ways_of
from dioscuri.separation import study as study_module
from dioscuri.separation.cut import DOUBT_DECIDES
from dioscuri.steps import Steps
from tests.planning.dossier_content import plan_of
from tests.separation.scenes import two_spheres


def recipe_of(plan):
    separation = plan.recipe.separation.model_copy(update={"working_spacing_mm": 3.0, "seed_depth_mm": 8.0})
    return plan.recipe.model_copy(update={"separation": separation})


@pytest.fixture
def case(tmp_path, monkeypatch):
    """A folder that stands for a planned case of two spheres joined along z, and one vessel across."""
    labels, ownership, axis = two_spheres(30, 12, 3.0)
    path = np.linspace(-25, 25, 51)[:, None] * axis
    edge = VesselEdge("v7", 0, 1, path, np.full(51, 1.5), np.full(51, 0.2), "vein", castor=0.9)
    plan = plan_of()
    plan = plan.model_copy(update={"recipe": recipe_of(plan)})
    known = Known(plan, labels, ownership, VesselGraph(path[[0, -1]], (edge,)), {})
    monkeypatch.setattr(cutcase, "current_plan", lambda folder: plan)
    monkeypatch.setattr(cutcase, "read_known", lambda folder, plan: known)
    monkeypatch.setattr("dioscuri.planning.cutreport.write.write_report", lambda *given: None)
    return tmp_path


def test_a_cut_is_written_with_its_proof_and_remembered(case):
    run = cut_case(case, CutWishes())
    assert not run.remembered and run.study.flow_units == run.study.cut_units
    assert audit_cut(run.folder).passed
    again = cut_case(case, CutWishes())
    assert again.remembered and again.study == run.study and again.folder == run.folder
    assert cut_case(case, CutWishes(most_bone_mm2=5000)).folder != run.folder
    said = json.loads((run.folder / "cut.json").read_text())
    assert said["certified"] and said["statement"] == "optimal for these weights and labels"


def test_a_vessel_stays_with_the_twin_that_was_named(case):
    free = cut_case(case, CutWishes()).study
    kept = cut_case(case, CutWishes(demands=demands([], ["v7=castor"], []))).study
    assert kept.cost >= free.cost
    assert [c.name for c in kept.constraints] == ["v7=castor"]
    assert kept.constraints[0].added_cost.value == pytest.approx(kept.cost - free.cost, rel=1e-4, abs=1e-3)
    assert all(c.keeper == "castor" for c in kept.consequences.crossings)


def test_the_proof_of_a_cut_under_demands_and_of_limited_bone_passes(case):
    wished = demands(["0,0,8,6"], ["v7=pollux"], ["20,0,0,9"])
    run = cut_case(case, CutWishes(demands=wished, most_bone_mm2=0.0))
    assert audit_cut(run.folder).passed


def test_a_proof_that_the_auditor_refuses_is_not_written(case, monkeypatch):
    honest = study_module.study

    def faulty(*given, **named):
        found = honest(*given, **named)
        sent = found.sent.copy()
        sent[len(sent) // 2, 4] += 1
        return dataclasses.replace(found, sent=sent)

    monkeypatch.setattr(study_module, "study", faulty)
    with pytest.raises(SolverError, match="auditor refuses"):
        cut_case(case, CutWishes())
    assert list(case.iterdir()) == []


def test_demands_that_contradict_are_named_and_leave_nothing(case):
    with pytest.raises(SolverError, match=r"v7=castor.*v7=pollux|v7=pollux.*v7=castor"):
        cut_case(case, CutWishes(demands=demands([], ["v7=castor", "v7=pollux"], [])))
    assert list(case.iterdir()) == []


def test_the_words_hold_harm_for_each_twin(case):
    lines = list(cut_words(cut_case(case, CutWishes(ranges=True)).study))
    for twin in ("castor", "pollux"):
        assert f"harm to {twin}, left with the other twin:" in lines
    assert any("optimal for these weights and labels; proof: flow" in line for line in lines)
    assert any(line.startswith("weight brain_cost 20 per mm2: the surface stays put") for line in lines)
    assert not any("optimal" in line and "weights and labels" not in line for line in lines)


@pytest.mark.parametrize(
    ("keep_out", "own", "through", "said"),
    [
        (["nowhere"], [], [], "must be L,P,S,radius"),
        (["1,2,3"], [], [], "must be L,P,S,radius"),
        (["1,2,3,-4"], [], [], "greater than 0"),
        (["1,nan,3,4"], [], [], "finite"),
        ([], ["v7"], [], "must be PLACE=castor"),
        ([], ["v7=abel"], [], "must be PLACE=castor"),
        ([], [], ["v7"], "must be L,P,S,radius"),
    ],
)
def test_what_names_no_place_is_refused(case, keep_out, own, through, said):
    with pytest.raises(GeometryError, match=said):
        cut_case(case, CutWishes(demands=demands(keep_out, own, through)))


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("v99=castor", "nearest are v7"),
        ("900,0,0,5=castor", "ball 900, 0, 0 of 5 mm=castor: .*must lie in the scan"),
    ],
)
def test_a_place_that_is_not_there_is_refused(case, place, said):
    with pytest.raises(GeometryError, match=said):
        cut_case(case, CutWishes(demands=demands([], [place], [])))
    assert list(case.iterdir()) == []


def test_a_folder_without_a_plan_or_with_lost_results_is_refused(tmp_path):
    with pytest.raises(ScanError, match="no plan found"):
        cut_case(tmp_path, CutWishes())
    with pytest.raises(StoreError, match="gone or damaged"):
        Steps(tmp_path).recall("label", "0" * 64)


@pytest.mark.parametrize(
    "words",
    [[], ["x", "--out", "y"], ["--graph", "x.npz"], ["--graph", "x.npz", "--out", "y", "--stages", "2"]],
)
def test_the_command_says_what_belongs_together(words):
    result = CliRunner().invoke(app, ["cut", *words])
    assert result.exit_code == 2 and "Traceback" not in result.output
    assert result.stderr.count("\n") == 1 and "must" in result.stderr


def test_eloquent_brain_costs_more_and_its_margin_is_told(case, tmp_path_factory):
    labels = cutcase.read_known(None, None).labels
    brain = LabelMap(np.where(labels.values > 0, 6, 0).astype(np.uint16), labels.grid)
    known = dataclasses.replace(cutcase.read_known(None, None), labels=brain)
    file = tmp_path_factory.mktemp("map") / "eloquent.nii.gz"
    height = labels.grid.lps(np.indices(labels.values.shape).reshape(3, -1).T)[:, 2]
    dear = (np.abs(height) < 4).reshape(labels.values.shape)
    save(dear.astype(np.float32), labels.grid, file)
    plain, spared = (
        study_module.study(brain, known.ownership, known.vessels, known.plan.recipe.separation, eloquence=e)
        for e in (None, cutcase.read_eloquence(file, brain))
    )
    assert spared.document.cost > plain.document.cost
    assert [m.nearest_mm is None for m in plain.document.consequences.margins][0]
    assert spared.document.consequences.margins[0].nearest_mm.value < 4
    save(2 * dear.astype(np.float32), labels.grid, file)
    with pytest.raises(GeometryError, match="eloquence from 0 to 2, must be 0 to 1"):
        cut_case(case, CutWishes(), eloquence=file)
    save(np.zeros(dear.shape, np.float32), labels.grid, file)
    with pytest.raises(GeometryError, match="nothing eloquent"):
        cut_case(case, CutWishes(), eloquence=file)


def test_ways_are_the_childs_own():
    marks = TwinMarks(
        inside_lps_mm=(0, 0, 0),
        nasion_lps_mm=(0, 80, 0),
        porion_left_lps_mm=(-60, 0, 0),
        porion_right_lps_mm=(60, 0, 0),
    )
    ways = ways_of(Case(name="turned", castor=marks, pollux=TwinMarks(inside_lps_mm=(0, 0, 150))))
    assert ways["castor"]["left side"].tolist() == [-1, 0, 0]
    assert ways["castor"]["face"].tolist() == [0, 1, 0]
    assert ways["pollux"] == {}


def test_a_file_that_was_lost_or_changed_is_written_again(case):
    run = cut_case(case, CutWishes())
    (run.folder / "labels.npy").unlink()
    assert not cut_case(case, CutWishes()).remembered
    study = run.folder / "study.json"
    study.write_text(study.read_text().replace('"muscle"', '"mussel"'))
    assert not cut_case(case, CutWishes()).remembered
    assert cut_case(case, CutWishes()).remembered


def test_what_a_killed_run_left_is_cleared(case):
    left = case / "cuts" / ".part-999999999-abc"
    left.mkdir(parents=True)
    cut_case(case, CutWishes())
    assert not left.exists()


def test_another_map_of_eloquence_is_another_cut(case, monkeypatch, tmp_path_factory):
    known = cutcase.read_known(None, None)
    brain = LabelMap(np.where(known.labels.values > 0, 6, 0).astype(np.uint16), known.labels.grid)
    file = tmp_path_factory.mktemp("map") / "eloquent.nii.gz"
    monkeypatch.setattr(cutcase, "read_known", lambda f, p: dataclasses.replace(known, labels=brain))
    folders = set()
    for value in (0.5, 1.0):
        save(np.full(brain.values.shape, value, np.float32), brain.grid, file)
        folders.add(cut_case(case, CutWishes(), eloquence=file).folder)
    assert len(folders) == 2


def test_the_doubt_told_is_that_of_this_cut(case, monkeypatch):
    known = cutcase.read_known(None, None)
    other = f"99% of the cut's cost is tissue given to the other twin: {DOUBT_DECIDES}"
    plan = known.plan.model_copy(update={"warnings": ("first", other)})
    monkeypatch.setattr(cutcase, "current_plan", lambda folder: plan)
    monkeypatch.setattr(cutcase, "read_known", lambda folder, p: dataclasses.replace(known, plan=plan))
    warnings = cut_case(case, CutWishes()).study.warnings
    assert "first" in warnings and other not in warnings


def bony(known):
    """The same spheres with a slab of bone across one half of the waist, which the cut can go round."""
    grid = known.labels.grid
    points = grid.lps(np.indices(grid.shape).reshape(3, -1).T)
    slab = ((points[:, 0] > 0) & (np.abs(points[:, 2]) < 4)).reshape(grid.shape) & (known.labels.values > 0)
    return LabelMap(np.where(slab, 3, known.labels.values).astype(np.uint16), grid)


def test_a_limit_on_bone_is_kept_listed_and_never_called_plainly_optimal(case):
    known = cutcase.read_known(None, None)
    recipe = known.plan.recipe.separation.model_copy(update={"bone_cost_per_mm2": 1.0})
    given = (bony(known), known.ownership, known.vessels, recipe)
    free = study_module.study(*given).document
    limit = 0.5 * free.consequences.crossed_mm2["bone"].value
    held = study_module.study(*given, CutWishes(most_bone_mm2=limit, ranges=True)).document
    assert held.consequences.crossed_mm2["bone"].value <= limit < free.consequences.crossed_mm2["bone"].value
    assert held.constraints[-1].kind == "bone-opening"
    assert held.constraints[-1].added_cost.value == pytest.approx(held.cost - free.cost, rel=1e-4)
    assert held.statement.startswith("within ") and "optimal for these weights and labels" in held.statement
    # The limit is a price beside the weights: bone's own weight still matters.
    bone = next(r for r in held.ranges if r.weight == "bone_cost")
    assert bone.low is not None and bone.high is not None


def test_demands_hold_in_the_stages_too(case):
    known = cutcase.read_known(None, None)
    wished = CutWishes(demands=demands([], ["0,0,6,5=castor"], []), stages=2)
    found = study_module.study(
        known.labels, known.ownership, known.vessels, known.plan.recipe.separation, wished
    )
    ball = study_module.constraint_of(wished.demands[0], found.field, known.labels, known.vessels).mask
    reached = found.division.reached
    assert not reached[ball & found.field.body].any()
    assert not found.pollux[ball & found.field.body].any()
    staged = found.document.staged
    divided = {c.id for c in staged.consequences.crossings}
    assert divided == {v for stage in staged.stages for v in stage.vessels}


def test_samples_follow_the_seed(case):
    known = cutcase.read_known(None, None)
    given = (known.labels, known.ownership, known.vessels, known.plan.recipe.separation)
    doubts = [
        study_module.study(*given, CutWishes(samples=4), seed=seed).doubt.frequency for seed in (1, 1, 2)
    ]
    assert np.array_equal(doubts[0], doubts[1]) and not np.array_equal(doubts[0], doubts[2])
