"""Compiled walk of blood from the inlets down to the outlets."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True)
def mixed(ends, flow, pressure, fed, origin, still):
    """Composition of the blood at each node by upwind mixing, one sweep in the direction of flow.

    Parameters
    ----------
    ends : (E, 2). flow : (E,) mL/min. pressure : (N,) mmHg. fed : (N,) mL/min that enters at a node.
    origin : (N, K) composition of what enters. still : mL/min; less than this is no flow.

    Returns
    -------
    share : (N, K), NaN where no blood comes. dropped : the largest flow that ran in a circle, mL/min.
    """
    n, kinds = origin.shape
    waiting = np.zeros(n, np.int64)
    first = np.zeros(n + 1, np.int64)
    for e in range(len(flow)):
        if abs(flow[e]) > still:
            a, b = (ends[e, 0], ends[e, 1]) if flow[e] > 0 else (ends[e, 1], ends[e, 0])
            first[a + 1] += 1
            waiting[b] += 1
    for k in range(n):
        first[k + 1] += first[k]
    out = np.empty(first[n], np.int64)
    place = first[:-1].copy()
    for e in range(len(flow)):
        if abs(flow[e]) > still:
            a = ends[e, 0] if flow[e] > 0 else ends[e, 1]
            out[place[a]] = e
            place[a] += 1
    share = np.full((n, kinds), np.nan)
    sums = np.zeros((n, kinds))
    comes = np.zeros(n)
    owed = np.zeros(n)
    for e in range(len(flow)):
        if abs(flow[e]) > still:
            owed[ends[e, 1] if flow[e] > 0 else ends[e, 0]] += abs(flow[e])
    done = np.zeros(n, np.bool_)
    queue = np.empty(n, np.int64)
    last = 0
    for k in range(n):
        if waiting[k] == 0:
            queue[last] = k
            last += 1
            done[k] = True
    dropped = 0.0
    at = 0
    while at < n:
        if at == last:
            # Only rounding between equal pressures makes a circle: begin it at the highest.
            best = -1
            for k in range(n):
                if not done[k] and (best < 0 or pressure[k] > pressure[best]):
                    best = k
            dropped = max(dropped, owed[best])
            queue[last] = best
            last += 1
            done[best] = True
        k = queue[at]
        at += 1
        comes[k] += fed[k]
        if comes[k] > 0:
            for c in range(kinds):
                share[k, c] = (sums[k, c] + fed[k] * origin[k, c]) / comes[k]
        for j in range(first[k], first[k + 1]):
            e = out[j]
            b = ends[e, 1] if ends[e, 0] == k else ends[e, 0]
            q = abs(flow[e])
            owed[b] -= q
            if comes[k] > 0:
                comes[b] += q
                for c in range(kinds):
                    sums[b, c] += q * share[k, c]
            waiting[b] -= 1
            if waiting[b] == 0 and not done[b]:
                queue[last] = b
                last += 1
                done[b] = True
    return share, dropped
