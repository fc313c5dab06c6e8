"""Smooth centrelines between the voxels, and the radius of a vessel from its cross-section's area."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.geometry.resample import sample
from dioscuri.model import Grid

Array = NDArray[Any]

RAYS = 16
STEP_VOXELS = 0.5
EDGE = 0.02  # of a full voxel: below it a ray has left the vessel
SMOOTH_VOXELS = 1.5
RADIUS_SD_VOXELS = 0.2  # one section of a noisy tube of 1.5 to 5 voxels (docs/science/circulation.md)
WAIST = 0.85  # of its shoulders; a shallower dip stays, and so does one within the scatter of sections


def smooth_path(path: Array, step_mm: float, smooth_mm: float) -> Array:
    """A voxel path (P, 3) LPS mm, resampled every `step_mm` and low-passed; its ends stay where they are."""
    gaps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(gaps)])
    fewest = 5 if np.allclose(path[0], path[-1]) else 2
    count = max(fewest, round(along[-1] / step_mm) + 1)
    even = np.linspace(0, along[-1], count)
    points = np.column_stack([np.interp(even, along, path[:, n]) for n in range(3)])
    if count < 4:
        return points
    line = points[0] + (points[-1] - points[0]) * np.linspace(0, 1, count)[:, None]
    sigma = smooth_mm / max(along[-1] / (count - 1), 1e-9)
    # Odd reflection about pinned ends: what is left after taking out the chord is zero there.
    bent = np.concatenate([-(points - line)[:0:-1], points - line, -(points - line)[-2::-1]])
    low = ndimage.gaussian_filter1d(bent, sigma, axis=0)[count - 1 : 2 * count - 1]
    out: Array = line + low
    out[0], out[-1] = points[0], points[-1]
    return out


def sections(path: Array, share: Array, grid: Grid, reach_mm: float) -> tuple[Array, Array]:
    """Area (P,) mm2 and centre (P, 3) LPS mm of the vessel's cross-section at each point of a path.

    Parameters
    ----------
    share : (I, J, K), how much of each voxel is vessel, 0 to 1.
    reach_mm : rays end here at the latest.

    Notes
    -----
    The area is the integral of `share` over the plane across the path, along rays that end where the
    vessel does or where the share rises again (the next vessel), so a partly filled voxel counts in part.
    """
    points, distance, patch = fan(path, grid, reach_mm)
    filled = sample(share, grid, points.reshape(-1, 3)).reshape(points.shape[:3])
    filled *= still_inside(filled)
    part = filled * distance * patch
    area = part.sum(axis=(1, 2))
    centre = np.einsum("prd,prdx->px", part, points) / np.maximum(area, 1e-9)[:, None]
    return area, np.where(area[:, None] > 0, centre, path)


def fan(path: Array, grid: Grid, reach_mm: float) -> tuple[Array, Array, float]:
    """Points (P, R, D, 3) LPS mm on rays across a path, their distances (D,) mm, d distance x d angle."""
    step = STEP_VOXELS * float(grid.spacing_mm.min())
    distance = (np.arange(int(np.ceil(reach_mm / step))) + 0.5) * step
    u, v = _across(path)
    turn = np.arange(RAYS) * 2 * np.pi / RAYS
    rays = np.cos(turn)[None, :, None] * u[:, None] + np.sin(turn)[None, :, None] * v[:, None]
    points = path[:, None, None] + rays[:, :, None] * distance[None, None, :, None]
    return points, distance, step * 2 * np.pi / RAYS


def still_inside(filled: Array) -> Array:
    """1 along each ray (P, R, D) until it leaves the vessel or enters the next one."""
    lowest = np.minimum.accumulate(filled, axis=2)
    left = (filled < EDGE) | ((lowest < 0.4) & (filled > lowest + 0.15))
    return ~np.maximum.accumulate(left, axis=2)


def _across(path: Array) -> tuple[Array, Array]:
    """Two unit vectors (P, 3) across the path at each point."""
    along = np.gradient(path, axis=0)
    if len(path) > 4:
        along = ndimage.gaussian_filter1d(along, 2.0, axis=0, mode="nearest")
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-12)
    helper = np.eye(3)[np.abs(along).argmin(axis=1)]
    u = np.cross(along, helper)
    u /= np.maximum(np.linalg.norm(u, axis=1, keepdims=True), 1e-12)
    return u, np.cross(along, u)


def radius_along(area: Array, inside: Array, step_mm: float, voxel_mm: float) -> tuple[Array, Array]:
    """Radius and its standard deviation (P,) mm along one edge.

    Parameters
    ----------
    area : (P,) mm2.
    inside : (P,) bool, points that lie within the vessel at either end, whose section is not the edge's own.
    """
    raw = np.sqrt(np.maximum(area, 0) / np.pi)
    own = ~inside if (~inside).sum() >= 2 else np.ones(len(raw), bool)
    index = np.arange(len(raw))
    filled = np.interp(index, index[own], raw[own])
    # A median over about three voxels keeps a short narrowing and drops single bad sections.
    size = min(len(raw), max(1, round(3 * voxel_mm / max(step_mm, 0.1 * voxel_mm)))) | 1
    radius = ndimage.median_filter(filled, size=size, mode="nearest")
    radius = np.maximum(radius, 0.25 * voxel_mm)
    scatter = float(np.std((filled - radius)[own])) if own.sum() > 2 else voxel_mm
    wide = without_waists(radius, step_mm, 2 * RADIUS_SD_VOXELS * voxel_mm)
    return wide, np.hypot(np.hypot(scatter, RADIUS_SD_VOXELS * voxel_mm), wide - radius)


def without_waists(radius: Array, step_mm: float, scatter_mm: float) -> Array:
    """Radius (P,) mm along one edge without deep dips shorter than its diameter, which one bad section makes.

    At such a dip the lower of its two shoulders is taken: resistance goes as 1/r^4, so one dip to a third
    would count as much as eighty diameters of vessel.
    """
    size = round(2 * float(np.median(radius)) / max(step_mm, 1e-6)) | 1
    if size < 3 or len(radius) < 3:
        return radius
    # Reflection would let a narrowing at an edge's end look as short as one half of it.
    closed = ndimage.grey_closing(np.pad(radius, size, mode="edge"), size=size)[size:-size]
    return np.where(radius < np.minimum(WAIST * closed, closed - scatter_mm), closed, radius)
