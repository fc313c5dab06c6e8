"""Names of vessels that survive a recomputation: matched by the path that they share."""

from __future__ import annotations

import re
from dataclasses import replace
from string import ascii_lowercase
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import VesselEdge, VesselGraph

Array = NDArray[Any]

NEAR_MM = 1.5  # from a new path to the old one, on top of the old radius
LEAST_SHARE = 0.5  # of a new edge's path that must lie on an old one to take its name


def keep_ids(new: VesselGraph, old: VesselGraph, *, used: int = 0) -> VesselGraph:
    """The new graph with the old one's names where paths overlap.

    Parameters
    ----------
    used : the highest number ever used for this case, also by graphs older than `old`.

    Returns
    -------
    An old vessel found once keeps its name; in several pieces it gives v12a, v12b along its path; what is
    new gets numbers above every one ever used, so that no name comes back for another vessel.
    """
    heirs: dict[str, list[tuple[float, int]]] = {}
    for n, (name, along) in enumerate(_matches(new, old)):
        if name is not None:
            heirs.setdefault(name, []).append((along, n))
    names: dict[int, str] = {}
    taken = {e.id for e in old}
    for name, found in heirs.items():
        numbers = [n for _, n in sorted(found)]
        parts = [name] if len(numbers) == 1 else _parts(name, len(numbers), taken)
        names |= dict(zip(numbers, parts, strict=True))
    last = max(used, highest(old))
    for n in range(len(new)):
        if n not in names:
            last += 1
            names[n] = f"v{last}"
    return VesselGraph(new.nodes, tuple(replace(e, id=names[n]) for n, e in enumerate(new.edges)))


def highest(graph: VesselGraph) -> int:
    """The highest number in a graph's names; v12a counts as 12."""
    return max((int(m[1]) for e in graph if (m := re.match(r"v(\d+)", e.id))), default=0)


def _parts(name: str, count: int, taken: set[str]) -> list[str]:
    letters = [a + b for a in ("", *ascii_lowercase) for b in ascii_lowercase]
    free = (f"{name}{letter}" for letter in letters if f"{name}{letter}" not in taken)
    return [next(free) for _ in range(count)]


def _matches(new: VesselGraph, old: VesselGraph) -> list[tuple[str | None, float]]:
    """For each new edge the old one it lies on, if any, and how far along that one, as a share."""
    from scipy.spatial import cKDTree

    if not len(old):
        return [(None, 0.0)] * len(new)
    path = np.concatenate([e.path for e in old])
    reach = np.concatenate([e.radius_mm for e in old]) + NEAR_MM
    number = np.repeat(np.arange(len(old)), [len(e.path) for e in old])
    along = np.concatenate([np.linspace(0, 1, len(e.path)) for e in old])
    tree = cKDTree(path)
    return [_match(e, old, tree, (reach, number, along)) for e in new]


def _match(edge: VesselEdge, old: VesselGraph, tree: Any, points: Any) -> tuple[str | None, float]:
    reach, number, along = points
    far, near = tree.query(edge.path)
    on = far < reach[near]
    votes = np.bincount(number[near][on], minlength=len(old))
    best = int(votes.argmax())
    if votes[best] < LEAST_SHARE * len(edge.path):
        return None, 0.0
    return old.edges[best].id, float(along[near][on & (number[near] == best)].mean())
