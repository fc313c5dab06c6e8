"""Compiled loops of the brush."""

from __future__ import annotations

import numba
import numpy as np


@numba.njit(cache=True, nogil=True)
def brushed(mask, start, affine, boxes, points, radius, axis, half):
    """Set voxels of `mask` whose centre lies within `radius` of the line through `points`, mm.

    `mask` begins at voxel `start` of the grid with this affine; `boxes` (N, 2, 3) bound what each segment may
    reach. With `axis` >= 0 the line has the shape of discs across that axis, `half` thick on either side.
    """
    centre = np.empty(3)
    limit = radius * radius
    for s in range(boxes.shape[0]):
        a = points[s]
        b = points[min(s + 1, points.shape[0] - 1)]
        length = 0.0
        for n in range(3):
            if n != axis:
                length += (b[n] - a[n]) ** 2
        for i in range(boxes[s, 0, 0], boxes[s, 1, 0]):
            for j in range(boxes[s, 0, 1], boxes[s, 1, 1]):
                for k in range(boxes[s, 0, 2], boxes[s, 1, 2]):
                    if mask[i - start[0], j - start[1], k - start[2]]:
                        continue
                    along = 0.0
                    for n in range(3):
                        centre[n] = affine[n, 0] * i + affine[n, 1] * j + affine[n, 2] * k + affine[n, 3]
                        if n != axis:
                            along += (centre[n] - a[n]) * (b[n] - a[n])
                    t = 0.0
                    if length > 0:
                        t = min(1.0, max(0.0, along / length))
                    away = 0.0
                    for n in range(3):
                        if n != axis:
                            away += (centre[n] - a[n] - t * (b[n] - a[n])) ** 2
                    if away > limit:
                        continue
                    if axis >= 0:
                        above = centre[axis] - (a[axis] + t * (b[axis] - a[axis]))
                        if above <= -half or above > half:
                            continue
                    mask[i - start[0], j - start[1], k - start[2]] = True
