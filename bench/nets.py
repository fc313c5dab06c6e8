"""Venous trees with loops, of any size: radii after Murray, so that pressures are those of a head."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model.network import FlowNetwork, flow_network

LOOPS = 0.03
LEAF_ML_MIN = 500.0  # through the whole tree
NEAR = 300


def tree(edges: int, seed: int = 0, *, nonlinear: bool = False) -> FlowNetwork:
    """A tree towards one outlet at 5 mmHg with 3 % of loops between neighbours; a quarter of it is fed."""
    rng = np.random.default_rng(seed)
    loops = int(LOOPS * edges)
    nodes = edges - loops + 1
    parent = np.array([0] + [int(rng.integers(max(0, n - 50), n)) for n in range(1, nodes)])
    fed = rng.random(nodes) < 0.25
    fed[0] = False
    inflow = np.where(fed, LEAF_ML_MIN / fed.sum(), 0.0)
    through = inflow.copy()
    for n in range(nodes - 1, 0, -1):
        through[parent[n]] += through[n]
    resistance = _resistance(np.maximum(through, 1e-3), rng)
    rows: dict[str, dict[str, Any]] = {
        f"e{n}": {"ends": (f"n{n}", f"n{parent[n]}"), "kind": "vein", "resistance": resistance[n]}
        for n in range(1, nodes)
    }
    for n in range(loops):
        a = int(rng.integers(0, nodes - NEAR - 1)) if nodes > NEAR + 1 else 0
        b = a + int(rng.integers(1, min(NEAR, nodes - 1)))
        mean = float(_resistance(np.array([min(through[a], through[b]) + 1e-3]), rng)[0])
        rows[f"l{n}"] = {"ends": (f"n{a}", f"n{b}"), "kind": "vein", "resistance": mean}
    if nonlinear:
        for n, row in enumerate(rows.values()):
            row["quadratic"] = 0.002 * row["resistance"]
            if n % 20 == 0:
                row["external_mmhg"] = 5.5
    points: dict[str, dict[str, Any]] = {f"n{n}": {"inflow_ml_min": q} for n, q in enumerate(inflow)}
    points["n0"] = {"fixed_mmhg": 5.0}
    return flow_network(points, rows)


def _resistance(flow: NDArray[Any], rng: np.random.Generator) -> NDArray[Any]:
    """Resistance of 5 mm of vessel with a Murray radius, mmHg min/mL, within a factor of about two."""
    radius = 0.35 * flow ** (1 / 3)
    pascal = 8 * 3.5e-3 * 5e-3 / (np.pi * (radius * 1e-3) ** 4)
    out: NDArray[Any] = pascal * 1e-6 / 60 / 133.322 * rng.lognormal(0, 0.4, len(flow))
    return out


def matrix(network: FlowNetwork, closed: int) -> tuple[Any, NDArray[Any]]:
    """Conductance matrix (CSC) and right-hand side of the free nodes with one edge closed, as a peer does."""
    from scipy.sparse import coo_array

    g = 1 / network.resistance
    g[closed] = 0.0
    s, t = network.ends.T
    n = len(network.nodes)
    rows, cols = np.concatenate([s, t, s, t]), np.concatenate([s, t, t, s])
    whole = coo_array((np.concatenate([g, g, -g, -g]), (rows, cols)), shape=(n, n)).tocsr()
    free = np.flatnonzero(~network.held)
    right = network.inflow_ml_min[free] - whole[free][:, network.held] @ network.fixed_mmhg[network.held]
    return whole[free][:, free].tocsc(), right
