"""Where the vein trees touch the brain, which of them are deep, and where sinuses end deep in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from dioscuri.circulation.territories.brain import Brain
from dioscuri.circulation.territories.midplane import MidPlane
from dioscuri.circulation.territories.veins import VeinTrees
from dioscuri.model import VesselGraph
from dioscuri.model.caseflow_recipe import CaseFlowRecipe

Array = NDArray[Any]
TOUCH_MM = 8.0  # a vein on the dura lies this near to the cortex below it
LEAST_SHARE = 0.2  # of a tree's length, or
LEAST_LENGTH_MM = 12.0  # that must lie on a hemisphere to drain it
DEEP_SHARE = 0.5  # of a tree that lies within the brain, off its cortex: a deep vein
STEP_MM = 1.0


@dataclass(frozen=True, eq=False)
class Touch:
    """Points about every millimetre along what drains.

    Parameters
    ----------
    edges : numbers of the S edges that drain: bridging and deep veins, and deep ends of sinuses.
    deep : indices into `edges` of those that drain deep brain.
    lps_mm : (P, 3). vein : (P,) index into `edges`.
    row : (P,) voxel of cortex that the point touches, -1 for none. half : (P,) hemisphere, 0 to 3.
    """

    edges: tuple[int, ...]
    deep: frozenset[int]
    lps_mm: Array
    vein: Array
    row: Array
    half: Array

    def on(self, half: int) -> dict[int, Array]:
        """Veins that drain the cortex of a hemisphere, and the voxels that each touches."""
        here = (self.row >= 0) & (self.half == half)
        out = {}
        for vein in sorted(set(self.vein[here].tolist()) - self.deep):
            mine = here & (self.vein == vein)
            share = mine.sum() / (self.vein == vein).sum()
            if share >= LEAST_SHARE or mine.sum() * STEP_MM >= LEAST_LENGTH_MM:
                out[vein] = np.unique(self.row[mine])
        return out

    def within(self, twin: int) -> dict[int, Array]:
        """Deep veins of a twin (0 or 1), and their points (P, 3)."""
        mine = {v: self.lps_mm[(self.vein == v) & (self.half // 2 == twin)] for v in sorted(self.deep)}
        return {v: p for v, p in mine.items() if len(p)}


def halves(brain: Brain, planes: Sequence[MidPlane]) -> Array:
    """Hemisphere of every voxel, (V,): 0 and 1 castor's, 2 and 3 pollux's."""
    out = np.zeros(len(brain.twin), np.int64)
    for twin in (0, 1):
        mine = brain.twin == twin + 1
        out[mine] = 2 * twin + planes[twin].half(brain.lps_mm[mine])
    return out


def touching(
    graph: VesselGraph,
    trees: VeinTrees,
    brain: Brain,
    half: Array,
    recipe: CaseFlowRecipe,
    outlets: Collection[int] = (),
) -> Touch:
    """What drains, and where it touches; a sinus that ends deep in a brain stands for unseen deep veins."""
    paths = [along(graph.edges[int(k)].path) for k in trees.edge]
    vein = np.repeat(trees.vein, [len(p) for p in paths]).astype(np.int64)
    place = np.concatenate([*paths, np.zeros((0, 3))])
    depth, row, side = _nearest(place, brain, half, recipe)
    count = len(trees.bridging)
    inside = depth > recipe.cortex_depth_mm
    deep = {v for v in range(count) if _share((row < 0) & inside, vein == v) > DEEP_SHARE}
    served = set((side[np.isin(vein, list(deep))] // 2).tolist())
    edges = list(trees.bridging)
    for k, node in _loose_sinuses(graph, outlets):
        at = graph.nodes[[node]]
        below, _, where = _nearest(at, brain, half, recipe)
        if below[0] > recipe.deep_below_mm and where[0] // 2 not in served:
            deep.add(len(edges))
            vein, place = np.append(vein, len(edges)), np.concatenate([place, at])
            row, side = np.append(row, -1), np.append(side, where)
            edges.append(k)
    return Touch(tuple(edges), frozenset(deep), place, vein, row, side)


def along(path: Array) -> Array:
    """Points about every millimetre along a path (P, 3)."""
    far = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    at = np.linspace(0, far[-1], max(2, int(far[-1] / STEP_MM) + 1))
    return np.stack([np.interp(at, far, path[:, n]) for n in range(3)], axis=1)


def _nearest(place: Array, brain: Brain, half: Array, recipe: CaseFlowRecipe) -> tuple[Array, Array, Array]:
    """Depth below the surface, voxel of cortex touched (-1 for none), and hemisphere, of points (P, 3)."""
    if not len(place):
        return np.zeros(0), np.zeros(0, np.int64), np.zeros(0, np.int64)
    far, nearest = cKDTree(brain.lps_mm).query(place)
    depth = np.where(far < TOUCH_MM, brain.depth_mm[nearest], 0.0)
    shell = np.flatnonzero(brain.depth_mm <= recipe.cortex_depth_mm)
    away, row = cKDTree(brain.lps_mm[shell]).query(place)
    row = np.where(away <= TOUCH_MM, shell[np.minimum(row, len(shell) - 1)], -1)
    return depth, row, np.where(row >= 0, half[row], half[nearest])


def _share(what: Array, among: Array) -> float:
    return float(what[among].mean()) if among.any() else 0.0


def _loose_sinuses(graph: VesselGraph, outlets: Collection[int]) -> list[tuple[int, int]]:
    degree = np.bincount([n for e in graph for n in (e.start, e.end)], minlength=len(graph.nodes))
    return [
        (k, n)
        for k, e in enumerate(graph)
        for n in (e.start, e.end)
        if e.kind == "sinus" and degree[n] == 1 and n not in outlets
    ]
