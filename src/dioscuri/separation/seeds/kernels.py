"""Compiled squared distances, cut off at a limit."""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def fill_squares(mask, limit):
    ni, nj, nk = mask.shape
    far = np.int32(limit + 1)
    reach = np.int32(np.sqrt(limit))
    first = np.full(mask.shape, far, np.int32)
    for i in range(ni):
        for j in range(nj):
            for sweep in range(2):
                since = reach + 1
                for n in range(nk):
                    k = n if sweep == 0 else nk - 1 - n
                    since = 0 if mask[i, j, k] else min(since + 1, reach + 1)
                    if since <= reach:
                        first[i, j, k] = min(first[i, j, k], np.int32(since * since))
    second = np.full(mask.shape, far, np.int32)
    for i in range(ni):
        for j in range(nj):
            for b in range(max(0, j - reach), min(nj, j + reach + 1)):
                step = np.int32((b - j) * (b - j))
                for k in range(nk):
                    second[i, j, k] = min(second[i, j, k], first[i, b, k] + step)
    out = np.full(mask.shape, far, np.int32)
    for i in range(ni):
        for a in range(max(0, i - reach), min(ni, i + reach + 1)):
            step = np.int32((a - i) * (a - i))
            for j in range(nj):
                for k in range(nk):
                    out[i, j, k] = min(out[i, j, k], second[a, j, k] + step)
    return out
