"""Draws of a network's causes, and the networks that they make."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.flow.many import Samples
from dioscuri.model.flowspread import FlowSpread
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
MOST_LOG = 20.0  # no resistance moves by more than e to this: a spread that wide says nothing anyway


def draws(spread: FlowSpread, count: int, seed: int) -> Array:
    """Standard normal causes (S, K), one stream per sample: more samples leave the first as they were."""
    streams = np.random.SeedSequence(seed).spawn(count)
    out = np.empty((count, spread.causes))
    for n, stream in enumerate(streams):
        out[n] = np.random.default_rng(stream).standard_normal(spread.causes)
    return out


def samples_of(network: FlowNetwork, spread: FlowSpread, z: Array) -> Samples:
    """The values that draws z (S, K) give the network."""
    e, n = len(network.edges), len(network.nodes)

    def factor(loading: Any) -> Array:
        out: Array = np.exp(np.clip(loading.shifts(z, e), -MOST_LOG, MOST_LOG))
        return out

    fixed = network.fixed_mmhg + spread.fixed_mmhg.shifts(z, n)
    return Samples(
        network.resistance * factor(spread.log_resistance),
        network.quadratic * factor(spread.log_quadratic),
        network.demand_ml_min * factor(spread.log_demand),
        network.external_mmhg + spread.external_mmhg.shifts(z, e),
        fixed,
    )


def only(spread: FlowSpread, z: Array, group: str) -> Array:
    """The same draws with every other group at its middle."""
    return np.where(spread.of(group), z, 0.0)


def groups_of(spread: FlowSpread) -> tuple[str, ...]:
    """Groups that have a cause, in the order in which they first appear."""
    return tuple(dict.fromkeys(spread.group))
