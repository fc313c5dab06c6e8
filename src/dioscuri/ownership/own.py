"""Brain, CSF, bone, skin and vessels are given to castor or pollux, with a probability."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import ndimage

from dioscuri.errors import GeometryError
from dioscuri.geometry.distance import distance_to
from dioscuri.geometry.resample import resample
from dioscuri.geometry.space import intracranial
from dioscuri.model import CASTOR, NOBODY, POLLUX, SHARED, Grid, LabelMap, Ownership
from dioscuri.model.recipe import OwnershipRecipe
from dioscuri.ownership.border import cheapest_border, neighbours
from dioscuri.ownership.reach import from_seeds

Array = NDArray[Any]
CSF_SLOWER = 3.0
ROUNDS = 800
REFINED_ROUNDS = 250
BAND_MM = 5.0
SURE = 0.05  # a probability within this of 0 or 1 is called


def own(labels: LabelMap, *, seeds_lps_mm: ArrayLike, recipe: OwnershipRecipe) -> Ownership:
    """Give every voxel of the body to castor, pollux or neither surely.

    The two brains compete through the intracranial space; their border is the cheapest surface between
    them, CSF being cheap. Every other tissue, and brain that no seed reaches, follows the nearer brain. The
    probability falls off slowly where no CSF shows the border (fused brain).

    Parameters
    ----------
    seeds_lps_mm : (2, 3) a point deep in each brain, castor then pollux.

    Returns
    -------
    Ownership : 0 outside the body; 3 (shared or uncertain) where neither twin's probability is above 95 %.

    Raises
    ------
    GeometryError : no brain, or a seed far from any brain.
    """
    if not labels.tissue("brain").any():
        raise GeometryError("labels: no brain in them, ownership needs the brains of both twins")
    coarse = coarser(labels, recipe.spacing_mm)
    share = _compete(coarse, np.asarray(seeds_lps_mm, float), recipe)
    share = _refined(share, coarse, labels, recipe)
    reached = _reached(labels, np.asarray(seeds_lps_mm, float))
    return _everything(share, reached, labels, recipe)


def coarser(labels: LabelMap, spacing_mm: float) -> LabelMap:
    """Labels at a coarser spacing; CSF wins in a mixed voxel, so that a thin gap stays closed."""
    if float(labels.grid.spacing_mm.min()) >= spacing_mm - 1e-6:
        return labels
    grid = labels.grid.respaced(spacing_mm)
    ratio = labels.grid.spacing_mm / spacing_mm
    size = np.maximum(1, np.rint(1 / ratio)).astype(int)
    values = resample(labels.values, labels.grid, grid, order=0)
    space = intracranial(labels)
    gap = ndimage.uniform_filter((space & ~labels.tissue("brain")).astype(np.float32), size)
    gap = resample(gap, labels.grid, grid, order=1)
    number = labels.anatomy.number
    values[(values == number("brain")) & (gap > 0.3)] = number("csf")
    return LabelMap(values, grid, labels.anatomy)


def _compete(labels: LabelMap, seeds: Array, recipe: OwnershipRecipe) -> Array:
    """Relaxed indicator of castor in the intracranial space, float32 (I, J, K), 0.5 outside it."""
    space = intracranial(labels)
    brain = labels.tissue("brain")
    slow = np.where(brain, 1.0, CSF_SLOWER)
    to_castor, to_pollux = from_seeds(space, slow, labels.grid, seeds)
    reached = np.isfinite(to_castor) & np.isfinite(to_pollux)
    with np.errstate(invalid="ignore"):
        way = np.where(
            reached, to_castor / (to_castor + to_pollux), np.where(np.isfinite(to_castor), 0.0, 1.0)
        )
    way[space & np.isinf(to_castor) & np.isinf(to_pollux)] = 0.5
    start = np.clip((1 - recipe.search_share - way) / (1 - 2 * recipe.search_share), 0, 1)
    domain = space & (way > recipe.search_share - 0.02) & (way < 1 - recipe.search_share + 0.02)
    out = np.where(space, way < 0.5, 0.5).astype(np.float32)
    return _solve(out, start, domain, brain, recipe, ROUNDS)


def _solve(
    out: Array, start: Array, domain: Array, brain: Array, recipe: OwnershipRecipe, rounds: int
) -> Array:
    index, ahead = neighbours(domain)
    if not len(index):
        return out
    at = tuple(index.T)
    u = start[at]
    fixed = (u <= 0) | (u >= 1)
    cost = np.where(brain[at], 1.0, recipe.csf_cost)
    out[at] = cheapest_border(u, fixed, cost, ahead, rounds)
    return out


def _refined(share: Array, coarse: LabelMap, labels: LabelMap, recipe: OwnershipRecipe) -> Array:
    """The border again, at full resolution, within a band around the coarse one."""
    if coarse is labels:
        return share
    space = intracranial(labels)
    fine = resample(share, coarse.grid, labels.grid, order=1, fill=0.5)
    side = np.where(fine > 0.5, 1.0, 0.0).astype(np.float32)
    border = space & _border(side, space)
    band = space & (distance_to(border, labels.grid) <= BAND_MM)
    rim = band & ~_eroded(band, space)
    start = np.where(rim, side, np.clip(fine, 0.01, 0.99))
    out = np.where(space, side, 0.5).astype(np.float32)
    return _solve(out, start, band, labels.tissue("brain"), recipe, REFINED_ROUNDS)


def _border(side: Array, space: Array) -> Array:
    castor = space & (side > 0.5)
    return np.asarray(castor & ndimage.binary_dilation(space & ~castor))


def _eroded(band: Array, space: Array) -> Array:
    """Band voxels none of whose neighbours in the space lie outside the band."""
    return np.asarray(band & ~ndimage.binary_dilation(space & ~band))


def _reached(labels: LabelMap, seeds: Array) -> Array:
    """The pieces of the intracranial space that hold a seed, (I, J, K) bool.

    A speck of marrow called brain is reached from neither: were it given to the farther twin, all about it
    would lie between two brains.
    """
    space = intracranial(labels)
    pieces, _ = ndimage.label(space, ndimage.generate_binary_structure(3, 2))
    index = np.argwhere(space)
    points = labels.grid.lps(index)
    held = [pieces[tuple(index[np.linalg.norm(points - seed, axis=1).argmin()])] for seed in seeds]
    return np.isin(pieces, held)


def _everything(share: Array, reached: Array, labels: LabelMap, recipe: OwnershipRecipe) -> Ownership:
    brain, body = labels.tissue("brain") & reached, labels.values > 0
    castor_brain, pollux_brain = brain & (share > 0.5), brain & (share <= 0.5)
    for name, mask in (("castor", castor_brain), ("pollux", pollux_brain)):
        if not mask.any():
            raise GeometryError(f"ownership: no brain is {name}'s, the seeds must lie in two heads")
    # Difference of distances changes by 2 mm per mm walked across the border, hence the halves.
    nearer = _coarse_difference(castor_brain, pollux_brain, labels.grid) / 2
    doubt = _doubt_mm(share, labels, recipe)
    probability = _normal(nearer / max(recipe.uncertain_mm / 1.645, 1e-3))
    fused = doubt > float(labels.grid.spacing_mm.max())
    sure = np.where(castor_brain, 1.0, 0.0)
    unsure = _normal(_signed(castor_brain, pollux_brain, nearer) / np.maximum(doubt, 1e-3))
    probability = np.where(brain, np.where(fused, unsure, sure), probability)
    owner = np.full(labels.grid.shape, SHARED, np.uint8)
    owner[probability >= 1 - SURE] = CASTOR
    owner[probability <= SURE] = POLLUX
    owner[~body] = NOBODY
    return Ownership(owner, np.rint(255 * probability).astype(np.uint8), labels.grid)


def _signed(castor: Array, pollux: Array, nearer: Array) -> Array:
    """`nearer` in brain, with the sign that the competition gave."""
    return np.where(castor, np.abs(nearer), np.where(pollux, -np.abs(nearer), nearer))


def _coarse_difference(castor: Array, pollux: Array, grid: Grid) -> Array:
    """Distance to pollux's brain minus distance to castor's, mm, made at 2 mm and interpolated."""
    coarse = grid.respaced(max(2.0, float(grid.spacing_mm.max())))
    fields = [distance_to(resample(mask, grid, coarse, order=0), coarse) for mask in (pollux, castor)]
    return resample(fields[0] - fields[1], coarse, grid, order=1)


def _doubt_mm(share: Array, labels: LabelMap, recipe: OwnershipRecipe) -> Array:
    """Standard deviation of the border near each voxel, mm: large where no CSF shows it."""
    grid = labels.grid
    brain = labels.tissue("brain")
    side = (share > 0.5).astype(np.float32)
    border = _border(side, intracranial(labels)) | _border(1 - side, intracranial(labels))
    naked = border & brain & ~ndimage.binary_dilation(~brain, iterations=1)
    sigma = recipe.fused_doubt_mm / grid.spacing_mm
    weight = ndimage.gaussian_filter(border.astype(np.float32), sigma, truncate=3)
    fused = ndimage.gaussian_filter(naked.astype(np.float32), sigma, truncate=3)
    part = np.where(weight > 1e-6, fused / np.maximum(weight, 1e-6), 0)
    return np.asarray(recipe.fused_doubt_mm * np.clip(2 * part - 0.5, 0, 1), np.float32)


def _normal(z: Array) -> Array:
    """Standard normal distribution function, by its logistic approximation (error below 0.01)."""
    return np.asarray(1 / (1 + np.exp(-np.clip(1.702 * z, -30, 30))), np.float32)
