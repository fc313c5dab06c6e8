"""How far each weight may move before the surface does."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import SolverError
from dioscuri.model.figure import Figure
from dioscuri.model.weight import WeightRange
from dioscuri.separation.between import faces_of, share_within
from dioscuri.separation.opencut import OpenCut
from dioscuri.separation.premises import Premises, weights_of
from dioscuri.separation.trial import Trial

Array = NDArray[Any]

SEARCHED = 16.0
CLOSE = 1.1  # the bracket of an end, upper over lower
SOURCE = "cut solved again at other weights, for these labels"
CAUSES = ("bisection of the weight", "voxels of the cut")


def weight_ranges(
    basis: Premises, open_cut: OpenCut, names: Sequence[str] | None = None
) -> tuple[WeightRange, ...]:
    """For each weight, from where to where the surface stays put, all other weights as they are.

    It stays put while `recipe.stays_put_share` of it, seen from either surface, moves less than one working
    voxel. Sought in steps of 2 up to 16 times lower and higher, then bisected to 10 %: an end is the first
    that a step of 2 meets.

    Raises
    ------
    SolverError : a name that is no weight.
    """
    weights = weights_of(basis.recipe)
    for name in names or ():
        if name not in weights:
            raise SolverError(f"weight: {name!r} found, must be one of {', '.join(weights)}")
    trial, faces = Trial(), faces_of(basis.field, open_cut.pollux)
    return tuple(_range(basis, name, weights, faces, trial) for name in (names or weights))


def _range(basis: Premises, name: str, weights: dict[str, float], faces: Array, trial: Trial) -> WeightRange:
    value, unit = weights[name], "per " + name.rsplit("_per_", 1)[1]
    slope = basis.slope(name)
    matters = bool(np.any(slope.cost) or np.any(slope.misplaced))

    def stays(weight: float) -> bool:
        if not matters:
            return True
        other = faces_of(basis.field, trial.pollux(basis.moved((slope, weight - value))))
        voxel = float(basis.field.grid.spacing_mm[0])
        return share_within(faces, other, voxel) >= basis.recipe.stays_put_share

    start = value or _smallest(weights, unit) / SEARCHED
    last = start * SEARCHED if value else start * SEARCHED**2
    return WeightRange(
        weight=name.removesuffix("_" + unit.replace(" ", "_")),
        unit=unit,
        value=value,
        low=_end(stays, start, start / SEARCHED, unit) if value else None,
        high=_end(stays, start, last, unit) if value or stays(start) else _bracket(0, start, unit),
        searched_low=value / SEARCHED,
        searched_high=last,
        stays_put=f"{basis.recipe.stays_put_share:.0%} of the surface moves less than one working voxel",
    )


def _smallest(weights: dict[str, float], unit: str) -> float:
    """The smallest weight of that unit: a weight of 0 has no scale of its own."""
    same = unit.replace(" ", "_")
    return min((w for n, w in weights.items() if w > 0 and n.endswith(same)), default=1.0)


def _end(stays: Callable[[float], bool], start: float, last: float, unit: str) -> Figure | None:
    """The weight at which the surface moves, or None where it does not between `start` and `last`."""
    steps = round(abs(math.log2(last / start)))
    inside = start
    for n in range(1, 1 + steps):
        outside = start * 2.0 ** (n if last > start else -n)
        if not stays(outside):
            return _bracket(*_bisected(stays, inside, outside), unit)
        inside = outside
    return None


def _bisected(stays: Callable[[float], bool], inside: float, outside: float) -> tuple[float, float]:
    while max(inside, outside) / min(inside, outside) > CLOSE:
        middle = math.sqrt(inside * outside)
        inside, outside = (middle, outside) if stays(middle) else (inside, middle)
    return inside, outside


def _bracket(inside: float, outside: float, unit: str) -> Figure:
    low, high = sorted((inside, outside))
    return Figure(value=math.sqrt(low * high), low=low, high=high, unit=unit, source=SOURCE, causes=CAUSES)
