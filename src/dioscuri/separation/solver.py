"""The exact minimum s-t cut behind one seam: `solve(problem) -> Solution`, checked every time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import GeometryError, SolverError

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Problem:
    """Give each of N nodes to castor or to pollux so that what is cut costs least.

    Parameters
    ----------
    pairs : (E, 2) int32, neighbours; each pair once.
    price : (E,) int64 >= 0, paid when a pair is parted, whichever way round.
    if_pollux, if_castor : (N,) int64 >= 0, paid when the node goes to that twin.
    """

    pairs: Array
    price: Array
    if_pollux: Array
    if_castor: Array

    def __post_init__(self) -> None:
        if len(self.pairs) != len(self.price) or len(self.if_pollux) != len(self.if_castor):
            raise GeometryError(
                f"cut problem: {len(self.pairs)} pairs with {len(self.price)} prices, "
                f"{len(self.if_pollux)} and {len(self.if_castor)} node prices, must agree"
            )
        for name in ("price", "if_pollux", "if_castor"):
            values = getattr(self, name)
            if values.dtype != np.int64 or (values.size and values.min() < 0):
                raise GeometryError(f"cut problem: {name} must be int64 and >= 0")

    @property
    def nodes(self) -> int:
        """Number of nodes."""
        return len(self.if_pollux)


@dataclass(frozen=True, eq=False)
class Solution:
    """`pollux` (N,) bool: which nodes go to pollux; `flow`, which equals the value of that cut."""

    pollux: Array
    flow: int


def cut_value(problem: Problem, pollux: Array) -> int:
    """What a labelling costs, recomputed from the labels alone."""
    parted = pollux[problem.pairs[:, 0]] != pollux[problem.pairs[:, 1]]
    nodes = problem.if_pollux[pollux].sum() + problem.if_castor[~pollux].sum()
    return int(problem.price[parted].sum() + nodes)


def solve(problem: Problem) -> Solution:
    """The cheapest labelling, with its proof: a flow of the same value.

    Raises
    ------
    SolverError : the solver failed, or its flow differs from the cut of its labels.
    """
    solution = _ortools(problem) if problem.nodes else Solution(np.zeros(0, bool), 0)
    value = cut_value(problem, solution.pollux)
    if value != solution.flow:
        raise SolverError(f"minimum cut: flow {solution.flow} differs from the cut of the labels, {value}")
    return solution


def _ortools(problem: Problem) -> Solution:
    """Push-relabel of OR-Tools; castor is the source, pollux the sink."""
    from ortools.graph.python import max_flow

    n = problem.nodes
    source, sink = n, n + 1
    # What both sides of a node ask for is paid in any case and needs no flow.
    both = np.minimum(problem.if_pollux, problem.if_castor)
    to_castor, to_pollux = problem.if_pollux - both, problem.if_castor - both
    a, b = problem.pairs[:, 0], problem.pairs[:, 1]
    s, t, paid = np.flatnonzero(to_castor), np.flatnonzero(to_pollux), problem.price > 0
    tails = np.concatenate([a[paid], b[paid], np.full(len(s), source), t]).astype(np.int32)
    heads = np.concatenate([b[paid], a[paid], s, np.full(len(t), sink)]).astype(np.int32)
    limits = np.concatenate([problem.price[paid], problem.price[paid], to_castor[s], to_pollux[t]])
    network = max_flow.SimpleMaxFlow()
    network.add_arcs_with_capacity(tails, heads, limits)
    if not len(s) or not len(t):
        return Solution(np.full(n, len(t) > 0), int(both.sum()))
    status = network.solve(source, sink)
    if status != network.OPTIMAL:
        raise SolverError(f"minimum cut: OR-Tools ended with {status}, must be optimal")
    pollux = np.ones(n + 2, bool)
    pollux[network.get_source_side_min_cut()] = False
    return Solution(pollux[:n], int(network.optimal_flow()) + int(both.sum()))
