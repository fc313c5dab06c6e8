"""The surface between the two brains: wavy, asymmetric, and not a plane."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numba import njit

from dioscuri.phantom.presets import Preset
from dioscuri.phantom.shapes import Array, wave_table, waves

CALM_AT_RIM = 0.5  # share of the waves left at the rim, so that the skull's edge is nearly flat
DEEPEST_MM = 30.0  # no wave is deeper: the ventricles stay whole
FAR_MM = 60.0
DETAIL = 0.18  # amplitude of the fine waves over the coarse ones: gyri that interdigitate


@dataclass(frozen=True, eq=False)
class Interface:
    """Height of the surface over the junction's plane, in the junction's frame (x, y in the plane, z normal).

    z points from castor to pollux. The surface goes flat outside the junction.
    """

    preset: Preset
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
        way = rng.uniform(0, 2 * np.pi)
        slope = np.tan(np.radians(self.preset.tilt_deg))
        object.__setattr__(self, "tilt", slope * np.array([np.cos(way), np.sin(way)]))
        ticks = np.linspace(-1, 1, 81) * self.radius_mm
        disc = np.stack(np.meshgrid(ticks, ticks), -1).reshape(-1, 2)
        disc = disc[np.hypot(disc[:, 0], disc[:, 1]) < self.radius_mm]
        # Level with the junction's plane on average, but for the bulge that was asked for.
        level = self.height(disc).mean() - self.preset.dome_mm / 2
        object.__setattr__(self, "level", float(level))
        turn = rng.uniform(0, np.pi)
        object.__setattr__(self, "patch", np.array([np.cos(turn), np.sin(turn)]))

    @property
    def radius_mm(self) -> float:
        """Radius of the junction, mm."""
        return self.preset.junction_diameter_mm / 2

    def height(self, xy: Array) -> Array:
        """Height (N,) mm at points (N, 2) of the junction's plane."""
        flat = np.column_stack([xy, np.zeros(len(xy))])
        return -_over(np.ascontiguousarray(flat, np.float64), *self._numbers())

    def side(self, points: Array) -> Array:
        """Signed mm (N,) from the surface at points (N, 3): below 0 castor's, above 0 pollux's."""
        return _signed(np.ascontiguousarray(points, np.float64), *self._numbers())

    def _numbers(self) -> tuple[Array, Array, Array]:
        p = self.preset
        numbers = np.array([self.radius_mm, p.wave_mm, p.dome_mm, *self.tilt, self.level])
        return self.coarse, self.fine, numbers

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
        return np.asarray(np.hypot(xy[:, 0], xy[:, 1]) / self.radius_mm > inner) & (share > 0)


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
def _height(x: float, y: float, coarse: Array, fine: Array, n: Array) -> float:
    share = math.hypot(x, y) / n[0]
    if share >= 1.6:
        return 0.0
    calm = CALM_AT_RIM + (1 - CALM_AT_RIM) * (1 - _smooth_step((share - 0.6) / 0.4))
    far = 1 - _smooth_step((share - 1.1) / 0.5)
    swell = n[1] / math.sqrt(2.0) * (waves(x, y, 0.0, coarse) + DETAIL * waves(x, y, 0.0, fine))
    raw = calm * swell + n[3] * x + n[4] * y + n[2] * max(0.0, 1 - share * share)
    return float(far * (DEEPEST_MM * math.tanh(raw / DEEPEST_MM) - n[5]))


@njit(cache=True, nogil=True)
def _over(points: Array, coarse: Array, fine: Array, n: Array) -> Array:
    out = np.empty(points.shape[0])
    for i in range(points.shape[0]):
        out[i] = points[i, 2] - _height(points[i, 0], points[i, 1], coarse, fine, n)
    return out


@njit(cache=True, nogil=True)
def _signed(points: Array, coarse: Array, fine: Array, n: Array) -> Array:
    out = np.empty(points.shape[0])
    step = 0.25
    for i in range(points.shape[0]):
        x, y, z = points[i, 0], points[i, 1], points[i, 2]
        here = _height(x, y, coarse, fine, n)
        if abs(z - here) > FAR_MM:  # too far for the slope below to matter
            out[i] = z - here
            continue
        dx = (_height(x + step, y, coarse, fine, n) - here) / step
        dy = (_height(x, y + step, coarse, fine, n) - here) / step
        out[i] = (z - here) / math.sqrt(1 + dx * dx + dy * dy)
    return out
