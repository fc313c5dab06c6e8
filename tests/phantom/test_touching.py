"""Vessels that would run through one another are bent apart; those that meet join; thin ones stay whole."""

import numpy as np
from scipy import ndimage
from scipy.spatial.distance import cdist

from dioscuri.model import POLLUX, Grid, VesselEdge, VesselGraph, standard_anatomy
from dioscuri.phantom.confluence import apart
from dioscuri.phantom.drawing import FLOWING_SAMPLES, Drawing, Line
from dioscuri.phantom.joining import MEET_MM, meeting
from dioscuri.phantom.own_side import OWN_CORTEX_MM
from dioscuri.phantom.painting import paint
from dioscuri.phantom.sinuses import SHARED
from dioscuri.phantom.surfaces import head_surface
from dioscuri.phantom.touching import WALLS_MM, push_apart, uncoil
from tests.phantom.test_vessels import grown, named

VEIN = Line("castor cortical vein", "vein", 1.0)
RING = Line(f"ring {SHARED}", "sinus", 0.5)


def drawn(*vessels):
    """A drawing of separate straight vessels: (start, end, radius, line)."""
    drawing = Drawing()
    for start, end, radius, line in vessels:
        path = np.linspace(start, end, 41)
        drawing.draw(drawing.node(start), drawing.node(end), path, radius, line)
    return drawing


def down(drawing):
    return np.tile([0.0, 0.0, -1.0], (len(drawing.drafts), 1))


def test_two_crossing_vessels_are_bent_until_only_their_walls_touch():
    drawing = drawn(((-20, 0, 0), (20, 0, 0), 1.5, VEIN), ((0, -20, 0.2), (0, 20, 0.2), 1.0, VEIN))
    for _ in range(3):
        push_apart(drawing, down(drawing))
    one, two = (d.path for d in drawing.drafts)
    assert cdist(one, two).min() > 2.5 + WALLS_MM - 0.2
    moved = [np.abs(p[:, 2] - z).max() for p, z in ((one, 0), (two, 0.2))]
    assert moved[0] < moved[1]  # the thinner gives way more


def test_the_shared_sinus_stays_where_it_is():
    drawing = drawn(((-20, 0, 0), (20, 0, 0), 3.0, RING), ((0, -20, 1), (0, 20, 1), 1.0, VEIN))
    push_apart(drawing, down(drawing))
    assert np.abs(drawing.drafts[0].path[:, 1:]).max() < 1e-3
    assert cdist(*(d.path for d in drawing.drafts)).min() > 3.5


def test_a_vessel_squeezed_into_a_coil_gets_its_first_path_back():
    drawing = drawn(((-20, 0, 0), (20, 0, 0), 1.0, VEIN))
    first = [drawing.drafts[0].path.copy()]
    drawing.drafts[0].path[1:-1, 1] += 6 * np.sin(np.arange(39))
    uncoil(drawing, first)
    assert np.abs(drawing.drafts[0].path[:, 1]).max() < 0.1


def test_a_vein_that_comes_to_another_joins_it_there_and_not_at_its_beginning():
    drawing = drawn(((-20, 0, 0), (20, 0, 0), 1.0, VEIN))
    path = np.linspace((5, -20, 0), (5, 20, 0), 41)
    radii, all_of_it = np.full(41, 0.8), np.ones(41, bool)
    node, last = meeting(drawing, path, radii, [0], all_of_it)
    assert abs(path[last, 1]) < 1.8 + MEET_MM + 1
    assert np.linalg.norm(drawing.nodes[node] - (5, 0, 0)) < 2.5
    assert meeting(drawing, path, radii, [0], np.arange(41) > 30) is None
    early = path - (5 + 20 - FLOWING_SAMPLES / 2, 0, 0)
    assert meeting(drawn(((-20, 0, 0), (20, 0, 0), 1.0, VEIN)), early, radii, [0], all_of_it) is None


def painted(*edges):
    grid = Grid.axis_aligned((40, 24, 24), 1.0, origin_mm=(-20, -12, -12), frame="1.2")
    labels, owner = np.zeros(grid.shape, np.uint16), np.zeros(grid.shape, np.uint8)
    nodes = np.array([p for path, *_ in edges for p in (path[0], path[-1])], float)
    made = []
    for n, (path, r, kind, castor) in enumerate(edges):
        radius, sd = np.full(len(path), r), np.zeros(len(path))
        made.append(
            VesselEdge(f"v{n}", 2 * n, 2 * n + 1, np.asarray(path, float), radius, sd, kind, castor=castor)
        )
    paint(labels, owner, grid, VesselGraph(nodes, tuple(made)))
    return labels, owner


def test_a_vessel_thinner_than_a_voxel_is_painted_in_one_piece_beside_a_thick_one():
    number = standard_anatomy().number
    labels, owner = painted(
        (((-15, -3, -1), (15, 4, 2)), 0.2, "artery", 0.0), (((-15, 3, 0), (15, 3, 0)), 2.0, "vein", 1.0)
    )
    alone, _ = painted((((-15, -3, -1), (15, 4, 2)), 0.2, "artery", 0.0))
    assert ndimage.label(alone == number("artery"), np.ones((3, 3, 3)))[1] == 1
    assert ((labels == number("artery")) == (owner == POLLUX)).all()


def test_a_voxel_of_two_vessels_is_the_ones_whose_wall_it_lies_deeper_within():
    number = standard_anatomy().number
    labels, _ = painted(
        (((-15, -2, 0), (15, -2, 0)), 3.0, "artery", 1.0), (((-15, 2, 0), (15, 2, 0)), 3.0, "vein", 1.0)
    )
    assert (labels[20, 8:12, 12] == number("artery")).all()
    assert (labels[20, 13:17, 12] == number("vein")).all()


def test_sinuses_at_one_torcular_are_turned_apart_and_stay_in_their_plane():
    ways = np.array([[1, 0, 0], [-1, 0, 0], [np.cos(0.5), np.sin(0.5), 0], [np.cos(0.8), np.sin(0.8), 0]])
    out = apart(ways, np.array([0, 0, 1, 1], bool), np.array([[0.0, 0, 1]]), np.tile([0.0, 0, 1], (4, 1)))
    angle = np.degrees(np.arccos(np.clip(out @ out.T, -1, 1)))
    assert angle[~np.eye(4, dtype=bool)].min() > 40
    np.testing.assert_allclose(out[:2], ways[:2])
    np.testing.assert_allclose(out[:, 2], 0, atol=1e-12)


def test_a_crossing_vein_begins_in_the_cortex_of_the_twin_whose_vein_it_is():
    scene, graph = grown("total-vertical-2")
    ends = np.bincount([n for e in graph for n in (e.start, e.end)])
    begun = 0
    for twin in ("castor", "pollux"):
        surface = head_surface(scene, twin)
        for edge in named(graph, f"crossing vein of {twin}"):
            if ends[edge.start] == 1:
                begun += 1
                assert surface.gap_mm(edge.path[:1])[0] > OWN_CORTEX_MM - 0.5
    assert begun >= 2
