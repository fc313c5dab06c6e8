"""VMTK's centrelines: copies of a trunk become one edge, and what is no centreline is refused."""

import numpy as np
import pytest

from dioscuri.errors import FormatError
from dioscuri.formats.polylines import Polylines, write_polylines
from dioscuri.formats.vmtk import read_vmtk
from dioscuri.formats.vtp import read_vtp
from tests.formats.vessels_made import TURN

SHIFT = np.array([-40.0, 13.0, -300.0])


def line(*corners, step=0.5):
    """Points along straight stretches."""
    parts = [np.asarray(corners[:1], float)]
    for a, b in zip(corners[:-1], corners[1:], strict=True):
        count = max(int(np.linalg.norm(np.subtract(b, a)) / step), 2)
        parts.append(np.asarray(a) + np.linspace(0, 1, count + 1)[1:, None] * np.subtract(b, a))
    return np.vstack(parts)


def written(path, lines, radius=1.5, **cell):
    ends = np.cumsum([0, *map(len, lines)])
    points = np.vstack(lines) @ TURN + SHIFT
    found = Polylines(
        points,
        tuple(np.arange(a, b) for a, b in zip(ends[:-1], ends[1:], strict=True)),
        {"MaximumInscribedSphereRadius": np.full(len(points), radius)},
        {name: np.array(values) for name, values in cell.items()},
        {},
    )
    write_polylines(found, path)
    return path


def near(point, nodes, mm):
    return np.linalg.norm(nodes - (np.asarray(point, float) @ TURN + SHIFT), axis=1).min() < mm


def trunk_and_two(wobble=0.0):
    rng = np.random.default_rng(1)
    out = [line((0, 0, 0), (20, 0, 0), end) for end in ((35, 12, 0), (35, -12, 0), (36, 0, 12))]
    return [points + wobble * rng.standard_normal(points.shape) for points in out]


@pytest.mark.parametrize("wobble", [0.0, 0.05])
def test_lines_that_share_a_trunk_are_merged(tmp_path, wobble):
    graph = read_vmtk(written(tmp_path / "c.vtp", trunk_and_two(wobble)), "LPS")
    assert graph.loops == 0
    length = sum(e.length_mm for e in graph)
    assert length == pytest.approx(
        20 + 2 * np.hypot(15, 12) + np.hypot(16, 12), rel=0.03 if wobble == 0 else 0.06
    )
    for end in ((0, 0, 0), (35, 12, 0), (35, -12, 0), (36, 0, 12)):
        assert near(end, graph.nodes, 0.3)
    assert all(e.kind == "unknown" and "VMTK" in e.evidence[0] for e in graph)


def test_a_line_that_leaves_and_comes_back_is_a_loop(tmp_path):
    ring = [
        line((0, 0, 0), (10, 8, 0), (20, 0, 0), (30, 0, 0)),
        line((0, 0, 0), (10, -8, 0), (20, 0, 0), (30, 0, 0)),
    ]
    graph = read_vmtk(written(tmp_path / "c.vtp", ring), "LPS")
    assert graph.loops == 1


def test_vessels_that_touch_stay_apart(tmp_path):
    pair = [line((0, 0, 0), (30, 0, 0)), line((0, 3, 0), (30, 3, 0))]
    graph = read_vmtk(written(tmp_path / "c.vtp", pair), "LPS")
    assert len(graph) == 2 and len(graph.nodes) == 4


def split(turned=False):
    """What vmtkbranchextractor makes of two targets: trunk, bifurcation, branch on either line."""
    a = [line((0, 0, 0), (18, 0, 0)), line((18, 0, 0), (22, 1, 0)), line((22, 1, 0), (35, 12, 0))]
    b = [line((0, 0, 0), (18.2, 0, 0)), line((18.2, 0, 0), (22, -1, 0)), line((22, -1, 0), (35, -12, 0))]
    order = [0, 1, 2]
    if turned:  # the second line is traced from its far end
        b, order = [part[::-1] for part in b[::-1]], [0, 1, 2]
    groups = [0, 1, 2, 3, 1, 0] if turned else [0, 1, 2, 0, 1, 3]
    return [*a, *b], {
        "GroupIds": groups,
        "CenterlineIds": [0, 0, 0, 1, 1, 1],
        "TractIds": [0, 1, 2, *order],
        "Blanking": [0, 1, 0, 0, 1, 0],
    }


@pytest.mark.parametrize("turned", [False, True])
def test_split_lines_are_an_edge_per_branch_and_a_node_per_bifurcation(tmp_path, turned):
    lines, cell = split(turned)
    graph = read_vmtk(written(tmp_path / "c.vtp", lines, **cell), "LPS")
    assert len(graph) == 3 and len(graph.nodes) == 4 and graph.loops == 0
    middle = np.mean([[18.2, 0, 0], [22, 1, 0], [22, -1, 0]], axis=0)
    for place in ((0, 0, 0), (35, 12, 0), (35, -12, 0), middle):
        assert near(place, graph.nodes, 1e-9)
    degree = np.bincount([n for e in graph for n in (e.start, e.end)])
    assert sorted(degree) == [1, 1, 1, 3]


def test_the_frame_is_the_callers_word(tmp_path):
    lines, cell = split()
    path = written(tmp_path / "c.vtp", lines, **cell)
    one, other = read_vmtk(path, "LPS"), read_vmtk(path, "RAS")
    np.testing.assert_allclose(other.nodes, one.nodes * [-1, -1, 1], atol=1e-12)
    with pytest.raises(FormatError, match="frame 'XYZ'"):
        read_vmtk(path, "XYZ")
    with pytest.raises(FormatError, match="no dioscuri-vessels-vtp-1"):
        read_vtp(path, "LPS")


@pytest.mark.parametrize(
    ("radius", "name", "changes", "match"),
    [
        (0.0, None, {}, "radius 0, must be > 0"),
        (np.nan, None, {}, "radius nan"),
        (1.5, "Radius", {}, "no array Radius on its points, only MaximumInscribedSphereRadius"),
        (1.5, None, {"Blanking": None}, "GroupIds without Blanking"),
        (1.5, None, {"Blanking": [1] * 6}, "every line is blanked"),
    ],
)
def test_what_is_no_centreline_is_refused(tmp_path, radius, name, changes, match):
    lines, cell = split()
    cell = {k: v for k, v in (cell | changes).items() if v is not None}
    path = written(tmp_path / "c.vtp", lines, radius, **cell)
    with pytest.raises(FormatError, match=match):
        read_vmtk(path, "LPS", *([name] if name else []))


def test_surfaces_are_refused(tmp_path):
    from vtkmodules.vtkFiltersSources import vtkSphereSource
    from vtkmodules.vtkIOXML import vtkXMLPolyDataWriter

    sphere = vtkSphereSource()
    sphere.Update()
    writer = vtkXMLPolyDataWriter()
    writer.SetFileName(str(tmp_path / "s.vtp"))
    writer.SetInputData(sphere.GetOutput())
    writer.Write()
    with pytest.raises(FormatError, match="must be lines only"):
        read_vmtk(tmp_path / "s.vtp", "LPS")
