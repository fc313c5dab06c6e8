"""Vessels edge by edge: what each does to the field, how likely it is missed, and which of them touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import LabelMap, VesselGraph
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.averaging import Averager
from dioscuri.separation.calibre import lumen_of
from dioscuri.separation.crofton import OFFSETS
from dioscuri.separation.energy import Field

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class VesselParts:
    """What vessels do to the prices of W voxels.

    Parameters
    ----------
    voxels : (W,) flat indices, each once; edge : (W,) whose vessel it is, E where no edge is near.
    share : (W,) of the voxel's tissue that is vessel.
    cost, misplaced : (W,) float64, what that share adds to the rest where the edge is there.
    radius_mm : (E,). touching : (T, 2) pairs of edges that share a node or lie in neighbouring voxels.
    half_missed_mm, merged_share : how likely an edge is missed, and a touching pair taken for one.
    """

    voxels: Array
    edge: Array
    share: Array
    cost: Array
    misplaced: Array
    radius_mm: Array
    touching: Array
    half_missed_mm: float
    merged_share: float

    def added(self, bare: Array, own: Array, present: Array) -> Array:
        """`bare` prices (W,) and the vessels that are `present`; `own` is `cost` or `misplaced`."""
        here = present[self.edge]
        return np.asarray(bare * (1 - self.share * here) + own * here)

    def present(self, rng: np.random.Generator) -> Array:
        """Which edges one sample has, bool (E + 1,); the last stands for vessel without an edge.

        Edges taken for one are found or missed together, as one vessel of their joint cross-section.
        """
        n = len(self.radius_mm)
        draw = rng.random(n)
        merged = self.touching[rng.random(len(self.touching)) < self.merged_share]
        group = groups_of(n, merged)
        joint = np.sqrt(np.bincount(group, self.radius_mm**2, minlength=n))[group]
        return np.append(draw[group] >= missed_chance(joint, self.half_missed_mm), True)


def missed_chance(radius_mm: Array, half_missed_mm: float) -> Array:
    """Chance that a vessel is missed: 1/2 at `half_missed_mm`, 1/4 at twice that, none if it is 0."""
    if half_missed_mm == 0:
        return np.zeros(np.shape(radius_mm))
    return np.asarray(0.5 ** (np.asarray(radius_mm, float) / half_missed_mm))


def groups_of(n: int, pairs: Array) -> Array:
    """The least number in the group of each of `n` things that `pairs` (T, 2) join, (n,)."""
    group = np.arange(n)
    for a, b in pairs:
        low, high = sorted((group[a], group[b]))
        if low != high:
            group[group == high] = low
    return group


def parts_of(
    labels: LabelMap,
    vessels: VesselGraph | None,
    recipe: SeparationRecipe,
    whole: Field,
    bare: Field,
    among: Array,
) -> VesselParts:
    """What the field `whole` has over `bare`, without vessels, in voxels `among` these flat indices.

    Each is given to the nearest edge.
    """
    count = 0 if vessels is None else len(vessels)
    mean = Averager(labels.grid, whole.grid)
    share = mean(labels.tissue("vessel")).astype(float) / np.maximum(mean(labels.values > 0), 1e-6)
    voxels = among[share.ravel()[among] > 0]
    share = np.minimum(share.ravel()[voxels], 1)
    cost, misplaced = (
        a.ravel()[voxels] - (1 - share) * b.ravel()[voxels].astype(float)
        for a, b in ((whole.cost, bare.cost), (whole.misplaced, bare.misplaced))
    )
    edge = _nearest_edge(labels, vessels, whole, voxels, count)
    return VesselParts(
        voxels,
        edge,
        share,
        np.maximum(cost, 0),
        misplaced,
        np.array([e.mean_radius_mm for e in vessels] if vessels is not None else []),
        _touching(vessels, whole.body.shape, voxels, edge, count),
        recipe.vessel_half_missed_mm,
        recipe.vessels_merged_share,
    )


def _nearest_edge(
    labels: LabelMap, vessels: VesselGraph | None, field: Field, voxels: Array, count: int
) -> Array:
    from scipy.spatial import cKDTree

    lumen = lumen_of(labels, None, vessels)
    if not len(lumen.voxels) or not len(voxels):
        return np.full(len(voxels), count)
    points = labels.grid.lps(np.column_stack(np.unravel_index(lumen.voxels, labels.grid.shape)))
    asked = field.grid.lps(np.column_stack(np.unravel_index(voxels, field.body.shape)))
    edge = lumen.edge[cKDTree(points).query(asked)[1]]
    return np.where(edge < 0, count, edge)


def _touching(
    vessels: VesselGraph | None, shape: tuple[int, ...], voxels: Array, edge: Array, count: int
) -> Array:
    if vessels is None:
        return np.zeros((0, 2), np.int64)
    pairs = {
        (m, n)
        for m, one in enumerate(vessels.edges)
        for n, two in enumerate(vessels.edges[:m])
        if {one.start, one.end} & {two.start, two.end}
    }
    whose = np.full(shape, count)
    whose.ravel()[voxels] = edge
    padded = np.pad(whose, 1, constant_values=count)
    for o in OFFSETS:
        there = padded[tuple(slice(1 + d, 1 + d + s) for d, s in zip(o, shape, strict=True))]
        meet = (whose < count) & (there < count) & (whose != there)
        high, low = np.maximum(whose[meet], there[meet]), np.minimum(whose[meet], there[meet])
        pairs |= set(zip(high.tolist(), low.tolist(), strict=True))
    return np.array(sorted(pairs), np.int64).reshape(-1, 2)
