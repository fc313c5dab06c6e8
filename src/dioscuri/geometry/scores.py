"""How well an estimate agrees with the truth."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import GeometryError
from dioscuri.geometry.distance import distance_to
from dioscuri.model import CASTOR, Grid, LabelMap, Ownership

Array = NDArray[Any]


def dice(ours: Array, truth: Array) -> float:
    """Dice overlap 2 |A and B| / (|A| + |B|) of two masks; 1 when both are empty."""
    if ours.shape != truth.shape:
        raise GeometryError(f"dice: shapes {ours.shape} and {truth.shape}, must be equal")
    total = int(ours.sum()) + int(truth.sum())
    return 2 * int((ours & truth).sum()) / total if total else 1.0


def surface_gap_mm(ours: Array, truth: Array, grid: Grid, percent: float = 95) -> float:
    """Percentile of the distances between the boundaries of two masks, both ways, mm."""
    edges = [m & (distance_to(~m, grid) <= float(grid.spacing_mm.max()) * 1.01) for m in (ours, truth)]
    if not (edges[0].any() and edges[1].any()):
        return float("inf")
    both = [distance_to(edges[1 - n], grid)[edges[n]] for n in (0, 1)]
    return float(np.percentile(np.concatenate(both), percent))


def likelier(ownership: Ownership) -> Array:
    """Owner by the larger probability, uint8 (I, J, K): 0, 1 or 2; doubt is not shown."""
    return np.where(ownership.owner == 0, 0, np.where(ownership.castor >= 128, 1, 2)).astype(np.uint8)


def ownership_dice(
    ours: Ownership, truth: Ownership, labels: LabelMap, tissue: str = "brain"
) -> tuple[float, float]:
    """Dice of castor's and of pollux's part of one tissue of `labels`, by the likelier owner."""
    where = labels.tissue(tissue)
    a, b = likelier(ours), likelier(truth)
    castor, pollux = (dice((a == twin) & where, (b == twin) & where) for twin in (CASTOR, CASTOR + 1))
    return castor, pollux
