"""Vessels from what contrast adds to the unenhanced CT, and which of them are arteries, veins and sinuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.geometry.distance import distance_to
from dioscuri.labelling.studies import Studies
from dioscuri.model import Grid
from dioscuri.model.recipe import LabellingRecipe

Array = NDArray[Any]
LEAST_NOISE_HU = 3.0
KIND_MM = 1.5  # over which the ratio of phases is averaged


@dataclass(frozen=True, eq=False)
class Rise:
    """Enhancement over the unenhanced CT, HU: strongest of each phase and of all, and the noise in it."""

    arterial: Array
    venous: Array
    each: tuple[Array, ...]
    noise_hu: float

    @property
    def strongest(self) -> Array:
        """Strongest enhancement in any study, float32 (I, J, K) HU."""
        return np.maximum(self.arterial, self.venous)


def rises(studies: Studies, cavity: Array) -> Rise:
    """Subtract the unenhanced CT from each study; the level and noise of tissue are taken out."""
    each: list[Array] = []
    noise: list[float] = []
    for _, values in studies.enhanced:
        rise = values - studies.ct
        # Most of a head is not vessel: the median is tissue, and the half below it is noise alone.
        tissue = rise[cavity][::7] if cavity.any() else rise.ravel()[::97]
        level = float(np.median(tissue))
        below = level - tissue[tissue < level]
        noise.append(max(LEAST_NOISE_HU, 1.4826 * float(np.median(below)) if below.size else 0.0))
        each.append((rise - level).astype(np.float32))
    nothing = np.zeros(studies.ct.shape, np.float32)
    phase = {
        role: [r for (s, _), r in zip(studies.enhanced, each, strict=True) if s.scan.role == role]
        for role in ("cta_arterial", "cta_venous")
    }
    strongest = {role: np.maximum.reduce(found) if found else nothing for role, found in phase.items()}
    return Rise(
        strongest["cta_arterial"],
        strongest["cta_venous"],
        tuple(each),
        max(noise, default=LEAST_NOISE_HU),
    )


def vessel_mask(rise: Rise, body: Array, grid: Grid, recipe: LabellingRecipe) -> Array:
    """Vessels (I, J, K): sure voxels, and what continues them above the noise.

    The continuing threshold is the larger of half the sure one's and `vessel_noise_sd` of the noise; beside
    a brighter voxel it is `vessel_edge_share` of that one's, so that blur does not thicken vessels.
    """
    strongest = np.where(body, rise.strongest, 0)
    low = min(recipe.vessel_rise_hu, max(recipe.vessel_noise_sd * rise.noise_hu, recipe.vessel_rise_hu / 2))
    weak = (strongest > low) & (strongest > recipe.vessel_edge_share * ndimage.maximum_filter(strongest, 3))
    pieces, count = ndimage.label(weak, np.ones((3, 3, 3)))
    peak = ndimage.maximum(strongest, pieces, np.arange(count + 1)) if count else np.zeros(1)
    keep = np.asarray(peak) > recipe.vessel_rise_hu
    keep[0] = False
    keep &= _extent_mm(pieces, count, grid) >= recipe.smallest_vessel_mm
    return np.asarray(keep[pieces])


def _extent_mm(pieces: Array, count: int, grid: Grid) -> Array:
    """Diagonal of each piece's box, (count + 1,) mm."""
    out = np.zeros(count + 1)
    for n, box in enumerate(ndimage.find_objects(pieces), start=1):
        sides = [(s.stop - s.start) * d for s, d in zip(box, grid.spacing_mm, strict=True)]
        out[n] = float(np.linalg.norm(sides))
    return out


def kinds(
    rise: Rise, vessels: Array, inside: Array, wall_mm: Array, grid: Grid, recipe: LabellingRecipe
) -> tuple[Array, Array]:
    """Masks of arteries and of dural sinuses among the vessels; the rest are veins.

    A thick venous channel beside the inner table (`wall_mm` from bone, (I, J, K)) is a dural sinus, and so
    is a thicker one anywhere (the straight sinus runs through the brain), if it lies `inside` the skull
    (I, J, K).
    """
    sigma = KIND_MM / grid.spacing_mm
    arterial, venous = (
        ndimage.gaussian_filter(np.where(vessels, r, 0).astype(np.float32), sigma)
        for r in (rise.arterial, rise.venous)
    )
    artery = vessels & (arterial > recipe.artery_share * venous)
    venous_mask = vessels & ~artery
    depth = distance_to(~venous_mask, grid) - float(grid.spacing_mm.min()) / 4  # centres miss the axis
    near = wall_mm <= recipe.sinus_wall_mm + recipe.sinus_radius_mm
    core = venous_mask & (depth >= recipe.sinus_radius_mm) & (near | (depth >= recipe.deep_sinus_radius_mm))
    core &= inside  # outside the skull a channel as wide is a jugular vein
    reach = recipe.sinus_radius_mm + float(grid.spacing_mm.max()) * 1.5
    return artery, np.asarray(venous_mask & (distance_to(core, grid) <= reach))
