"""Distances through a shell of voxels, from one vein after another."""

from __future__ import annotations

from itertools import product
from math import gcd
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import Grid

Array = NDArray[Any]
FACES = [(1, 0, 0), (0, 1, 0), (0, 0, 1)]
# Each pair once: the 98 steps to the voxels of a 5x5x5 cube that lie in a direction of their own.
STEPS = [s for s in product(range(-2, 3), repeat=3) if s > (0, 0, 0) and gcd(*s) == 1]


def shell_distances(ijk: Array, grid: Grid, sources: list[Array]) -> Array:
    """Distance of every voxel from each set of sources along paths within the voxels, (S, V) mm.

    Steps are of one or two voxels in each axis, never over a gap: within 4 % on a sphere, 8 % at worst.

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
    """Pairs of rows whose voxels are a step apart, and the distance of their centres: (P,), (P,), (P,) mm."""
    if not len(ijk):
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
    at = ijk - ijk.min(axis=0) + 2
    number = np.full(tuple(at.max(axis=0) + 3), -1, np.int64)
    number[tuple(at.T)] = np.arange(len(ijk))
    pairs, lengths = [], []
    for step in FACES if faces_only else STEPS:
        other = number[tuple((at + step).T)]
        here = np.flatnonzero((other >= 0) & _joined(number, at, np.array(step)))
        pairs.append(np.stack([here, other[here]]))
        lengths.append(np.full(len(here), float(np.linalg.norm(np.array(step) * grid.spacing_mm))))
    a, b = np.concatenate(pairs, axis=1)
    return a, b, np.concatenate(lengths)


def _joined(number: Array, at: Array, step: Array) -> Array:
    """Whether a voxel half-way along a step of two is there, so that no step jumps over a gap."""
    if np.abs(step).max() < 2:
        return np.ones(len(at), bool)
    middle = [np.trunc(step / 2), np.sign(step) * np.ceil(np.abs(step) / 2)]
    out: Array = np.any([number[tuple((at + m.astype(int)).T)] >= 0 for m in middle], axis=0)
    return out
