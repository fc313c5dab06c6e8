"""Exact minimum cut, 26 neighbours, of a 60³ body with tissue costs. The peer is GPL: measured, not imported.

Both get the same integer problem and give the same value; the peer's is compared with ours here.
"""

from __future__ import annotations

import numpy as np

from dioscuri.model import Grid
from dioscuri.separation import Problem, solve
from dioscuri.separation.energy import Field, problem_of

PEER = "PyMaxflow"


def prepare() -> Problem:
    """Two overlapping spheres with a random, smooth cost; the seeds are the far thirds."""
    from scipy.ndimage import gaussian_filter

    n = 60
    rng = np.random.default_rng(7)
    i, j, k = np.indices((n, n, n)) - (n - 1) / 2
    body = np.minimum(*[i**2 + j**2 + (k + s) ** 2 for s in (-8, 8)]) < 21**2
    rough = gaussian_filter(rng.normal(size=body.shape), 2)
    cost = np.exp(1.2 * rough / rough.std()).astype(np.float32)
    seed = np.where(k < -10, 1, np.where(k > 10, 2, 0)).astype(np.uint8) * body
    grid = Grid.axis_aligned(body.shape, 1.5, origin_mm=(0, 0, 0), frame="1.2")
    return problem_of(Field(grid, body, cost, np.zeros(body.shape, np.float32), seed))[0]


def ours(given: Problem) -> int:
    """Build and solve, with the certificate."""
    return solve(given).flow


def peer(given: Problem) -> int:
    """Build and solve with Boykov-Kolmogorov."""
    import maxflow

    graph = maxflow.GraphInt(given.nodes, len(given.pairs))
    nodes = graph.add_nodes(given.nodes)
    graph.add_edges(*given.pairs.T, given.price, given.price)
    graph.add_grid_tedges(nodes, given.if_pollux, given.if_castor)
    flow = int(graph.maxflow())
    if flow != ours(given):
        raise AssertionError(f"the peer's flow {flow} is not ours")
    return flow
