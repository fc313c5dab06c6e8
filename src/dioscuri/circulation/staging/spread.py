"""Whether the order matters, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.staging.intervals import MODEL, PREVIEW, point
from dioscuri.circulation.staging.orders import Spread
from dioscuri.model.clipstages import OrderSpread
from dioscuri.model.staging_recipe import StagingRecipe

Array = NDArray[Any]


def worst_order(cost: Array) -> tuple[int, ...]:
    """An order that passes the worst set of clips that an order can pass."""
    k = len(cost).bit_length() - 1
    finite = np.where(np.isfinite(cost), cost, -np.inf)
    worst = 1 + int(np.argmax(finite[1:]))
    return tuple(sorted(range(k), key=lambda j: (not worst >> j & 1, j)))


def order_spread(
    linear: Spread, full: tuple[float, float], grown: Sequence[float], recipe: StagingRecipe
) -> OrderSpread:
    """The statement about order.

    Parameters
    ----------
    linear : of the preview, over all orders. full : peak rise of the best and the worst of its orders,
        nonlinear, without growth. grown : of several plans of stages, with growth. mmHg.
    """
    spreads = (linear.worst - linear.best, abs(full[1] - full[0]), max(grown) - min(grown))
    matters = max(spreads) >= recipe.order_matters_mmhg
    return OrderSpread(
        **{name: point(getattr(linear, name), "mmHg", PREVIEW) for name in vars(linear)},
        full_best=point(full[0], "mmHg", MODEL),
        full_worst=point(full[1], "mmHg", MODEL),
        grown_best=point(min(grown), "mmHg", MODEL),
        grown_worst=point(max(grown), "mmHg", MODEL),
        matters=matters,
        sentence=_sentence(max(spreads[:2]) >= recipe.order_matters_mmhg, matters, (linear, full, grown)),
    )


def _sentence(
    by_order: bool, matters: bool, spreads: tuple[Spread, tuple[float, float], Sequence[float]]
) -> str:
    linear, full, grown = spreads
    said = (
        f"highest rise of a territory's pressure in the best and the worst order {linear.best:.2f} and "
        f"{linear.worst:.2f} mmHg (linear preview), {full[0]:.2f} and {full[1]:.2f} (nonlinear), "
        f"in the stages compared {min(grown):.2f} to {max(grown):.2f} (with growth)"
    )
    if by_order:
        return f"The order matters here: {said}."
    if matters:
        return (
            "The order of single clips barely matters here, but how they are divided into stages, with "
            f"growth between them, does: {said}."
        )
    return f"The order barely matters here: {said}. Choose it by access and by what can be tested."
