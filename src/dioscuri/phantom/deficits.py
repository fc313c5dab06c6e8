"""What each twin lacks once separated, measured on its own whole head."""

from __future__ import annotations

import numpy as np

from dioscuri.phantom.scene import Scene
from dioscuri.phantom.shapes import Array

STEP_MM = 1.5
TISSUES = {"skin": "skin", "bone": "skull_outer"}


def deficits_mm2(pair: Scene) -> dict[str, dict[str, float]]:
    """{twin: {"skin", "bone"}}: area of the whole head's outer surface beyond the interface, mm2."""
    return {
        twin: {tissue: _beyond(pair, twin, part) for tissue, part in TISSUES.items()} for twin in pair.heads
    }


def junction_patch(pair: Scene, *, step_mm: float = 1.0) -> tuple[Array, float]:
    """Centroid (3,) LPS mm and area (mm2) of the surface between the twins inside the skull's outer table."""
    reach = 2.0 * pair.interface.radius_mm
    ticks = np.arange(-reach, reach + 1e-6, step_mm)
    xy = np.stack(np.meshgrid(ticks, ticks), -1).reshape(-1, 2)
    height = pair.interface.height(xy)
    points = pair.world_from_junction(np.column_stack([xy, height]))
    inside = np.clip(0.5 - pair.distances(points)["skull_outer"] / step_mm, 0, 1).astype(float)
    slope = np.gradient(height.reshape(len(ticks), -1), step_mm)
    stretch = np.sqrt(1 + slope[0] ** 2 + slope[1] ** 2).ravel()
    return inside @ points / inside.sum(), float((inside * stretch).sum() * step_mm**2)


def _beyond(pair: Scene, twin: str, part: str) -> float:
    """Area of the twin's `part` on the other's side, meshed in a box around the junction."""
    from skimage.measure import marching_cubes

    sign = 1.0 if twin == "castor" else -1.0
    wide = 1.7 * pair.interface.radius_mm + 10
    ticks = np.arange(-wide, wide, STEP_MM)
    shape = (len(ticks),) * 2
    up = np.arange(-45.0, wide, STEP_MM)
    flat = np.stack(np.meshgrid(ticks, ticks, sign * up, indexing="ij"), -1).reshape(-1, 3)
    own = (pair.world_from_head[twin].inverse() @ pair.world_from_junction)(flat)
    field = pair.heads[twin].distances(own)[part].reshape(*shape, len(up))
    if not (field.min() < 0 < field.max()):
        return 0.0
    vertices, faces, _, _ = marching_cubes(field, 0.0, spacing=(STEP_MM,) * 3)
    vertices = vertices.astype(float) + (ticks[0], ticks[0], up[0])
    vertices[:, 2] *= sign
    return area_beyond(vertices, faces, sign * pair.interface.side(vertices))


def area_beyond(vertices: Array, faces: Array, side: Array) -> float:
    """Area of the part of a mesh where `side` (V,), linear on each face, is above 0."""
    corners = vertices[faces]
    whole = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) / 2
    value = np.sort(side[faces], axis=1)
    low, middle, high = value.T
    with np.errstate(divide="ignore", invalid="ignore"):
        tip = high**2 / ((high - low) * (high - middle))  # one corner above
        rest = 1 - low**2 / ((high - low) * (middle - low))  # two corners above
    share = np.where(low >= 0, 1.0, np.where(high <= 0, 0.0, np.where(middle <= 0, tip, rest)))
    return float((whole * share).sum())
