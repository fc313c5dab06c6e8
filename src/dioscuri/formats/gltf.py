"""Surfaces to a GLB file (glTF 2.0): one named, coloured node per structure and twin.

glTF is Y-up and in metres, the rest of dioscuri LPS millimetres: this module alone turns one into the
other (x stays left, glTF y is superior, glTF z is anterior).
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import FormatError
from dioscuri.model import Surface

GLTF_FROM_LPS = np.array([[1.0, 0, 0], [0, 0, 1], [0, -1, 0]]) / 1000
MAGIC, JSON_CHUNK, BINARY_CHUNK = 0x46546C67, 0x4E4F534A, 0x004E4942
FLOAT, UNSIGNED_INT, UNSIGNED_SHORT, BYTE = 5126, 5125, 5123, 5120
ARRAY_BUFFER, ELEMENT_BUFFER = 34962, 34963


@dataclass(frozen=True, eq=False)
class Node:
    """One thing to show: a surface, its name, its colour (sRGB 0-255), opacity 0 to 1, and facts about it.

    `edges` (V,) uint16 is the vessel at each vertex, written as the attribute `_EDGE`; 65535 is none.
    `normals` (V, 3) LPS, where they are not to be those of the faces.
    """

    name: str
    surface: Surface
    colour: tuple[int, int, int]
    opacity: float = 1.0
    extras: dict[str, Any] = field(default_factory=dict)
    edges: NDArray[Any] | None = None
    normals: NDArray[Any] | None = None


def glb(nodes: Sequence[Node]) -> bytes:
    """The nodes as one GLB; those without a triangle are left out.

    Raises
    ------
    FormatError : two nodes have the same name, or there is nothing to show.
    """
    shown = to_show(nodes)
    buffer = Buffer()
    primitives = [_primitive(n, i, buffer) for i, n in enumerate(shown)]
    parts = {
        "accessors": buffer.accessors,
        "bufferViews": buffer.views,
        "buffers": [{"byteLength": len(buffer.data)}],
    }
    return packed(document(shown, primitives) | parts, bytes(buffer.data))


def surfaces_in(data: bytes) -> dict[str, tuple[Surface, dict[str, Any]]]:
    """Surface (LPS mm) and extras of each node of a GLB that `glb` made, by name.

    Raises
    ------
    FormatError : no such GLB.
    """
    try:
        size = struct.unpack("<I", data[12:16])[0]
        said, binary = json.loads(data[20 : 20 + size]), data[20 + size + 8 :]
        return {
            n["name"]: (_surface(said, binary, said["meshes"][n["mesh"]]["primitives"][0]), n["extras"])
            for n in said["nodes"]
        }
    except (struct.error, ValueError, KeyError, IndexError, TypeError) as error:
        raise FormatError(f"glb: {error}, must be a file that dioscuri wrote") from None


def _surface(said: dict[str, Any], binary: bytes, primitive: dict[str, Any]) -> Surface:
    def rows(number: int, kind: str) -> NDArray[Any]:
        view = said["bufferViews"][said["accessors"][number]["bufferView"]]
        start = view["byteOffset"]
        return np.frombuffer(binary[start : start + view["byteLength"]], kind).reshape(-1, 3)

    points = rows(primitive["attributes"]["POSITION"], "<f4").astype(float)
    faces = rows(primitive["indices"], "<u4").astype(np.int32)
    return Surface(points @ np.linalg.inv(GLTF_FROM_LPS).T, faces)


def to_show(nodes: Sequence[Node]) -> list[Node]:
    """The nodes that have a triangle.

    Raises
    ------
    FormatError : two of them have the same name, or there is none.
    """
    shown = [n for n in nodes if len(n.surface.faces)]
    names = [n.name for n in shown]
    if not shown:
        raise FormatError("glb: no node has a triangle, must have at least one")
    if len(set(names)) != len(names):
        raise FormatError(f"glb: node {next(n for n in names if names.count(n) > 1)!r} is given twice")
    return shown


def document(nodes: Sequence[Node], primitives: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """A glTF document of one mesh for each node, without its buffers."""
    return {
        "asset": {"version": "2.0", "generator": "dioscuri"},
        "scene": 0,
        "scenes": [{"nodes": list(range(len(nodes)))}],
        "nodes": [{"name": n.name, "mesh": i, "extras": n.extras} for i, n in enumerate(nodes)],
        "meshes": [{"name": n.name, "primitives": [p]} for n, p in zip(nodes, primitives, strict=True)],
        "materials": [_material(n) for n in nodes],
    }


class Buffer:
    """Bytes of a GLB with their views and accessors."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.views: list[dict[str, int]] = []
        self.accessors: list[dict[str, Any]] = []

    def add(self, array: NDArray[Any], target: int, stride: int = 0, **accessor: Any) -> int:
        """Append an array as a view of its own with one accessor, whose number is returned."""
        view = {"buffer": 0, "byteOffset": len(self.data), "byteLength": array.nbytes, "target": target}
        self.views.append(view | ({"byteStride": stride} if stride else {}))
        self.data += array.tobytes()
        self.accessors.append({"bufferView": len(self.views) - 1, "count": array.shape[0], **accessor})
        return len(self.accessors) - 1


def _primitive(node: Node, material: int, buffer: Buffer) -> dict[str, Any]:
    surface = node.surface
    points = (surface.vertices @ GLTF_FROM_LPS.T).astype("<f4")
    normals = unit_normals(points, surface.faces).astype("<f4")
    low, high = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    position = buffer.add(points, ARRAY_BUFFER, componentType=FLOAT, type="VEC3", min=low, max=high)
    normal = buffer.add(normals, ARRAY_BUFFER, componentType=FLOAT, type="VEC3")
    more = {}
    if node.edges is not None:
        padded = np.zeros((len(points), 2), "<u2")
        padded[:, 0] = node.edges
        more["_EDGE"] = buffer.add(
            padded, ARRAY_BUFFER, stride=4, componentType=UNSIGNED_SHORT, type="SCALAR"
        )
    flat = surface.faces.astype("<u4").reshape(-1)
    indices = buffer.add(flat, ELEMENT_BUFFER, componentType=UNSIGNED_INT, type="SCALAR")
    attributes = {"POSITION": position, "NORMAL": normal, **more}
    return {"attributes": attributes, "indices": indices, "material": material}


def unit_normals(points: NDArray[Any], faces: NDArray[Any]) -> NDArray[Any]:
    """Normal at each point, (V, 3), the mean of its faces by area; never of length 0."""
    a, b, c = (points[faces[:, i]].astype(float) for i in range(3))
    per_face = np.cross(b - a, c - a)
    out = np.stack(
        [
            sum(np.bincount(faces[:, corner], per_face[:, axis], len(points)) for corner in range(3))
            for axis in range(3)
        ],
        axis=1,
    )
    length = np.linalg.norm(out, axis=1, keepdims=True)
    # A vertex whose faces cancel has no normal; validators demand a unit vector all the same.
    return np.where(length > 0, out / np.where(length > 0, length, 1), (0.0, 1.0, 0.0))


def _material(node: Node) -> dict[str, Any]:
    linear = [
        round(float(((c / 255 + 0.055) / 1.055) ** 2.4 if c > 10 else c / 255 / 12.92), 5)
        for c in node.colour
    ]
    material: dict[str, Any] = {
        "name": node.name,
        "pbrMetallicRoughness": {
            "baseColorFactor": [*linear, node.opacity],
            "metallicFactor": 0.0,
            "roughnessFactor": 0.8,
        },
        "doubleSided": True,
    }
    return material | ({"alphaMode": "BLEND"} if node.opacity < 1 else {})


def packed(document: dict[str, Any], binary: bytes) -> bytes:
    """The document and its one buffer as a GLB."""
    text = json.dumps(document, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    binary += b"\0" * (-len(binary) % 4)
    total = 12 + 8 + len(text) + 8 + len(binary)
    head = struct.pack("<III", MAGIC, 2, total) + struct.pack("<II", len(text), JSON_CHUNK)
    return head + text + struct.pack("<II", len(binary), BINARY_CHUNK) + binary
