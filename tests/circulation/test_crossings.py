"""Which vessels cross: hysteresis about the interface, and a shared sinus that does not count."""

import numpy as np
import pytest

from dioscuri.circulation import crossing_vessels, shared_sinus, vessel_graph
from dioscuri.circulation.baseline import plain_crossings
from dioscuri.model import Seen, VesselEdge, VesselGraph
from tests.circulation.scenes import halves, labelled, near, ring


def straight(n, start, end, radius=1.5, kind="artery", points=81):
    path = np.linspace(start, end, points)
    return VesselEdge(f"v{n}", 2 * n, 2 * n + 1, path, np.full(points, radius), np.full(points, 0.2), kind)


def graph_of(*edges):
    nodes = np.zeros((2 * len(edges), 3))
    for edge in edges:
        nodes[edge.start], nodes[edge.end] = edge.path[0], edge.path[-1]
    return VesselGraph(nodes, edges)


def found(graph):
    return crossing_vessels(graph, halves(), labelled())


def test_one_artery_crosses_where_it_passes_the_interface():
    graph = graph_of(straight(0, (4, -9, -18), (10, 3, 20)))
    (crossing,) = found(graph)
    share = 18 / 38
    assert crossing.at_lps_mm == pytest.approx((4 + 6 * share, -9 + 12 * share, 0), abs=0.8)
    assert crossing.kind == "artery"
    assert crossing.radius_mm.low < 1.5 < crossing.radius_mm.high


def test_a_vessel_of_one_twin_does_not_cross():
    assert not found(graph_of(straight(0, (-20, 0, -15), (20, 0, -8))))


def test_a_vein_that_ends_at_the_interface_does_not_cross():
    assert not found(graph_of(straight(0, (0, 0, -20), (0, 0, 1.5), kind="vein")))


def test_a_vessel_that_wavers_about_the_interface_crosses_once():
    t = np.linspace(-20, 20, 161)
    path = np.column_stack([t, 0 * t, 0.8 * t + 3 * np.sin(1.5 * t)])
    edge = VesselEdge("v1", 0, 1, path, np.full(161, 1.2), np.full(161, 0.2), "vein")
    assert len(found(VesselGraph(path[[0, -1]], (edge,)))) == 1


def test_a_vessel_that_dips_over_and_back_deeply_crosses_twice():
    t = np.linspace(-20, 20, 161)
    path = np.column_stack([t, 0 * t, 12 - 0.09 * (20 - np.abs(t)) ** 2 * 0.75])
    edge = VesselEdge("v1", 0, 1, path, np.full(161, 1.2), np.full(161, 0.2), "vein")
    assert path[:, 2].min() < -12
    assert len(found(VesselGraph(path[[0, -1]], (edge,)))) == 2


def test_two_vessels_that_meet_at_the_interface_cross_once_and_parallel_ones_twice():
    meet = graph_of(straight(0, (-10, 0, -18), (0, 0, 0.3)), straight(1, (0, 0, 0.3), (10, 0, 18)))
    joined = VesselGraph(
        [[-10, 0, -18], [0, 0, 0.3], [10, 0, 18]],
        [
            VesselEdge(e.id, n, n + 1, e.path, e.radius_mm, e.radius_sd_mm, "artery")
            for n, e in enumerate(meet.edges)
        ],
    )
    assert len(found(joined)) == 1
    assert not found(meet)
    assert (
        len(found(graph_of(straight(0, (-10, 0, -18), (-10, 0, 18)), straight(1, (9, 0, 18), (9, 0, -18)))))
        == 2
    )


def bent(points, castor, n, nodes):
    path = np.concatenate(
        [
            np.linspace(a, b, 30)[(k > 0) :]
            for k, (a, b) in enumerate(zip(points[:-1], points[1:], strict=True))
        ]
    )
    size = np.full(len(path), 1.2)
    return VesselEdge(f"v{n}", *nodes, path, size, 0.2 * size, "vein", castor=castor)


@pytest.mark.parametrize(("above", "count"), [(0.93, 1), (0.07, 0), (0.5, 1)])
def test_veins_of_two_twins_that_touch_are_not_one_that_crosses(above, count):
    touch = (0, 0, 0.3)
    below = bent(((-15, 0, -18), (-5, 0, -1), touch), 0.93, 1, (0, 1))
    over = bent((touch, (5, 0, 1), (15, 0, 18)), above, 2, (1, 2))
    assert len(found(VesselGraph([below.path[0], touch, over.path[-1]], (below, over)))) == count


def test_a_vessel_that_passes_to_and_fro_at_the_interface_counts_once():
    stops = [(-20, 0, -15), (-8, 0, 6), (-4, 0, -6), (0, 0, 6), (14, 0, 20)]
    edge = bent(stops, 0.9, 1, (0, 1))
    assert len(found(VesselGraph(edge.path[[0, -1]], (edge,)))) == 1


def test_a_short_piece_with_foreign_contrast_does_not_break_a_vessel():
    middle = (0, 0, -1.5), (0, 0, 1.5)
    parts = (
        bent(((0, 0, -18), middle[0]), 0.06, 1, (0, 1)),
        bent(middle, 0.9, 2, (1, 2)),
        bent((middle[1], (0, 0, 18)), 0.06, 3, (2, 3)),
    )
    nodes = [parts[0].path[0], *middle, parts[2].path[-1]]
    assert len(found(VesselGraph(nodes, parts))) == 1


def test_a_vessel_that_grazes_the_interface_first_crosses_where_it_passes_straight():
    stops = [(-25, 0, -9), (-20, 0, -1), (-12, 0, 0.8), (-5, 0, -1), (10, 0, -9), (12, 0, 12)]
    edge = bent(stops, 0.9, 1, (0, 1))
    (crossing,) = found(VesselGraph(edge.path[[0, -1]], (edge,)))
    assert crossing.at_lps_mm == pytest.approx((10 + 2 * 9 / 21, 0, 0), abs=0.8)


@pytest.mark.parametrize(("castor", "state"), [(0.5, Seen.SEEN), (0.25, Seen.SEEN), (0.95, Seen.NOT_SEEN)])
def test_a_sinus_that_only_one_injection_fills_is_not_shared(castor, state):
    path = ring(20)
    graph = VesselGraph(
        path[:1], [VesselEdge("v1", 0, 0, path, np.full(61, 3.0), np.full(61, 0.3), "sinus", castor=castor)]
    )
    assert shared_sinus(graph, halves(), labelled()).state is state


def sinus_scene():
    sinus = near(ring(20), 3)
    veins = near(np.array([[20, 0, 0], [12, 4, -18.0]]), 1.3) | near(
        np.array([[-20, 0, 0], [-12, 4, 18.0]]), 1.3
    )
    artery = near(np.array([[5, 5, -20], [2, -5, 20.0]]), 1.5)
    return labelled(vein=veins, dural_sinus=sinus, artery=artery)


def test_tributaries_of_the_shared_sinus_do_not_cross_and_the_artery_does():
    labels = sinus_scene()
    graph = vessel_graph(labels, ())
    assert graph.loops == 1
    (crossing,) = crossing_vessels(graph, halves(), labels)
    assert crossing.kind == "artery"
    assert crossing.at_lps_mm == pytest.approx((3.5, 0, 0), abs=1.5)


def test_a_sinus_along_the_interface_is_seen_and_a_missing_one_is_only_not_seen():
    labels = sinus_scene()
    seen = shared_sinus(vessel_graph(labels, ()), halves(), labels)
    assert seen.state is Seen.SEEN
    assert "mm along the interface" in seen.shown_by
    bare = labelled(artery=labels.mask("artery"))
    assert shared_sinus(vessel_graph(bare, ()), halves(), bare).state is Seen.NOT_SEEN


def test_a_twins_own_sinus_is_not_shared():
    labels = labelled(dural_sinus=near(ring(20, centre=(0, 0, -15)), 3))
    assert shared_sinus(vessel_graph(labels, ()), halves(), labels).state is Seen.NOT_SEEN


def test_the_baseline_counts_the_artery_and_the_sinus_alike():
    labels = sinus_scene()
    points = plain_crossings(labels, seeds_lps_mm=[(0, 0, -20), (0, 0, 20)])
    assert np.linalg.norm(points - (3.5, 0, 0), axis=1).min() < 2
    assert len(points) > len(crossing_vessels(vessel_graph(labels, ()), halves(), labels))
