"""Tissue that is never given away: deep inside what is surely one twin's."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import CASTOR, NOBODY, POLLUX, SHARED, Grid, Ownership
from dioscuri.separation.averaging import Averager
from dioscuri.separation.seeds.kernels import fill_squares

Array = NDArray[Any]


def seeds_of(tissue: Array, ownership: Ownership, mean: Averager, depth_mm: float) -> Array:
    """Tissue farther than `depth_mm` from all that is not surely the same twin's, uint8 on the working grid.

    Distances are taken on the working grid, from any voxel that holds some of the other's: at the labels'
    resolution they took most of a second each.
    """
    owned = np.where(tissue, ownership.owner, NOBODY)
    share = {number: mean(owned == number) for number in (CASTOR, POLLUX, SHARED)}
    out = np.zeros(mean.to.shape, np.uint8)
    for number, other in ((CASTOR, POLLUX), (POLLUX, CASTOR)):
        near = within(share[other] + share[SHARED] > 0, mean.to, depth_mm)
        out[~near & (share[number] > 0.5)] = number
    return out


def within(mask: Array, grid: Grid, by_mm: float) -> Array:
    """Voxels of a cubic grid no farther than `by_mm` from `mask`, bool (I, J, K).

    Squared distances axis by axis, over no more neighbours than `by_mm` reaches: a tenth of the time of a
    whole distance transform.
    """
    limit = int((by_mm / float(grid.spacing_mm[0])) ** 2 * (1 + 1e-9))
    squares = fill_squares(mask, limit)
    return np.asarray(squares <= limit)
