"""Small GLBs: what a reader gets back is what was given, compressed or not."""

import io
import json
import struct
import sys

import numpy as np
import pytest
import trimesh

from dioscuri.errors import FormatError
from dioscuri.formats.gltf import GLTF_FROM_LPS, Node, unit_normals
from dioscuri.formats.meshopt import COMPRESSED, QUANTIZED, QUANTUM_MM, octahedral_of, small_glb
from dioscuri.model import Surface


def ball(radius=40.0, at=(10.0, -20.0, 30.0), subdivisions=4):
    mesh = trimesh.creation.icosphere(subdivisions=subdivisions, radius=radius)
    return Surface(np.asarray(mesh.vertices) + at, np.asarray(mesh.faces))


def document(data):
    magic, version, length = struct.unpack("<III", data[:12])
    size, kind = struct.unpack("<II", data[12:20])
    assert (magic, version, length, kind) == (0x46546C67, 2, len(data), 0x4E4F534A)
    start = 20 + size + 8
    assert struct.unpack("<II", data[20 + size : start])[1] == 0x004E4942
    return json.loads(data[20 : 20 + size]), data[start:]


def unpacked(data):
    """Points LPS mm, faces, normals and edges by node name: the test's own reader of the extension."""
    whole, binary = document(data)
    out = {}
    for node in whole["nodes"]:
        primitive = whole["meshes"][node["mesh"]]["primitives"][0]
        attributes = primitive["attributes"]
        steps = rows_of(whole, binary, attributes["POSITION"], "<u2")[:, :3]
        metres = steps * np.array(node["scale"]) + node["translation"]
        normals = rows_of(whole, binary, attributes["NORMAL"], "i1")[:, :3] / 127
        edges = rows_of(whole, binary, attributes["_EDGE"], "<u2")[:, 0] if "_EDGE" in attributes else None
        kind = {5123: "<u2", 5125: "<u4"}[whole["accessors"][primitive["indices"]]["componentType"]]
        faces = rows_of(whole, binary, primitive["indices"], kind).reshape(-1, 3)
        back = np.linalg.inv(GLTF_FROM_LPS)
        out[node["name"]] = (metres @ back.T, faces.astype(int), normals @ (back / 1000).T, edges)
    return out


def rows_of(whole, binary, number, kind):
    accessor = whole["accessors"][number]
    view = whole["bufferViews"][accessor["bufferView"]]
    packed = view.get("extensions", {}).get(COMPRESSED)
    if packed is None:
        raw = binary[view["byteOffset"] : view["byteOffset"] + view["byteLength"]]
        return np.frombuffer(raw, kind).reshape(accessor["count"], -1)
    import meshoptimizer

    raw = np.frombuffer(binary[packed["byteOffset"] : packed["byteOffset"] + packed["byteLength"]], np.uint8)
    count, stride = packed["count"], packed["byteStride"]
    assert count == accessor["count"] and view["byteLength"] == count * stride
    if packed["mode"] == "TRIANGLES":
        return meshoptimizer.decode_index_buffer(count, 4, raw).reshape(-1, 1)
    found = meshoptimizer.decode_vertex_buffer(count, stride, raw).view(np.uint8)
    if "filter" in packed:
        found = meshoptimizer.decode_filter_oct(found, count, stride)
    return found.view(kind).reshape(count, -1)


@pytest.fixture(params=[True, False], ids=["compressed", "plain"])
def compress(request):
    if request.param:
        pytest.importorskip("meshoptimizer")
    return request.param


def test_points_faces_normals_and_edges_come_back(compress):
    first, second = ball(), ball(8.0, (0.0, 0.0, 120.0), 2)
    edges = np.arange(len(second.vertices)).astype(np.uint16)
    data = small_glb(
        [
            Node("skin", first, (1, 2, 3), extras={"twin": "castor"}),
            Node("vein", second, (9, 9, 9), edges=edges),
        ],
        compress=compress,
    )
    found = unpacked(data)
    for name, surface in (("skin", first), ("vein", second)):
        points, faces, normals, _ = found[name]
        # The order of vertices and triangles may change; triangles as sets of corners may not.
        near = np.linalg.norm(points[:, None] - surface.vertices, axis=2).argmin(axis=1)
        assert np.abs(points - surface.vertices[near]).max() <= QUANTUM_MM / 2 + 1e-6
        back = {tuple(np.roll(f, -f.argmin())) for f in near[faces]}
        assert back == {tuple(np.roll(f, -f.argmin())) for f in surface.faces}
        outward = unit_normals(surface.vertices, surface.faces)[near]
        normals = normals / np.linalg.norm(normals, axis=1, keepdims=True)
        assert (normals * outward).sum(axis=1).min() > np.cos(np.radians(2.0))
    points, _, _, kept = found["vein"]
    near = np.linalg.norm(points[:, None] - second.vertices, axis=2).argmin(axis=1)
    assert (kept == edges[near]).all() and found["skin"][3] is None


def test_walls_that_two_nodes_share_stay_shared(compress):
    rng = np.random.default_rng(0)
    wall = rng.uniform(-50, 50, (40, 3))
    surfaces = [
        Surface(np.concatenate([wall, rng.uniform(-90, 90, (20, 3))]), rng.integers(0, 60, (300, 3)))
        for _ in range(2)
    ]
    found = unpacked(
        small_glb([Node(n, s, (1, 1, 1)) for n, s in zip("ab", surfaces, strict=True)], compress=compress)
    )
    one, two = (np.round(found[n][0], 6) for n in "ab")
    shared = {tuple(p) for p in one} & {tuple(p) for p in two}
    used = set(surfaces[0].faces.ravel()) & set(surfaces[1].faces.ravel()) & set(range(40))
    assert len(shared) >= len(used) - 1


def test_normals_that_are_given_are_kept(compress):
    surface = ball(subdivisions=2)
    given = np.tile((0.0, 0.6, 0.8), (len(surface.vertices), 1))
    found = unpacked(small_glb([Node("a", surface, (1, 1, 1), normals=given)], compress=compress))
    assert np.abs(found["a"][2] - given[0]).max() < 0.02


def test_a_vertex_whose_faces_cancel_has_a_unit_normal_all_the_same(compress):
    flat = Surface(np.eye(3) * 10, np.array([[0, 1, 2], [0, 2, 1]]))
    normals = unpacked(small_glb([Node("flat", flat, (1, 1, 1))], compress=compress))["flat"][2]
    assert np.allclose(np.linalg.norm(normals, axis=1), 1, atol=0.02)


def test_octahedral_steps_are_below_two_degrees():
    rng = np.random.default_rng(1)
    given = rng.normal(size=(5000, 3))
    given /= np.linalg.norm(given, axis=1, keepdims=True)
    rows = octahedral_of(given).astype(float)
    x, y = rows[:, 0], rows[:, 1]
    z = rows[:, 2] - np.abs(x) - np.abs(y)
    under = np.minimum(z, 0)
    back = np.stack([x + np.where(x >= 0, under, -under), y + np.where(y >= 0, under, -under), z], axis=1)
    back /= np.linalg.norm(back, axis=1, keepdims=True)
    assert np.degrees(np.arccos(np.clip((back * given).sum(axis=1), -1, 1))).max() < 2.0


def test_the_fallback_buffer_is_as_the_extension_wants_it():
    pytest.importorskip("meshoptimizer")
    whole, binary = document(small_glb([Node("a", ball(), (1, 1, 1))]))
    assert whole["extensionsRequired"] == [QUANTIZED, COMPRESSED] == whole["extensionsUsed"]
    first, second = whole["buffers"]
    assert first["byteLength"] == len(binary) and second["extensions"] == {COMPRESSED: {"fallback": True}}
    end = 0
    for view in whole["bufferViews"]:
        packed = view["extensions"][COMPRESSED]
        assert view["buffer"] == 1 and packed["buffer"] == 0 and view["byteOffset"] % 4 == 0
        assert (
            view["byteOffset"] >= end and view.get("byteStride", packed["byteStride"]) == packed["byteStride"]
        )
        assert packed["byteOffset"] + packed["byteLength"] <= len(binary)
        head = binary[packed["byteOffset"]]
        assert head == (0xE1 if packed["mode"] == "TRIANGLES" else 0xA0)
        end = view["byteOffset"] + view["byteLength"]
    assert end <= second["byteLength"]


def test_without_the_encoder_another_reader_sees_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "meshoptimizer", None)
    data = small_glb([Node("a", ball(), (1, 2, 3), extras={"twin": "pollux"})])
    whole, _ = document(data)
    assert whole["extensionsRequired"] == [QUANTIZED]
    scene = trimesh.load(io.BytesIO(data), file_type="glb")
    (mesh,) = scene.dump()
    assert mesh.is_watertight and mesh.volume == pytest.approx(ball_m3(), rel=1e-3)


def ball_m3():
    s = ball()
    a, b, c = (s.vertices[s.faces[:, n]] for n in range(3))
    return np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6e9


def test_refusals():
    with pytest.raises(FormatError, match="given twice"):
        small_glb([Node("a", ball(), (1, 2, 3))] * 2)
    with pytest.raises(FormatError, match="no node has a triangle"):
        small_glb([])
