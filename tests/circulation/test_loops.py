"""Which loops are opened and which are kept: circles of Willis and shared rings stay, idle rings do not."""

import numpy as np

from dioscuri.circulation.closed import circles, closed_circles
from dioscuri.circulation.loops import circles as willis
from dioscuri.circulation.loops import wide_rings, without_doubles, without_idle_rings, without_resting_tips
from dioscuri.circulation.scores import score
from dioscuri.circulation.segments import Segment, betti
from dioscuri.model import VesselEdge, VesselGraph


def segment(start, end, points, radius):
    """A stretch along a polyline, half a millimetre per sample; a radius at either end lies within others."""
    points = np.asarray(points, float)
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    at = np.linspace(0, run[-1], int(run[-1] / 0.5) + 2)
    path = np.column_stack([np.interp(at, run, points[:, k]) for k in range(3)])
    own = (at > radius) & (at < run[-1] - radius)
    full = np.full(len(path), float(radius))
    return Segment(start, end, path, full, 0 * full, own)


def arc(first_deg, last_deg, radius, centre=(0, 0, 0)):
    a = np.radians(np.linspace(first_deg, last_deg, 40))
    return np.column_stack([radius * np.cos(a), radius * np.sin(a), 0 * a]) + centre


def circle_of_willis(radius=13.0):
    """Four trunks joined by four arteries, of which two are communicating: thin between thick ones."""
    spots = {n: arc(90 * n, 90 * n + 90, radius) for n in range(4)}
    thin = {0: 0.7, 1: 1.3, 2: 0.7, 3: 1.3}
    out = [segment(n, (n + 1) % 4, spots[n], thin[n]) for n in range(4)]
    return out + [segment(n, 4 + n, [spots[n][0], spots[n][0] * 2.5], 1.5) for n in range(4)]


def test_a_circle_closed_by_two_communicating_arteries_is_seen_and_not_opened_at_thin_ends():
    found = circle_of_willis(9.0)
    assert willis(found, 1.0, 20.0) == 2
    assert betti(without_resting_tips(found, 1.0, 0.9, 20.0))[1] == 1
    assert betti(without_resting_tips(found, 1.0, 0.9, 0.0))[1] == 0
    assert willis(found[1:], 1.0, 20.0) == 0


def test_an_idle_ring_of_veins_is_opened_and_one_that_blood_flows_through_is_not():
    stem = segment(0, 1, [(-30, 0, 0), (-4, 0, 0)], 1.5)
    ring = segment(1, 1, arc(180, 540, 4.0), 1.5)
    out = without_idle_rings([stem, ring], 1.0)
    assert betti(out) == (1, 0)
    assert sum(s.length_mm for s in out) > 45  # opened at an end, and still there
    pinhole = segment(1, 1, arc(180, 540, 1.4, (-2.6, 0, 0)), 1.5)
    assert len(without_idle_rings([stem, segment(1, 2, [(-4, 0, 0), (20, 0, 0)], 1.5), pinhole], 1.0)) == 1
    halves = [segment(1, 2, arc(180, 360, 12.0), 1.5), segment(2, 1, arc(0, 180, 12.0), 1.5)]
    through = [
        segment(0, 1, [(-40, 0, 0), (-12, 0, 0)], 1.5),
        segment(2, 3, [(12, 0, 0), (40, 0, 0)], 1.5),
        *halves,
    ]
    assert betti(without_idle_rings(through, 1.0))[1] == 1
    assert betti(without_idle_rings([segment(0, 0, arc(0, 360, 5.0), 1.5)], 1.0))[1] == 1  # no stem


def test_a_wide_ring_counts_when_it_is_longer_than_a_circle_of_willis():
    big = [segment(0, 1, arc(0, 180, 30.0), 3.0), segment(1, 0, arc(180, 360, 30.0), 3.0)]
    small = [segment(0, 1, arc(0, 180, 10.0), 3.0), segment(1, 0, arc(180, 360, 10.0), 3.0)]
    thin = [segment(0, 1, arc(0, 180, 30.0), 3.0), segment(1, 0, arc(180, 360, 30.0), 1.2)]
    assert [wide_rings(s, 1.0) for s in (big, small, thin)] == [1, 0, 0]


def test_a_stretch_beside_its_own_vessel_stays_where_something_sure_would_be_lost():
    through = segment(0, 1, [(0, 0, 0), (10, 0, 0)], 3.0)
    double = segment(0, 1, [(0, 0, 0), (5, 1, 0), (10, 0, 0)], 2.0)
    ends = [segment(2, 0, [(-20, 0, 0), (0, 0, 0)], 3.0), segment(1, 3, [(10, 0, 0), (30, 0, 0)], 3.0)]
    found = [through, double, *ends]
    assert betti(without_doubles(found, 1.0))[1] == 0
    assert betti(without_doubles(found, 1.0, lambda s: betti(s)[1]))[1] == 1


def graph(*vessels):
    nodes = np.zeros((max(max(a, b) for a, b, *_ in vessels) + 1, 3))
    edges = []
    for n, (a, b, points, radius) in enumerate(vessels):
        s = segment(a, b, points, radius)
        nodes[a], nodes[b] = s.path[0], s.path[-1]
        edges.append(VesselEdge(f"v{n}", a, b, s.path, s.radius, s.radius_sd, "vein"))
    return VesselGraph(nodes, tuple(edges))


def test_a_false_loop_does_not_stand_in_for_a_missed_circle():
    true = graph((0, 1, arc(0, 180, 12), 1.0), (1, 0, arc(180, 360, 12), 1.0))
    off = graph((0, 1, arc(0, 180, 12, (30, 0, 0)), 1.0), (1, 0, arc(180, 360, 12, (30, 0, 0)), 1.0))
    assert len(circles(true)) == 1
    assert (closed_circles(true, true), closed_circles(off, true)) == (1, 0)
    figures = score(off, true, least_radius_mm=0.5, wide_mm=0.5, tolerance_mm=1.0)
    assert (figures.loops, figures.true_loops, figures.closed) == (1, 1, 0)


def test_what_lies_within_a_thicker_vessel_is_no_length_of_its_own():
    wide = (0, 1, [(-20, 0, 0), (20, 0, 0)], 4.0)
    true = graph(wide, (2, 3, [(0, 0.1, 0), (0, 20, 0)], 2.0))
    found = graph(wide, (2, 3, [(0, 4.2, 0), (0, 20, 0)], 2.0))
    figures = score(found, true, least_radius_mm=1.5, wide_mm=2.0, tolerance_mm=1.5)
    assert 3.5 < figures.hidden_mm < 4.5
    assert figures.f1 > 0.999
