"""The steady flow of many samples of one network: same vessels, other radii, pressures and demands."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.flow.elimination import elimination_of
from dioscuri.circulation.flow.isolation import refuse_isolation
from dioscuri.circulation.flow.kernels import many
from dioscuri.circulation.flow.steady import KIRCHHOFF, TOLERANCE, first_guess, pins, shares_of, steady, today
from dioscuri.errors import SolverError
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
THREADS = 2


@dataclass(frozen=True, eq=False)
class Samples:
    """Values of a network as they might be; (S, E) and (S, N). Rows belong together."""

    resistance: Array
    quadratic: Array
    demand_ml_min: Array
    external_mmhg: Array
    fixed_mmhg: Array

    def __len__(self) -> int:
        return len(self.resistance)


@dataclass(frozen=True, eq=False)
class States:
    """Pressures (S, N) mmHg, NaN where a piece is cut off, and flows (S, E) mL/min."""

    pressure_mmhg: Array
    flow_ml_min: Array


def steady_many(network: FlowNetwork, samples: Samples, clips: Mapping[str, float] | None = None) -> States:
    """Every sample's steady state with these clips; the same answer whatever the number of threads.

    Raises
    ------
    IsolatedError, CirculationError : as `steady`.
    SolverError : a sample that does not balance; it is never left out in silence.
    """
    states, balanced = tried_many(network, samples, clips)
    if not balanced.all():
        raise SolverError(
            f"network: {int((~balanced).sum())} of {len(samples)} samples do not balance within "
            f"{KIRCHHOFF:g}; narrow the recipe's widest spread"
        )
    return states


def tried_many(
    network: FlowNetwork, samples: Samples, clips: Mapping[str, float] | None = None
) -> tuple[States, Array]:
    """As `steady_many`, and which samples balance, (S,) bool; the states of the others mean nothing."""
    shares = shares_of(network, clips or {})
    shut = shares >= 1
    refuse_isolation(network, today(network).ways, shut, list(clips or ()))
    plan = elimination_of(network)
    pin, lost = pins(network, plan, shut)
    left = np.where(shut, 1.0, 1.0 - shares)
    given = tuple(
        np.ascontiguousarray(v, np.float64)
        for v in (
            samples.resistance / left,
            samples.quadratic / left**2,
            samples.external_mmhg,
            samples.demand_ml_min,
        )
    )
    r, s = network.regulation, len(samples)
    out = (np.empty((s, len(network.nodes))), np.empty((s, len(network.edges))), np.empty(s))
    start = first_guess(network, steady(network, clips))
    limits = np.array([r.leftover, r.least, r.most])

    def solve(span: tuple[int, int]) -> None:
        many(
            span,
            start,
            network.ends,
            given,
            np.ascontiguousarray(samples.fixed_mmhg, np.float64),
            shut,
            limits,
            network.inflow_ml_min,
            plan.order_of,
            pin,
            plan.pattern,
            plan.lows,
            plan.ups,
            TOLERANCE,
            out,
        )

    edges = np.linspace(0, s, THREADS + 1).astype(int)
    with ThreadPoolExecutor(THREADS) as pool:  # each sample alone: the order cannot matter
        list(pool.map(solve, [(int(a), int(b)) for a, b in zip(edges[:-1], edges[1:], strict=True)]))
    out[0][:, lost] = np.nan
    return States(out[0], out[1]), out[2] <= KIRCHHOFF
