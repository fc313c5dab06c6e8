"""Slices that are slanted or unevenly spaced, put on an orthogonal, even grid."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Array = NDArray[Any]


def shear_cosine(lps_from_ijk: Array) -> float:
    """Largest cosine between two axes of an affine (4, 4); 0 when orthogonal."""
    axes = lps_from_ijk[:3, :3] / np.linalg.norm(lps_from_ijk[:3, :3], axis=0)
    return float(np.abs(axes.T @ axes - np.eye(3)).max())


def straight_axes(lps_from_ijk: Array) -> Array:
    """Orthogonal axes (3, 3) in mm: i kept, j made square to it, k along their normal; voxel volume kept."""
    i, j, k = lps_from_ijk[:3, :3].T
    unit_i = i / np.linalg.norm(i)
    square_j = j - unit_i * (unit_i @ j)
    normal = np.cross(unit_i, square_j)
    normal /= np.linalg.norm(normal)
    return np.column_stack([i, square_j, normal * (normal @ k)])


def straighten(values: Array, lps_from_ijk: Array, fill: float) -> tuple[Array, Array]:
    """Values (I, J, K) of a sheared affine (4, 4) on the orthogonal box around it, by linear interpolation.

    Returns the values, same type, `fill` outside the old box, and their affine.
    """
    axes = straight_axes(lps_from_ijk)
    corners = np.array(np.meshgrid(*[(0, n - 1) for n in values.shape])).reshape(3, -1)
    places = np.linalg.solve(axes, lps_from_ijk[:3, :3] @ corners)
    low = np.floor(places.min(axis=1) + 1e-6)
    shape = np.ceil(places.max(axis=1) - low - 1e-6).astype(int) + 1
    affine = np.eye(4)
    affine[:3, :3] = axes
    affine[:3, 3] = lps_from_ijk[:3, 3] + axes @ low
    to_source = np.linalg.inv(lps_from_ijk) @ affine
    out: Array = ndimage.affine_transform(
        values,
        to_source[:3, :3],
        to_source[:3, 3],
        output_shape=tuple(shape),
        order=1,
        mode="constant",
        cval=fill,
        prefilter=False,
    )
    return out, affine


def even_slices(values: Array, places: Array) -> Array:
    """Slices (I, J, K') at fractional slice numbers `places` (K',), by linear interpolation, same type."""
    out = np.empty((*values.shape[:2], len(places)), values.dtype)
    for k, place in enumerate(places):
        low = min(int(place), values.shape[2] - 2)
        share = place - low
        mixed = values[:, :, low] * np.float32(1 - share) + values[:, :, low + 1] * np.float32(share)
        out[:, :, k] = np.rint(mixed) if values.dtype.kind in "iu" else mixed
    return out
