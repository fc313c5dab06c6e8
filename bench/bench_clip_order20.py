"""Exact order of 20 clips, the five best, the spread. The peer: batched solves, the programme in numpy."""

import numpy as np

from bench.clip_pair import batched, preview
from dioscuri.circulation.staging.orders import best_orders, spread_of

PEER = "numpy batched solves, dynamic programme by size"
REPEATS = 1


def prepare():
    """The reduced network; what is compiled on first use is compiled here, on eight of its candidates."""
    of = preview()
    few = np.random.default_rng(0).random(256)
    best_orders(few, 5), spread_of(few), of.highest(largest=1)
    return of


def ours(given):
    """The best order and its peak."""
    cost = given.highest(rise=True)
    best_orders(cost, 5)
    return spread_of(cost).best


def peer(given):
    """Peak of the best order."""
    k = len(given.candidates)
    masks = np.arange(1 << k)
    cost = (batched(given, masks) - given.today_mmhg).max(axis=1)
    size = np.bitwise_count(masks.astype(np.uint64))
    out = np.full(len(cost), np.inf)
    out[0] = -np.inf
    for s in range(1, k + 1):
        here = masks[size == s]
        for j in range(k):
            has = here[(here >> j) & 1 == 1]
            out[has] = np.minimum(out[has], out[has ^ (1 << j)])
        out[here] = np.maximum(out[here], cost[here])
    return float(out[-1])
