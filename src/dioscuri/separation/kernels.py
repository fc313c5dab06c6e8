"""Compiled loops of the cut's capacities: rows of arcs out of prices, and what a labelling costs."""

from __future__ import annotations

import numpy as np
from numba import njit

MOST = 2**30 - 1  # a capacity and its reverse together fit in int32; a price clipped to this is a ban
CASTOR, POLLUX, AIR = 1, 2, 3  # twins as in the model, written out for the compiler
CHUNK = 64  # voxels that are looked over at once for any that are parted


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
def fill_rows(places, misplaced, arcs, ends, masks, state, cost, castor_needs, pollux_needs, offsets, half):
    """Rows of undecided voxels: `arcs` (M, 13, 2), `ends` (M, 2) paid at pollux's and at castor's, and the
    masks (M, 4) of arcs with room that the flow starts with. Arrays but these are of the padded box, flat;
    `half` (26,) is half of each neighbour's weight."""
    corridor = castor_needs.size > 1 or pollux_needs.size > 1
    for m in range(len(places)):
        i = np.int64(places[m])
        out, into = np.int32(0), np.int32(0)
        at_pollux, at_castor = max(misplaced[m], 0), max(-misplaced[m], 0)
        here = np.float64(cost[i])
        for n in range(26):
            j = np.uint64(i + offsets[n])
            whose = state[j]
            if n < 13:
                arcs[m, n, 0] = arcs[m, n, 1] = 0
            if whose == AIR:
                continue
            exact = (here + np.float64(cost[j])) * half[n]
            if n >= 13 and whose == 0 and not corridor:
                if exact > 0.5:  # what rounds to more than 0
                    out |= np.int32(1 << n)
                    into |= np.int32(1 << n)
                continue
            price = np.int64(min(np.rint(exact), np.float64(MOST)))
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
                at_castor += mine
            else:
                at_pollux += theirs
        ends[m, 0], ends[m, 1] = at_pollux, at_castor
        masks[m, 0], masks[m, 1] = out, into


@njit(cache=True, nogil=True)
def value_of(side, state, cost, castor_needs, pollux_needs, offsets, half):
    """What the pairs of a labelling cost, those without an undecided voxel left out.

    `side` uint8 of the padded box, flat: 1 castor's, 2 pollux's, 0 air. An undecided voxel never lies in the
    margin, so a step from or to it never leaves the box.
    """
    total = np.int64(0)
    for start in range(0, len(side), CHUNK):
        for n in range(13):
            step = offsets[n]
            stop = max(start, min(start + CHUNK, len(side) - step))
            here, there = side[start:stop], side[start + step : stop + step]
            parted = np.uint8(0)
            for i in range(len(here)):  # from 0, so that the compiler sees a plain run of bytes
                a, b = here[i], there[i]
                parted |= (a & (b >> np.uint8(1))) | (b & (a >> np.uint8(1)))
            if parted == 0:
                continue
            for i in range(start, stop):
                j = i + step
                if (side[i] | side[j]) != 3 or (state[i] != 0 and state[j] != 0):
                    continue
                exact = (np.float64(cost[i]) + np.float64(cost[j])) * half[n]
                price = np.int64(min(np.rint(exact), np.float64(MOST)))
                mine, theirs = both_ways(i, j, n, price, castor_needs, pollux_needs)
                total += mine if side[i] == CASTOR else theirs
    return total


@njit(cache=True, nogil=True)
def parted_value(place, slot, arcs, pollux, offsets):
    """What the pairs of a labelling (N,) bool cost, from a table of arcs (N, 13, 2)."""
    total = np.int64(0)
    for a in range(len(place)):
        i = np.int64(place[a])
        for k in range(13):
            b = slot[i + offsets[k]]
            # A neighbour that is not undecided has row 0 and arcs of 0.
            if pollux[a] != pollux[b]:
                total += arcs[a, k, 1] if pollux[a] else arcs[a, k, 0]
    return total
