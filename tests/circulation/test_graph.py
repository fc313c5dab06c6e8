"""The vessel graph: loops, calibre, kinds and owners that are known in advance."""

from itertools import combinations

import numpy as np
import pytest
from scipy import ndimage
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.transform import Rotation

from dioscuri.circulation import vessel_graph
from dioscuri.circulation.scores import score
from dioscuri.circulation.skeleton import network
from tests.circulation.scenes import GRID, SHAPE, labelled, near, ring, rise

TURN = Rotation.from_euler("xyz", (15, 10, 30), degrees=True).as_matrix()


def test_a_tube_is_one_edge_without_a_loop():
    graph = vessel_graph(labelled(vein=near(np.array([[-20, -15, -9], [18, 12, 10.0]]), 2.5)), ())
    assert graph.loops == 0
    assert [e.kind for e in graph] == ["vein"]


@pytest.mark.parametrize("radius", [1.5, 2.5, 4])
@pytest.mark.parametrize("turn", [np.eye(3), TURN])
def test_a_ring_keeps_its_loop(radius, turn):
    graph = vessel_graph(labelled(dural_sinus=near(ring(20, turn), radius)), ())
    assert graph.loops == 1
    length = sum(e.length_mm for e in graph)
    assert length == pytest.approx(2 * np.pi * 20, rel=0.04)
    assert {e.kind for e in graph} == {"sinus"}


@pytest.mark.parametrize("radius", [1.5, 2.5, 3.5])
@pytest.mark.parametrize("turn", [np.eye(3), TURN])
def test_a_theta_keeps_two_loops(radius, turn):
    bar = np.array([[-20, 0, 0], [20, 0, 0.0]]) @ turn.T
    graph = vessel_graph(labelled(vein=near(ring(20, turn), radius) | near(bar, radius)), ())
    assert graph.loops == 2
    assert len(graph) == 3


def test_a_ring_inside_is_a_loop_and_a_bubble_inside_is_not():
    ball = near(np.array([[0, 0, 0], [0, 0, 0.1]]), 9)
    hollow = ball & ~near(np.array([[0, 0, 0], [0, 0, 0.1]]), 4)
    tube = near(np.array([[0, 0, -20], [0, 0, 20.0]]), 2.5)
    assert vessel_graph(labelled(vein=hollow | tube), ()).loops == 0
    drilled = ball & ~near(np.array([[0, -15, 0], [0, 15, 0.0]]), 3)
    assert (
        vessel_graph(labelled(vein=drilled | near(np.array([[0, 0, 8], [0, 0, 20.0]]), 2.5)), ()).loops == 1
    )


def tube_radius(radius, start, end):
    graph = vessel_graph(labelled(artery=near(np.array([start, end], float), radius)), ())
    edge = max(graph, key=lambda e: e.length_mm)
    middle = slice(len(edge.path) // 4, -len(edge.path) // 4)
    return edge, edge.radius_mm[middle].mean(), edge.path[middle]


@pytest.mark.parametrize("radius", [1.5, 2, 3, 4, 5])
def test_radius_is_unbiased_from_one_and_a_half_voxels_on(radius):
    rng = np.random.default_rng(int(10 * radius))
    found = []
    for _ in range(4):
        start, end = rng.uniform(-6, 6, 3) - (18, 18, 8), rng.uniform(-6, 6, 3) + (18, 18, 8)
        edge, mean, path = tube_radius(radius, start, end)
        along = (end - start) / np.linalg.norm(end - start)
        assert np.linalg.norm(np.cross(path - start, along), axis=1).mean() < 0.25
        assert abs(mean - radius) < 3 * edge.radius_sd_mm.mean()
        found.append(mean)
    assert np.mean(found) == pytest.approx(radius, rel=0.05)


def test_a_thin_branch_keeps_its_own_calibre():
    trunk = near(np.array([[-25, 0, 0], [25, 0, 0.0]]), 4)
    branch = near(np.array([[0.3, 0.2, 0], [5, 9, 21.0]]), 1.5)
    graph = vessel_graph(labelled(vein=trunk | branch), ())
    assert len(graph) == 3
    radii = sorted(e.mean_radius_mm for e in graph)
    assert radii == pytest.approx([1.5, 4, 4], rel=0.08)


def test_bumps_on_a_thick_vessel_are_no_branches():
    rng = np.random.default_rng(3)
    tube = near(np.array([[-25, 0, 0], [25, 0, 0.0]]), 4)
    rim = near(np.array([[-25, 0, 0], [25, 0, 0.0]]), 5) & ~tube
    graph = vessel_graph(labelled(vein=tube | (rim & (rng.random(SHAPE) < 0.15))), ())
    assert len(graph) == 1


def test_artery_and_vein_that_touch_stay_apart():
    artery = near(np.array([[-20, -1.5, 0], [20, -1.5, 0.0]]), 2)
    vein = near(np.array([[0, 1.5, -20], [0, 1.5, 20.0]]), 2)
    graph = vessel_graph(labelled(vein=vein, artery=artery), ())
    assert sorted(e.kind for e in graph) == ["artery", "vein"]


def test_specks_are_noise():
    speck = near(np.array([[5, 5, 5], [5, 5, 7.0]]), 1.2)
    assert len(vessel_graph(labelled(vein=speck), ())) == 0


def test_no_vessels_no_edges():
    graph = vessel_graph(labelled(), ())
    assert len(graph) == 0 and graph.loops == 0


def test_ids_start_at_v1_with_the_largest_and_repeat():
    labels = labelled(
        vein=near(np.array([[-20, 10, 0], [20, 10, 0.0]]), 3),
        artery=near(np.array([[-20, -10, 0], [20, -10, 0.0]]), 2),
    )
    one, two = vessel_graph(labels, ()), vessel_graph(labels, ())
    assert [e.id for e in one] == ["v1", "v2"]
    assert one["v1"].kind == "vein"
    assert all(np.array_equal(a.path, b.path) for a, b in zip(one, two, strict=True))


def test_the_injection_that_fills_a_vessel_says_whose_it_is():
    path = np.array([[-20, -10, 0], [20, -10, 0.0]])
    tube = near(path, 3)
    labels = labelled(artery=tube)
    rng = np.random.default_rng(0)
    noise = [rng.normal(0, 15, SHAPE) for _ in range(4)]
    graph = vessel_graph(
        labels,
        (
            rise("cta_arterial", "castor", 210 * tube + noise[0]),
            rise("cta_arterial", "pollux", 15 * tube + noise[1]),
            rise("cta_venous", "castor", 90 * tube + noise[2]),
            rise("cta_venous", "pollux", 20 * tube + noise[3]),
        ),
    )
    edge = graph["v1"]
    assert edge.kind == "artery"
    assert edge.castor > 0.8
    assert edge.evidence[0].startswith("castor's injection, arterial phase: +2")
    assert "pollux's: +" in edge.evidence[0]


def test_a_label_that_the_phases_contradict_is_overruled():
    tube = near(np.array([[-20, -10, 0], [20, -10, 0.0]]), 3)
    late = (rise("cta_arterial", "castor", 20 * tube), rise("cta_venous", "castor", 250 * tube))
    early = (rise("cta_arterial", "castor", 250 * tube), rise("cta_venous", "castor", 100 * tube))
    assert vessel_graph(labelled(artery=tube), late)["v1"].kind == "vein"
    assert vessel_graph(labelled(vein=tube), early)["v1"].kind == "artery"


def test_without_two_injections_nobody_owns_a_vessel():
    tube = near(np.array([[-20, -10, 0], [20, -10, 0.0]]), 3)
    only = (rise("cta_venous", "castor", 250 * tube),)
    assert vessel_graph(labelled(vein=tube), only)["v1"].castor == 0.5
    assert vessel_graph(labelled(vein=tube), ())["v1"].castor == 0.5
    assert GRID.shape == SHAPE


def betti_1(mask):
    """Loops by counting: pieces + cavities - (vertices - edges + faces - cubes)."""
    solid = np.pad(mask, 1)

    def cells(axes):
        out = solid
        for axis in axes:
            out = out | np.roll(out, 1, axis)
        return int(out.sum())

    euler = sum((-1) ** (3 - len(axes)) * cells(axes) for n in range(4) for axes in combinations(range(3), n))
    pieces = ndimage.label(solid, np.ones((3, 3, 3)))[1]
    return pieces + ndimage.label(~solid)[1] - 1 - euler


@pytest.mark.parametrize("seed", range(6))
def test_before_anything_is_parted_the_graph_has_the_loops_of_the_mask(seed):
    rng = np.random.default_rng(seed)
    mask = np.zeros(SHAPE, bool)
    for _ in range(14):
        mask |= near(rng.uniform((-28, -28, -20), (28, 28, 20), (2, 3)), rng.uniform(0.8, 2.5))
    mask &= rng.random(SHAPE) < 0.97  # pinholes and cavities
    nodes, twigs = network(mask, GRID.spacing_mm)
    ends = np.array([(t.start, t.end) for t in twigs]).T
    pieces = connected_components(coo_array((np.ones(len(twigs)), ends), shape=(len(nodes),) * 2))[1]
    used = np.unique(ends)
    assert len(twigs) - len(used) + len(np.unique(pieces[used])) == betti_1(mask)


def test_two_vessels_that_touch_pass_each_other():
    straight = near(np.array([[-24, 0, 0], [24, 0, 0.0]]), 2)
    over = near(np.array([[-22, 0, 0], [-12, 16, 0], [-4, 12, 2], [0, 0, 3.7], [4, -12, 2.0]]), 2)
    assert betti_1(straight | over) == 1
    graph = vessel_graph(labelled(vein=straight | over), ())
    assert graph.loops == 0
    assert max(e.length_mm for e in graph) > 30


def test_a_thin_tip_that_rests_on_a_vessel_opens_its_loop_and_a_communicating_artery_does_not():
    thick = near(np.array([[-20, 0, -15], [-20, 0, 15.0]]), 2.2)
    thin = near(np.array([[-20, 0, 8], [12, 0, 8], [12, 0, -8], [-20, 0, -8.0]]), 0.8)
    assert betti_1(thick | thin) == 1
    assert vessel_graph(labelled(artery=thick | thin), ()).loops == 0
    second = near(np.array([[-6, 0, -15], [-6, 0, 15.0]]), 2.2)
    links = near(np.array([[-20, 0, 8], [-6, 0, 8.0]]), 1.0) | near(
        np.array([[-20, 0, -8], [-6, 0, -8.0]]), 1.0
    )
    assert vessel_graph(labelled(artery=thick | second | links), ()).loops == 1


@pytest.mark.slow
@pytest.mark.parametrize("name", ["helical-sinus", "half-brain-artery"])
def test_figures_of_a_preset_from_its_true_labels(name):
    from dioscuri.phantom.presets import PRESETS
    from dioscuri.phantom.twins import make_twins

    twins = make_twins(PRESETS[name], spacing_mm=1.0)
    found = score(
        vessel_graph(twins.labels, ()), twins.vessels, least_radius_mm=1.5, wide_mm=2, tolerance_mm=1.5
    )
    assert found.loops == found.true_loops
    assert found.f1 > 0.98
    assert abs(found.conductance_bias) < 0.05 and abs(found.edge_bias) < 0.05
    assert found.off_mm < 0.5
