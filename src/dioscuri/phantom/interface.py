"""The surface between the two brains: wavy, asymmetric, and not a plane."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numba import njit

from dioscuri.phantom.presets import Preset
from dioscuri.phantom.shapes import Array, wave_table, waves

# Shares of the junction's radius between which the waves die away: skin and bone part at the waist.
CALM_FROM, CALM_AT = 0.70, 1.0
DEEPEST_MM = 30.0  # no wave is deeper: the ventricles stay whole
FAR_MM = 60.0
DETAIL = 0.18  # amplitude of the fine waves over the coarse ones: gyri that interdigitate


@dataclass(frozen=True, eq=False)
class Interface:
    """Height of the surface over the junction's plane, in the junction's frame (x, y in the plane, z normal).

    z points from castor to pollux. The surface goes flat at the skull's opening and outside it.
    `outline` (M,) is the opening's radius, mm, in M directions evenly spaced from -x; empty for a circle.
    """

    preset: Preset
    outline: Array = field(default_factory=lambda: np.empty(0))
    coarse: Array = field(init=False, repr=False)
    fine: Array = field(init=False, repr=False)
    tilt: Array = field(init=False, repr=False)
    patch: Array = field(init=False, repr=False)
    level: float = field(init=False, repr=False, default=0.0)

    def __post_init__(self) -> None:
        rng = np.random.default_rng([self.preset.seed, 31])
        length = self.preset.wave_length_mm
        object.__setattr__(self, "coarse", _flat(wave_table(rng, 4, (0.85 * length, 1.3 * length))))
        object.__setattr__(self, "fine", _flat(wave_table(rng, 5, (0.28 * length, 0.4 * length))))
        outline = self.outline if len(self.outline) else np.full(8, self.radius_mm)
        object.__setattr__(self, "outline", outline)
        way = rng.uniform(0, 2 * np.pi)
        slope = np.tan(np.radians(self.preset.tilt_deg))
        object.__setattr__(self, "tilt", slope * np.array([np.cos(way), np.sin(way)]))
        ticks = np.linspace(-1, 1, 81) * self.radius_mm
        disc = np.stack(np.meshgrid(ticks, ticks), -1).reshape(-1, 2)
        disc = disc[self.share(disc) < 1]
        # Level with the junction's plane on average, but for the bulge that was asked for.
        level = self.height(disc).mean() - self.preset.dome_mm / 2
        object.__setattr__(self, "level", float(level))
        turn = rng.uniform(0, np.pi)
        object.__setattr__(self, "patch", np.array([np.cos(turn), np.sin(turn)]))

    @property
    def radius_mm(self) -> float:
        """Radius of the junction, mm."""
        return self.preset.junction_diameter_mm / 2

    def share(self, xy: Array) -> Array:
        """Distance (N,) of points (N, 2) from the centre over the opening's radius in that direction."""
        return _shares(np.ascontiguousarray(xy, np.float64), self.outline)

    def height(self, xy: Array) -> Array:
        """Height (N,) mm at points (N, 2) of the junction's plane."""
        flat = np.column_stack([xy, np.zeros(len(xy))])
        return -_over(np.ascontiguousarray(flat, np.float64), *self._numbers())

    def side(self, points: Array) -> Array:
        """Signed mm (N,) from the surface at points (N, 3): below 0 castor's, above 0 pollux's."""
        return _signed(np.ascontiguousarray(points, np.float64), *self._numbers())

    def _numbers(self) -> tuple[tuple[Array, Array], Array, Array]:
        p = self.preset
        return (
            (self.coarse, self.fine),
            np.array([p.wave_mm, p.dome_mm, *self.tilt, self.level]),
            self.outline,
        )

    def fused(self, xy: Array) -> Array:
        """Whether points (N, 2) lie on the cortex that is fused without a plane."""
        p = self.preset
        if not (p.fused_length_mm and p.fused_width_mm):
            return np.zeros(len(xy), bool)
        along = xy @ self.patch
        across = xy @ np.array([-self.patch[1], self.patch[0]])
        return np.asarray((2 * along / p.fused_length_mm) ** 2 + (2 * across / p.fused_width_mm) ** 2 < 1)

    def septum(self, xy: Array, share: float) -> Array:
        """Whether points (N, 2) lie where a septum stands that covers `share` of the junction, rim first.

        Its inner edge is ragged: the area inside radius r of a disc is r squared.
        """
        turn = np.arctan2(xy[:, 1], xy[:, 0])
        ragged = 1 + 0.12 * np.sin(3 * turn + self.fine[0, 3]) + 0.08 * np.sin(7 * turn + self.fine[1, 3])
        inner = np.sqrt(max(0.0, 1 - share)) * ragged
        if share >= 1:
            return np.ones(len(xy), bool)
        return np.asarray(self.share(xy) > inner) & (share > 0)


def _flat(table: Array) -> Array:
    """Waves in the plane, (W, 4), their lengths kept."""
    out = table.copy()
    length = np.linalg.norm(table[:, :3], axis=1)
    out[:, 2] = 0
    out[:, :2] *= (length / np.linalg.norm(out[:, :2], axis=1))[:, None]
    return out


@njit(cache=True, nogil=True)
def _smooth_step(t: float) -> float:
    t = min(1.0, max(0.0, t))
    return t * t * (3 - 2 * t)


@njit(cache=True, nogil=True)
def _share(x: float, y: float, outline: Array) -> float:
    at = (math.atan2(y, x) / (2 * math.pi) + 0.5) * outline.shape[0]
    n = int(at)
    low, high = outline[n % outline.shape[0]], outline[(n + 1) % outline.shape[0]]
    return float(math.hypot(x, y) / (low + (at - n) * (high - low)))


@njit(cache=True, nogil=True)
def _shares(xy: Array, outline: Array) -> Array:
    out = np.empty(xy.shape[0])
    for i in range(xy.shape[0]):
        out[i] = _share(xy[i, 0], xy[i, 1], outline)
    return out


@njit(cache=True, nogil=True)
def _height(x: float, y: float, tables: tuple[Array, Array], n: Array, outline: Array) -> float:
    share = _share(x, y, outline)
    if share >= CALM_AT:
        return 0.0
    calm = 1 - _smooth_step((share - CALM_FROM) / (CALM_AT - CALM_FROM))
    swell = n[0] / math.sqrt(2.0) * (waves(x, y, 0.0, tables[0]) + DETAIL * waves(x, y, 0.0, tables[1]))
    raw = swell + n[2] * x + n[3] * y + n[1] * max(0.0, 1 - share * share)
    return float(calm * (DEEPEST_MM * math.tanh(raw / DEEPEST_MM) - n[4]))


@njit(cache=True, nogil=True)
def _over(points: Array, tables: tuple[Array, Array], n: Array, outline: Array) -> Array:
    out = np.empty(points.shape[0])
    for i in range(points.shape[0]):
        out[i] = points[i, 2] - _height(points[i, 0], points[i, 1], tables, n, outline)
    return out


@njit(cache=True, nogil=True)
def _signed(points: Array, tables: tuple[Array, Array], n: Array, outline: Array) -> Array:
    out = np.empty(points.shape[0])
    step = 0.25
    for i in range(points.shape[0]):
        x, y, z = points[i, 0], points[i, 1], points[i, 2]
        here = _height(x, y, tables, n, outline)
        if abs(z - here) > FAR_MM:  # too far for the slope below to matter
            out[i] = z - here
            continue
        dx = (_height(x + step, y, tables, n, outline) - here) / step
        dy = (_height(x, y + step, tables, n, outline) - here) / step
        out[i] = (z - here) / math.sqrt(1 + dx * dx + dy * dy)
    return out
