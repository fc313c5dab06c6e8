"""Distances through a shell of voxels, from one vein after another."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import Grid

Array = NDArray[Any]
HALF = [s for s in product((-1, 0, 1), repeat=3) if s > (0, 0, 0)]  # of the 26 neighbours, each pair once


def shell_distances(ijk: Array, grid: Grid, sources: list[Array]) -> Array:
    """Distance of every voxel from each set of sources along paths within the voxels, (S, V) mm.

    Paths step between the 26 neighbours, which overestimates by at most about 13 % (4 to 6 % on average).

    Parameters
    ----------
    ijk : (V, 3) voxels. sources : S arrays of row numbers. What no path reaches is inf.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra

    count = len(ijk)
    a, b, length = neighbours(ijk, grid)
    start = np.concatenate([np.full(len(s), count + n) for n, s in enumerate(sources)] or [np.zeros(0, int)])
    target = np.concatenate([*sources, np.zeros(0, np.int64)]).astype(np.int64)
    rows, cols = np.concatenate([a, b, start]), np.concatenate([b, a, target])
    tiny = np.full(len(start), 1e-9)  # a stored zero would be no edge
    size = count + len(sources)
    graph = csr_array((np.concatenate([length, length, tiny]), (rows, cols)), shape=(size, size))
    if not len(sources):
        return np.zeros((0, count))
    found: Array = dijkstra(graph, directed=True, indices=np.arange(count, size))
    return found[:, :count]


def neighbours(ijk: Array, grid: Grid, *, faces_only: bool = False) -> tuple[Array, Array, Array]:
    """Pairs of rows whose voxels touch, and the distance of their centres: (P,), (P,), (P,) mm."""
    low = ijk.min(axis=0) - 1 if len(ijk) else np.zeros(3, np.int64)
    number = np.full(tuple(ijk.max(axis=0) - low + 2) if len(ijk) else (1, 1, 1), -1, np.int64)
    at = ijk - low
    number[tuple(at.T)] = np.arange(len(ijk))
    pairs, lengths = [], []
    for step in HALF:
        if faces_only and sum(map(abs, step)) > 1:
            continue
        other = number[tuple((at + step).T)]
        here = np.flatnonzero(other >= 0)
        pairs.append(np.stack([here, other[here]]))
        lengths.append(np.full(len(here), float(np.linalg.norm(np.array(step) * grid.spacing_mm))))
    a, b = np.concatenate(pairs, axis=1)
    return a, b, np.concatenate(lengths)
