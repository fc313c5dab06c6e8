"""Small GLB files: quantized, and compressed where the optional package `meshoptimizer` is installed.

Extensions: KHR_mesh_quantization, and EXT_meshopt_compression with its rules for a fallback buffer.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.formats.gltf import (
    ARRAY_BUFFER,
    BYTE,
    ELEMENT_BUFFER,
    GLTF_FROM_LPS,
    UNSIGNED_INT,
    UNSIGNED_SHORT,
    Node,
    document,
    packed,
    to_show,
    unit_normals,
)

Array = NDArray[Any]

QUANTUM_MM = 0.03  # 14 bits over 490 mm; one lattice for all nodes, so that shared walls stay shared
NORMAL_STEPS = 63  # of 127: nobody sees half a degree, and small steps pack better
MOST_STEPS = 65_535
QUANTIZED, COMPRESSED = "KHR_mesh_quantization", "EXT_meshopt_compression"


def small_glb(nodes: Sequence[Node], *, compress: bool | None = None) -> bytes:
    """The nodes as one quantized GLB.

    Parameters
    ----------
    compress : by default where `meshoptimizer` is installed.

    Raises
    ------
    FormatError : two nodes have the same name, or there is nothing to show.
    """
    shown = to_show(nodes)
    codec = meshoptimizer() if compress in (None, True) else None
    quantum = _quantum(shown)
    store = _Store(codec)
    primitives, places = [], []
    for n, node in enumerate(shown):
        primitive, place = _primitive(node, n, quantum, store)
        primitives.append(primitive)
        places.append(place)
    whole = document(shown, primitives)
    for said, place in zip(whole["nodes"], places, strict=True):
        said |= place
    used = [QUANTIZED, *([COMPRESSED] if codec else [])]
    whole |= {"extensionsUsed": used, "extensionsRequired": used}
    return packed(whole | store.parts(), bytes(store.data))


def meshoptimizer() -> Any:
    """The optional package, or None where it is not installed."""
    try:
        return import_module("meshoptimizer")
    except ImportError:
        return None


class _Store:
    """Views and accessors, compressed or as they are."""

    def __init__(self, codec: Any) -> None:
        self.codec = codec
        self.data = bytearray()
        self.views: list[dict[str, Any]] = []
        self.accessors: list[dict[str, Any]] = []
        self.plain = 0  # bytes that the compressed views would have

    def add(self, array: Array, *, target: int, more: dict[str, Any], octahedral: bool = False) -> int:
        """One view of rows (N, bytes) uint8 and its accessor, whose number is returned."""
        size = array.shape[0] * array.shape[1]
        stride = {"byteStride": array.shape[1]} if target == ARRAY_BUFFER else {}
        view: dict[str, Any] = {
            "buffer": 0,
            "byteOffset": len(self.data),
            "byteLength": size,
            "target": target,
        }
        view |= stride
        if self.codec is None:
            self._append(array.tobytes())
        else:
            view |= self._compressed(array, target, octahedral, size)
        self.views.append(view)
        self.accessors.append({"bufferView": len(self.views) - 1, "count": array.shape[0]} | more)
        return len(self.accessors) - 1

    def _compressed(self, array: Array, target: int, octahedral: bool, size: int) -> dict[str, Any]:
        triangles = target == ELEMENT_BUFFER
        if triangles:
            numbers = array.view("<u4" if array.shape[1] == 4 else "<u2").ravel().astype(np.uint32)
            found = self.codec.encode_index_buffer(numbers)
        else:
            self.codec.encode_vertex_version(0)  # version 1 belongs to another extension
            found = self.codec.encode_vertex_buffer(array)
        said = {
            "buffer": 0,
            "byteOffset": len(self.data),
            "byteLength": len(found),
            "byteStride": array.shape[1],
            "count": array.shape[0],
            "mode": "TRIANGLES" if triangles else "ATTRIBUTES",
        }
        said |= {"filter": "OCTAHEDRAL"} if octahedral else {}
        place = {"buffer": 1, "byteOffset": self.plain, "extensions": {COMPRESSED: said}}
        self._append(found)
        self.plain += size + -size % 4
        return place

    def _append(self, data: bytes) -> None:
        self.data += data + b"\0" * (-len(data) % 4)

    def parts(self) -> dict[str, Any]:
        """Accessors, views and buffers of the document."""
        buffers: list[dict[str, Any]] = [{"byteLength": len(self.data)}]
        if self.codec is not None:
            buffers.append({"byteLength": self.plain, "extensions": {COMPRESSED: {"fallback": True}}})
        return {"accessors": self.accessors, "bufferViews": self.views, "buffers": buffers}


def _quantum(nodes: Sequence[Node]) -> float:
    """Step of the lattice, mm: as fine as asked for, or as 16 bits allow."""
    most = max(float(np.ptp(n.surface.vertices, axis=0).max()) for n in nodes)
    return max(QUANTUM_MM, most / (MOST_STEPS - 1))


def _primitive(
    node: Node, material: int, quantum: float, store: _Store
) -> tuple[dict[str, Any], dict[str, Any]]:
    """A primitive, and where its lattice lies: the node's translation and scale."""
    order, faces = _ordered(node, store.codec)
    turn = (GLTF_FROM_LPS * 1000).T
    metres = node.surface.vertices[order] @ turn  # mm, turned
    steps = np.rint(metres / quantum).astype(np.int64)
    first = steps.min(axis=0)
    rows = np.zeros((len(order), 4), "<u2")
    rows[:, :3] = steps - first
    normals = unit_normals(metres, faces) if node.normals is None else node.normals[order] @ turn
    low, high = rows[:, :3].min(axis=0).tolist(), rows[:, :3].max(axis=0).tolist()
    short = {"componentType": UNSIGNED_SHORT}
    attributes = {
        "POSITION": store.add(
            rows.view(np.uint8), target=ARRAY_BUFFER, more=short | {"type": "VEC3", "min": low, "max": high}
        ),
        "NORMAL": _add_normals(normals, store),
    }
    if node.edges is not None:
        pairs = np.zeros((len(order), 2), "<u2")
        pairs[:, 0] = node.edges[order]
        attributes["_EDGE"] = store.add(
            pairs.view(np.uint8), target=ARRAY_BUFFER, more=short | {"type": "SCALAR"}
        )
    narrow = len(order) < MOST_STEPS
    flat = faces.ravel().astype("<u2" if narrow else "<u4")[:, None]
    kind = {"componentType": UNSIGNED_SHORT if narrow else UNSIGNED_INT, "type": "SCALAR"}
    indices = store.add(np.ascontiguousarray(flat).view(np.uint8), target=ELEMENT_BUFFER, more=kind)
    place = {"translation": (first * quantum / 1000).tolist(), "scale": [quantum / 1000] * 3}
    return {"attributes": attributes, "indices": indices, "material": material}, place


def _add_normals(normals: Array, store: _Store) -> int:
    octahedral = store.codec is not None
    rows = octahedral_of(normals) if octahedral else _bytes(normals)
    more = {"componentType": BYTE, "normalized": True, "type": "VEC3"}
    return store.add(rows.view(np.uint8), target=ARRAY_BUFFER, more=more, octahedral=octahedral)


def _bytes(normals: Array) -> Array:
    rows = np.zeros((len(normals), 4), np.int8)
    rows[:, :3] = np.rint(normals * 127)
    return rows


def octahedral_of(normals: Array) -> Array:
    """Unit vectors folded onto two bytes (Meyer 2010), as the extension's filter reads them, (V, 4)."""
    flat = normals / np.maximum(np.abs(normals).sum(axis=1, keepdims=True), 1e-12)
    sign = np.where(flat[:, :2] >= 0, 1.0, -1.0)
    folded = (1 - np.abs(flat[:, 1::-1])) * sign
    rows = np.zeros((len(normals), 4), np.int8)
    rows[:, :2] = np.rint(np.where(normals[:, 2:] >= 0, flat[:, :2], folded) * NORMAL_STEPS)
    rows[:, 2] = NORMAL_STEPS  # what stands for 1
    return rows


def _ordered(node: Node, codec: Any) -> tuple[Array, Array]:
    """Vertices in the order in which they are drawn, and triangles in one that the card's cache likes."""
    count, faces = len(node.surface.vertices), node.surface.faces
    if codec is None:
        return np.arange(count), faces
    flat = np.ascontiguousarray(faces, np.uint32).ravel()
    better = np.empty_like(flat)
    codec.optimize_vertex_cache_strip(better, flat, vertex_count=count)
    _, first, back = np.unique(better, return_index=True, return_inverse=True)
    order = np.argsort(first)
    number = np.empty_like(order)
    number[order] = np.arange(len(order))
    return better[first[order]], number[back].reshape(-1, 3)
