"""Compiled: a linear network with some of its edges taken away, after Woodbury."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from dioscuri.circulation.flow.sparse.kernels import backsolve

ROUNDING = 1e-15
SETTLED = 1e-12  # imbalance over the largest flow below which a refinement step would change nothing


@njit(cache=True, nogil=True)
def assemble(ends, g, order_of, lows, ups, low, up, diagonal):
    """The matrix of a linear network with conductances `g` (E,)."""
    low[:] = 0.0
    up[:] = 0.0
    diagonal[:] = 0.0
    for e in range(len(g)):
        i, k = order_of[ends[e, 0]], order_of[ends[e, 1]]
        if i >= 0:
            diagonal[i] += g[e]
        if k >= 0:
            diagonal[k] += g[e]
        if i >= 0 and k >= 0:
            low[lows[e]] -= g[e]
            up[ups[e]] -= g[e]


@njit(cache=True, nogil=True)
def fed(ends, g, held, fixed, inflow, order_of, out):
    """Right-hand side (free,): inflows and what held neighbours push."""
    for n in range(len(held)):
        if order_of[n] >= 0:
            out[order_of[n]] = inflow[n]
    for e in range(len(g)):
        s, t = ends[e, 0], ends[e, 1]
        if held[s] and not held[t]:
            out[order_of[t]] += g[e] * fixed[s]
        elif held[t] and not held[s]:
            out[order_of[s]] += g[e] * fixed[t]


@njit(cache=True, nogil=True)
def unit(z, edge, ends, order_of):
    """+1 and -1 at an edge's free ends, in elimination order."""
    z[:] = 0.0
    i, k = order_of[ends[edge, 0]], order_of[ends[edge, 1]]
    if i >= 0:
        z[i] += 1.0
    if k >= 0:
        z[k] -= 1.0


@njit(cache=True, nogil=True)
def across(x, edge, ends, order_of):
    """Difference of a free-node vector across an edge; held ends count zero."""
    i, k = order_of[ends[edge, 0]], order_of[ends[edge, 1]]
    return (x[i] if i >= 0 else 0.0) - (x[k] if k >= 0 else 0.0)


@njit(cache=True, nogil=True)
def small_solve(m, c):
    """Solve a symmetric k x k system in place; returns its least pivot, 0 where it is singular."""
    k = len(c)
    least = np.inf
    for i in range(k):
        best, top = i, abs(m[i, i])
        for j in range(i + 1, k):
            if abs(m[j, i]) > top:
                best, top = j, abs(m[j, i])
        least = min(least, top)
        if top == 0.0:
            return 0.0
        if best != i:
            for j in range(k):
                m[i, j], m[best, j] = m[best, j], m[i, j]
            c[i], c[best] = c[best], c[i]
        for j in range(i + 1, k):
            share = m[j, i] / m[i, i]
            for n in range(i, k):
                m[j, n] -= share * m[i, n]
            c[j] -= share * c[i]
    for i in range(k - 1, -1, -1):
        for j in range(i + 1, k):
            c[i] -= m[i, j] * c[j]
        c[i] /= m[i, i]
    return least


@njit(cache=True, nogil=True)
def correct(x, z, m, taken, chosen, ends, order_of, p, add):
    """Add to `x` (free,) what taking conductances `taken` (k,) of `chosen` edges away does, after Woodbury.

    `z` (k, free): unit responses; `m` (k, k): what stays across each edge (1 - g R), symmetrically scaled.
    With `add` the drops are those of the pressures `p` (N,), otherwise those of `x` itself. Returns how far
    the system is from singular.
    """
    k = len(chosen)
    c = np.empty(k)
    for i in range(k):
        e = chosen[i]
        drop = p[ends[e, 0]] - p[ends[e, 1]] if add else across(x, e, ends, order_of)
        c[i] = drop * math.sqrt(taken[i])
    left = small_solve(m.copy(), c)
    if left > 0.0:
        for i in range(k):
            for n in range(len(x)):
                x[n] += c[i] * math.sqrt(taken[i]) * z[i, n]
    return left


@njit(cache=True, nogil=True)
def leftover(ends, g, p, inflow, order_of, out):
    """Imbalance (free,) of pressures `p` (N,) into `out`: what still has to be solved for.

    Returns the largest imbalance, less what rounding alone makes of it, over the largest flow.
    """
    most, coarse = 1e-300, 0.0
    for n in range(len(p)):
        if order_of[n] >= 0:
            out[order_of[n]] = inflow[n]
    for e in range(len(g)):
        s, t = ends[e, 0], ends[e, 1]
        q = g[e] * (p[s] - p[t])
        most = max(most, abs(q))
        coarse = max(coarse, g[e] * (abs(p[s]) + abs(p[t])))
        if order_of[s] >= 0:
            out[order_of[s]] -= q
        if order_of[t] >= 0:
            out[order_of[t]] += q
    top = 0.0
    for n in range(len(out)):
        top = max(top, abs(out[n]))
    return max(0.0, top - ROUNDING * coarse) / most


@njit(cache=True, nogil=True)
def clipped(p, g, g_left, chosen, z, ends, inflow, order_of, pattern, lu):
    """Pressures with `chosen` edges taken away: Woodbury, and a refinement step unless it balances already.

    Returns how much is left of what joins the ends: towards 0 something is nearly cut off.
    """
    lo_at, lo_col, up_at, up_col = pattern
    low, up, diagonal = lu
    k = len(chosen)
    m, taken = np.empty((k, k)), g[chosen] - g_left[chosen]
    for i in range(k):
        for j in range(k):
            m[i, j] = -across(z[j], chosen[i], ends, order_of) * math.sqrt(taken[i] * taken[j])
        m[i, i] += 1.0
    x = np.zeros(len(diagonal))
    least = correct(x, z, m, taken, chosen, ends, order_of, p, True)
    if least <= 0.0:
        return 0.0
    out = p.copy()
    for n in range(len(p)):
        if order_of[n] >= 0:
            out[n] += x[order_of[n]]
    if leftover(ends, g_left, out, inflow, order_of, x) <= SETTLED:
        p[:] = out
        return least
    backsolve(lo_at, lo_col, up_at, up_col, low, up, diagonal, x)
    correct(x, z, m, taken, chosen, ends, order_of, p, False)
    for n in range(len(p)):
        if order_of[n] >= 0:
            p[n] = out[n] + x[order_of[n]]
    return least


@njit(cache=True, nogil=True)
def plan_pressures(sets, gain, drop, watched, rows, out):
    """Pressures of watched nodes (P, W) for each plan; `sets` (P, k) bool over the candidates.

    gain (k, k): 1/g on the diagonal minus responses; drop (k,): today's drops; watched (W,): today's
    pressures; rows (W, k): responses. A plan that cuts something off gets NaN.
    """
    k = len(drop)
    m, c, index = np.empty((k, k)), np.empty(k), np.empty(k, np.int64)
    for n in range(len(sets)):
        count = 0
        for i in range(k):
            if sets[n, i]:
                index[count] = i
                count += 1
        fine = True
        for i in range(count):
            c[i] = drop[index[i]]
            for j in range(i + 1):
                m[i, j] = gain[index[i], index[j]]
        for i in range(count):  # Cholesky, and forward substitution with it
            for j in range(i + 1):
                total = m[i, j]
                for t in range(j):
                    total -= m[i, t] * m[j, t]
                if i == j:
                    if total <= 1e-11 * gain[index[i], index[i]]:
                        fine = False
                        total = 1.0
                    m[i, i] = math.sqrt(total)
                else:
                    m[i, j] = total / m[j, j]
            total = c[i]
            for t in range(i):
                total -= m[i, t] * c[t]
            c[i] = total / m[i, i]
        for i in range(count - 1, -1, -1):
            total = c[i]
            for t in range(i + 1, count):
                total -= m[t, i] * c[t]
            c[i] = total / m[i, i]
        for w in range(len(watched)):
            total = watched[w]
            for i in range(count):
                total += rows[w, index[i]] * c[i]
            out[n, w] = total if fine else np.nan
