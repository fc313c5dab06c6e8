"""The minimum cut that speed is measured on: two fused heads, in mm, so of one anatomy at any N.

Two ellipsoid heads with skin, bone, dura, CSF and brain; a wavy septum of dura with holes between them; 26
tortuous vessels across it; a sinus round it; a smooth lognormal factor on every cost; air outside.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import Grid
from dioscuri.separation.energy import Field

Array = NDArray[Any]

BOX_MM = np.array([1.78, 1.17, 1.25]) * 128
CENTRE_MM = 48.0  # of each head from the middle, along i
HEAD_MM = np.array([63.5, 67.5, 72.5])
MEAN_MM = 67.5  # depth = (1 - normalised radius) x this
# Tissue from the outside in: how deep it ends (mm), cost per mm2.
LAYERS = ((4.0, 2.0), (10.0, 3.0), (11.5, 1.5), (14.0, 1.0), (np.inf, 8.0))
SEPTUM_MM, SEPTUM_COST, HOLE = 1.6, 1.5, 0.6
VESSELS, VESSEL_COST, SINUS_COST = 26, 60.0, 90.0
SPREAD = 0.5  # standard deviation of the logarithm of the factor on every cost
POLE_MM = 88.0  # farther from the middle than this: seed
CORE_DEPTH_MM, CORE_GAP_MM = 14.5, 12.0  # of `core`: seeds inside the brain, and this far from the middle


def instance(n: int, kind: str = "core") -> tuple[Array, Array, Array]:
    """(cost per mm2 float32, seeds uint8, spacing mm) of n x n x n voxels.

    `core`: brain cores and poles are seeds, 20 % of the box is undecided. `ends`: only the poles, 41 %.
    """
    spacing = BOX_MM / n
    x, y, z = ((np.arange(n) - (n - 1) / 2) * s for s in spacing)
    depth = _depth(x, y, z)
    middle = _waves(x, y, z, 11, 45.0)
    cost = _cost(depth, x[:, None, None] - 3 * middle, _waves(x, y, z, 12, 18.0))
    for points, radius, price in _tubes():
        _paint(cost, points, radius, price, spacing)
    cost *= np.exp(SPREAD * _waves(x, y, z, 13, 30.0))
    far = np.broadcast_to(np.abs(x)[:, None, None], depth.shape)
    sure = far > POLE_MM
    if kind == "core":
        sure = sure | ((depth > CORE_DEPTH_MM) & (far > CORE_GAP_MM))
    seeds = np.where(sure, np.where(x < 0, 1, 2)[:, None, None], 0)
    return cost.astype(np.float32), np.where(depth > 0, seeds, 255).astype(np.uint8), spacing


def field(n: int, kind: str = "core") -> Field:
    """The same as a `Field`, nothing misplaced."""
    cost, seeds, spacing = instance(n, kind)
    body = seeds != 255
    grid = Grid.axis_aligned((n, n, n), spacing, origin_mm=-(BOX_MM - spacing) / 2, frame="1.2")
    return Field(
        grid, body, cost, np.zeros(body.shape, np.float32), np.where(body, seeds, 0).astype(np.uint8)
    )


def _depth(x: Array, y: Array, z: Array) -> Array:
    """Depth below the skin of the two heads together, mm, (n, n, n)."""
    flat = (y[:, None] / HEAD_MM[1]) ** 2 + (z[None, :] / HEAD_MM[2]) ** 2
    along = ((np.abs(x) - CENTRE_MM) / HEAD_MM[0]) ** 2
    out: Array = (1 - np.sqrt(along[:, None, None] + flat)) * MEAN_MM
    return out


def _cost(depth: Array, from_middle: Array, hole: Array) -> Array:
    out = np.select([depth < end for end, _ in LAYERS], [price for _, price in LAYERS])
    septum = (np.abs(from_middle) < SEPTUM_MM) & (depth > LAYERS[1][0])
    out[septum & (hole < HOLE)] = SEPTUM_COST
    near = (np.abs(from_middle) < 3 * SEPTUM_MM) & ~septum & (depth > LAYERS[2][0])
    out[near] = np.minimum(out[near], LAYERS[3][1])  # CSF on both sides of it
    return out


def _waves(x: Array, y: Array, z: Array, seed: int, length_mm: float, count: int = 40) -> Array:
    """Smooth random field of mean 0 and variance 1, (n, n, n), the same at any n."""
    rng = np.random.default_rng(seed)
    k = rng.normal(0, 1 / length_mm, (count, 3)) * 2
    phase = rng.uniform(0, 2 * np.pi, count)
    flat = k[:, 0, None, None] * x[:, None] + k[:, 1, None, None] * y[None, :] + phase[:, None, None]
    last = k[:, 2, None] * z
    both = np.concatenate([np.cos(flat), -np.sin(flat)]).reshape(2 * count, -1)
    out = both.T @ np.concatenate([np.cos(last), np.sin(last)])
    return out.reshape(len(x), len(y), len(z)) * np.sqrt(2 / count)


def _tubes() -> list[tuple[Array, float, float]]:
    """Centrelines (P, 3) mm, radius mm and cost of the vessels and of the sinus."""
    rng = np.random.default_rng(7)
    t = np.linspace(-1, 1, 600)
    out = []
    for _ in range(VESSELS):
        at = rng.normal(size=2)
        at *= 46 * np.sqrt(rng.uniform()) / np.linalg.norm(at)
        line = np.column_stack([38 * t, at[0] + 0 * t, at[1] + 0 * t])
        for axis, size in ((0, 5.0), (1, 6.0), (2, 6.0)):
            turns, phase = rng.uniform(1.0, 3.5), rng.uniform(0, 2 * np.pi)
            line[:, axis] += size * rng.uniform(0.5, 1) * np.sin(np.pi * turns * t + phase)
        out.append((line, rng.uniform(0.8, 2.2), VESSEL_COST))
    turn = np.pi * t
    ring = np.column_stack([4 * np.sin(2 * turn), 33 * np.cos(turn), 37 * np.sin(turn)])
    return [*out, (ring, 3.5, SINUS_COST)]


def _paint(cost: Array, points: Array, radius: float, price: float, spacing: Array) -> None:
    """Raise the cost to `price` within `radius` mm of a line, softened over a voxel."""
    reach = np.ceil((radius + spacing.max()) / spacing).astype(int)
    box = np.stack(np.meshgrid(*[np.arange(-r, r + 1) for r in reach], indexing="ij"), -1).reshape(-1, 3)
    shape = np.array(cost.shape)
    centre = np.rint(points / spacing + (shape - 1) / 2).astype(int)
    for offset in box:
        at = centre + offset
        gap = np.linalg.norm((at - (shape - 1) / 2) * spacing - points, axis=1)
        share = np.clip((radius - gap) / spacing.mean() + 0.5, 0, 1)
        ok = ((at >= 0) & (at < shape)).all(axis=1) & (share > 0)
        np.maximum.at(cost, tuple(at[ok].T), share[ok] * price)
