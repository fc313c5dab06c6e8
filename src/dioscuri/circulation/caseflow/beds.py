"""Which arterial end feeds which territory, and how much blood it demands."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from dioscuri.circulation.territories.build import Drainage
from dioscuri.errors import CirculationError
from dioscuri.model import TWINS, VesselGraph
from dioscuri.model.caseflow_recipe import CaseFlowRecipe

Array = NDArray[Any]


def arterial_ends(graph: VesselGraph, hearts: Collection[int]) -> Array:
    """Loose ends of arteries that are not in a neck: node numbers."""
    degree = np.bincount([n for e in graph for n in (e.start, e.end)], minlength=len(graph.nodes))
    arteries = {n for e in graph if e.kind == "artery" for n in (e.start, e.end)}
    return np.array([n for n in sorted(arteries) if degree[n] == 1 and n not in hearts], np.int64)


def demands(
    graph: VesselGraph, ends: Array, drainage: Drainage, recipe: CaseFlowRecipe
) -> dict[tuple[int, int], float]:
    """Demand of every bed, (node of the arterial end, territory) -> mL/min.

    Every voxel of a territory is fed by the arterial end nearest to it among those that lie in the same
    hemisphere (of that twin, where the hemisphere has none), whoever's artery it is.

    Raises
    ------
    CirculationError : a twin without an arterial end in its brain.
    """
    brain, half = drainage.brain, drainage.half
    far, nearest = cKDTree(brain.lps_mm).query(graph.nodes[ends].reshape(-1, 3))
    ends, home = ends[far <= recipe.bed_reach_mm], half[nearest[far <= recipe.bed_reach_mm]]
    each = recipe.cbf_ml_100g_min / 100 * recipe.brain_g_ml * brain.voxel_ml
    out: dict[tuple[int, int], float] = {}
    for h in np.unique(half):
        near = ends[home == h] if (home == h).any() else ends[home // 2 == h // 2]
        if not len(near):
            twin = TWINS[int(h) // 2]
            raise CirculationError(
                f"{twin}: no artery ends in {twin}'s brain, must have one: nothing would feed its "
                "territories; check the arteries' kinds, or that they are connected to a heart"
            )
        rows = np.flatnonzero((half == h) & (drainage.number >= 0))
        fed = near[cKDTree(graph.nodes[near]).query(brain.lps_mm[rows])[1]]
        made = len(drainage.map.territories)
        pairs, count = np.unique(fed * made + drainage.number[rows], return_counts=True)
        for pair, n in zip(pairs.tolist(), count.tolist(), strict=True):
            out[divmod(pair, made)] = n * each
    return _without_crumbs(out, recipe.least_bed_ml_min)


def _without_crumbs(demand: dict[tuple[int, int], float], least: float) -> dict[tuple[int, int], float]:
    """Beds below `least` mL/min join their territory's largest."""
    largest: dict[int, tuple[int, int]] = {}
    for pair in sorted(demand, key=lambda p: (-demand[p], p)):
        largest.setdefault(pair[1], pair)
    out: dict[tuple[int, int], float] = {}
    for pair, flow in sorted(demand.items()):
        home = largest[pair[1]] if flow < least else pair
        out[home] = out.get(home, 0.0) + flow
    return out
