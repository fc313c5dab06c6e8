"""Constraints: kept, undone to the integer, and named where they contradict each other."""

from functools import lru_cache
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioscuri.errors import DioscuriError, GeometryError, SolverError
from dioscuri.model import VesselEdge, VesselGraph
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.conflicts import conflict
from dioscuri.separation.constraints import (
    KeepOut,
    MustOwn,
    broken,
    constrained,
    price_of_forcing,
)
from dioscuri.separation.energy import field_of
from dioscuri.separation.opencut import OpenCut
from dioscuri.separation.regions import (
    ball,
    keep_out_ball,
    keep_out_structure,
    must_pass,
    own_mask,
    own_vessel,
    towards_pollux,
    tube,
)
from dioscuri.separation.session import Session
from dioscuri.separation.voxels import cut_value, graph_of
from tests.separation.scenes import two_spheres

AT_3_MM = SeparationRecipe(working_spacing_mm=3.0, seed_depth_mm=12, interval_solves=1)


@lru_cache
def scene(turn=(20, 35, 0)):
    labels, ownership, axis = two_spheres(24, 10, 3.0, turn)
    return labels, field_of(labels, ownership, AT_3_MM, np.zeros(3)), axis


def opened(field, constraints):
    return OpenCut(constrained(field, constraints))


def test_a_ball_and_a_tube_hold_the_voxels_whose_centres_are_near():
    grid = scene()[1].grid
    points = grid.lps(np.indices(grid.shape).reshape(3, -1).T)
    away = np.linalg.norm(points - (1, 2, 3), axis=1).reshape(grid.shape)
    assert np.array_equal(ball(grid, (1, 2, 3), 9), away <= 9)
    assert ball(grid, (1, 2, 3), 0.01).sum() == 1
    line = tube(grid, [(-9, 0, 0), (9, 0, 0)], 6)
    to_line = np.linalg.norm(points - np.clip(points, (-9, 0, 0), (9, 0, 0)), axis=1).reshape(grid.shape)
    assert not (line & (to_line > 6)).any() and not (~line & (to_line < 5.5)).any()


def test_the_cut_goes_round_a_keep_out():
    _, field, axis = scene()
    session = Session(field)
    free, before = session.pollux, session.value
    keep = keep_out_ball(field.grid, 4 * axis, 8, "speech")
    assert broken(field, [keep], free) == ("speech",)
    record = session.apply(keep)
    assert broken(field, [keep], session.pollux) == ()
    assert session.value > before
    assert record.kind == "keep-out" and record.added_cost.value == pytest.approx(
        (session.value - before) / 1e4, rel=1e-5
    )


@pytest.mark.parametrize("twin", ["castor", "pollux"])
def test_must_own_is_honoured_at_the_price_of_the_free_field(twin):
    _, field, axis = scene()
    session = Session(field)
    free, before = session.pollux, session.value
    side = 3 if twin == "castor" else -3
    own = MustOwn("sinus", ball(field.grid, side * axis, 6) & field.body, twin)
    assert broken(field, [own], free) == ("sinus",)
    session.apply(own)
    assert (session.pollux[own.mask] == (twin == "pollux")).all()
    # The value is the energy of these labels in the prices without the constraint, and no less than before.
    graph = graph_of(field)
    assert session.value == cut_value(graph, session.pollux[graph.inside]) > before


def test_the_cut_passes_where_it_must():
    _, field, axis = scene()
    place = 7 * axis
    wanted = must_pass(field, place, 6, "gap")
    session = Session(field)
    near = ball(field.grid, place, 6) & field.body
    session.apply(wanted)
    assert 0 < session.pollux[near].mean() < 1
    assert broken(field, [wanted], session.pollux) == ()
    assert towards_pollux(field, place) @ axis > 0.95


def test_undo_restores_the_integer_and_the_labels():
    _, field, axis = scene()
    session = Session(field)
    seen = [(session.value, session.pollux)]
    side = np.cross(axis, (1, 0, 0))
    steps = [
        keep_out_ball(field.grid, 3 * axis, 4, "a"),
        MustOwn("b", ball(field.grid, 12 * side, 5) & field.body, "castor"),
        must_pass(field, -12 * side - 3 * axis, 6, "c"),
    ]
    for step in steps:
        session.apply(step)
        seen.append((session.value, session.pollux))
    session.remove("a")
    rest = OpenCut(constrained(field, steps[1:]))
    assert session.value == rest.value + price_of_forcing(field, steps[1:])
    for value, pollux in seen[::-1]:
        session.undo()
        assert session.value == value and np.array_equal(session.pollux, pollux)
    session.undo()
    assert session.constraints == ()


def test_the_order_of_constraints_changes_nothing():
    _, field, axis = scene()
    side = np.cross(axis, (1, 0, 0))
    steps = [
        keep_out_ball(field.grid, 3 * axis, 4, "a"),
        MustOwn("b", ball(field.grid, 12 * side, 5) & field.body, "castor"),
        keep_out_ball(field.grid, -12 * side, 5, "c"),
    ]
    values = {Session(field, order).value for order in permutations(steps)}
    assert len(values) == 1


@settings(max_examples=12, deadline=None)
@given(st.tuples(*[st.floats(-8, 8)] * 3), st.floats(2, 7), st.sampled_from(["castor", "pollux", None]))
def test_a_constraint_never_lowers_the_value(place, radius, twin):
    _, field, _ = scene()
    free = free_value()
    mask = ball(field.grid, place, radius) & field.body
    one = KeepOut("x", mask) if twin is None else MustOwn("x", mask, twin)
    if conflict(field, [one]):
        with pytest.raises(SolverError, match="constraint x: contradicts what is surely"):
            Session(field).apply(one)
        return
    change = opened(field, [one])
    assert change.value + price_of_forcing(field, [one]) >= free
    assert broken(field, [one], change.pollux) == ()


@lru_cache
def free_value():
    return OpenCut(scene()[1]).value


def three_way():
    """Two keep-outs that touch in one column, castor's end and pollux's: any two can be kept, not all."""
    _, field, axis = scene((0, 0, 0))
    side = np.array([1.0, 0, 0])
    return field, [
        MustOwn("castor's end", ball(field.grid, 9 * side - 1.5 * axis, 2) & field.body, "castor"),
        KeepOut("bar", tube(field.grid, [9 * side, -9 * side], 1)),
        MustOwn("pollux's end", ball(field.grid, -9 * side + 1.5 * axis, 2) & field.body, "pollux"),
    ]


def test_three_constraints_contradict_though_each_pair_is_fine():
    field, three = three_way()
    away = [
        keep_out_ball(field.grid, (0, 12, 0), 3, "far"),
        MustOwn("also far", ball(field.grid, (0, -15, -3), 3) & field.body, "castor"),
    ]
    for pair in combinations(three, 2):
        assert conflict(field, pair) == ()
        assert broken(field, pair, opened(field, pair).pollux) == ()
    for order in ([*away, *three], [three[2], away[0], three[0], away[1], three[1]]):
        assert set(conflict(field, order)) == {"castor's end", "bar", "pollux's end"}
    # What is called a contradiction is one: the solver finds no labelling that keeps all three.
    assert broken(field, three, opened(field, three).pollux)


def test_a_refused_constraint_is_named_and_leaves_the_session_as_it_was():
    field, three = three_way()
    session = Session(field, tuple(three[:2]))
    value, pollux = session.value, session.pollux
    with pytest.raises(SolverError, match="could keep any 2: remove one") as error:
        session.apply(three[2])
    assert all(c.name in str(error.value) for c in three) and "\n" not in str(error.value)
    assert session.value == value and np.array_equal(session.pollux, pollux)
    session.remove("bar")
    session.apply(three[2])


def test_one_voxel_given_to_both_is_a_conflict_of_two():
    _, field, axis = scene()
    both = [MustOwn(t, ball(field.grid, 0 * axis, 4) & field.body, t) for t in ("castor", "pollux")]
    assert conflict(field, both) == ("castor", "pollux")


def test_a_keep_out_from_seed_to_seed_contradicts_alone():
    _, field, axis = scene()
    wall = KeepOut("wall", tube(field.grid, [-25 * axis, 25 * axis], 3))
    assert conflict(field, [keep_out_ball(field.grid, (0, 0, 0), 3, "y"), wall]) == ("wall",)


def vessel(axis):
    path = np.linspace(-12, 20, 33)[:, None] * axis
    return VesselGraph(path[[0, -1]], (VesselEdge("v7", 0, 1, path, 1.0, 0.2, "vein"),))


def test_a_vessel_is_kept_whole_up_to_what_is_surely_the_others():
    _, field, axis = scene()
    own = own_vessel(field, vessel(axis), "v7", "castor")
    assert own.name == "v7=castor" and own.mask.any()
    assert (field.seed[own.mask] != 2).all()
    session = Session(field, (own,))
    assert not session.pollux[own.mask].any()


def test_a_mask_of_another_grid_keeps_what_is_thin():
    labels, field, axis = scene()
    own = own_mask(labels.values > 0, labels.grid, field.grid, "castor", "all")
    assert (own.mask | ~field.body).all()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda f, a: keep_out_ball(f.grid, (0, 0, np.nan), 3, "x"), "must be finite"),
        (lambda f, a: keep_out_ball(f.grid, (900, 0, 0), 3, "x"), "must lie in the scan"),
        (lambda f, a: keep_out_ball(f.grid, (0, 0, 0), -1, "x"), "radius: -1 mm, must be above 0"),
        (lambda f, a: own_vessel(f, vessel(a), "v77", "castor"), "nearest are v7"),
        (lambda f, a: own_vessel(f, vessel(a), "v7", "romulus"), "must be castor or pollux"),
        (lambda f, a: must_pass(f, 0 * a, 0.1, "x"), "make it larger than"),
        (lambda f, a: keep_out_structure(f, scene()[0], "brian", "x"), "nearest are"),
        (lambda f, a: constrained(f, [KeepOut("x", f.body), KeepOut("x", f.body)]), "given twice"),
        (lambda f, a: constrained(f, [KeepOut("x", f.body[:-1])]), "must be the working grid's"),
        (lambda f, a: Session(f).apply(KeepOut("x", f.body[:-1])), "must be the working grid's"),
        (lambda f, a: Session(f).remove("x"), "must be one of none"),
    ],
)
def test_bad_input_is_refused_in_one_line(make, says):
    _, field, axis = scene()
    with pytest.raises(DioscuriError, match=says) as error:
        make(field, axis)
    assert "\n" not in str(error.value)
    assert isinstance(error.value, GeometryError | SolverError)
