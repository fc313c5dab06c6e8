"""How many whole units make one cost unit."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import SolverError
from dioscuri.separation.crofton import crofton_weights
from dioscuri.separation.givens import OUTSIDE, Given
from dioscuri.separation.kernels import MOST
from dioscuri.separation.voxels import UNITS_PER_COST

ROUNDING = 1e-4  # of the median arc that costs anything
MOST_MISPLACED = 2.0**40  # units of one voxel; sums stay in int64


def scale_of(fine: Given) -> float:
    """Power of two by which costs are multiplied so that the dearest arc nearly fills int32.

    Raises
    ------
    SolverError : the costs span too wide a range for whole units.
    """
    cost = fine.cost[fine.seeds != OUTSIDE]
    paid = cost[cost > 0]
    scale = _scale(paid, crofton_weights(fine.spacing)) if paid.size else 1.0
    allowed = MOST_MISPLACED / (scale * UNITS_PER_COST)
    most = float(np.abs(fine.misplaced).max())
    if most > allowed:
        raise SolverError(
            f"misplaced: {most:g} per voxel found, must be at most {allowed:g} beside costs of up to "
            f"{cost.max():g} per mm2: lower it"
        )
    return scale


def _scale(paid: NDArray[Any], weights: NDArray[Any]) -> float:
    dearest, median = float(paid.max()), float(np.median(paid))
    # A power of two leaves up to half of MOST unused.
    allowed = float(np.median(weights[weights > 0]) / weights.max()) * (MOST / 2) * 2 * ROUNDING
    if dearest > allowed * median:
        raise SolverError(
            f"cost_per_mm2: overflow, the dearest voxel ({dearest:g}) is {dearest / median:.3g} times the "
            f"median one ({median:g}), must be at most {allowed:.3g} times: lower what bans a region"
        )
    return float(2.0 ** math.floor(math.log2(MOST / (dearest * float(weights.max()) * UNITS_PER_COST))))
