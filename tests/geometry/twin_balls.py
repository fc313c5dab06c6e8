"""Two overlapping balls joined by a fillet and parted by a plane, with the caps known in closed form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dioscuri.model import Grid, LabelMap, Surface, standard_anatomy


@dataclass(frozen=True)
class TwinBalls:
    labels: LabelMap
    side: np.ndarray
    cut: Surface
    skin_mm2: dict[str, float]
    bone_mm2: dict[str, float]
    opening_mm: float


def smooth_min(a: np.ndarray, b: np.ndarray, k: float) -> np.ndarray:
    """Quilez' polynomial smooth minimum: a fillet about `k` wide."""
    if k <= 0:
        return np.minimum(a, b)
    h = np.clip(0.5 + 0.5 * (b - a) / k, 0, 1)
    return b * (1 - h) + a * h - k * h * (1 - h)


def plane_patch(normal: np.ndarray, offset_mm: float, half_mm: float, step_mm: float = 2.0) -> Surface:
    """Square patch of the plane n·x = offset, normals along n."""
    normal = np.asarray(normal, float) / np.linalg.norm(normal)
    u, v = np.linalg.svd(normal[None])[2][1:]
    if np.cross(u, v) @ normal < 0:
        u, v = v, u
    ticks = np.arange(-half_mm, half_mm + step_mm, step_mm)
    x, y = (a.ravel() for a in np.meshgrid(ticks, ticks, indexing="ij"))
    n = len(ticks)
    at = np.arange(n * n).reshape(n, n)
    lower = np.stack([at[:-1, :-1], at[1:, :-1], at[:-1, 1:]], -1).reshape(-1, 3)
    upper = np.stack([at[1:, :-1], at[1:, 1:], at[:-1, 1:]], -1).reshape(-1, 3)
    vertices = normal * offset_mm + x[:, None] * u + y[:, None] * v
    return Surface(vertices, np.concatenate([lower, upper]).astype(np.int32))


def twin_balls(
    radii_mm: tuple[float, float] = (75.0, 60.0),
    apart_mm: float = 100.0,
    fillet_mm: float = 0.0,
    spacing_mm: float = 2.0,
    turn: np.ndarray | None = None,
) -> TwinBalls:
    """Balls along x (turned by `turn`), scalp 6 mm, skull 4 mm, brain within."""
    big, small = radii_mm
    turn = np.eye(3) if turn is None else turn
    waist = (apart_mm**2 + big**2 - small**2) / (2 * apart_mm)
    centres = np.array([[0.0, 0, 0], [apart_mm, 0, 0]]) @ turn.T
    low = np.minimum(centres[0] - big, centres[1] - small) - 6
    high = np.maximum(centres[0] + big, centres[1] + small) + 6
    shape = tuple(int(n) for n in np.ceil((high - low) / spacing_mm))
    grid = Grid.axis_aligned(shape, spacing_mm, origin_mm=low, frame="1.2.3")
    points = grid.lps(np.argwhere(np.ones(shape, bool)))
    a, b = (np.linalg.norm(points - c, axis=1) - r for c, r in zip(centres, radii_mm, strict=True))
    depth = smooth_min(a, b, fillet_mm)
    number = standard_anatomy().number
    values = np.zeros(len(points), np.uint16)
    for limit, name in ((0, "scalp"), (-6, "skull"), (-10, "brain")):
        values[depth < limit] = number(name)
    beyond = points @ turn[:, 0] - waist
    side = np.where(values == 0, 0, np.where(beyond < 0, 1, 2)).astype(np.uint8)
    opening = float(np.sqrt(big**2 - waist**2))
    cut = plane_patch(turn[:, 0], waist, opening + fillet_mm)

    def caps(inset: float) -> dict[str, float]:
        r, s = big - inset, small - inset
        return {"castor": 2 * np.pi * r * (r - waist), "pollux": 2 * np.pi * s * (s - (apart_mm - waist))}

    labels = LabelMap(values.reshape(shape), grid)
    return TwinBalls(labels, side.reshape(shape), cut, caps(0), caps(6), opening)
