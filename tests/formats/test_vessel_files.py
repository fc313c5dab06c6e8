"""Vessel graphs as SWC, VTP and GraphML: to the last bit and back, in either frame, and what is refused."""

import numpy as np
import pytest

from dioscuri.errors import FormatError
from dioscuri.formats.frames import flipped
from dioscuri.formats.graphml import read_graphml, write_graphml
from dioscuri.formats.swc import read_swc
from dioscuri.formats.swc_write import write_swc
from dioscuri.formats.vtp import read_vtp, write_vtp
from dioscuri.model import VesselGraph
from tests.formats.vessels_made import hard, same

FORMATS = {
    "swc": (write_swc, read_swc),
    "vtp": (write_vtp, read_vtp),
    "graphml": (write_graphml, read_graphml),
}
each = pytest.mark.parametrize("kind", list(FORMATS))


@each
@pytest.mark.parametrize("frame", ["LPS", "RAS"])
def test_a_hard_graph_comes_back_to_the_last_bit(tmp_path, kind, frame):
    write, read = FORMATS[kind]
    graph, path = hard(), tmp_path / f"g.{kind}"
    write(graph, path, frame)
    assert same(graph, read(path)) and same(graph, read(path, frame))
    first = path.read_bytes()
    write(read(path), path, frame)
    assert path.read_bytes() == first
    other = "RAS" if frame == "LPS" else "LPS"
    with pytest.raises(FormatError, match=f"is in {frame}, {other} was asked for"):
        read(path, other)


@each
def test_frames_are_flipped_in_the_file_itself(tmp_path, kind):
    write, _ = FORMATS[kind]
    graph = hard()
    for frame in ("LPS", "RAS"):
        write(graph, tmp_path / frame, frame)
    found = {}
    for frame in ("LPS", "RAS"):
        if kind == "swc":
            rows = [line.split() for line in (tmp_path / frame).read_text().splitlines() if line[0] != "#"]
            found[frame] = np.array([row[2:5] for row in rows], float)
        elif kind == "vtp":
            from vtkmodules.util.numpy_support import vtk_to_numpy
            from vtkmodules.vtkIOXML import vtkXMLPolyDataReader

            reader = vtkXMLPolyDataReader()
            reader.SetFileName(str(tmp_path / frame))
            reader.Update()
            found[frame] = np.array(vtk_to_numpy(reader.GetOutput().GetPoints().GetData()))
            assert reader.GetOutput().GetNumberOfLines() == len(graph)
            assert reader.GetOutput().GetPointData().GetArray("Radius") is not None
        else:
            import networkx

            nodes = networkx.read_graphml(tmp_path / frame).nodes(data=True)
            found[frame] = np.array([[d[k] for k in "xyz"] for _, d in nodes])
    np.testing.assert_array_equal(found["RAS"], found["LPS"] * [-1, -1, 1])
    assert (found["LPS"] < 0).any() and np.abs(found["LPS"]).min() > 0


@each
def test_an_unknown_frame_and_a_missing_file_are_refused(tmp_path, kind):
    write, read = FORMATS[kind]
    with pytest.raises(FormatError, match="frame 'lps' found, must be LPS"):
        write(hard(), tmp_path / "g", "lps")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(FormatError, match="cannot be read"):
        read(tmp_path / "none", "LPS")


@each
@pytest.mark.parametrize("data", [b"", b"hello", b"\xff\xfe\x00\x01", b"<?xml version='1.0'?><a/>", b"1 2 3"])
def test_files_of_another_kind_are_refused_in_one_line(tmp_path, kind, data):
    path = tmp_path / "g"
    path.write_bytes(data)
    with pytest.raises(FormatError) as caught:
        FORMATS[kind][1](path, "LPS")
    assert str(path) in str(caught.value)


@each
def test_a_damaged_file_is_refused(tmp_path, kind, capfd):
    write, read = FORMATS[kind]
    path = tmp_path / "g"
    write(hard(), path, "LPS")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FormatError):
        read(path)
    assert capfd.readouterr() == ("", "")


def test_a_graph_without_an_edge():
    empty = VesselGraph(np.zeros((0, 3)), ())
    with pytest.raises(FormatError, match="without an edge"):
        write_vtp(empty, "never", "LPS")


def test_the_flip_is_its_own_inverse_and_makes_no_negative_zero():
    points = np.array([[0.0, -0.0, 3], [1, 2, -3]])
    assert np.array_equal(flipped(flipped(points, "RAS"), "RAS"), points)
    assert not np.signbit(flipped(points, "RAS")[0, :2]).any()


FOREIGN = """# from another program
1 2 0 0 0 2.0 -1
2 2 10 0 0 2.0 1
3 2 20 0 0 1.5 2
4 2 30 5 0 1.0 3

5 2 30 -5 0 1.0 3 extra
6 0 40 0 7 1.0 4
"""


def test_a_foreign_swc_is_a_tree_of_edges(tmp_path):
    path = tmp_path / "a.swc"
    path.write_text(FOREIGN)
    graph = read_swc(path, "RAS", {2: "artery"})
    assert [len(e.path) for e in graph] == [3, 3, 2] and graph.loops == 0
    assert {e.kind for e in graph} == {"artery"} and "does not say" in graph.edges[0].evidence[0]
    np.testing.assert_array_equal(graph.nodes[0], [0, 0, 0])
    assert [-40, 0, 7] in graph.nodes.tolist() and [-20, 0, 0] in graph.nodes.tolist()
    assert {e.kind for e in read_swc(path, "LPS")} == {"unknown"}
    with pytest.raises(FormatError, match="does not say its frame"):
        read_swc(path)
    path.write_text(FOREIGN + "# loop 5 6\n")
    looped = read_swc(path, "LPS")
    assert looped.loops == 1 and len(looped) == 2  # 5, 6 and 4 are no ends any more


def test_a_circle_without_a_fork_is_one_edge(tmp_path):
    path = tmp_path / "a.swc"
    path.write_text("1 0 0 0 0 1 -1\n2 0 1 0 0 1 1\n3 0 0 1 0 1 2\n# loop 3 1\n9 0 7 7 7 1 -1\n")
    graph = read_swc(path, "LPS")
    assert graph.loops == 1 and len(graph) == 1 and len(graph.edges[0].path) == 4
    assert [7, 7, 7] in graph.nodes.tolist()


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("1 2 0 0 0 2.0", "line 1: 6 columns found, must be id"),
        ("1 2 0 0 x 2.0 -1", "line 1: could not convert"),
        ("1 2 0 0 nan 2.0 -1", "line 1: a number that is not finite"),
        ("1 2 0 0 0 2.0 -1\n1 2 0 0 1 2.0 1", "line 2: sample 1 is there twice"),
        ("1 2 0 0 0 2.0 -1\n2 2 0 0 1 2.0 7", "line 2: parent 7 is no sample"),
        ("1 2 0 0 0 2.0 -1\n2 2 0 0 1 0 1", "line 2: radius 0, must be > 0"),
        ("1 2 0 0 0 -1 -1\n2 2 0 0 1 1 1", "line 1: radius -1"),
        ("1 2 0 0 0 2.0 2\n2 2 0 0 1 2.0 1", "parents run in a circle"),
        ("1 2 0 0 0 2.0 1", "parents run in a circle"),
        ("1 2 0 0 0 2.0 -1\n# loop 1 9", "loop 1 9: no such sample"),
        ("# only words", "no sample"),
        ("# dioscuri-vessels-swc-1\n# frame LPS\n# nodes [1, 2", "line 3"),
        ("# dioscuri-vessels-swc-1\n# frame up\n# nodes [1]\n1 0 0 0 0 1 -1", "frame 'up' found"),
        ("# dioscuri-vessels-swc-1\n# frame LPS\n# nodes [4]\n1 0 0 0 0 1 -1", "do not fit its samples"),
        ('# dioscuri-vessels-swc-1\n# nodes [1]\n# edge {"id": "v1"}\n1 0 0 0 0 1 -1', "do not fit"),
    ],
)
def test_a_bad_swc_is_refused_by_its_line(tmp_path, text, match):
    path = tmp_path / "a.swc"
    path.write_text(text)
    with pytest.raises(FormatError, match=match) as caught:
        read_swc(path, None if "frame" in text else "LPS")
    assert "\n" not in str(caught.value)


def test_a_foreign_graphml_needs_places_and_radii(tmp_path):
    import networkx

    graph = networkx.Graph()
    graph.add_node("a", x=1.0, y=2.0, z=3.0)
    graph.add_node("b", x=-4.0, y=2.0, z=3.0)
    graph.add_edge("a", "b", radius_mm=1.5)
    path = tmp_path / "a.graphml"
    networkx.write_graphml(graph, path)
    found = read_graphml(path, "RAS")
    np.testing.assert_array_equal(found.nodes, [[-1, -2, 3], [4, -2, 3]])
    assert len(found) == 1 and found.edges[0].radius_mm.tolist() == [1.5, 1.5]
    with pytest.raises(FormatError, match="does not say its frame"):
        read_graphml(path)
    for changes, match in (({"radius_mm": -1.0}, "radius_mm is -1 mm"), ({"kind": "tube"}, "kind 'tube'")):
        networkx.set_edge_attributes(graph, {("a", "b"): {"radius_mm": 1.5, **changes}})
        networkx.write_graphml(graph, path)
        with pytest.raises(FormatError, match=match):
            read_graphml(path, "LPS")
    del graph.edges["a", "b"]["radius_mm"]
    networkx.write_graphml(graph, path)
    with pytest.raises(FormatError, match="'radius_mm' is missing"):
        read_graphml(path, "LPS")


def test_a_reader_of_the_tree_alone_finds_the_loops_in_the_comments(tmp_path):
    path = tmp_path / "g.swc"
    write_swc(hard(), path, "RAS")
    rows = [r for r in path.read_text().splitlines() if r[0] != "#" or r.startswith("# loop")]
    path.write_text("\n".join(rows))
    found = read_swc(path, "RAS")
    assert found.loops == hard().loops == 3
    assert sum(e.length_mm for e in found) == pytest.approx(sum(e.length_mm for e in hard()), abs=1e-2)
    assert all(int(row.split()[6]) < int(row.split()[0]) for row in rows if row[0] != "#")
