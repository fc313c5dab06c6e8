"""In whose tissue a vessel lies: for a vein, the tissue that it drains."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.geometry.resample import sample
from dioscuri.model import NOBODY, Grid, Ownership, VesselGraph
from dioscuri.model.vessel_owner_recipe import VesselOwnerRecipe
from dioscuri.ownership.vessels.bridges import upstream
from dioscuri.ownership.vessels.enhancement import own_stretches, per_edge
from dioscuri.ownership.vessels.witness import Witness, trusted

Array = NDArray[Any]

BETWEEN = 0.05  # a probability further than this from 0 and 1 lies between the twins, as in `own`
ALONG_SHARED = 0.8  # of the sinuses between the twins
DRAINED_MM = 6.0  # of a vein's loose end: the cortex that it drains


@dataclass(frozen=True, eq=False)
class Tissue:
    """Castor's probability times body, and body, float32 (I, J, K): made once, sampled often."""

    castor: Array
    body: Array
    grid: Grid

    def chance(self, points: Array) -> Array:
        """Probability of castor's tissue at points (P, 3) LPS mm; 0.5 where nobody's tissue is."""
        castor, total = (sample(a, self.grid, points) for a in (self.castor, self.body))
        return np.where(total > 1e-3, castor / np.maximum(total, 1e-3), 0.5)


def tissue_of(ownership: Ownership) -> Tissue:
    """The ownership as numbers that can be interpolated."""
    body = (ownership.owner != NOBODY).astype(np.float32)
    return Tissue(ownership.castor.astype(np.float32) / 255 * body, body, ownership.grid)


def castor_place(graph: VesselGraph, tissue: Tissue) -> tuple[Array, Array]:
    """Median probability of castor's tissue along each edge (E,), and the share of it between the twins."""
    points, edge = own_stretches(graph)
    here = tissue.chance(points)
    between = (here > BETWEEN) & (here < 1 - BETWEEN)
    return per_edge(here, edge, len(graph)), per_edge(between.astype(float), edge, len(graph), np.mean)


def drained(
    graph: VesselGraph, kinds: Sequence[str], hearts: Collection[int], closed: Array, tissue: Tissue
) -> Array:
    """Probability of castor's tissue where the loose ends beyond each edge lie, (E,), by radius cubed.

    Each loose end drains by its easiest way to a neck or to the shared sinus; NaN where none comes past.
    The flow of a tree's ends goes with their radius cubed (Murray, PNAS 1926;12:207).
    """
    degree = np.bincount([n for e in graph for n in (e.start, e.end)], minlength=len(graph.nodes))
    at_end = np.zeros((len(graph.nodes), 2))
    direct = np.full(len(graph), np.nan)
    for k, edge in enumerate(graph):
        for node, path, radius in (
            (edge.start, edge.path, edge.radius_mm[0]),
            (edge.end, edge.path[::-1], edge.radius_mm[-1]),
        ):
            if degree[node] == 1 and node not in hearts:
                near = path[np.linalg.norm(path - path[0], axis=1) <= DRAINED_MM]
                direct[k] = float(np.median(tissue.chance(near)))
                at_end[node] = radius**3 * direct[k], radius**3
    roots = {*hearts, *(n for e, c in zip(graph, closed, strict=True) if c for n in (e.start, e.end))}
    beyond = upstream(graph, kinds, roots, closed, at_end)
    known = beyond[:, 1] > 0
    return np.where(known, beyond[:, 0] / np.where(known, beyond[:, 1], 1.0), direct)


def place_witness(
    kinds: Sequence[str],
    along: tuple[Array, Array],
    ends: Array,
    recipe: VesselOwnerRecipe,
) -> Witness:
    """What the tissue says: strong where a vein's loose ends lie, weak where a vessel merely passes.

    Parameters
    ----------
    along : (E,) median probability of castor's tissue, and share of the length between the twins; a sinus
        between them is shared.
    ends : (E,) the same probability where the vessel drains, NaN where that is not known.
    """
    chance, between = along
    sinus = np.array([k == "sinus" for k in kinds], bool)
    drains = np.array([k not in ("artery", "sinus") for k in kinds], bool) & ~np.isnan(ends)
    chance = np.where(drains, np.nan_to_num(ends, nan=0.5), chance)
    shared = np.where(sinus, ALONG_SHARED * between, 2 * chance * (1 - chance))
    own = np.where(sinus, 1 - ALONG_SHARED * between, 1.0)
    raw = np.stack([own * chance, own * (1 - chance), shared], axis=1) + 1e-9
    trust = np.where(drains | sinus, recipe.drained_place_trust, recipe.passed_place_trust)
    text = tuple(_text(c, b, bool(d)) for c, b, d in zip(chance, between, drains, strict=True))
    return Witness("owner", "place", trusted(raw, trust), text)


def _text(chance: float, between: float, drains: bool) -> str:
    what = "drains tissue" if drains else "lies in tissue"
    beside = f", {between:.0%} of it between the twins" if between > 0.2 else ""
    return f"{what} that is castor's with {chance:.0%}{beside}"
