"""Compiled loops of the cut: capacities of voxel pairs, and the maximum flow."""

from __future__ import annotations

import numpy as np
from numba import njit

MOST = 2**30 - 1  # a capacity and its reverse together fit in int32; a price clipped to this is a ban
CASTOR, POLLUX = 1, 2  # as in the model, written out for the compiler


@njit(cache=True, nogil=True)
def fill_rows(
    voxels, state, cost, weights, neighbours, castor_needs, pollux_needs, arcs, if_pollux, if_castor
):  # type: ignore[no-untyped-def]
    ni, nj, nk = state.shape
    for m in range(len(voxels)):
        v = voxels[m]
        i, j, k = v // (nj * nk), v // nk % nj, v % nk
        for n in range(26):
            a, b, c = i + neighbours[n, 0], j + neighbours[n, 1], k + neighbours[n, 2]
            if a < 0 or b < 0 or c < 0 or a >= ni or b >= nj or c >= nk or state[a, b, c] == 3:
                continue
            w = weights[n] if n < 13 else weights[25 - n]
            mean = (np.float64(cost[i, j, k]) + np.float64(cost[a, b, c])) / 2
            price = min(np.int64(np.rint(mean * w)), MOST)
            mine, theirs = price, price
            if castor_needs.size > 1:
                if castor_needs[i, j, k] == n:
                    mine = MOST
                if castor_needs[a, b, c] == 25 - n:
                    theirs = MOST
            if pollux_needs.size > 1:
                if pollux_needs[i, j, k] == n:
                    theirs = MOST
                if pollux_needs[a, b, c] == 25 - n:
                    mine = MOST
            if state[a, b, c] == POLLUX:
                if_castor[m] += mine
            elif state[a, b, c] == CASTOR:
                if_pollux[m] += theirs
            elif n < 13:
                arcs[m, n, 0], arcs[m, n, 1] = mine, theirs
