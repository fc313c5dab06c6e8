"""How far every point of the intracranial space is from either twin's seed, through that space."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse
from scipy.sparse import csgraph

from dioscuri.errors import GeometryError
from dioscuri.model import Grid

Array = NDArray[Any]
FARTHEST_SEED_MM = 40.0


def from_seeds(domain: Array, slow: Array, grid: Grid, seeds_lps_mm: ArrayLike) -> tuple[Array, Array]:
    """Path lengths (I, J, K) mm from castor's and pollux's seed through `domain`; inf where none leads.

    Parameters
    ----------
    slow : (I, J, K), how many mm one mm counts (1 in brain, more where brain is unlikely to go on).
    seeds_lps_mm : (2, 3), castor then pollux; each moves to the nearest voxel of the domain.

    Raises
    ------
    GeometryError : a seed far from the domain, or both in one voxel.
    """
    index = np.argwhere(domain)
    number = np.full(domain.shape, -1, np.int64)
    number[tuple(index.T)] = np.arange(len(index))
    starts = [_nearest(index, grid, seed) for seed in np.asarray(seeds_lps_mm, float)]
    if starts[0] == starts[1]:
        raise GeometryError("seeds: castor's and pollux's lie in one voxel, must lie in two heads")
    graph = _links(number, slow, grid, len(index))
    lengths = csgraph.dijkstra(graph, directed=False, indices=starts)
    out = []
    for row in lengths:
        field = np.full(domain.shape, np.inf, np.float32)
        field[tuple(index.T)] = row
        out.append(field)
    return out[0], out[1]


def _nearest(index: Array, grid: Grid, seed: Array) -> int:
    away = np.linalg.norm(grid.lps(index) - seed, axis=1)
    found = int(away.argmin())
    if away[found] > FARTHEST_SEED_MM:
        raise GeometryError(
            f"seed {np.round(seed, 1).tolist()}: {away[found]:.0f} mm from any brain, "
            f"must be within {FARTHEST_SEED_MM:g} mm"
        )
    return found


def _links(number: Array, slow: Array, grid: Grid, count: int) -> Any:
    """Sparse graph of 18-connected voxels, weights in mm."""
    rows, columns, lengths = [], [], []
    steps = [
        (1, 0, 0),
        (0, 1, 0),
        (0, 0, 1),
        (1, 1, 0),
        (1, -1, 0),
        (1, 0, 1),
        (1, 0, -1),
        (0, 1, 1),
        (0, 1, -1),
    ]
    for step in steps:
        here, there = _shifted(step)
        a, b = number[here], number[there]
        both = (a >= 0) & (b >= 0)
        rows.append(a[both])
        columns.append(b[both])
        length = float(np.linalg.norm(np.array(step) * grid.spacing_mm))
        lengths.append(length * (slow[here][both] + slow[there][both]) / 2)
    return sparse.csr_array(
        (np.concatenate(lengths), (np.concatenate(rows), np.concatenate(columns))), shape=(count, count)
    )


def _shifted(step: tuple[int, int, int]) -> tuple[tuple[slice, ...], tuple[slice, ...]]:
    here = tuple(slice(max(0, -s), -s if s > 0 else None) for s in step)
    there = tuple(slice(max(0, s), s if s < 0 else None) for s in step)
    return here, there
