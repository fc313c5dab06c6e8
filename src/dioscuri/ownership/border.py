"""The border between two brains: the cheapest surface that parts their seeds.

Minimises the sum of cost |grad u| (u = 1 at castor's seed, 0 at pollux's) by the primal-dual method of
Chambolle and Pock (J Math Imaging Vis 2011;40:120): the level set u = 1/2 of a minimiser is a surface of
least cost (Chan, Esedoglu and Nikolova, SIAM J Appl Math 2006;66:1632). Because costs are summed over the
whole surface, a thin sheet of CSF is found even where noise has torn holes into it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[Any]
STEP = 1 / np.sqrt(12.0)  # tau sigma |gradient|^2 <= 1, and |gradient|^2 <= 12 in three dimensions


def neighbours(domain: Array) -> tuple[Array, Array]:
    """Voxels of `domain` in order, and for each the number of its next one along i, j, k (-1: none).

    Returns
    -------
    index : (N, 3) voxel indices; ahead : (N, 3) int32.
    """
    index = np.argwhere(domain)
    number = np.full(np.array(domain.shape) + 1, -1, np.int32)
    number[tuple(index.T)] = np.arange(len(index), dtype=np.int32)
    ahead = np.stack([number[tuple((index + step).T)] for step in np.eye(3, dtype=int)], axis=1)
    return index, ahead


def cheapest_border(u: Array, fixed: Array, cost: Array, ahead: Array, rounds: int) -> Array:
    """Relaxed indicator of castor, (N,) float32 in 0 to 1.

    Parameters
    ----------
    u : (N,) where to start; kept where `fixed` (N,).
    cost : (N,) of a border through each voxel, per area.
    ahead : (N, 3) as `neighbours` gives.
    """
    return np.asarray(
        _primal_dual(
            u.astype(np.float32),
            fixed.astype(np.bool_),
            cost.astype(np.float32),
            ahead,
            rounds,
            float(STEP),
        )
    )


@njit(cache=True)
def _primal_dual(u: Array, fixed: Array, cost: Array, ahead: Array, rounds: int, step: float) -> Array:
    p = np.zeros(ahead.shape, np.float32)
    bar = u.copy()
    push = np.zeros(u.shape[0], np.float32)
    for _ in range(rounds):
        push[:] = 0
        for v in range(u.shape[0]):
            _raise_flow(v, p, bar, cost[v], ahead, step)
            for a in range(3):
                w = ahead[v, a]
                if w >= 0:
                    push[v] += p[v, a]
                    push[w] -= p[v, a]
        for v in range(u.shape[0]):
            if not fixed[v]:
                new = min(np.float32(1), max(np.float32(0), u[v] + step * push[v]))
                bar[v] = 2 * new - u[v]
                u[v] = new
    return u


@njit(cache=True)
def _raise_flow(v: int, p: Array, bar: Array, cost: float, ahead: Array, step: float) -> None:
    """One step of the flow through voxel v, held below its cost."""
    norm = np.float32(0)
    for a in range(3):
        if ahead[v, a] >= 0:
            p[v, a] += step * (bar[ahead[v, a]] - bar[v])
            norm += p[v, a] * p[v, a]
    if norm > cost * cost:
        for a in range(3):
            p[v, a] *= cost / np.sqrt(norm)
