"""What each twin lacks once separated, measured on its own whole head."""

from __future__ import annotations

import numpy as np

from dioscuri.phantom.scene import Scene
from dioscuri.phantom.shapes import Array

STEP_MM = 2.0
TISSUES = {"skin": "skin", "bone": "skull_outer"}


def deficits_mm2(pair: Scene) -> dict[str, dict[str, float]]:
    """{twin: {"skin", "bone"}}: area of the whole head's outer surface that it will not have, mm2.

    That is what lies beyond the surface between the twins, or on this side of it but within the other's head.
    """
    return {twin: _beyond(pair, twin) for twin in pair.heads}


def _beyond(pair: Scene, twin: str) -> dict[str, float]:
    """What is missing of the twin's surfaces, meshed in a box around the junction."""
    from skimage.measure import marching_cubes

    sign, other = (1.0, "pollux") if twin == "castor" else (-1.0, "castor")
    other_from_junction = pair.world_from_head[other].inverse() @ pair.world_from_junction
    wide = 1.35 * pair.interface.radius_mm + 15
    ticks = np.arange(-wide, wide, STEP_MM)
    up = np.arange(-35.0, 1.1 * wide, STEP_MM)
    flat = np.stack(np.meshgrid(ticks, ticks, sign * up, indexing="ij"), -1).reshape(-1, 3)
    own = (pair.world_from_head[twin].inverse() @ pair.world_from_junction)(flat)
    distances = pair.heads[twin].distances(own)
    out = {}
    for tissue, part in TISSUES.items():
        field = distances[part].reshape(len(ticks), len(ticks), len(up))
        vertices, faces, _, _ = marching_cubes(field, 0.0, spacing=(STEP_MM,) * 3)  # type: ignore[no-untyped-call]
        vertices = (vertices.astype(float) + (ticks[0], ticks[0], up[0])) * (1.0, 1.0, sign)
        inside_other = -pair.heads[other].distances(other_from_junction(vertices))[part]
        missing = np.maximum(sign * pair.interface.side(vertices), inside_other)
        out[tissue] = area_beyond(vertices, faces, missing)
    return out


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
