"""Which cause makes a figure as unsure as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.uncertainty.draw import groups_of, only
from dioscuri.model.flowspread import FlowSpread

Array = NDArray[Any]
ALONE = 48  # samples in which one group moves alone
MATTERS = 0.05  # a smaller share of the variance is not named


def shares_by_group(spread: FlowSpread, z: Array, answer: Callable[[Array], Array]) -> dict[str, Array]:
    """Share of each answer's variance that each group makes alone, each (M,); they sum to at most about 1.

    Parameters
    ----------
    answer : draws (S, K) -> answers (S, M). Asked once for each group, with all other causes at their middle
        (first-order effects; what causes do together is not counted).
    """
    z = z[:ALONE]
    variance = {group: answer(only(spread, z, group)).var(axis=0) for group in groups_of(spread)}
    total = np.maximum(sum(variance.values()), 1e-300) if variance else 1.0
    return {group: v / total for group, v in variance.items()}


def named(shares: dict[str, Array], column: int) -> tuple[str, ...]:
    """Causes of one answer, the dominant one first, with their share in words; small ones left out."""
    ranked = sorted(shares, key=lambda g: (-float(shares[g][column]), g))
    kept = [g for g in ranked if shares[g][column] >= MATTERS]
    return tuple(f"{g} ({shares[g][column]:.0%} of the variance)" for g in kept)
