"""Beds are given the resistance with which they meet their demand today."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.flow.steady import steady
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
ROUNDS = 60
CLOSE = 1e-7


def met(network: FlowNetwork, least_mmhg: float) -> tuple[FlowNetwork, Array]:
    """The network with beds that meet their demand today, and the share that they do, (E,), NaN for others.

    Each bed's resistance is its pressure difference over its demand, found by repeated substitution. Where
    less than `least_mmhg` would be left for the bed, the vessels that are seen cannot carry the demand: the
    bed then keeps `least_mmhg` over the demand as its resistance, and its demand is what flows.
    """
    bed = np.flatnonzero(~np.isnan(network.demand_ml_min))
    wanted = network.demand_ml_min[bed]
    start, end = network.ends[bed].T
    resistance = network.resistance.copy()
    passive = replace(network, demand_ml_min=np.full(len(resistance), np.nan))
    for _ in range(ROUNDS):
        state = steady(replace(passive, resistance=resistance))
        gradient = state.pressure_mmhg[start] - state.pressure_mmhg[end]
        better = np.maximum(gradient, least_mmhg) / wanted
        off = np.abs(better / resistance[bed] - 1).max(initial=0.0)
        resistance[bed] = better
        if off < CLOSE:
            break
    flow = steady(replace(passive, resistance=resistance)).flow_ml_min[bed]
    demand = np.full(len(resistance), np.nan)
    demand[bed] = np.maximum(flow, 1e-6 * wanted)
    share = np.full(len(resistance), np.nan)
    share[bed] = flow / wanted
    return replace(network, resistance=resistance, demand_ml_min=demand), share
