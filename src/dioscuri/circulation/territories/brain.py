"""Both brains on a working grid: whose each voxel is, how deep it lies, and what is cortex."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.circulation.territories.necks import Necks
from dioscuri.errors import CirculationError
from dioscuri.geometry.distance import distance_to, grown
from dioscuri.geometry.resample import resample
from dioscuri.model import Grid, LabelMap, Ownership
from dioscuri.model.caseflow_recipe import CaseFlowRecipe

Array = NDArray[Any]
FOLDS_MM = 4.0  # folds and vessels narrower than twice this are no surface of the brain
CASTOR, POLLUX = 1, 2


@dataclass(frozen=True, eq=False)
class Brain:
    """Voxels of both brains, one row each.

    Parameters
    ----------
    grid : the working grid. ijk : (V, 3) voxel. lps_mm : (V, 3). twin : (V,) 1 castor, 2 pollux.
    depth_mm : (V,) below the surface of that twin's brain.
    """

    grid: Grid
    ijk: Array
    lps_mm: Array
    twin: Array
    depth_mm: Array

    @property
    def voxel_ml(self) -> float:
        """Volume of one voxel, mL."""
        return self.grid.voxel_mm3 / 1000


def brain_of(
    labels: LabelMap, ownership: Ownership, recipe: CaseFlowRecipe, necks: Necks | None = None
) -> Brain:
    """Both brains at `territory_spacing_mm`; a voxel is the likelier twin's.

    What lies beyond a twin's foramen magnum is spinal cord, and left out.

    Raises
    ------
    CirculationError : no brain in the labels, or none of one twin.
    """
    grid = labels.grid.respaced(np.maximum(labels.grid.spacing_mm, recipe.territory_spacing_mm))
    brain = resample(labels.mask("brain"), labels.grid, grid, order=0)
    vessel = resample(labels.tissue("vessel"), labels.grid, grid, order=0)
    castor = resample(ownership.castor, ownership.grid, grid, order=0) >= 128
    parts = [_one(brain & mine, vessel, grid) for mine in (castor, ~castor)]
    for name, (ijk, _) in zip(("castor", "pollux"), parts, strict=True):
        if not len(ijk):
            raise CirculationError(
                f"{name}: no brain in the labels, must have some: territories are made of it; "
                "check labels and owners"
            )
    parts = [_above(n, part, grid, necks) for n, part in enumerate(parts)]
    ijk = np.concatenate([p[0] for p in parts])
    twin = np.repeat([CASTOR, POLLUX], [len(p[0]) for p in parts])
    return Brain(grid, ijk, grid.lps(ijk), twin, np.concatenate([p[1] for p in parts]))


def _above(n: int, part: tuple[Array, Array], grid: Grid, necks: Necks | None) -> tuple[Array, Array]:
    if necks is None:
        return part
    head = necks.beyond_mm(grid.lps(part[0]))[:, n] <= 0
    return part[0][head], part[1][head]


def _one(brain: Array, vessel: Array, grid: Grid) -> tuple[Array, Array]:
    """Voxels (V, 3) of one brain and their depth below its surface, folds and ventricles filled."""
    if not brain.any():
        return np.zeros((0, 3), np.int64), np.zeros(0)
    where = np.argwhere(brain)
    pad = int(np.ceil(2 * FOLDS_MM / grid.spacing_mm.min())) + 1
    low = where.min(axis=0)
    size = where.max(axis=0) - low + 1
    solid = np.zeros(size + 2 * pad, bool)
    inner = tuple(slice(pad, pad + n) for n in size)
    box = tuple(slice(a, a + n) for a, n in zip(low, size, strict=True))
    solid[inner] = brain[box]
    closed = grown(grown(solid, grid, FOLDS_MM), grid, -FOLDS_MM) | solid
    among = np.zeros_like(solid)
    among[inner] = vessel[box]
    closed |= among & ndimage.binary_dilation(closed)
    depth = distance_to(~ndimage.binary_fill_holes(closed), grid)
    return where, depth[tuple((where - low + pad).T)]
