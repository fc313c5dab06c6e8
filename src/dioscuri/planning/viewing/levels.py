"""Levels of detail: every part of the scene thinned out to a budget, as GLB."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dioscuri.formats.gltf import Node, glb
from dioscuri.geometry.thinning import shares, thinned
from dioscuri.model.scene import SceneModel
from dioscuri.planning.viewing.nodes import Part
from dioscuri.planning.viewing.vessels import Centrelines

LEVELS = {"100k": 100_000, "300k": 300_000, "500k": 500_000, "1M": 1_000_000}
FLAT_ONLY = ("1M",)


@dataclass(frozen=True, eq=False)
class Made:
    """One level: what is said of it, and its GLB."""

    model: SceneModel
    data: bytes


def level(name: str, parts: Sequence[Part], lines: Centrelines, most: int) -> Made:
    """All parts with at most `most` triangles together."""
    counts = [len(p.surface.faces) for p in parts]
    nodes = []
    for part, triangles in zip(parts, shares(counts, [p.weight for p in parts], most), strict=True):
        surface = thinned(part.surface, triangles)
        edges = lines.edges(surface.vertices) if part.node.role == "vessel" else None
        said = part.node.model_dump(mode="json")
        nodes.append(Node(part.node.name, surface, part.node.colour, part.node.opacity, said, edges))
    data = glb(nodes)
    total = sum(len(n.surface.faces) for n in nodes)
    note = "" if sum(counts) > most else "nothing was thinned out"
    model = SceneModel(
        name=name,
        file=f"model-{name}.glb",
        triangles=total,
        bytes=len(data),
        flat_only=name in FLAT_ONLY,
        note=note,
    )
    return Made(model, data)
