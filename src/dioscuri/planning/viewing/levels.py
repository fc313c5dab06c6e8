"""Levels of detail: every part of the scene thinned out to a budget, as GLB."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dioscuri.formats.gltf import Node
from dioscuri.formats.meshopt import meshoptimizer, small_glb
from dioscuri.geometry.thinning import shares, thinned
from dioscuri.model import Surface
from dioscuri.model.scene import SceneModel
from dioscuri.planning.viewing.nodes import Part
from dioscuri.planning.viewing.vessels import Centrelines

LEVELS = {"100k": 100_000, "300k": 300_000, "500k": 500_000, "1M": 1_000_000}
FLAT_ONLY = ("1M",)
SPARE = 0.995  # of a budget is shared out: edge collapse may stop a few triangles early
MUCH = 5_000_000


@dataclass(frozen=True, eq=False)
class Made:
    """One level: what is said of it, and its GLB."""

    model: SceneModel
    data: bytes


def levels_of(parts: Sequence[Part], lines: Centrelines, names: Sequence[str]) -> tuple[Made, ...]:
    """The levels asked for, the coarsest first; each is thinned out from the next finer one."""
    total = sum(len(p.surface.faces) for p in parts)
    out = []
    for name in sorted(names, key=lambda n: -LEVELS[n]):
        before = sum(len(p.surface.faces) for p in parts)
        parts = tuple(_thinned(parts, LEVELS[name]))
        out.append(_made(name, parts, lines, _note(total, before, LEVELS[name])))
    return tuple(reversed(out))


def _thinned(parts: Sequence[Part], most: int) -> Iterator[Part]:
    """Parts of at most `most` triangles together: vessels first, then what may be thinned out further."""
    counts = [len(p.surface.faces) for p in parts]
    if sum(counts) <= most:
        yield from parts
        return
    wanted = shares(counts, [p.weight for p in parts], int(SPARE * most))
    found = [_surface(p, n) for p, n in zip(parts, wanted, strict=True)]
    over = sum(len(s.faces) for s in found) - most
    for k in sorted(range(len(parts)), key=lambda k: parts[k].weight):
        if over <= 0:
            break
        had = len(found[k].faces)
        found[k] = thinned(found[k], max(had - 2 * over, had // 2))
        over -= had - len(found[k].faces)
    yield from (replace(p, surface=s) for p, s in zip(parts, found, strict=True))


def _surface(part: Part, triangles: int) -> Surface:
    return thinned(part.surface, triangles, vessel=part.node.role == "vessel")


def _note(total: int, before: int, most: int) -> str:
    if before <= most:
        return "nothing was thinned out"
    much = "very many triangles: " if total > MUCH else ""
    slower = "" if meshoptimizer() else "; not compressed, the extra `meshopt` is not installed"
    return f"{much}thinned out from {total:,} triangles{slower}"


def _made(name: str, parts: Sequence[Part], lines: Centrelines, note: str) -> Made:
    nodes = []
    for part in parts:
        edges = lines.edges(part.surface.vertices) if part.node.role == "vessel" else None
        said = part.node.model_dump(mode="json")
        nodes.append(Node(part.node.name, part.surface, part.node.colour, part.node.opacity, said, edges))
    data = small_glb(nodes)
    model = SceneModel(
        name=name,
        file=f"model-{name}.glb",
        triangles=sum(len(n.surface.faces) for n in nodes),
        bytes=len(data),
        flat_only=name in FLAT_ONLY,
        note=note,
    )
    return Made(model, data)
