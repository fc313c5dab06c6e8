"""Compiled: the linear pressures of every set of clips, and the best way through all of them.

A set of clips is a bit mask, bit j for candidate j. Clips S add influence[S] . x to the pressures, where
stiffness[S, S] x = drop[S] (Woodbury). Eliminating one clip after another along a tree of sets, only those
candidates are updated that may still follow; on average that is one, so that a set costs a few operations.
"""

from __future__ import annotations

import numpy as np
from numba import njit

STUMP = 1e-10  # of an edge's resistance: with less stiffness left, all blood went through it, or none does


@njit(cache=True, nogil=True)
def _clip(j, at, stiff, drop, infl, p, resistance, still):
    """Level at + 1 from level `at` by clipping candidate j."""
    k, w = infl.shape[1], infl.shape[2]
    pivot, d = stiff[at, j, j], drop[at, j]
    if pivot <= STUMP * resistance[j]:
        for t in range(w):
            p[at + 1, t] = np.inf if abs(d) > still else p[at, t]
        for r in range(j + 1, k):
            drop[at + 1, r] = drop[at, r]
            for s in range(j + 1, k):
                stiff[at + 1, r, s] = stiff[at, r, s]
            for t in range(w):
                infl[at + 1, r, t] = infl[at, r, t]
        return
    step = d / pivot
    for t in range(w):
        p[at + 1, t] = p[at, t] + infl[at, j, t] * step
    for r in range(j + 1, k):
        c = stiff[at, r, j] / pivot
        drop[at + 1, r] = drop[at, r] - c * d
        for s in range(j + 1, k):
            stiff[at + 1, r, s] = stiff[at, r, s] - c * stiff[at, j, s]
        for t in range(w):
            infl[at + 1, r, t] = infl[at, r, t] - c * infl[at, j, t]


@njit(cache=True, nogil=True)
def every_set(stiffness, drop0, influence, today, less, resistance, still, largest):
    """Highest of (pressure - less) over the watched nodes for every set of up to `largest` clips, (2**k,).

    influence : (k, w). today, less : (w,). inf where the set is too large or the pressure has no bound.
    """
    k, w = influence.shape
    stiff = np.empty((k + 1, k, k))
    drop = np.empty((k + 1, k))
    infl = np.empty((k + 1, k, w))
    p = np.empty((k + 1, w))
    stiff[0], drop[0], infl[0], p[0] = stiffness, drop0, influence, today
    out = np.full(1 << k, np.inf)
    out[0] = np.max(today - less)
    upcoming = np.zeros(k + 2, np.int64)
    at, mask = 0, 0
    chosen = np.zeros(k + 1, np.int64)
    while at >= 0:
        j = upcoming[at]
        if j >= k or at >= largest:
            at -= 1
            if at >= 0:
                mask &= ~(1 << chosen[at])
            continue
        upcoming[at] = j + 1
        _clip(j, at, stiff, drop, infl, p, resistance, still)
        highest = -np.inf
        for t in range(w):
            highest = max(highest, p[at + 1, t] - less[t])
        out[mask | (1 << j)] = highest
        chosen[at] = j
        mask |= 1 << j
        at += 1
        upcoming[at] = j + 1
    return out


@njit(cache=True, nogil=True)
def each_plan(masks, stiffness, drop, influence, today, resistance, still):
    """Pressures at the watched nodes for each set in `masks`, (n, w); inf where they have no bound."""
    k, w = influence.shape
    out = np.empty((len(masks), w))
    low = np.empty((k, k))
    at = np.empty(k, np.int64)
    y = np.empty(k)
    for n in range(len(masks)):
        out[n] = today
        size = 0
        for j in range(k):
            if not (masks[n] >> j) & 1:
                continue
            pivot, d = stiffness[j, j], drop[j]
            for a in range(size):
                low[size, a] = stiffness[j, at[a]]
                for b in range(a):
                    low[size, a] -= low[size, b] * low[a, b]
                low[size, a] /= low[a, a]
                pivot -= low[size, a] ** 2
                d -= low[size, a] * y[a]
            if pivot > STUMP * resistance[j]:
                low[size, size] = np.sqrt(pivot)
                y[size] = d / low[size, size]
                at[size] = j
                size += 1
            elif abs(d) > still:
                out[n] = np.inf
        for a in range(size - 1, -1, -1):
            for b in range(a + 1, size):
                y[a] -= low[b, a] * y[b]
            y[a] /= low[a, a]
            for t in range(w):
                out[n, t] += influence[at[a], t] * y[a]
    return out


@njit(cache=True, nogil=True)
def spread_ways(masks, ends, good, asked):
    """True for each set that cuts an asked piece off from all good ones, (n,).

    The pieces are what remains with all candidates clipped. ends : (k, 2) pieces that a candidate joins, -1
    where it leads no blood of this kind. good, asked : (pieces,) bool.
    """
    out = np.zeros(len(masks), np.bool_)
    reached = np.empty(len(good), np.bool_)
    for n in range(len(masks)):
        reached[:] = good
        changed = True
        while changed:
            changed = False
            for j in range(len(ends)):
                a, b = ends[j]
                if a >= 0 and not (masks[n] >> j) & 1 and reached[a] != reached[b]:
                    reached[a] = reached[b] = changed = True
        for c in range(len(good)):
            if asked[c] and not reached[c]:
                out[n] = True
                break
    return out


@njit(cache=True, nogil=True)
def least_peak(cost, k):
    """Least possible highest cost on the way from nothing to each set, (2**k,)."""
    out = np.empty(len(cost))
    out[0] = -np.inf
    for mask in range(1, len(cost)):
        least = np.inf
        for j in range(k):
            if (mask >> j) & 1:
                least = min(least, out[mask ^ (1 << j)])
        out[mask] = max(least, cost[mask])
    return out


@njit(cache=True, nogil=True)
def least_burden(cost, k, weight, limit):
    """Least sum of weight[size] * cost from each set (left out) to all clips, no cost > limit, (2**k,)."""
    out = np.full(len(cost), np.inf)
    out[-1] = 0.0
    for mask in range(len(cost) - 2, -1, -1):
        size = 1
        for j in range(k):
            size += (mask >> j) & 1
        for j in range(k):
            after = mask | (1 << j)
            if after != mask and cost[after] <= limit:
                out[mask] = min(out[mask], weight[size] * cost[after] + out[after])
    return out


@njit(cache=True, nogil=True)
def fewest_stages(cost, k, load, cap, limit):
    """Last clip on a way to each set in the fewest stages of load <= cap, (2**k,) int8, and their number.

    No cost on the way exceeds `limit`; -1 where no way leads. A clip that alone exceeds the cap has a stage
    of its own. Exact: of two ways the one with fewer stages, then the emptier last one, is never worse.
    """
    stages = np.full(len(cost), 1 << 20, np.int64)
    filled = np.zeros(len(cost))
    last = np.full(len(cost), -1, np.int8)
    stages[0], filled[0] = 0, np.inf
    for mask in range(1, len(cost)):
        if cost[mask] > limit:
            continue
        for j in range(k):
            before = mask ^ (1 << j)
            if before > mask or stages[before] >= 1 << 20:
                continue
            n, f = stages[before], filled[before] + load[j]
            if f > cap * (1 + 1e-12):
                n, f = n + 1, load[j]
            if n < stages[mask] or (n == stages[mask] and f < filled[mask]):
                stages[mask], filled[mask], last[mask] = n, f, j
    return last, stages


@njit(cache=True, nogil=True)
def least_peak_to_go(cost, k):
    """Least possible highest cost on the way from each set (left out) to all clips, (2**k,)."""
    out = np.empty(len(cost))
    out[-1] = -np.inf
    for mask in range(len(cost) - 2, -1, -1):
        least = np.inf
        for j in range(k):
            after = mask | (1 << j)
            if after != mask:
                least = min(least, max(cost[after], out[after]))
        out[mask] = least
    return out
