"""What a cut costs: surface integrals on a voxel graph (Boykov and Kolmogorov 2003, Cauchy-Crofton)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.geometry.distance import distance_to
from dioscuri.model import CASTOR, NOBODY, POLLUX, Grid, LabelMap, Ownership
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.solver import Problem

Array = NDArray[Any]

UNITS_PER_COST = 10_000  # integer capacity of one cost unit; rounding stays below 0.1 % of a face of CSF
_NORMALS = 2000

# Half of the 26 neighbours; the other half are their opposites.
OFFSETS = np.array([o for o in product((-1, 0, 1), repeat=3) if o > (0, 0, 0)])


@lru_cache(maxsize=32)
def crofton_weights(spacing_mm: tuple[float, float, float]) -> Array:
    """Area that each neighbour pair stands for, (13,) mm2 in the order of `OFFSETS`.

    A plane of normal n parts |o . n| / voxel_mm3 pairs of offset o per mm2, so the weights are the
    non-negative least squares of "one mm2 counts as one mm2 whichever way it faces", over 2,000 directions
    spread evenly, scaled to no bias on average.
    """
    from scipy.optimize import nnls

    spacing = np.asarray(spacing_mm)
    seen = np.abs(_directions(_NORMALS) @ (OFFSETS * spacing).T) / spacing.prod()
    weights, _ = nnls(seen, np.ones(_NORMALS))
    out: Array = weights / (seen @ weights).mean()
    out.flags.writeable = False
    return out


def _directions(n: int) -> Array:
    """`n` unit vectors spread evenly over the sphere (golden angle), (n, 3)."""
    z = 1 - (2 * np.arange(n) + 1) / n
    turn = np.arange(n) * np.pi * (3 - np.sqrt(5))
    flat = np.sqrt(1 - z**2)
    return np.column_stack([flat * np.cos(turn), flat * np.sin(turn), z])


@dataclass(frozen=True, eq=False)
class Field:
    """The labels as the cut sees them, on its working grid; every array (I, J, K).

    Parameters
    ----------
    body : bool, at least half of the voxel is tissue.
    cost : float32 per mm2, mean of what the tissues in the voxel cost.
    misplaced : float32 per voxel, price of giving it to pollux (negative: to castor).
    seed : uint8, 1 surely castor's, 2 surely pollux's, 0 to be decided.
    """

    grid: Grid
    body: Array
    cost: Array
    misplaced: Array
    seed: Array


def field_of(labels: LabelMap, ownership: Ownership, recipe: SeparationRecipe, shift_mm: Array) -> Field:
    """Averages of labels and ownership over a working grid that is moved by `shift_mm` along i, j, k."""
    grid = working_grid(labels.grid, recipe.working_spacing_mm, shift_mm)
    mean = Averager(labels.grid, grid)
    tissue, brain = labels.values > 0, labels.tissue("brain")
    share = np.maximum(mean(tissue), 1e-6)
    cost = mean(cost_of(labels, recipe)) / share
    castor = np.where(ownership.owner == NOBODY, 0.5, ownership.castor / np.float32(255))
    price = np.where(brain, recipe.misplaced_brain_cost_per_mm3, recipe.misplaced_cost_per_mm3)
    lean = mean(np.where(tissue, (2 * castor - 1) * price, 0).astype(np.float32))
    body = share >= 0.5
    return Field(
        grid,
        body,
        cost.astype(np.float32),
        (lean * grid.voxel_mm3).astype(np.float32),
        _seeds(tissue, ownership, mean, recipe.seed_depth_mm) * body,
    )


def cost_of(labels: LabelMap, recipe: SeparationRecipe) -> Array:
    """Cost per mm2 of cutting each voxel, float32 (I, J, K); 0 in air."""
    price = {
        "skin": recipe.scalp_cost_per_mm2,
        "muscle": recipe.soft_tissue_cost_per_mm2,
        "bone": recipe.bone_cost_per_mm2,
        "dura": recipe.dura_cost_per_mm2,
        "csf": recipe.csf_cost_per_mm2,
        "brain": recipe.brain_cost_per_mm2,
        "vessel": recipe.vessel_cost_per_mm2,
    }
    table = np.zeros(1 + max(s.number for s in labels.anatomy), np.float32)
    for structure in labels.anatomy:
        table[structure.number] = price[structure.tissue]
    out: Array = table[labels.values]
    return out


def _seeds(tissue: Array, ownership: Ownership, mean: Averager, depth_mm: float) -> Array:
    """Tissue farther than `depth_mm` from all that is not surely the same twin's."""
    out = np.zeros(mean.to.shape, np.uint8)
    grid = ownership.grid
    for number in (CASTOR, POLLUX):
        other = tissue & (ownership.owner != number) & (ownership.owner != NOBODY)
        deep = tissue & (ownership.owner == number) & (distance_to(other, grid) > depth_mm)
        out[mean(deep) > 0.5] = number
    return out


def working_grid(grid: Grid, spacing_mm: float, shift_mm: Array) -> Grid:
    """`grid` with cubic voxels of `spacing_mm`, never finer than the labels, grown by one and shifted."""
    spacing = max(spacing_mm, float(grid.spacing_mm.min()))
    base = grid.respaced(spacing)
    affine = base.lps_from_ijk.copy()
    affine[:3, 3] += base.directions @ (np.asarray(shift_mm) - spacing)
    a, b, c = base.shape
    return Grid(affine, (a + 2, b + 2, c + 2), grid.frame)


class Averager:
    """Mean of a field over the voxels of another grid with the same axes (box overlap, exact)."""

    def __init__(self, grid: Grid, to: Grid) -> None:
        self.to = to
        first = grid.ijk(to.lps([[0, 0, 0]]))[0]
        ratio = to.spacing_mm / grid.spacing_mm
        self._weights = [_overlap(grid.shape[n], to.shape[n], first[n], ratio[n]) for n in range(3)]

    def __call__(self, values: Array) -> Array:
        """`values` (I, J, K), zero outside, as float32 on the grid `to`."""
        out = np.asarray(values, np.float32)
        for axis, weights in enumerate(self._weights):
            moved = np.moveaxis(out, axis, 0)
            flat = weights @ moved.reshape(moved.shape[0], -1)
            out = np.moveaxis(flat.reshape(-1, *moved.shape[1:]), 0, axis)
        return np.ascontiguousarray(out)


def _overlap(n: int, m: int, first: float, ratio: float) -> Any:
    """Share of voxel i of the source in voxel o of the target, sparse (m, n)."""
    from scipy.sparse import csr_array

    low = (first + (np.arange(m)[:, None] - 0.5) * ratio) + 0.5
    source = np.arange(n)[None, :]
    share = np.minimum(low + ratio, source + 1) - np.maximum(low, source)
    return csr_array(np.clip(share, 0, None).astype(np.float32) / np.float32(ratio))


def problem_of(field: Field) -> tuple[Problem, Array]:
    """The cut as a problem on the undecided voxels, and their flat indices (N,).

    Seeds are contracted into their twin: a pair of an undecided voxel and a seed becomes a price of the
    voxel. Nothing else is left out, so the minimum is that of the whole body with these seeds.
    """
    unknown = np.flatnonzero(field.body & (field.seed == 0))
    number = np.full(field.body.size, -1, np.int32)
    number[unknown] = np.arange(len(unknown), dtype=np.int32)
    lean = np.rint(field.misplaced.ravel()[unknown].astype(float) * UNITS_PER_COST).astype(np.int64)
    toll = {CASTOR: np.maximum(lean, 0), POLLUX: np.maximum(-lean, 0)}
    spacing = tuple(round(float(s), 9) for s in field.grid.spacing_mm)
    weights = crofton_weights((spacing[0], spacing[1], spacing[2]))
    pairs, prices = [], []
    seed, cost = field.seed.ravel(), field.cost.ravel()
    for offset, weight in zip(OFFSETS, weights, strict=True):
        a, b = neighbours(field.body, offset)
        touched = (number[a] >= 0) | (number[b] >= 0)
        a, b = a[touched], b[touched]
        mean = (cost[a].astype(float) + cost[b]) / 2
        price = np.rint(mean * weight * UNITS_PER_COST).astype(np.int64)
        free = (number[a] >= 0) & (number[b] >= 0)
        pairs.append(np.column_stack([number[a[free]], number[b[free]]]))
        prices.append(price[free])
        for twin, total in toll.items():
            for here, there in ((a, b), (b, a)):
                hit = (number[here] >= 0) & (seed[there] == twin)
                total += np.bincount(number[here[hit]], price[hit], len(total)).astype(np.int64)
    return Problem(np.concatenate(pairs), np.concatenate(prices), toll[CASTOR], toll[POLLUX]), unknown


def neighbours(body: Array, offset: Array) -> tuple[Array, Array]:
    """Flat indices of every pair of body voxels that lie `offset` apart, (P,) and (P,)."""
    here = tuple(slice(max(0, -o), min(n, n - o)) for o, n in zip(offset, body.shape, strict=True))
    there = tuple(slice(max(0, o), min(n, n + o)) for o, n in zip(offset, body.shape, strict=True))
    index = np.arange(body.size, dtype=np.int64).reshape(body.shape)
    both = body[here] & body[there]
    return index[here][both], index[there][both]
