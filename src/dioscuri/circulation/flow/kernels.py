"""Compiled: the flow of every edge, and Newton's steps to the steady state."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from dioscuri.circulation.flow.sparse.kernels import backsolve, factor

COLLAPSED = 1e-3  # of an open wall's slope, held back on the diagonal where a wall has collapsed
MOST_ROUNDS = 200
ENOUGH = (
    0.25  # of the decrease that a step promises; less accepts steps that mirror a quadratic drop for ever
)


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
