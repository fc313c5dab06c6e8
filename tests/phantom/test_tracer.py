import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from dioscuri.errors import GeometryError
from dioscuri.model import VesselEdge, VesselGraph
from dioscuri.phantom.tracer import Network, carry, open_ends, pressures, trace, tube_resistance, tube_volume


def network(ends, resistance, held, source=None, volume=None):
    count = len(ends)
    return Network(
        int(np.max(ends)) + 1,
        np.array(ends),
        np.asarray(resistance, float),
        np.ones(count) if volume is None else np.asarray(volume, float),
        held,
        source if source is not None else {n: 1.0 for n in held},
    )


def test_poiseuille_check_k1():
    """D 3 mm, L 50 mm, mu 3.5 mPa s, 100 mL/min: 1.10042 mmHg (circulation reference, K1)."""
    path = np.stack([np.zeros(51), np.zeros(51), np.linspace(0, 50, 51)], 1)
    drop = tube_resistance(path, np.full(51, 1.5)) * 100 / 60
    assert_allclose(drop, 1.10042, rtol=1e-5)
    assert_allclose(tube_volume(path, np.full(51, 1.5)), np.pi * 1.5**2 * 50e-3, rtol=1e-12)


def test_wheatstone_bridge_check_k2():
    """Pressures and bridge flow of the circulation reference, K2."""
    ends = [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]
    got = carry(network(ends, 1 / np.array([1, 2, 0.5, 3, 1]), {0: 80.0, 3: 5.0}, {0: 1.0}))
    assert_allclose(got.pressure_mmhg[[1, 2]], [26.774194, 50.967742], rtol=1e-7)
    assert_allclose(got.flow_ml_s[2], -12.096774, rtol=1e-7)


def test_two_bloods_mix_by_flow_where_they_meet():
    got = carry(network([(0, 2), (1, 2), (2, 3)], [3, 1, 0.5], {0: 10, 1: 10, 3: 0}, {0: 1.0, 1: 0.0}))
    assert_allclose(got.castor, [1, 0, 0.25], atol=1e-12)  # castor's tube resists three times as much


def test_arrival_is_volume_over_flow_summed():
    got = carry(network([(0, 1), (1, 2)], [1, 1], {0: 10, 2: 0}, {0: 1.0}, [10, 20]))
    assert_allclose(got.flow_ml_s, 5)
    assert_allclose(got.arrival("castor"), [1.0, 4.0])  # half of 2 s; 2 s and half of 4 s
    assert np.isinf(got.arrival("pollux")).all()


def test_a_ring_carries_the_blood_of_both_both_ways_round():
    ring = [(0, 1), (1, 2), (2, 3), (3, 0)]
    got = carry(
        network([*ring, (4, 0), (5, 1), (2, 6), (3, 7)], np.ones(8), {4: 10, 5: 10, 6: 0, 7: 0}, {4: 1, 5: 0})
    )
    assert_allclose(got.flow_ml_s[0], 0, atol=1e-12)  # by symmetry nothing moves between the two inflows
    assert_allclose(got.castor[[1, 3]], [0, 1], atol=1e-12)
    assert_allclose(got.flow_ml_s[[1]], -got.flow_ml_s[[3]])


@given(st.integers(0, 10_000))
def test_blood_is_conserved_in_any_network(seed):
    rng = np.random.default_rng(seed)
    count = int(rng.integers(6, 25))
    ends = [(n, int(rng.integers(n))) for n in range(1, count)]  # a tree, then loops
    ends += [tuple(rng.choice(count, 2, replace=False)) for _ in range(8)]
    held = {0: 60.0, 1: 55.0, count - 1: 5.0}
    net = network(ends, rng.uniform(0.1, 10, len(ends)), held, {0: 1.0, 1: 0.0}, rng.uniform(0, 1, len(ends)))
    got = carry(net)
    balance = np.zeros(count)
    blood = np.zeros(count)
    for (a, b), q, share in zip(ends, got.flow_ml_s, got.castor, strict=True):
        for node, sign in ((a, -1), (b, 1)):
            balance[node] += sign * q
            blood[node] += sign * q * share
    free = [n for n in range(count) if n not in held]
    assert_allclose(balance[free], 0, atol=1e-9)
    assert_allclose(blood[free], 0, atol=1e-8)
    assert ((got.castor >= 0) & (got.castor <= 1)).all()


def test_a_network_without_an_outlet_is_refused():
    with pytest.raises(GeometryError, match="no vessel"):
        pressures(Network(3, np.array([(0, 1)]), np.ones(1), np.ones(1), {0: 5.0}, {}))


def tube(number, start, end, points, kind, flow, castor):
    path = np.linspace(points[start], points[end], 20)
    return VesselEdge(f"v{number}", start, end, path, np.full(20, 1.0), np.zeros(20), kind, flow, castor)


def two_brains(crossing):
    """Each twin one artery and one vein; optionally castor's artery also feeds pollux's side."""
    points = np.array(
        [
            (0, 0, -60),
            (0, 0, -30),
            (20, 0, -30),
            (20, 0, -60),
            (0, 0, 60),
            (0, 0, 30),
            (20, 0, 30),
            (20, 0, 60.0),
        ]
    )
    points = np.vstack([points, [(5, 0, 28)]])
    edges = [
        tube(1, 0, 1, points, "artery", 1, 1.0),
        tube(2, 2, 3, points, "vein", 1, 1.0),
        tube(3, 4, 5, points, "artery", 1, 0.0),
        tube(4, 6, 7, points, "vein", 1, 0.0),
    ]
    if crossing:
        edges.append(tube(5, 1, 8, points, "artery", 1, 1.0))
        # node 1 now goes on, so castor's own bed needs an end of its own
        points = np.vstack([points, [(0, 10, -30)]])
        edges.append(tube(6, 1, 9, points, "artery", 1, 1.0))
    else:
        points = points[:8]
    return VesselGraph(points, tuple(edges))


def height(points):
    return points[:, 2]


def test_separate_circulations_do_not_mix():
    got = trace(two_brains(crossing=False), height)
    assert_allclose(got.castor, [1, 1, 0, 0], atol=1e-12)


def test_a_crossing_artery_brings_castors_blood_into_polluxs_vein():
    graph = two_brains(crossing=True)
    got = trace(graph, height)
    assert got.castor[4] == 1
    assert 0.05 < got.castor[3] < 0.9  # pollux's vein: weaker, not nothing
    assert_allclose(got.castor[1], 1, atol=1e-9)  # nothing of pollux's crosses back
    assert got.arrival("castor")[3] > got.arrival("castor")[4]


def test_loose_ends_are_told_apart_by_kind_and_flow():
    ends = open_ends(two_brains(crossing=False))
    assert ends.inlets == {0: 1.0, 4: 0.0}
    assert sorted(ends.outlets) == [3, 7]
    assert sorted(ends.arterial) == [1, 5]
    assert sorted(ends.venous) == [2, 6]


def test_a_graph_without_veins_is_refused():
    graph = two_brains(crossing=False)
    with pytest.raises(GeometryError, match="outlets"):
        trace(VesselGraph(graph.nodes, graph.edges[::2]), height)


def test_a_wide_vein_drains_more_tissue_than_a_thin_one_beside_it():
    """One artery between two veins that begin equally far away: their flows go with the radius cubed."""
    points = np.array([(0, 0, -40), (0, 0, 0), (10, 0, 5), (10, 0, 60), (-10, 0, 5), (-10, 0, 60)], float)

    def tube(name, start, end, radius, kind):
        path = np.linspace(points[start], points[end], 5)
        return VesselEdge(name, start, end, path, radius, 0.0, kind, flow=1, castor=1.0)

    edges = (tube("a", 0, 1, 2.0, "artery"), tube("wide", 2, 3, 2.0, "vein"), tube("thin", 4, 5, 1.0, "vein"))
    got = trace(VesselGraph(points, edges), lambda at: np.full(len(at), -1.0))
    wide, thin = np.abs(got.flow_ml_s[1:])
    assert 6 < wide / thin < 9  # 8 by the bed; the thin vein's own resistance adds a little
