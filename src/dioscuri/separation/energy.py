"""What a cut costs: the team's preferences, per mm2 of tissue and per mm3 on the wrong side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.geometry.distance import distance_to
from dioscuri.model import CASTOR, NOBODY, POLLUX, Grid, LabelMap, Ownership
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.averaging import Averager, working_grid

Array = NDArray[Any]

UNITS_PER_COST = 10_000  # integer capacity of one cost unit; rounding stays below 0.1 % of a face of CSF


@dataclass(frozen=True, eq=False)
class Field:
    """The labels as the cut sees them, on its working grid; every array (I, J, K).

    Parameters
    ----------
    body : bool, at least half of the voxel is tissue.
    cost : float32 per mm2, mean of what the tissues in the voxel cost.
    misplaced : float32 per voxel, price of giving it to pollux (negative: to castor).
    seed : uint8, 1 surely castor's, 2 surely pollux's, 0 to be decided.
    castor_needs, pollux_needs : int8 or None; number (of `crofton.NEIGHBOURS`) of the neighbour that must be
        the same twin's where the voxel is castor's (pollux's), -1 for none: a corridor's lines of sight.
    """

    grid: Grid
    body: Array
    cost: Array
    misplaced: Array
    seed: Array
    castor_needs: Array | None = None
    pollux_needs: Array | None = None


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
