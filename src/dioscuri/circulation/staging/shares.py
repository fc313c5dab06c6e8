"""How much one stage may clip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.staging import kernels
from dioscuri.errors import IsolatedError
from dioscuri.model.network import FlowNetwork
from dioscuri.model.staging_recipe import StagingRecipe

Array = NDArray[Any]


def loads_of(
    network: FlowNetwork, candidates: Sequence[str], flow_ml_min: Array, recipe: StagingRecipe
) -> Array:
    """Share that each candidate takes of a stage's allowance, (k,), sum 1: equal, or by today's flow."""
    k = len(candidates)
    if not recipe.share_by_flow:
        return np.full(k, 1.0 / k)
    flow = np.abs(flow_ml_min[[network.edge(c) for c in candidates]])
    return np.asarray(flow / flow.sum()) if flow.sum() > 0 else np.full(k, 1.0 / k)


def stages_needed(loads: Array, share: float) -> Array:
    """Fewest stages that each set of the candidates needs, (2**k,), whatever it does to pressures."""
    k = len(loads)
    _, stages = kernels.fewest_stages(np.zeros(1 << k), k, loads, share, 1.0)
    return np.asarray(stages)


def cut_into_stages(order: Sequence[int], loads: Array, share: float) -> tuple[tuple[int, ...], ...]:
    """An order as stages, each as full as its share allows; one clip above it has a stage of its own."""
    stages: list[list[int]] = []
    filled = np.inf
    for j in order:
        filled += float(loads[j])
        if filled > share * (1 + 1e-9):
            stages.append([])
            filled = float(loads[j])
        stages[-1].append(j)
    return tuple(tuple(s) for s in stages)


def fewest(cost: Array, loads: Array, share: float) -> tuple[tuple[int, ...], ...]:
    """Stages without growth: first the least possible peak, then the fewest stages, exactly.

    Parameters
    ----------
    cost : (2**k,) of each set, inf where it must not be. loads : (k,).
    """
    k = len(loads)
    limit = float(kernels.least_peak(cost, k)[-1])
    last, _ = kernels.fewest_stages(cost, k, loads, share, limit)
    if last[-1] < 0:
        raise IsolatedError("staging: every order of these clips isolates a territory")
    order, mask = [], len(cost) - 1
    while mask:
        order.append(int(last[mask]))
        mask ^= 1 << order[-1]
    return cut_into_stages(order[::-1], loads, share)
