"""The peer of the nonlinear flow: plain Newton with a sparse LU from scipy in every round."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
ROUNDS = 40


def newton_pressures(
    network: FlowNetwork, closed: int, start: Array, resistance: Array | None = None
) -> Array:
    """Pressures (N,) with one edge closed (-1: none); friction, quadratic losses and collapsing walls."""
    from scipy.sparse import coo_array
    from scipy.sparse.linalg import splu

    a, b = (network.resistance if resistance is None else resistance), network.quadratic
    x = np.nan_to_num(network.external_mmhg, nan=-np.inf)
    s, t = network.ends.T
    n = len(network.nodes)
    free = np.flatnonzero(~network.held)
    p = np.where(network.held, network.fixed_mmhg, start)
    is_open = np.arange(len(a)) != closed
    for _ in range(ROUNDS):
        first, last = np.maximum(p[s], x), np.maximum(p[t], x)
        root = np.sqrt(a * a + 4 * b * np.abs(first - last))
        flow = is_open * 2 * (first - last) / (a + root)
        out = np.bincount(s, flow, n) - np.bincount(t, flow, n) - network.inflow_ml_min
        if np.abs(out[free]).max() < 1e-11 * network.inflow_ml_min.sum():
            break
        gs, ge = is_open * np.maximum(p[s] >= x, 1e-3) / root, is_open * np.maximum(p[t] >= x, 1e-3) / root
        rows, cols = np.concatenate([s, s, t, t]), np.concatenate([s, t, s, t])
        slope = coo_array((np.concatenate([gs, -ge, -gs, ge]), (rows, cols)), shape=(n, n)).tocsr()
        p[free] -= splu(slope[free][:, free].tocsc()).solve(out[free])
    return p
