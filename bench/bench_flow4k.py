"""20 nonlinear samples of a network of 4,138 segments. The peer solves each by Newton with scipy's splu."""

from __future__ import annotations

from typing import Any

import numpy as np

from bench.nets import tree
from bench.newton import newton_pressures
from dioscuri.circulation.flow.many import Samples, steady_many
from dioscuri.circulation.flow.steady import steady

PEER = "Newton with scipy splu, one by one"
SEGMENTS, SAMPLES = 4138, 20


def prepare() -> Any:
    """Samples of its resistances."""
    network = tree(SEGMENTS, nonlinear=True)
    rng = np.random.default_rng(1)
    shape = (SAMPLES, len(network.edges))
    drawn = Samples(
        network.resistance * rng.lognormal(0, 0.3, shape),
        np.broadcast_to(network.quadratic, shape),
        np.broadcast_to(network.demand_ml_min, shape),
        np.broadcast_to(network.external_mmhg, shape),
        np.broadcast_to(network.fixed_mmhg, (SAMPLES, len(network.nodes))),
    )
    return network, drawn, steady(network)


def ours(given: Any) -> float:
    """All at once."""
    network, drawn, _ = given
    return float(steady_many(network, drawn).pressure_mmhg.sum())


def peer(given: Any) -> float:
    """One by one."""
    network, drawn, today = given
    return float(sum(newton_pressures(network, -1, today.pressure_mmhg, r).sum() for r in drawn.resistance))
