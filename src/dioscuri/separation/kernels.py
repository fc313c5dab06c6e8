"""Compiled loops of the cut's capacities: rows of arcs out of prices, and what a labelling costs."""

from __future__ import annotations

import numpy as np
from numba import njit

MOST = 2**30 - 1  # a capacity and its reverse together fit in int32; a price clipped to this is a ban
CASTOR, POLLUX, AIR = 1, 2, 3  # twins as in the model, written out for the compiler


@njit(cache=True, nogil=True, inline="always")
def price_of(one, other, weight):
    """Capacity of a pair of voxels whose costs are `one` and `other` per mm2."""
    return np.int64(min(np.rint((np.float64(one) + np.float64(other)) / 2 * weight), np.float64(MOST)))


@njit(cache=True, nogil=True)
def both_ways(i, j, n, price, castor_needs, pollux_needs):
    """What is paid where voxel i is castor's and its neighbour j, in direction n, pollux's; and reversed."""
    mine, theirs = price, price
    if castor_needs.size > 1:
        if castor_needs[i] == n:
            mine = MOST
        if castor_needs[j] == 25 - n:
            theirs = MOST
    if pollux_needs.size > 1:
        if pollux_needs[i] == n:
            theirs = MOST
        if pollux_needs[j] == 25 - n:
            mine = MOST
    return mine, theirs


@njit(cache=True, nogil=True)
def fill_rows(places, arcs, ends, masks, state, cost, castor_needs, pollux_needs, offsets, weights):
    """Rows of undecided voxels: `arcs` (M, 13, 2), `ends` (M, 2) paid at pollux's and at castor's, and the
    masks (M, 4) of arcs with room that the flow starts with. Arrays but these are of the padded box, flat;
    `weights` (26,)."""
    corridor = castor_needs.size > 1 or pollux_needs.size > 1
    for m in range(len(places)):
        i = np.int64(places[m])
        out, into = np.int32(0), np.int32(0)
        here = cost[i]
        for n in range(26):
            j = i + offsets[n]
            whose = state[j]
            if n < 13:
                arcs[m, n, 0] = arcs[m, n, 1] = 0
            if whose == AIR:
                continue
            price = price_of(here, cost[j], weights[n])
            mine, theirs = price, price
            if corridor:
                mine, theirs = both_ways(i, j, n, price, castor_needs, pollux_needs)
            if whose == 0:
                if mine > 0:
                    out |= np.int32(1 << n)
                if theirs > 0:
                    into |= np.int32(1 << n)
                if n < 13:
                    arcs[m, n, 0], arcs[m, n, 1] = np.int32(mine), np.int32(theirs)
            elif whose == POLLUX:
                ends[m, 1] += mine
            else:
                ends[m, 0] += theirs
        masks[m, 0], masks[m, 1] = out, into


@njit(cache=True, nogil=True)
def value_of(places, side, state, cost, castor_needs, pollux_needs, offsets, weights):
    """What the pairs of a labelling cost; `side` uint8 of the padded box: 1 castor's, 2 pollux's, 0 air."""
    total = np.int64(0)
    for m in range(len(places)):
        i = np.int64(places[m])
        here = side[i]
        for n in range(26):
            j = i + offsets[n]
            if side[j] == here or side[j] == 0 or (n >= 13 and state[j] == 0):
                continue
            price = price_of(cost[i], cost[j], weights[n])
            mine, theirs = both_ways(i, j, n, price, castor_needs, pollux_needs)
            total += mine if here == CASTOR else theirs
    return total
