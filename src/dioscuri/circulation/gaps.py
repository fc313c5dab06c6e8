"""Edges that nobody saw: proposed where two vessel ends face each other, in no graph unless accepted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.identity import highest
from dioscuri.errors import CirculationError
from dioscuri.model import VesselEdge, VesselGraph
from dioscuri.model.recipe import CirculationRecipe

Array = NDArray[Any]

AIM_MM = 5.0
TURN_DEG = 45.0  # a turn, and a change of calibre, at which the confidence falls to e^-1/2
CALIBRE = 0.4
LEAST = 0.05  # a proposal of less confidence is not made


@dataclass(frozen=True, eq=False)
class ProposedEdge:
    """A vessel that may join two free ends of a graph: not seen.

    Parameters
    ----------
    id : p1, p2, ... in falling order of confidence.
    start, end : nodes of the graph it was proposed for. `joins` : the edges that end there.
    path : (2, 3) LPS mm. radius_mm : (2,), those of the two ends.
    confidence : 0 to 1, a ranking and not a measured probability. reasons : in plain words.
    """

    id: str
    start: int
    end: int
    joins: tuple[str, str]
    path: Array
    radius_mm: Array
    kind: str
    castor: float
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class _End:
    node: int
    edge: VesselEdge
    point: Array
    way: Array
    radius: float


def proposals(
    graph: VesselGraph,
    recipe: CirculationRecipe = CirculationRecipe(),  # noqa: B008 - frozen
) -> tuple[ProposedEdge, ...]:
    """Gaps up to `gap_mm` between free ends of one kind, the likeliest first; the graph is left as it is."""
    from scipy.spatial import cKDTree

    ends = list(_free_ends(graph))
    if len(ends) < 2:
        return ()
    pairs = cKDTree(np.array([e.point for e in ends])).query_pairs(recipe.gap_mm)
    found = [_proposed(ends[a], ends[b], recipe.gap_mm) for a, b in sorted(pairs)]
    kept = sorted((p for p in found if p is not None), key=lambda p: (-p.confidence, p.start, p.end))
    return tuple(replace(p, id=f"p{n}") for n, p in enumerate(kept, 1))


def accept(
    graph: VesselGraph, found: Sequence[ProposedEdge], ids: Collection[str], *, used: int = 0
) -> VesselGraph:
    """The graph with the proposals that a person accepted, each marked in its evidence as not seen.

    `used` is the highest edge number ever used for this case.

    Raises
    ------
    CirculationError : an id that is no proposal.
    """
    known = {p.id: p for p in found}
    unknown = sorted(set(ids) - set(known))
    if unknown:
        raise CirculationError(
            f"proposal {unknown[0]}: not among the {len(known)} proposed edges; see the list"
        )
    last, new = max(used, highest(graph)), []
    for name in sorted(ids, key=lambda i: int(i[1:])):
        p, last = known[name], last + 1
        marked = (
            f"not seen: a gap of {np.linalg.norm(np.diff(p.path, axis=0)):.1f} mm, accepted by a person",
        )
        sd = np.abs(np.diff(p.radius_mm)).repeat(2) / 2 + p.radius_mm / 2
        new.append(
            VesselEdge(
                f"v{last}", p.start, p.end, p.path, p.radius_mm, sd, p.kind, 0, p.castor, marked + p.reasons
            )
        )
    return VesselGraph(graph.nodes, (*graph.edges, *new))


def _free_ends(graph: VesselGraph) -> Iterator[_End]:
    degree = np.bincount([n for e in graph for n in (e.start, e.end)], minlength=len(graph.nodes))
    for edge in graph:
        for node, path, radius in (
            (edge.start, edge.path, edge.radius_mm),
            (edge.end, edge.path[::-1], edge.radius_mm[::-1]),
        ):
            if degree[node] == 1:
                far = np.linalg.norm(path - path[0], axis=1)
                last = int(np.argmax(far > AIM_MM)) or len(path) - 1
                way = path[0] - path[last]
                size = max(float(np.linalg.norm(way)), 1e-9)
                yield _End(node, edge, path[0], way / size, float(np.median(radius[: last + 1])))


def _proposed(one: _End, two: _End, gap_mm: float) -> ProposedEdge | None:
    """A proposal, or none where kinds differ or the ends look away from each other."""
    if one.edge is two.edge or one.edge.kind != two.edge.kind:
        return None
    between = two.point - one.point
    gap = max(float(np.linalg.norm(between)), 1e-6)
    turn = _degrees(one.way @ between / gap) / 2 + _degrees(-two.way @ between / gap) / 2
    ratio = abs(float(np.log(one.radius / two.radius)))
    owner = 1 - abs(one.edge.castor - two.edge.castor)
    confidence = owner * float(np.exp(-((turn / TURN_DEG) ** 2 + (ratio / CALIBRE) ** 2) / 2 - gap / gap_mm))
    if confidence < LEAST:
        return None
    reasons = (
        f"{gap:.1f} mm between the ends of {one.edge.id} and {two.edge.id}",
        f"their axes turn by {turn:.0f} degrees",
        f"radii {one.radius:.1f} and {two.radius:.1f} mm",
        f"both {one.edge.kind}; castor's share {one.edge.castor:.0%} and {two.edge.castor:.0%}",
    )
    return ProposedEdge(
        "",
        one.node,
        two.node,
        (one.edge.id, two.edge.id),
        np.array([one.point, two.point]),
        np.array([one.radius, two.radius]),
        one.edge.kind,
        (one.edge.castor + two.edge.castor) / 2,
        confidence,
        reasons,
    )


def _degrees(cosine: Any) -> float:
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
