"""Surfaces that cost little more and run elsewhere: the price is raised where others have passed."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.separation.choices.found import Candidate, Found
from dioscuri.separation.choices.places import Directions, place_of
from dioscuri.separation.sectors import Ring, sector_map
from dioscuri.separation.seeds import within
from dioscuri.separation.trial import Trial

Array = NDArray[Any]

SECTORS = 6
LEAST, MOST = 0.02, 20.0  # extra price, in mean prices of the optimum
CLOSE = 1.2  # bracket of the extra price, upper over lower


def push_away(found: Found, trial: Trial, ring: Ring, directions: Directions, n: int) -> None:
    """Up to `n` surfaces away from all that were found, and one for each sector of the ring."""
    for _ in range(n):
        band = _band(found, found.all)
        pollux = _pushed(found, trial, band)
        if pollux is None or not found.add(pollux, "another way all round"):
            break
    field = found.basis.field
    starts = np.arange(SECTORS) * (2 * np.pi / SECTORS)
    sector = sector_map(ring, starts, field.body, field.grid)
    for number, start in enumerate(starts):
        pollux = _pushed(found, trial, _band(found, [found.optimum]) & (sector == number))
        if pollux is not None:
            place = place_of(ring.outward(start + np.pi / SECTORS), directions)
            found.add(pollux, f"another way round on {place}")


def _band(found: Found, surfaces: list[Candidate]) -> Array:
    """Voxels within the recipe's distance of any of the surfaces, bool (I, J, K)."""
    field = found.basis.field
    beside = np.zeros(field.body.shape, bool)
    for one in surfaces:
        for side in (-0.25, 0.25):
            at = np.rint(field.grid.ijk(one.faces) + side).astype(int)
            beside[tuple(at.T)] = True
    return within(beside, field.grid, found.basis.recipe.alternative_distance_mm) & field.body


def _pushed(found: Found, trial: Trial, band: Array) -> Array | None:
    """The cut under the greatest extra price in the band at which its own cost keeps the limit, or None.

    The own cost never falls as the extra price rises, so the price is bisected.
    """
    if not band.any():
        return None
    field, optimum = found.basis.field, found.optimum
    mean = max(float(found.basis.plain.cost[band].mean()), 1e-6)  # a ban is no price

    def at(extra: float) -> Array | None:
        pollux = trial.pollux(dataclasses.replace(field, cost=field.cost + np.float32(extra * mean) * band))
        return pollux if found.open.value_of(pollux) <= found.limit else None

    best, low, high = at(MOST), LEAST, MOST
    if best is not None or (best := at(LEAST)) is None:
        return best
    while high / low > CLOSE:
        middle = float(np.sqrt(low * high))
        pollux = at(middle)
        low, high, best = (middle, high, pollux) if pollux is not None else (low, middle, best)
    return None if np.array_equal(best, optimum.pollux) else best
