"""What a plan says in words: warnings first, figures with intervals, weights named, age of the scans."""

from datetime import date, timedelta
from types import SimpleNamespace

import numpy as np
import pytest

from dioscuri.errors import ScanError
from dioscuri.labelling.heads import Heads
from dioscuri.model import Case, Grid, LabelMap, Ownership, Scan, ScanVolume, Seen, Volume, standard_anatomy
from dioscuri.planning.assemble import coarse_contrast, vessels_seen, volumes, warnings
from dioscuri.planning.describe import NOTICE, age_warnings, describe
from dioscuri.planning.progress import expected_s
from dioscuri.planning.walk import case_with_marks, in_order
from tests.planning.dossier_content import plan_of

GRID = Grid(np.eye(4), (4, 4, 4), "1.2.3")
DAY = date(2026, 5, 1)  # of the scans of `plan_of`


def heads() -> Heads:
    return Heads(
        np.array([[0, 0, 60.0], [0, 0, -60.0]]), np.array([[0, 0, 110.0], [0, 0, -110.0]]), np.ones(2)
    )


def case(castor, pollux) -> Case:
    return Case(name="c", castor={"inside_lps_mm": castor}, pollux={"inside_lps_mm": pollux})


def test_the_plan_in_words_says_what_it_must():
    plan = plan_of()
    lines = list(describe(plan, today=DAY))
    assert plan.id in lines[0] and lines[1] == NOTICE and "NOT confirmed" in lines[2]
    assert lines[3].startswith("! ")
    text = "\n".join(lines)
    assert "optimal for these weights and labels" in text
    assert "facial rotation open" in text
    assert f"castor lacks skin: {plan.deficits[0].area_mm2}" in text


def test_old_and_undated_scans_are_said():
    plan = plan_of()
    limit = plan.recipe.scans_old_after_days
    assert age_warnings(plan, DAY + timedelta(days=limit)) == []
    old = age_warnings(plan, DAY + timedelta(days=limit + 1))
    assert len(old) == len(plan.scans) and f"{limit + 1} days old" in old[0]
    undated = plan.model_copy(
        update={"scans": tuple(s.model_copy(update={"acquired_on": None}) for s in plan.scans)}
    )
    assert len(age_warnings(undated, DAY)) == 1


def test_marks_say_who_is_castor_whatever_the_order():
    upper, lower = (0, 0, 55.0), (0, 0, -50.0)
    assert in_order(heads(), case(upper, lower)).seeds_lps_mm[0, 2] == 60
    assert in_order(heads(), case(lower, upper)).seeds_lps_mm[0, 2] == -60
    with pytest.raises(ScanError, match="both lie in the same head"):
        in_order(heads(), case((0, 0, 100.0), (0, 0, 20.0)))


def test_without_a_case_identities_are_provisional(tmp_path):
    made = case_with_marks(None, heads(), tmp_path)
    assert made.confirmed is None
    assert in_order(heads(), made).seeds_lps_mm[0, 2] == -60  # castor: the lower one
    assert "provisional" in warnings(made, SimpleNamespace(scans=(), series=()), ())[0]


def test_volumes_span_what_may_be_either_childs():
    brain = LabelMap(np.full(GRID.shape, standard_anatomy().number("brain"), np.uint16), GRID)
    owner = np.full(GRID.shape, 1, np.uint8)
    owner[2:], owner[1] = 2, 3
    sure = np.select([owner == 1, owner == 3], [255, 128], 0).astype(np.uint8)
    found = volumes(brain, Ownership(owner, sure, GRID))
    castor, pollux = found["castor brain"], found["pollux brain"]
    # One face of 16 voxels borders each twin's own brain: a quarter of 2/3 of them.
    border = 16 * 2 / 3 / 4 / 1000
    assert (castor.low, castor.high) == pytest.approx((0.016 - border, 0.032 + border), rel=1e-5)
    assert (pollux.low, pollux.high) == pytest.approx((0.032 - border, 0.048 + border), rel=1e-5)
    assert castor.value + pollux.value == pytest.approx(0.064, rel=1e-5)


def test_without_contrast_vessels_are_not_seen_never_absent():
    ct = Volume(np.zeros(GRID.shape, np.int16), GRID, "HU", "CT")
    plain = ScanVolume(Scan(series="1", role="ct"), ct)
    contrast = ScanVolume(Scan(series="2", role="cta_venous", injected="castor"), ct)
    empty = LabelMap(np.zeros(GRID.shape, np.uint16), GRID)
    vein = LabelMap(np.full(GRID.shape, standard_anatomy().number("vein"), np.uint16), GRID)
    assert vessels_seen([plain], empty).state is Seen.NOT_SEEN
    assert vessels_seen([plain, contrast], empty).state is Seen.NOT_SEEN
    assert vessels_seen([plain, contrast], vein).state is Seen.SEEN


def test_coarse_contrast_is_said_first():
    def contrast(spacing):
        grid = GRID.respaced(spacing)
        values = np.zeros(grid.shape, np.int16)
        return ScanVolume(
            Scan(series="2", role="cta_venous", injected="castor"), Volume(values, grid, "HU", "CT")
        )

    assert coarse_contrast([contrast(1.0)], 1.0) == []
    assert "2 mm voxels (limit 1)" in coarse_contrast([contrast(1.0), contrast(2.0)], 1.0)[0]


def test_every_work_has_an_expected_time():
    assert sum(expected_s("demo").values()) == sum(expected_s("phantom").values()) + sum(
        expected_s("plan").values()
    )


def test_the_angle_rests_on_as_many_moves_as_the_recipe_says(monkeypatch):
    from dioscuri.labelling import classification
    from dioscuri.model import Presence, Recipe, Surface
    from dioscuri.planning import assemble

    asked = {}
    monkeypatch.setattr(classification, "junction_shape", lambda *a, **given: asked.update(given))
    surface = Surface(np.eye(3), np.array([[0, 1, 2]]))
    cut = SimpleNamespace(surface=surface, cut=SimpleNamespace(area_mm2=None))
    recipe = Recipe(seed=7, labelling={"landmark_perturbations": 1234})
    walk = SimpleNamespace(
        recipe=recipe,
        case=case((0, 0, 55.0), (0, 0, -50.0)),
        heads=SimpleNamespace(value=heads()),
        cut=SimpleNamespace(value=cut),
        crossings=SimpleNamespace(value=SimpleNamespace(shared_sinus=Presence(state=Seen.NOT_SEEN))),
    )
    assemble.junction(walk)
    assert asked["randomness"] == (7, 1234)
