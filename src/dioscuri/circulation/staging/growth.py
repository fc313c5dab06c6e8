"""How the vessels that stay open adapt their calibre to the blood they are left with. Uncalibrated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.flow.many import Samples, States, steady_many
from dioscuri.circulation.flow.steady import steady
from dioscuri.model.network import FlowNetwork
from dioscuri.model.staging_recipe import StagingRecipe

Array = NDArray[Any]
STEPS = 4  # per gap; the calibre follows the flow exactly within a step, the flow the calibre between steps


@dataclass(frozen=True)
class Growth:
    """A vessel's wall seeks the shear it has today.

    Shear goes with flow / radius**3, so that the goal is today's radius times (flow / today's flow)**(1/3),
    within `least` and `most`; the logarithm of the radius nears it exponentially in `days`. After Murray
    (PNAS 1926;12:207) and Kamiya and Togawa (Am J Physiol 1980;239:H14): the set point is theirs, the time
    and the limits are nobody's.
    """

    days: float
    most: float
    least: float
    still_ml_min: float

    def grown(self, calibre: Array, today_ml_min: Array, now_ml_min: Array, days: float) -> Array:
        """Calibres (E,), in today's radii, after `days` of the flows `now_ml_min` (E,)."""
        was = np.maximum(np.abs(today_ml_min), self.still_ml_min)
        now = np.maximum(np.abs(now_ml_min), self.still_ml_min)
        goal = np.log(np.clip(np.cbrt(now / was), self.least, self.most))
        left = np.exp(-days / self.days)
        return np.asarray(np.exp(goal + (np.log(calibre) - goal) * left))


def growth_of(recipe: StagingRecipe, place: float = 0.0) -> Growth:
    """The recipe's growth: the middle (0), or the fast (-1) or slow (1) end of its time's 90 % interval."""
    return Growth(
        recipe.growth_days * recipe.growth_factor**place,
        recipe.growth_most,
        recipe.growth_least,
        recipe.growth_still_ml_min,
    )


def calibrated(network: FlowNetwork, calibre: Array) -> FlowNetwork:
    """The network with each edge's radius times `calibre` (E,): both of its losses go with radius**-4."""
    narrow = np.asarray(calibre, float) ** -4
    return replace(network, resistance=network.resistance * narrow, quadratic=network.quadratic * narrow)


def may_grow(network: FlowNetwork) -> Array:
    """Edges whose wall adapts, (E,) bool: all vessels, no bed of capillaries."""
    return np.array([kind != "bed" for kind in network.kind])


def states_of(network: FlowNetwork, clips: Mapping[str, float], calibre: Array) -> States:
    """Steady states with `clips` for each row of calibres (S, E), in today's radii.

    Raises
    ------
    IsolatedError : a clip isolates a territory.
    """
    if (calibre == 1).all():
        state = steady(network, clips)
        rows = len(calibre)
        return States(np.tile(state.pressure_mmhg, (rows, 1)), np.tile(state.flow_ml_min, (rows, 1)))
    narrow = calibre**-4

    def same(values: Array) -> Array:
        return np.tile(values, (len(calibre), 1))

    samples = Samples(
        network.resistance * narrow,
        network.quadratic * narrow,
        same(network.demand_ml_min),
        same(network.external_mmhg),
        same(network.fixed_mmhg),
    )
    return steady_many(network, samples, clips)


def through_gap(
    network: FlowNetwork,
    clips: Mapping[str, float],
    calibre: Array,
    *,
    days: float,
    growths: Sequence[Growth | None],
) -> Array:
    """Calibres (S, E) after `days` with `clips` in place, a row each growth; closed vessels keep theirs."""
    today = steady(network).flow_ml_min
    grows = may_grow(network)
    grows[[network.edge(name) for name, share in clips.items() if share >= 1]] = False
    for _ in range(STEPS):
        now = states_of(network, clips, calibre).flow_ml_min
        rows = [
            c if growth is None else np.where(grows, growth.grown(c, today, flow, days / STEPS), c)
            for c, growth, flow in zip(calibre, growths, now, strict=True)
        ]
        calibre = np.array(rows)
    return calibre
