"""Compiled: which entries an elimination fills, and the elimination itself, on a fixed pattern.

Unknowns are numbered in elimination order. Row i of L holds its columns in `lo_col[lo_at[i]:lo_at[i+1]]`,
ascending; row k of U its columns in `up_col[up_at[k]:up_at[k+1]]`. The matrix is given in the same slots.
"""

from __future__ import annotations

import numpy as np
from numba import njit


@njit(cache=True)
def parents(count, at, col):
    """Elimination tree of a symmetric CSR pattern (Liu, SIAM J Matrix Anal 1990;11:134): parent or -1."""
    parent = np.full(count, -1, np.int64)
    ancestor = np.full(count, -1, np.int64)
    for i in range(count):
        for s in range(at[i], at[i + 1]):
            k = col[s]
            while k != -1 and k < i:
                following = ancestor[k]
                ancestor[k] = i
                if following == -1:
                    parent[k] = i
                k = following
    return parent


@njit(cache=True)
def etree_rows(count, at, col):
    """Pattern of L row by row (row pointer, columns ascending) for a symmetric CSR pattern (at, col)."""
    parent = parents(count, at, col)
    seen = np.full(count, -1, np.int64)
    out_at = np.zeros(count + 1, np.int64)
    for i in range(count):
        seen[i] = i
        for s in range(at[i], at[i + 1]):
            k = col[s]
            while k < i and seen[k] != i:
                seen[k] = i
                out_at[i + 1] += 1
                k = parent[k]
    for i in range(count):
        out_at[i + 1] += out_at[i]
    out = np.empty(out_at[count], np.int64)
    seen[:] = -1
    for i in range(count):
        n = out_at[i]
        seen[i] = i
        for s in range(at[i], at[i + 1]):
            k = col[s]
            while k < i and seen[k] != i:
                seen[k] = i
                out[n] = k
                n += 1
                k = parent[k]
        out[out_at[i] : n] = np.sort(out[out_at[i] : n])
    return out_at, out


@njit(cache=True)
def postorder(count, at, col):
    """Place of each node when the elimination tree is walked children first, so that neighbours lie close."""
    parent = parents(count, at, col)
    first = np.full(count, -1, np.int64)
    sibling = np.full(count, -1, np.int64)
    for i in range(count - 1, -1, -1):
        if parent[i] >= 0:
            sibling[i] = first[parent[i]]
            first[parent[i]] = i
    place = np.empty(count, np.int64)
    stack = np.empty(count + 1, np.int64)
    done = 0
    for root in range(count):
        if parent[root] >= 0:
            continue
        stack[0] = root
        top = 0
        while top >= 0:
            child = first[stack[top]]
            if child >= 0:
                first[stack[top]] = sibling[child]
                top += 1
                stack[top] = child
            else:
                place[stack[top]] = done
                done += 1
                top -= 1
    return place


@njit(cache=True)
def transposed(count, at, col):
    """Rows of U (pointer, columns ascending) and for each slot of L its slot in U."""
    up_at = np.zeros(count + 1, np.int64)
    for s in range(len(col)):
        up_at[col[s] + 1] += 1
    for i in range(count):
        up_at[i + 1] += up_at[i]
    free = up_at[:-1].copy()
    up_col = np.empty(len(col), np.int64)
    slot = np.empty(len(col), np.int64)
    for i in range(count):
        for s in range(at[i], at[i + 1]):
            k = col[s]
            up_col[free[k]] = i
            slot[s] = free[k]
            free[k] += 1
    return up_at, up_col, slot


@njit(cache=True)
def find_slots(rows, cols, at, col):
    """Slot of each (row, column) with row > column in the pattern of L."""
    out = np.empty(len(rows), np.int64)
    for n in range(len(rows)):
        low, high = at[rows[n]], at[rows[n] + 1]
        while low < high:
            middle = (low + high) // 2
            if col[middle] < cols[n]:
                low = middle + 1
            else:
                high = middle
        out[n] = low
    return out


@njit(cache=True, nogil=True)
def factor(lo_at, lo_col, up_at, up_col, low, up, diagonal, work):
    """L (unit), U and the inverse of its diagonal in place of the matrix.

    No pivoting: every column of the matrix is diagonally dominant.
    """
    for i in range(len(diagonal)):
        for s in range(lo_at[i], lo_at[i + 1]):
            work[lo_col[s]] = low[s]
        for s in range(up_at[i], up_at[i + 1]):
            work[up_col[s]] = up[s]
        work[i] = diagonal[i]
        for s in range(lo_at[i], lo_at[i + 1]):
            k = lo_col[s]
            share = work[k] * diagonal[k]
            low[s] = share
            work[k] = 0.0
            for t in range(up_at[k], up_at[k + 1]):
                work[up_col[t]] -= share * up[t]
        diagonal[i] = 1.0 / work[i]
        work[i] = 0.0
        for s in range(up_at[i], up_at[i + 1]):
            up[s] = work[up_col[s]]
            work[up_col[s]] = 0.0


@njit(cache=True, nogil=True)
def backsolve(lo_at, lo_col, up_at, up_col, low, up, diagonal, x):
    """Solve in place. `diagonal` holds the pivots' inverses."""
    count = len(diagonal)
    for i in range(count):
        total = x[i]
        for s in range(lo_at[i], lo_at[i + 1]):
            total -= low[s] * x[lo_col[s]]
        x[i] = total
    for i in range(count - 1, -1, -1):
        total = x[i]
        for s in range(up_at[i], up_at[i + 1]):
            total -= up[s] * x[up_col[s]]
        x[i] = total * diagonal[i]
