"""Compiled loops over the voxels of vessels."""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def fill_depth(mask, voxels, spacing, depth):
    ni, nj, nk = mask.shape
    for m in range(len(voxels)):
        v = voxels[m]
        i, j, k = v // (nj * nk), v // nk % nj, v % nk
        best = np.inf
        for n in range(27):
            di, dj, dk = n // 9 - 1, n // 3 % 3 - 1, n % 3 - 1
            if di == 0 and dj == 0 and dk == 0:
                continue
            step = np.sqrt((di * spacing[0]) ** 2 + (dj * spacing[1]) ** 2 + (dk * spacing[2]) ** 2)
            a, b, c, far = i, j, k, 0.0
            while 0 <= a < ni and 0 <= b < nj and 0 <= c < nk and mask[a, b, c] and far * step < best:
                a, b, c, far = a + di, b + dj, c + dk, far + 1
            best = min(best, far * step)
        depth[m] = best


@njit(cache=True, nogil=True)
def fill_thickness(mask, voxels, spacing, depth, out):
    ni, nj, nk = mask.shape
    for m in range(len(voxels)):
        v, r = voxels[m], depth[m]
        i, j, k = v // (nj * nk), v // nk % nj, v % nk
        ri, rj, rk = int(r / spacing[0]), int(r / spacing[1]), int(r / spacing[2])
        for a in range(max(0, i - ri), min(ni, i + ri + 1)):
            for b in range(max(0, j - rj), min(nj, j + rj + 1)):
                for c in range(max(0, k - rk), min(nk, k + rk + 1)):
                    if not mask[a, b, c] or out[a, b, c] >= r:
                        continue
                    x, y, z = (a - i) * spacing[0], (b - j) * spacing[1], (c - k) * spacing[2]
                    if x * x + y * y + z * z <= r * r:
                        out[a, b, c] = r
