"""Compiled: what hangs together in a network."""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True)
def pieces(count, ends, through):
    """Number of the connected piece of every node (the smallest node in it), over edges with `through`."""
    parent = np.arange(count)
    for e in range(len(ends)):
        if through[e]:
            s, t = ends[e, 0], ends[e, 1]
            while parent[s] != s:
                parent[s] = parent[parent[s]]
                s = parent[s]
            while parent[t] != t:
                parent[t] = parent[parent[t]]
                t = parent[t]
            if s < t:
                parent[t] = s
            elif t < s:
                parent[s] = t
    for n in range(count):
        m = n
        while parent[m] != m:
            m = parent[m]
        parent[n] = m
    return parent


@njit(cache=True, nogil=True)
def cuts_off(ends, through, shut, goal, asked):
    """Whether a node in `asked` reaches no node of `goal` over edges with `through` that are not `shut`."""
    count = len(goal)
    parent = np.arange(count)
    for e in range(len(ends)):
        if through[e] and not shut[e]:
            s, t = ends[e, 0], ends[e, 1]
            while parent[s] != s:
                parent[s] = parent[parent[s]]
                s = parent[s]
            while parent[t] != t:
                parent[t] = parent[parent[t]]
                t = parent[t]
            if s < t:
                parent[t] = s
            elif t < s:
                parent[s] = t
    reached = np.zeros(count, np.bool_)
    for n in range(count):  # every parent is a smaller number, so it is settled before its children
        parent[n] = parent[parent[n]]
        if goal[n]:
            reached[parent[n]] = True
    for n in range(count):
        if asked[n] and not reached[parent[n]]:
            return True
    return False
