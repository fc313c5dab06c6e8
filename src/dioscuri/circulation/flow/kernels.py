"""Compiled: elimination on a fixed pattern, the flow of every edge, and Newton's steps to the steady state.

Free nodes are numbered in elimination order. Row i of L holds its columns in `lo_col[lo_at[i]:lo_at[i+1]]`,
ascending; row k of U its columns in `up_col[up_at[k]:up_at[k+1]]`. The matrix is given in the same slots.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

COLLAPSED = 1e-3  # of an open wall's slope, held back on the diagonal where a wall has collapsed
MOST_ROUNDS = 200
ROUNDING = 1e-15
ENOUGH = (
    0.25  # of the decrease that a step promises; less accepts steps that mirror a quadratic drop for ever
)
SETTLED = 1e-12  # imbalance over the largest flow below which a refinement step would change nothing


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


@njit(cache=True, nogil=True)
def edge_flow(ps, pe, a, b, x, demand, leftover, least, most):
    """Flow, its slopes on the pressure at its start (+) and end (-), and that slope with open walls."""
    if demand > 0.0:
        drop = ps - pe
        open_flow, shut_flow = drop / (least * a), drop / (most * a)
        held = demand + leftover * (drop - demand * a) / a
        if drop <= 0.0 or held >= open_flow:
            slope = 1.0 / (least * a)
            return open_flow, slope, slope, slope
        if held <= shut_flow:
            slope = 1.0 / (most * a)
            return shut_flow, slope, slope, slope
        return held, leftover / a, leftover / a, leftover / a
    first, last = ps, pe
    slope_s, slope_e = 1.0, 1.0
    if x == x:  # not NaN: a wall that collapses
        if ps < x:
            first = x
            slope_s = 0.0
        if pe < x:
            last = x
            slope_e = 0.0
    drop = first - last
    root = math.sqrt(a * a + 4.0 * b * abs(drop))
    return 2.0 * drop / (a + root), slope_s / root, slope_e / root, 1.0 / root


@njit(cache=True, nogil=True)
def imbalance(p, ends, a, b, x, demand, shut, limits, inflow, out, flow):
    """Outflow minus inflow of every node into `out`, flows into `flow`."""
    out[:] = -inflow
    for e in range(len(a)):
        if shut[e]:
            flow[e] = 0.0
            continue
        s, t = ends[e, 0], ends[e, 1]
        q, _, _, _ = edge_flow(p[s], p[t], a[e], b[e], x[e], demand[e], limits[0], limits[1], limits[2])
        flow[e] = q
        out[s] += q
        out[t] -= q


@njit(cache=True, nogil=True)
def worst(out, order_of):
    """Largest imbalance of a free node, and their sum.

    The sum never grows while imbalances are carried off: every node passes on what it does not keep.
    """
    top, total = 0.0, 0.0
    for n in range(len(out)):
        if order_of[n] >= 0:
            top = max(top, abs(out[n]))
            total += abs(out[n])
    return top, total


@njit(cache=True, nogil=True)
def entering(out, inflow, order_of):
    """Blood that enters the network."""
    total = 0.0
    for n in range(len(out)):
        total += inflow[n]
        if order_of[n] < 0:
            total += max(0.0, out[n])
    return total


@njit(cache=True, nogil=True)
def settle(p, ends, x, shut, order_of):
    """Where every wall at a free node has collapsed, any low pressure balances: the least is taken."""
    lowest = np.full(len(p), np.inf)
    for e in range(len(x)):
        if shut[e]:
            continue
        for side in range(2):
            n = ends[e, side]
            if x[e] == x[e] and p[n] <= x[e]:
                lowest[n] = min(lowest[n], x[e])
            else:
                lowest[n] = -np.inf
    for n in range(len(p)):
        if order_of[n] >= 0 and -np.inf < lowest[n] < np.inf:
            p[n] = lowest[n]


@njit(cache=True, nogil=True)
def newton(p, ends, a, b, x, demand, shut, limits, inflow, order_of, pin, pattern, lows, ups, tolerance):
    """Pressures (N,) in place; returns flows, the relative imbalance and the rounds taken.

    `order_of` (N,) elimination number of a free node, -1 of a held one. `pin` (N,) > 0 holds a node of a
    piece that nothing reaches. `lows`, `ups` (E,): slots of an edge between two free nodes, -1 otherwise;
    both hold the entry whose row is the later one (low) and the earlier one (up).
    """
    lo_at, lo_col, up_at, up_col = pattern
    count = len(lo_at) - 1
    low, up, diagonal = np.zeros(len(lo_col)), np.zeros(len(up_col)), np.zeros(count)
    work, step = np.zeros(count), np.zeros(count)
    out, flow = np.zeros(len(p)), np.zeros(len(a))
    trial, trial_out, trial_flow = p.copy(), np.zeros(len(p)), np.zeros(len(a))
    imbalance(p, ends, a, b, x, demand, shut, limits, inflow, out, flow)
    damp, best = 0.0, np.inf
    for rounds in range(MOST_ROUNDS):
        top, total = worst(out, order_of)
        scale = max(entering(out, inflow, order_of), 1e-300)
        relative = top / scale
        if relative <= tolerance and (relative <= 1e-14 or relative >= 0.25 * best):
            settle(p, ends, x, shut, order_of)
            return flow, relative, rounds
        best = min(best, relative)
        low[:] = 0.0
        up[:] = 0.0
        diagonal[:] = 0.0
        for n in range(len(p)):
            if order_of[n] >= 0:
                diagonal[order_of[n]] += pin[n]
        for e in range(len(a)):
            if shut[e]:
                continue
            s, t = ends[e, 0], ends[e, 1]
            _, gs, ge, g = edge_flow(p[s], p[t], a[e], b[e], x[e], demand[e], limits[0], limits[1], limits[2])
            i, k = order_of[s], order_of[t]
            if i >= 0:
                diagonal[i] += gs + g * (damp if gs > 0.0 else max(damp, COLLAPSED))
            if k >= 0:
                diagonal[k] += ge + g * (damp if ge > 0.0 else max(damp, COLLAPSED))
            if i >= 0 and k >= 0:
                if i > k:
                    low[lows[e]] -= ge
                    up[ups[e]] -= gs
                else:
                    up[ups[e]] -= ge
                    low[lows[e]] -= gs
        factor(lo_at, lo_col, up_at, up_col, low, up, diagonal, work)
        for n in range(len(p)):
            if order_of[n] >= 0:
                step[order_of[n]] = -out[n]
        backsolve(lo_at, lo_col, up_at, up_col, low, up, diagonal, step)
        share, moved = 1.0, False
        for _ in range(12):
            for n in range(len(p)):
                if order_of[n] >= 0:
                    trial[n] = p[n] + share * step[order_of[n]]
            imbalance(trial, ends, a, b, x, demand, shut, limits, inflow, trial_out, trial_flow)
            _, after = worst(trial_out, order_of)
            # A damped step promises less than its share: it may do with none.
            if (damp == 0.0 and after < total * (1.0 - ENOUGH * share)) or (
                after <= total and (damp > 0.0 or relative <= 1e-9)
            ):
                moved = True
                break
            share *= 0.5
        if not moved:
            if relative <= tolerance:
                settle(p, ends, x, shut, order_of)
                return flow, relative, rounds
            damp = max(4.0 * damp, 1e-3)  # a step back to where the flow is nearly linear
            if damp > 1e8:
                return flow, relative, rounds
            continue
        damp = damp * 0.3 if damp > 1e-6 else 0.0
        p[:] = trial
        settle(p, ends, x, shut, order_of)  # no flow changes; else a step too far would be walked back slowly
        out[:] = trial_out
        flow[:] = trial_flow
    top, _ = worst(out, order_of)
    return flow, top / max(entering(out, inflow, order_of), 1e-300), MOST_ROUNDS


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


@njit(cache=True, nogil=True)
def many(
    span, p, ends, given, fixed, shut, limits, inflow, order_of, pin, pattern, lows, ups, tolerance, out
):
    """Newton for samples span[0]..span[1] of `given` (a, b, external, demand), each (S, E), from `p` (N,).

    `fixed` (S, N) holds the held nodes' pressures. Into `out`: pressures (S, N), flows (S, E), residuals.
    """
    a, b, x, demand = given
    pressure, flow, residual = out
    held = order_of < 0
    for n in range(span[0], span[1]):
        mine = p.copy()
        for i in range(len(p)):
            if held[i]:
                mine[i] = fixed[n, i]
        q, left, _ = newton(
            mine,
            ends,
            a[n],
            b[n],
            x[n],
            demand[n],
            shut,
            limits,
            inflow,
            order_of,
            pin,
            pattern,
            lows,
            ups,
            tolerance,
        )
        pressure[n] = mine
        flow[n] = q
        residual[n] = left
