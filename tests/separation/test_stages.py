"""Stages with answers known in advance: four equal quarters, and what is left after each."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pytest

from dioscuri.errors import DioscuriError
from dioscuri.model import LabelMap
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.constraints import Corridor, broken, constrained
from dioscuri.separation.division import Sector, cost_in, divide, steps_between
from dioscuri.separation.energy import field_of
from dioscuri.separation.opencut import OpenCut
from dioscuri.separation.regions import keep_out_ball
from dioscuri.separation.sectors import Crossing
from dioscuri.separation.stages import _arc_mm, stages, table_words
from tests.separation.scenes import two_spheres

AT_3_MM = SeparationRecipe(working_spacing_mm=3.0, seed_depth_mm=12, interval_solves=1)
WAIST = np.pi * (30**2 - 12**2)


@lru_cache
def shelled():
    """Two spheres in a shell of bone 6 mm thick, joined along S."""
    labels, ownership, axis = two_spheres(30, 12, 2.0)
    points = labels.grid.lps(np.indices(labels.values.shape).reshape(3, -1).T)
    to_centre = [np.linalg.norm(points - s * 12 * axis, axis=1) for s in (-1, 1)]
    shell = (np.min(to_centre, axis=0) > 24).reshape(labels.values.shape) & (labels.values > 0)
    bone = labels.anatomy.numbers(tissue="bone")[0]
    brain = labels.anatomy.numbers(tissue="brain")[0]
    values = np.where(shell, bone, np.where(labels.values > 0, brain, 0)).astype(np.uint16)
    labels = LabelMap(values, labels.grid)
    return labels, field_of(labels, ownership, AT_3_MM, np.zeros(3)), axis


VESSELS = tuple(
    Crossing(f"v{k}", (18 * np.cos(a), 18 * np.sin(a), 0.0), r)
    for k, (a, r) in enumerate(
        zip(np.radians([20, 110, 200, 290, 310]), (1, 1.4, 1.2, 0.6, 0.5), strict=True)
    )
)


@lru_cache
def quarters():
    labels, field, _ = shelled()
    division = divide(labels, field, VESSELS, AT_3_MM, stages=4)
    return division, stages(division)


def test_two_spheres_give_four_equal_quarters():
    labels, field, _ = shelled()
    division = divide(labels, field, (), AT_3_MM, stages=4)
    found = stages(division)
    assert [s.area_mm2.value for s in found] == pytest.approx([WAIST / 4] * 4, rel=0.1)
    assert sum(s.area_mm2.value for s in found) == pytest.approx(WAIST, rel=0.07)
    bone = [s.craniotomy for s in found]
    assert sum(b.area_mm2.value for b in bone) == pytest.approx(WAIST - np.pi * (24**2 - 12**2), rel=0.15)
    middle = (np.sqrt(30**2 - 12**2) + np.sqrt(24**2 - 12**2)) / 2
    assert sum(b.length_mm.value for b in bone) == pytest.approx(2 * np.pi * middle, rel=0.1)
    assert sum(s.sheet_mm2.value for s in found) == pytest.approx(np.pi * (24**2 - 12**2), rel=0.1)


@pytest.mark.parametrize(("start", "turn"), [(0, 90), (315, 90), (30, 8), (20, 300)])
def test_a_craniotomy_is_as_long_as_the_middle_of_its_bone(start, turn):
    """A part of the ring of bone in the waist of the spheres, seen from the ring's own centre."""
    division, _ = quarters()
    ring = division.ring
    inner, outer = np.sqrt(24**2 - 12**2), np.sqrt(30**2 - 12**2)
    angle, radius = np.meshgrid(np.radians(start + np.linspace(0, turn, 721)), np.linspace(inner, outer, 9))
    side = np.cross(ring.axis, ring.zero)
    bone = ring.centre + radius[..., None] * (
        np.cos(angle)[..., None] * ring.zero + np.sin(angle)[..., None] * side
    )
    middle = (inner + outer) / 2
    assert _arc_mm(division, bone.reshape(-1, 3)) == pytest.approx(np.radians(turn) * middle, rel=0.01)


def test_every_tissue_inside_the_skull_is_sheet():
    division, found = quarters()
    labels = division.labels
    brain = labels.anatomy.numbers(tissue="brain")[0]
    kinds = np.array([labels.anatomy.numbers(tissue=t)[0] for t in ("dura", "csf", "brain", "vessel")])
    middle = np.array(labels.values.shape)[:, None, None, None] // 2
    right, back, _ = np.indices(labels.values.shape) >= middle
    values = np.where(labels.values == brain, kinds[2 * right + back], labels.values).astype(np.uint16)
    mixed = stages(replace(division, labels=LabelMap(values, labels.grid)))
    assert [s.sheet_mm2.value for s in mixed] == pytest.approx([s.sheet_mm2.value for s in found])


def test_each_craniotomy_lies_in_its_sector_and_its_apex_beyond_it():
    division, found = quarters()
    for stage in found:
        out = np.array(stage.craniotomy.centre_lps_mm) - division.ring.centre
        way = np.array(stage.apex_lps_mm) - division.ring.centre
        flat = way - (way @ division.ring.axis) * division.ring.axis
        assert out @ flat / np.linalg.norm(out) / np.linalg.norm(flat) > 0.9
        side = way @ division.ring.axis
        assert side == pytest.approx(
            300 * np.sin(np.radians(30)) * (-1 if stage.opened == "castor" else 1), rel=0.05
        )


def test_every_vessel_is_divided_in_one_stage_and_the_thinnest_first():
    _, found = quarters()
    assert sorted(v for s in found for v in s.vessels) == [v.id for v in VESSELS]
    shares = [s.vessel_share.value for s in found]
    assert shares == sorted(shares) and sum(shares) == pytest.approx(1)


def test_a_share_over_the_limit_is_said():
    _, found = quarters()
    over = [s for s in found if s.vessel_share.value > AT_3_MM.stage_vessel_share]
    assert over and all("wanted" in s.notes[0] for s in over)
    assert all(s.notes == () for s in found if s not in over)


def test_a_flat_cut_can_be_reached_at_no_cost_and_nothing_is_hidden():
    division, found = quarters()
    assert division.reached_value == pytest.approx(division.free_value, rel=0.02)
    assert all(s.hidden_share.value < 0.01 and s.corridor_cost.value >= 0 for s in found)


def test_after_every_prefix_a_cut_remains_that_keeps_what_is_divided():
    division, found = quarters()
    sights = [s.corridor for s in division.sectors]
    left = []
    for k, (later, emergency) in enumerate(zip(division.later, division.emergency, strict=True)):
        done = np.isin(division.sector, [s.number for s in division.sectors[: k + 1]])
        for labels in (later, emergency):
            assert np.array_equal(labels[done], division.reached[done])
        assert broken(division.field, sights[k + 1 :], later) == ()
        assert found[k].emergency.cost.value <= found[k].remaining.cost.value + 1e-3
        left.append(found[k].remaining)
    areas = [r.area_mm2.value for r in left]
    assert areas == sorted(areas, reverse=True)
    assert areas == pytest.approx([WAIST * 3 / 4, WAIST / 2, WAIST / 4], rel=0.15)
    assert [len(r.vessels) for r in left] == sorted([len(r.vessels) for r in left], reverse=True)
    assert found[-1].remaining is None and found[-1].statement.startswith("separated")
    assert "stop and close" in found[0].statement and "emergency" in found[0].statement


def test_the_costs_of_the_sectors_add_up():
    division, _ = quarters()
    parts = [cost_in(division.field, division.sector == k, division.free) for k in range(4)]
    assert sum(parts) == pytest.approx(division.free_value, rel=1e-5)


def bent():
    """Larger spheres, cheap to cut along a circular ridge, half of which is hidden from the side."""
    labels, ownership, axis = two_spheres(42, 15, 3.0)
    field = field_of(labels, ownership, AT_3_MM.model_copy(update={"seed_depth_mm": 22}), np.zeros(3))
    points = field.grid.lps(np.indices(field.body.shape).reshape(3, -1).T)
    across = np.hypot(points[:, 0], points[:, 1])
    off = np.abs(points @ axis - 14 + 1.3 * np.abs(across - 20)).reshape(field.body.shape)
    cost = np.where(off < 5, 1, 300).astype(np.float32) * field.body
    return labels, replace(field, cost=cost, misplaced=0 * field.misplaced)


def test_a_bent_cut_pays_for_being_reached_and_then_hides_less():
    labels, field = bent()
    level = AT_3_MM.model_copy(update={"corridor_tilt_deg": 0.0})
    division = divide(labels, field, (), level, stages=3)
    found = stages(division)
    assert division.reached_value > division.free_value
    before, after = ([getattr(s, n).value for s in found] for n in ("hidden_share_before", "hidden_share"))
    assert max(before) > 0.1 and max(after) < 0.02
    plain = OpenCut(constrained(field, [s.corridor for s in division.sectors]))
    assert plain.value == division.reached_value


def test_a_step_between_sides_does_not_face_away_from_both():
    """Left half opened from castor's side, right half from pollux's; four labellings of two voxels there."""
    _, field, _ = shelled()
    middle = field.body.shape[0] // 2
    sector = np.where(field.body, (np.arange(field.body.shape[0]) >= middle)[:, None, None], -1).astype(
        np.int8
    )
    none = Corridor("x", "castor", np.full(field.body.shape, -1, np.int8))
    halves = [Sector(k, twin, np.zeros(3), none, 0) for k, twin in enumerate(("castor", "pollux"))]
    steps = steps_between(field, sector, halves)
    assert len(steps) == 2
    for left in ("castor", "pollux"):
        for right in ("castor", "pollux"):
            pollux = np.where(sector == 0, left == "pollux", right == "pollux")
            bad = left == "pollux" and right == "castor"
            assert bool(broken(field, steps, pollux)) == bad
    assert steps_between(field, sector, [replace(h, opened="castor") for h in halves]) == ()


def test_constraints_hold_in_every_stage():
    labels, field, axis = shelled()
    keep = keep_out_ball(field.grid, (12, 0, 0), 5, "speech")
    division = divide(labels, field, (), AT_3_MM, stages=2, constraints=(keep,))
    for sides in (division.free, division.reached, *division.later, *division.emergency):
        assert broken(field, [keep], sides) == ()


def test_the_order_is_the_teams():
    labels, field, _ = shelled()
    division = divide(labels, field, VESSELS, AT_3_MM, stages=3, order=(2, 0, 1))
    assert [s.number for s in division.sectors] == [2, 0, 1]
    with pytest.raises(DioscuriError, match="must name each of the sectors 0 to 2 once"):
        divide(labels, field, VESSELS, AT_3_MM, stages=3, order=(0, 1))


def test_the_table_is_put_in_words_only_where_they_are_true():
    up = np.array([0.0, -0.6, 0.8])
    assert table_words(up, "castor", {}) == "the way L +0.00, P -0.60, S +0.80 up"
    ways = {"castor": {"left side": up}, "pollux": {"back": -up}}
    assert table_words(up, "castor", ways) == "castor's left side up"
    assert table_words(-up, "castor", ways) == "pollux's back up"
    assert table_words(np.array([1.0, 0, 0]), "castor", ways).startswith("the way L +1.00")
