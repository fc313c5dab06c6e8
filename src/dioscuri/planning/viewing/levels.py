"""Levels of detail: every part of the scene thinned out to a budget, as GLB."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dioscuri.formats.gltf import Node, unit_normals
from dioscuri.formats.meshopt import meshoptimizer, small_glb
from dioscuri.geometry.thinning import shares, thinned
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
    wants = wants_of(parts)
    out = []
    for name in sorted(names, key=lambda n: -LEVELS[n]):
        before = sum(len(p.surface.faces) for p in parts)
        parts = tuple(thinned_parts(parts, wants, LEVELS[name]))
        out.append(packed_level(name, parts, lines, _note(total, before, LEVELS[name])))
    return tuple(reversed(out))


def wants_of(parts: Sequence[Part]) -> list[float]:
    """What each part may claim of a budget: its faces by weight, vessels at most as much as all others."""
    wants = [p.weight * len(p.surface.faces) for p in parts]
    vessel = [p.node.role == "vessel" for p in parts]
    mine = sum(w for w, v in zip(wants, vessel, strict=True) if v)
    rest = sum(wants) - mine
    share = min(1.0, rest / mine) if mine and rest else 1.0
    return [w * share if v else w for w, v in zip(wants, vessel, strict=True)]


def thinned_parts(parts: Sequence[Part], wants: Sequence[float], most: int) -> Iterator[Part]:
    """Parts of at most `most` triangles together: vessels first, then what may be thinned out further."""
    counts = [len(p.surface.faces) for p in parts]
    if sum(counts) <= most:
        yield from parts
        return
    wanted = shares(counts, wants, int(SPARE * most))
    found = [_thin(p, n) for p, n in zip(parts, wanted, strict=True)]
    over = sum(len(p.surface.faces) for p in found) - most
    for k in sorted(range(len(parts)), key=lambda k: parts[k].weight):
        if over <= 0:
            break
        had = len(found[k].surface.faces)
        found[k] = _thin(found[k], max(had - 2 * over, had // 2))
        over -= had - len(found[k].surface.faces)
    yield from found


def _thin(part: Part, triangles: int) -> Part:
    surface = part.surface
    normals = unit_normals(surface.vertices, surface.faces) if part.normals is None else part.normals
    vessel = part.node.role == "vessel"
    surface, normals = thinned(surface, normals, triangles, vessel=vessel)
    return replace(part, surface=surface, normals=normals)


def _note(total: int, before: int, most: int) -> str:
    if before <= most:
        return "nothing was thinned out"
    much = "very many triangles: " if total > MUCH else ""
    slower = "" if meshoptimizer() else "; not compressed, the extra `meshopt` is not installed"
    return f"{much}thinned out from {total:,} triangles{slower}"


def packed_level(name: str, parts: Sequence[Part], lines: Centrelines, note: str) -> Made:
    nodes = []
    for part in parts:
        edges = lines.edges(part.surface.vertices) if part.node.role == "vessel" else None
        said = part.node.model_dump(mode="json")
        look = (part.node.colour, part.node.opacity)
        nodes.append(Node(part.node.name, part.surface, *look, said, edges, part.normals))
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
