"""Nonlinear samples of a tree, all at once and one by one."""

from __future__ import annotations

from typing import Any

import numpy as np

from bench.nets import tree
from bench.newton import newton_pressures
from dioscuri.circulation.flow.many import Samples, steady_many
from dioscuri.circulation.flow.steady import steady

PEER = "Newton with scipy splu, one by one"


def drawn(segments: int, count: int) -> Any:
    """Samples of a network's resistances."""
    network = tree(segments, nonlinear=True)
    rng = np.random.default_rng(1)
    shape = (count, len(network.edges))
    samples = Samples(
        network.resistance * rng.lognormal(0, 0.3, shape),
        np.broadcast_to(network.quadratic, shape),
        np.broadcast_to(network.demand_ml_min, shape),
        np.broadcast_to(network.external_mmhg, shape),
        np.broadcast_to(network.fixed_mmhg, (count, len(network.nodes))),
    )
    return network, samples, steady(network)


def at_once(given: Any) -> float:
    """All samples in one call."""
    network, samples, _ = given
    return float(steady_many(network, samples).pressure_mmhg.sum())


def one_by_one(given: Any) -> float:
    """Each by plain Newton, from today's state."""
    network, samples, today = given
    return float(sum(newton_pressures(network, -1, today.pressure_mmhg, r).sum() for r in samples.resistance))
