"""How far two cuts of one body lie apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.separation.energy import Field

Array = NDArray[Any]


@dataclass(frozen=True)
class Apart:
    """Distances between two surfaces, both ways, mm: mean, 95th percentile, largest."""

    mean_mm: float
    most_mm: float
    largest_mm: float


def faces_of(field: Field, pollux: Array) -> Array:
    """Centres of the voxel faces that the cut passes, (P, 3) LPS mm."""
    found = []
    for axis in range(3):
        here = [slice(None)] * 3
        there = [slice(None)] * 3
        here[axis], there[axis] = slice(None, -1), slice(1, None)
        a, b = tuple(here), tuple(there)
        cut = field.body[a] & field.body[b] & (pollux[a] != pollux[b])
        found.append(np.argwhere(cut) + 0.5 * (np.arange(3) == axis))
    return field.grid.lps(np.concatenate(found))


def to_nearest(faces: Array, other: Array) -> Array:
    """Distance of each of the `faces` (P, 3) to the nearest of the `other`, (P,) mm; inf if none."""
    from scipy.spatial import cKDTree

    if not len(other):
        return np.full(len(faces), np.inf)
    out: Array = cKDTree(other).query(faces)[0]
    return out


def apart(one: Array, two: Array) -> Apart:
    """Distances between the cut faces of two surfaces; the worse way counts."""
    if not len(one) or not len(two):
        far = 0.0 if len(one) == len(two) else np.inf
        return Apart(far, far, far)
    ways = (to_nearest(one, two), to_nearest(two, one))
    return Apart(
        max(float(d.mean()) for d in ways),
        max(float(np.percentile(d, 95)) for d in ways),
        max(float(d.max()) for d in ways),
    )


def share_within(one: Array, two: Array, below_mm: float) -> float:
    """Share of a surface that lies nearer than `below_mm` to the other; the worse way counts."""
    ways = [d for d in (to_nearest(one, two), to_nearest(two, one)) if len(d)]
    return min((float((d < below_mm * (1 - 1e-6)).mean()) for d in ways), default=1.0)
