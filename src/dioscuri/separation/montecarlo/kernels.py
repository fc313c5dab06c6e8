"""Compiled loops of one sample: mix the noise, displace the field, count where the cut passes."""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def mix(noise, roots_i, roots_j, roots_k):
    """White noise (A, B, C, P) to correlated, axis by axis; no inner loop is a sum, so all vectorise."""
    na, nb, nc, parts = noise.shape
    flat = noise.reshape(na, nb * nc * parts)
    one = np.zeros_like(flat)
    for r in range(na):
        for s in range(na):
            w = roots_i[r, s]
            if w != 0:
                for x in range(flat.shape[1]):
                    one[r, x] += w * flat[s, x]
    lines = one.reshape(na, nb, nc * parts)
    two = np.zeros_like(lines)
    for a in range(na):
        for r in range(nb):
            for s in range(nb):
                w = roots_j[r, s]
                if w != 0:
                    for x in range(nc * parts):
                        two[a, r, x] += w * lines[a, s, x]
    points = two.reshape(na, nb, nc, parts)
    out = np.zeros_like(points)
    for a in range(na):
        for b in range(nb):
            for r in range(nc):
                for s in range(nc):
                    w = roots_k[r, s]
                    if w != 0:
                        for x in range(parts):
                            out[a, b, r, x] += w * points[a, b, s, x]
    return out


@njit(cache=True, nogil=True, fastmath={"contract"})
def interpolated(flat, ni, nj, nk, x, y, z):
    x = min(max(x, np.float32(0)), np.float32(ni - 1))
    y = min(max(y, np.float32(0)), np.float32(nj - 1))
    z = min(max(z, np.float32(0)), np.float32(nk - 1))
    i, j, k = min(np.int64(x), ni - 2), min(np.int64(y), nj - 2), min(np.int64(z), nk - 2)
    f, g, h = x - np.float32(i), y - np.float32(j), z - np.float32(k)
    e = np.float32(1)
    p = np.uint64((i * nj + j) * nk + k)  # unsigned: no check for an index from the end
    q, r, s, one = p + np.uint64(nk), p + np.uint64(nj * nk), p + np.uint64(nj * nk + nk), np.uint64(1)
    near = (flat[p] * (e - h) + flat[p + one] * h) * (e - g) + (flat[q] * (e - h) + flat[q + one] * h) * g
    far = (flat[r] * (e - h) + flat[r + one] * h) * (e - g) + (flat[s] * (e - h) + flat[s + one] * h) * g
    return near * (e - f) + far * f


@njit(cache=True, nogil=True, fastmath={"contract"})
def displace(
    voxels, shape, node_i, node_j, node_k, part_i, part_j, part_k, even_i, even_j, even_k,
    nodes, shift_tissue, shift_owner, cost, misplaced, cost_out, misplaced_out
):  # fmt: skip
    """Cost and misplaced price at `voxels` (flat, rising), read where the displacement says; all flat.

    `node_*`, `part_*`: lower node and way to the next of each index; `even_*`: makes the variance even.
    """
    ni, nj, nk = shape
    parts, e = nodes.shape[3], np.float32(1)
    line = np.zeros((nodes.shape[2], parts), np.float32)
    i, j, first = 0, 0, -nk - 1
    for m in range(len(voxels)):
        v = voxels[m]
        if v >= first + nk or v < first:
            first = v // nk * nk
            i, j = v // (nj * nk), v // nk % nj
            a, b, f, g = node_i[i], node_j[j], part_i[i], part_j[j]
            scale = even_i[i] * even_j[j]
            for c in range(line.shape[0]):
                for x in range(parts):
                    low = nodes[a, b, c, x] * (e - g) + nodes[a, b + 1, c, x] * g
                    high = nodes[a + 1, b, c, x] * (e - g) + nodes[a + 1, b + 1, c, x] * g
                    line[c, x] = (low * (e - f) + high * f) * scale
        k = v - first
        c, h = node_k[k], part_k[k]
        low, high = (e - h) * even_k[k], h * even_k[k]
        x, y, z = np.float32(i), np.float32(j), np.float32(k)
        if shift_tissue > 0:
            cost_out[v] = interpolated(
                cost, ni, nj, nk,
                x + shift_tissue * (line[c, 0] * low + line[c + 1, 0] * high),
                y + shift_tissue * (line[c, 1] * low + line[c + 1, 1] * high),
                z + shift_tissue * (line[c, 2] * low + line[c + 1, 2] * high),
            )  # fmt: skip
        else:
            cost_out[v] = cost[v]
        if shift_owner > 0:
            misplaced_out[v] = interpolated(
                misplaced, ni, nj, nk,
                x + shift_owner * (line[c, 3] * low + line[c + 1, 3] * high),
                y + shift_owner * (line[c, 4] * low + line[c + 1, 4] * high),
                z + shift_owner * (line[c, 5] * low + line[c + 1, 5] * high),
            )  # fmt: skip
        else:
            misplaced_out[v] = misplaced[v]


@njit(cache=True, nogil=True)
def count_passes(one, two, pollux, cut, seen, counts):
    """Marks in `cut` (P,) which pairs of voxels are parted; adds 1 to `counts` at each voxel of those.

    All flat; `seen` is scratch, all False before and after.
    """
    for p in range(len(one)):
        cut[p] = pollux[one[p]] != pollux[two[p]]
    for p in range(len(one)):
        if cut[p]:
            for v in (one[p], two[p]):
                if not seen[v]:
                    seen[v] = True
                    counts[v] += 1
    for p in range(len(one)):
        if cut[p]:
            seen[one[p]] = seen[two[p]] = False


@njit(cache=True, nogil=True)
def pairs_near(points, number, reach, starts, pairs):
    """Pairs of voxels with their middle within `reach` of each point, all in voxels.

    `number` (3, I, J, K) is that of the pair of each voxel with its next along each axis, -1 for none. Called
    twice: first with no room in `pairs`, which only fills `starts` (V + 1,).
    """
    ni, nj, nk = number.shape[1:]
    n = 0
    for p in range(len(points)):
        x, y, z = points[p, 0], points[p, 1], points[p, 2]
        for i in range(max(0, int(x - reach - 1)), min(ni, int(x + reach + 2))):
            for j in range(max(0, int(y - reach - 1)), min(nj, int(y + reach + 2))):
                for k in range(max(0, int(z - reach - 1)), min(nk, int(z + reach + 2))):
                    for axis in range(3):
                        a, b, c = i + (axis == 0) / 2, j + (axis == 1) / 2, k + (axis == 2) / 2
                        far = (a - x) ** 2 + (b - y) ** 2 + (c - z) ** 2
                        if number[axis, i, j, k] >= 0 and far <= reach * reach:
                            if len(pairs):
                                pairs[n] = number[axis, i, j, k]
                            n += 1
        starts[p + 1] = n


@njit(cache=True, nogil=True)
def count_near(starts, pairs, cut, counts):
    """Adds 1 to `counts` (V,) at each point with one of its pairs parted."""
    for p in range(len(starts) - 1):
        for n in range(starts[p], starts[p + 1]):
            if cut[pairs[n]]:
                counts[p] += 1
                break


@njit(cache=True, nogil=True)
def sides_along(starts, voxels, pollux, castor_has, pollux_has):
    """Points of each edge's path on either side, counted into (E,)."""
    flat = pollux.ravel()
    for e in range(len(starts) - 1):
        castor_has[e] = pollux_has[e] = 0
        for n in range(starts[e], starts[e + 1]):
            if flat[voxels[n]]:
                pollux_has[e] += 1
            else:
                castor_has[e] += 1
