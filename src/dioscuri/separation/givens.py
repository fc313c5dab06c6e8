"""What `minimum_cut` is given: checked once, and split where voxels are too long."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.errors import GeometryError, SolverError
from dioscuri.model import CASTOR, POLLUX

Array = NDArray[Any]

OUTSIDE = 255
MIN_SPACING_MM, MAX_SPACING_MM, MAX_RATIO, SOLVED_RATIO = 0.01, 50.0, 20.0, 2.0
DIGITS = 9  # of a spacing in mm: what the weights are made for
MAX_COST = 1e30  # in float32 with room for sums
TWINS = {CASTOR: "castor", POLLUX: "pollux"}


@dataclass(frozen=True, eq=False)
class Given:
    """Checked arrays (I, J, K): cost float32, seeds uint8, misplaced float32; spacing in mm.

    `parts` : into how many each voxel is split along the three axes before it is solved.
    """

    cost: Array
    seeds: Array
    misplaced: Array
    spacing: tuple[float, float, float]
    parts: tuple[int, int, int] = (1, 1, 1)

    def split(self) -> Given:
        """The same on the grid that is solved, nothing left to split."""
        share = (self.misplaced.astype(float) / np.prod(self.parts)).astype(np.float32)
        cost, seeds, misplaced = self.cost, self.seeds, share
        for axis, n in enumerate(self.parts):
            cost, seeds, misplaced = (np.repeat(v, n, axis=axis) for v in (cost, seeds, misplaced))
        a, b, c = (round(s / n, DIGITS) for s, n in zip(self.spacing, self.parts, strict=True))
        return Given(cost, seeds, misplaced, (a, b, c))


def given(cost_per_mm2: ArrayLike, seeds: ArrayLike, spacing_mm: ArrayLike, misplaced: Any) -> Given:
    """The arguments of `minimum_cut`, or a one-line error about the first that cannot be used."""
    spacing = _spacing(spacing_mm)
    cost = np.asarray(cost_per_mm2)
    if cost.ndim != 3 or cost.dtype.kind not in "fiu":
        raise GeometryError(f"cost_per_mm2: {cost.dtype} {cost.shape}, must be numbers (I, J, K)")
    marks = np.asarray(seeds)
    if marks.dtype != np.uint8 or marks.shape != cost.shape:
        raise GeometryError(f"seeds: {marks.dtype} {marks.shape}, must be uint8 {cost.shape}, as the costs")
    _check_seeds(marks)
    body = marks != OUTSIDE
    price = np.zeros(cost.shape) if misplaced is None else np.asarray(misplaced)
    if price.shape != cost.shape or price.dtype.kind not in "fiu":
        raise GeometryError(f"misplaced: {price.dtype} {price.shape}, must be numbers {cost.shape}")
    _check_numbers("cost_per_mm2", cost[body], 0.0)
    _check_numbers("misplaced", price[body], -MAX_COST)
    inside = [np.where(body, v, 0).astype(np.float32) for v in (cost, price)]
    return Given(inside[0], marks, inside[1], spacing, _parts(spacing))


def _spacing(spacing_mm: ArrayLike) -> tuple[float, float, float]:
    spacing = np.asarray(spacing_mm)
    if spacing.shape != (3,) or spacing.dtype.kind not in "fiu":
        raise GeometryError(f"spacing_mm: {spacing.dtype} {spacing.shape}, must be three numbers, mm")
    a, b, c = (float(s) for s in spacing)
    if not all(MIN_SPACING_MM <= s <= MAX_SPACING_MM for s in (a, b, c)):
        raise GeometryError(
            f"spacing_mm: {[a, b, c]}, each must be {MIN_SPACING_MM:g} to {MAX_SPACING_MM:g} mm"
        )
    if max(a, b, c) > MAX_RATIO * min(a, b, c):
        raise GeometryError(
            f"spacing_mm: {[a, b, c]}, 1:{max(a, b, c) / min(a, b, c):.3g}, must be at most 1:{MAX_RATIO:g}: "
            "resample first"
        )
    return (a, b, c)


def _parts(spacing: tuple[float, float, float]) -> tuple[int, int, int]:
    a, b, c = (int(np.ceil(s / (SOLVED_RATIO * min(spacing)) - 1e-6)) for s in spacing)
    return (a, b, c)


def _check_numbers(name: str, values: Array, least: float) -> None:
    """Finite and within bounds inside the body; what stands outside it is never read."""
    if bad := int((~np.isfinite(values)).sum()):
        raise SolverError(f"{name}: {bad} voxels are NaN or infinite, all must be finite: correct them")
    low, high = float(values.min()), float(values.max())
    if low < least or high > MAX_COST:
        raise SolverError(f"{name}: {low:g} to {high:g}, must be {least:g} to {MAX_COST:g}")


def _check_seeds(seeds: Array) -> None:
    found = np.flatnonzero(np.bincount(seeds.ravel(), minlength=256))
    wrong = sorted(set(found.tolist()) - {0, CASTOR, POLLUX, OUTSIDE})
    if wrong:
        raise SolverError(
            f"seeds: value {wrong[0]} found, must be 0 undecided, 1 castor, 2 pollux or 255 outside"
        )
    if not (seeds != OUTSIDE).any():
        raise SolverError("seeds: an empty body (all 255), there must be voxels to cut")
    for number, twin in TWINS.items():
        if not (seeds == number).any():
            raise SolverError(
                f"seeds: none of {twin} ({number}), there must be at least one voxel surely its own"
            )
    if touching := _touching(seeds):
        raise SolverError(
            f"seeds: {touching} pairs of castor's and pollux's touch, undecided voxels must lie between "
            "them: contract the seeds"
        )


def _touching(seeds: Array) -> int:
    """Pairs of neighbours (26) of which one is castor's seed and one pollux's."""
    padded = np.pad(seeds, 1)
    pollux = np.argwhere(seeds == POLLUX) + 1
    if len(pollux) > int((seeds == CASTOR).sum()):
        return _touching(np.array([0, 2, 1], np.uint8)[np.where(seeds > POLLUX, 0, seeds)])
    total = 0
    for step in product((-1, 0, 1), repeat=3):
        total += int((padded[tuple((pollux + step).T)] == CASTOR).sum())
    return total
