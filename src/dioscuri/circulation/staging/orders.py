"""The order of clips whose worst moment is least bad: exact, over all orders."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.staging import kernels
from dioscuri.circulation.staging.preview import ClipPreview
from dioscuri.errors import IsolatedError
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
RANDOM_ORDERS = 200


@dataclass(frozen=True)
class Spread:
    """Highest territory pressure (or rise) on the way, by order; linear preview, mmHg.

    `final` is that of all clips together, which no order avoids.
    """

    best: float
    worst: float
    greedy: float
    random_median: float
    random_worst: float
    final: float


def peak(cost: Array, order: tuple[int, ...]) -> float:
    """Highest cost of the states that an order passes, the intact one left out."""
    return float(cost[masks_of(order)].max())


def masks_of(order: tuple[int, ...]) -> Array:
    """Sets of clips after each clip of an order, (k,)."""
    return np.cumsum([1 << j for j in order])


def best_orders(cost: Array, many: int = 1, weight: Array | None = None) -> list[tuple[int, ...]]:
    """Up to `many` orders with the least possible peak, least sum of costs first.

    Parameters
    ----------
    cost : (2**k,) cost of each set of clips, inf where it must not be.
    weight : (k + 1,) weight in the sum by number of clips; 1 each unless given.

    Raises
    ------
    IsolatedError : every order passes a set that must not be.
    """
    k = len(cost).bit_length() - 1
    limit = float(kernels.least_peak(cost, k)[-1])
    if not np.isfinite(limit):
        raise IsolatedError("staging: every order of these clips isolates a territory")
    weight = np.ones(k + 1) if weight is None else np.asarray(weight, float)
    to_go = kernels.least_burden(cost, k, weight, limit)
    return _cheapest(cost, to_go, weight, limit, many)


def _cheapest(cost: Array, to_go: Array, weight: Array, limit: float, many: int) -> list[tuple[int, ...]]:
    """Orders by sum, by best-first search; what is to go is known exactly, so that no state is in vain."""
    k, full = len(weight) - 1, len(cost) - 1
    heap: list[tuple[float, tuple[int, ...], int, float]] = [(float(to_go[0]), (), 0, 0.0)]
    out: list[tuple[int, ...]] = []
    while heap and len(out) < many:
        _, order, mask, spent = heapq.heappop(heap)
        if mask == full:
            out.append(order)
            continue
        for j in range(k):
            after = mask | 1 << j
            if after != mask and cost[after] <= limit and np.isfinite(to_go[after]):
                paid = spent + float(weight[len(order) + 1] * cost[after])
                heapq.heappush(heap, (paid + float(to_go[after]), (*order, j), after, paid))
    return out


def greedy_order(cost: Array) -> tuple[int, ...]:
    """At each step the clip that is least bad just now."""
    k = len(cost).bit_length() - 1
    order: list[int] = []
    mask = 0
    while len(order) < k:
        left = [j for j in range(k) if not mask >> j & 1]
        order.append(min(left, key=lambda j: float(cost[mask | 1 << j])))
        mask |= 1 << order[-1]
    return tuple(order)


def spread_of(cost: Array, seed: int = 0) -> Spread:
    """How much the order matters for these costs."""
    k = len(cost).bit_length() - 1
    rng = np.random.default_rng(seed)
    drawn = [peak(cost, tuple(int(j) for j in rng.permutation(k))) for _ in range(RANDOM_ORDERS)]
    return Spread(
        best=float(kernels.least_peak(cost, k)[-1]),
        worst=float(cost[1:].max()),
        greedy=peak(cost, greedy_order(cost)),
        random_median=float(np.median(drawn)),
        random_worst=float(np.max(drawn)),
        final=float(cost[-1]),
    )


def refuse_isolating(network: FlowNetwork, candidates: tuple[str, ...], preview: ClipPreview) -> None:
    """Raise IsolatedError where all clips together isolate a territory: then so does every order.

    Closing more never reopens a way, so that no order of fewer clips isolates what all of them do not.
    """
    k = len(candidates)
    full = (1 << k) - 1
    if not preview.isolating(np.array([full]))[0]:
        return
    names = _named(network, candidates)
    saved = ~preview.isolating(full ^ (1 << np.arange(k)))
    hint = [c for c, ok in zip(candidates, saved, strict=True) if ok]
    what = f"leave open {' or '.join(hint)}" if hint else "leave more than one of them open"
    raise IsolatedError(
        f"staging: clipping all of {', '.join(candidates)} isolates {', '.join(names)}, in every order; "
        f"must leave each a way: {what}, or add a graft",
        names,
    )


def _named(network: FlowNetwork, candidates: tuple[str, ...]) -> tuple[str, ...]:
    from dioscuri.circulation.flow.isolation import isolated
    from dioscuri.circulation.flow.steady import today

    shut = np.zeros(len(network.edges), bool)
    shut[[network.edge(c) for c in candidates]] = True
    return isolated(network, today(network).ways, shut)
