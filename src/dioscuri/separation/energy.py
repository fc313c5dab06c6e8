"""What a cut costs: the team's preferences, per mm2 of tissue and per mm3 on the wrong side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import GeometryError
from dioscuri.model import NOBODY, Grid, LabelMap, Ownership, VesselGraph
from dioscuri.model.anatomy import TISSUES
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.averaging import Averager, working_grid
from dioscuri.separation.calibre import Lumen, lumen_of
from dioscuri.separation.seeds import seeds_of

Array = NDArray[Any]


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


def field_of(
    labels: LabelMap,
    ownership: Ownership,
    recipe: SeparationRecipe,
    shift_mm: Array,
    *,
    vessels: VesselGraph | None = None,
    eloquence: Array | None = None,
) -> Field:
    """Averages of labels and ownership over a working grid that is moved by `shift_mm` along i, j, k.

    Parameters
    ----------
    vessels : radius and owner of the vessels; without them those of the labels and of the ownership.
    eloquence : float (I, J, K) on the labels' grid, 0 to 1: how much more the brain there is worth.

    Raises
    ------
    GeometryError : an eloquence map of another shape, or outside 0 to 1.
    """
    grid = working_grid(labels.grid, recipe.working_spacing_mm, shift_mm)
    mean = Averager(labels.grid, grid)
    lumen = lumen_of(labels, ownership, vessels)
    tissue = labels.values > 0
    share = np.maximum(mean(tissue), 1e-6)
    body = share >= 0.5
    cost = mean(_cost(labels, recipe, lumen, eloquence)) / share
    lean = mean(misplaced_of(labels, ownership, recipe, lumen)) * np.float32(grid.voxel_mm3)
    return Field(grid, body, cost, lean, seeds_of(tissue, ownership, mean, recipe.seed_depth_mm) * body)


def cost_of(
    labels: LabelMap,
    recipe: SeparationRecipe,
    *,
    vessels: VesselGraph | None = None,
    eloquence: Array | None = None,
) -> Array:
    """Cost per mm2 of cutting each voxel, float32 (I, J, K); 0 in air."""
    return _cost(labels, recipe, lumen_of(labels, None, vessels), eloquence)


def _cost(labels: LabelMap, recipe: SeparationRecipe, lumen: Lumen, eloquence: Array | None) -> Array:
    price = {
        "skin": recipe.scalp_cost_per_mm2,
        "muscle": recipe.soft_tissue_cost_per_mm2,
        "bone": recipe.bone_cost_per_mm2,
        "dura": recipe.dura_cost_per_mm2,
        "csf": recipe.csf_cost_per_mm2,
        "brain": recipe.brain_cost_per_mm2,
        "vessel": recipe.vessel_cost_per_mm2,
    }
    out = by_tissue(labels, price)
    out.ravel()[lumen.voxels] *= lumen.radius_mm**recipe.vessel_calibre_exponent
    if eloquence is not None:
        weight = 1 + recipe.eloquence_factor * checked_eloquence(eloquence, labels)
        out = np.where(labels.tissue("brain"), out * weight, out)
    return out


def misplaced_of(labels: LabelMap, ownership: Ownership, recipe: SeparationRecipe, lumen: Lumen) -> Array:
    """Price per mm3 of giving each voxel to pollux, negative of giving it to castor, float32 (I, J, K).

    The blood in a vessel is its edge's owner's, however far it runs in the other twin.
    """
    other = recipe.misplaced_cost_per_mm3
    price = {tissue: other for tissue in TISSUES} | {"brain": recipe.misplaced_brain_cost_per_mm3}
    out = by_tissue(labels, price)
    out *= (np.arange(256, dtype=np.float32) * np.float32(2 / 255) - 1)[ownership.castor]
    out *= ownership.owner != NOBODY
    out.ravel()[lumen.voxels] = (2 * lumen.castor - 1) * recipe.misplaced_vessel_cost_per_mm3
    return out


def by_tissue(labels: LabelMap, value: dict[str, float]) -> Array:
    """The value of each voxel's tissue, float32 (I, J, K); 0 in air."""
    table = np.zeros(1 + max(s.number for s in labels.anatomy), np.float32)
    for structure in labels.anatomy:
        table[structure.number] = value[structure.tissue]
    out: Array = table[labels.values]
    return out


def checked_eloquence(eloquence: Array, labels: LabelMap) -> Array:
    """`eloquence` as float32.

    Raises
    ------
    GeometryError : another shape than the labels', or values outside 0 to 1.
    """
    out = np.asarray(eloquence, np.float32)
    if out.shape != labels.values.shape:
        raise GeometryError(f"eloquence: shape {out.shape}, must be that of the labels {labels.values.shape}")
    if not (out.min() >= 0 and out.max() <= 1):
        raise GeometryError(f"eloquence: {out.min():g} to {out.max():g}, must be 0 to 1 everywhere")
    return out
