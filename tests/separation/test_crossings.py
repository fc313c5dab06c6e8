"""Vessels that the cut divides, on a flat cut where the answer is plain."""

import numpy as np
import pytest

from dioscuri.model import Grid, VesselEdge, VesselGraph
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.crossings import divided_vessels
from dioscuri.separation.sides import courses, sides_of

RECIPE = SeparationRecipe(waver_mm=5)
GRID = Grid.axis_aligned((40, 40, 40), 1.5, origin_mm=(-29.25, -29.25, -29.25), frame="1.2")
HEIGHT = GRID.lps(np.indices(GRID.shape).reshape(3, -1).T)[:, 2].reshape(GRID.shape)
SIDES = sides_of(np.ones(GRID.shape, bool), HEIGHT > 0, GRID)


def edge(name, path, nodes, *, castor=1.0, radius=1.0, kind="vein"):
    path = np.asarray(path, float)
    return VesselEdge(
        name, *nodes, path, np.full(len(path), radius), np.full(len(path), 0.1), kind, castor=castor
    )


def graph(*parts):
    """A graph of (name, path, owner) whose coincident ends are one node."""
    nodes, edges = [], []
    for name, path, castor in parts:
        ends = []
        for point in (path[0], path[-1]):
            at = next((n for n, p in enumerate(nodes) if np.allclose(p, point)), len(nodes))
            nodes += [point] if at == len(nodes) else []
            ends.append(at)
        edges.append(edge(name, path, ends, castor=castor))
    return VesselGraph(np.array(nodes, float), tuple(edges))


def straight(start, end, n=41):
    return np.linspace(start, end, n)


def found(vessels):
    return divided_vessels(vessels, courses(vessels, SIDES, RECIPE.waver_mm), RECIPE)


def wave(heights):
    return np.column_stack([np.linspace(-20, 20, len(heights)), np.zeros(len(heights)), heights])


def test_a_straight_vessel_is_divided_once_where_it_passes():
    (one,) = found(graph(("v1", straight((3, 4, -20), (3, 4, 10)), 1.0)))
    assert one.at_lps_mm == pytest.approx((3, 4, 0), abs=0.8)
    assert (one.id, one.kind, one.owner, one.keeper, one.against_owner) == (
        "v1",
        "vein",
        "castor",
        "castor",
        False,
    )
    assert one.keeper_share == pytest.approx(2 / 3, abs=0.03)
    assert (one.radius_mm.low, one.radius_mm.high) == pytest.approx((1 - 0.1645, 1 + 0.1645))


def test_the_twin_with_the_larger_part_keeps_it_even_against_its_owner():
    (one,) = found(graph(("v1", straight((0, 0, -5), (0, 0, 20)), 1.0)))
    assert (one.owner, one.keeper, one.against_owner) == ("castor", "pollux", True)
    (two,) = found(graph(("v1", straight((0, 0, -5), (0, 0, 20)), 0.5)))
    assert (two.owner, two.against_owner) == ("shared or uncertain", None)


def test_the_larger_part_counts_what_continues_the_vessel():
    parts = (("v1", straight((0, 0, -6), (0, 0, 10)), 1.0), ("v2", straight((0, 0, -6), (0, 0, -28)), 1.0))
    (one,) = found(graph(*parts))
    assert (one.id, one.keeper) == ("v1", "castor")
    (branched,) = found(graph(*parts, ("v3", straight((0, 0, -6), (20, 0, -6)), 1.0)))
    assert branched.keeper == "pollux"


def test_a_waver_is_divided_once():
    height = np.concatenate([np.linspace(-15, 1.5, 40), np.linspace(1.5, -1.5, 6), np.linspace(-1.5, 15, 40)])
    assert len(found(graph(("v1", wave(height), 1.0)))) == 1


def test_one_that_runs_along_the_cut_is_never_divided():
    along = 1.2 * np.sin(np.linspace(0, 20 * np.pi, 400)) - 0.7
    assert found(graph(("v1", wave(along), 1.0))) == ()


def test_a_loop_is_divided_twice():
    turn = np.linspace(-np.pi / 2, 1.5 * np.pi, 120)
    loop = np.column_stack([15 * np.cos(turn), 0 * turn, 15 * np.sin(turn)])
    loop[-1] = loop[0]
    twice = found(graph(("v1", loop, 0.0)))
    assert [c.id for c in twice] == ["v1", "v1"]
    assert sorted(c.at_lps_mm[0] for c in twice) == pytest.approx([-15, 15], abs=1)


def test_a_branch_just_behind_the_cut_does_not_hide_the_crossing():
    fork = (0, 0, 1.4)
    parts = (
        ("v1", straight((0, 0, -20), fork), 1.0),
        ("v2", straight(fork, (10, 0, 20)), 1.0),
        ("v3", straight(fork, (-10, 0, 20)), 1.0),
    )
    assert [c.id for c in found(graph(*parts))] == ["v1"]


def test_a_vessel_whose_tip_only_touches_the_other_side_is_not_divided():
    assert found(graph(("v1", straight((0, 0, -20), (0, 0, 2.5)), 1.0))) == ()


def test_without_vessels_nothing_is_divided():
    assert found(VesselGraph(np.zeros((0, 3)), ())) == ()


def test_sides_reach_into_the_air_and_onto_finer_grids():
    body = np.abs(HEIGHT) < 10
    sides = sides_of(body, (HEIGHT > 0) & body, GRID)
    assert sides.at(np.array([(0, 0, 25.0), (0, 0, -25.0), (0, 0, 400.0)])).tolist() == [True, False, True]
    fine = GRID.respaced(0.75)
    assert np.array_equal(sides.on(fine), np.repeat(np.repeat(np.repeat(sides.pollux, 2, 0), 2, 1), 2, 2))
