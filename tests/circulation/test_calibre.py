"""Short dips of the radius are the voxels' doubt; narrowings that are as long as they should be are kept."""

import numpy as np
from scipy.spatial import cKDTree

from dioscuri.circulation import vessel_graph
from dioscuri.circulation.calibre import radius_along, without_waists
from tests.circulation.scenes import POINTS, SHAPE, labelled


def tapering(radius_at):
    """A tube along a slanted line whose radius is a function of mm from its middle."""
    t = np.linspace(-26, 26, 400)
    line = np.outer(t, np.array([1, 0.15, 0.1]) / np.linalg.norm([1, 0.15, 0.1]))
    far, near = cKDTree(line).query(POINTS)
    return (far < radius_at(t[near])).reshape(SHAPE)


def middle(graph):
    edge = max(graph, key=lambda e: e.length_mm)
    along = np.linalg.norm(edge.path, axis=1)
    return edge, along


def test_a_waist_at_one_place_of_a_wide_vessel_is_doubt_and_widens_the_deviation_there():
    graph = vessel_graph(labelled(dural_sinus=tapering(lambda x: np.where(np.abs(x) < 0.8, 1.0, 3.8))), ())
    edge, along = middle(graph)
    assert edge.radius_mm[along < 10].min() > 3.2
    assert edge.radius_sd_mm[along < 1.5].max() > 1.0
    assert edge.radius_sd_mm[(along > 6) & (along < 15)].max() < 0.7


def test_a_stenosis_of_half_the_radius_and_three_diameters_is_kept():
    graph = vessel_graph(labelled(vein=tapering(lambda x: np.where(np.abs(x) < 9, 1.5, 3.0))), ())
    edge, along = middle(graph)
    assert np.median(edge.radius_mm[along < 7]) < 1.65
    assert np.median(edge.radius_mm[(along > 13) & (along < 20)]) > 2.8


def test_a_narrowing_at_the_end_of_an_edge_and_a_taper_are_kept():
    end = np.r_[np.full(40, 3.0), np.full(3, 1.5)]
    assert without_waists(end, 0.75, 0.4).tolist() == end.tolist()
    taper = np.linspace(3, 0.8, 60)
    assert without_waists(taper, 0.75, 0.4).tolist() == taper.tolist()


def test_the_deviation_at_a_waist_reaches_the_measured_radius():
    area = np.pi * np.r_[np.full(20, 3.8), np.full(4, 0.6), np.full(20, 3.8)] ** 2
    radius, sd = radius_along(area, np.zeros(44, bool), 0.75, 1.0)
    assert radius.min() > 3.7
    assert sd[20:24].min() >= 3.1
