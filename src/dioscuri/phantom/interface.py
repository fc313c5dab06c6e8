"""The surface between the two brains: wavy, asymmetric, and not a plane."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from dioscuri.phantom.presets import Preset
from dioscuri.phantom.shapes import Array, wave_table

CALM_AT_RIM = 0.3  # share of the waves left at the rim, so that the skull's edge is nearly flat
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

    def __post_init__(self) -> None:
        rng = np.random.default_rng([self.preset.seed, 31])
        length = self.preset.wave_length_mm
        object.__setattr__(self, "coarse", _flat(wave_table(rng, 4, (0.85 * length, 1.3 * length))))
        object.__setattr__(self, "fine", _flat(wave_table(rng, 5, (0.28 * length, 0.4 * length))))
        way = rng.uniform(0, 2 * np.pi)
        slope = np.tan(np.radians(self.preset.tilt_deg))
        object.__setattr__(self, "tilt", slope * np.array([np.cos(way), np.sin(way)]))
        turn = rng.uniform(0, np.pi)
        object.__setattr__(self, "patch", np.array([np.cos(turn), np.sin(turn)]))

    @property
    def radius_mm(self) -> float:
        """Radius of the junction, mm."""
        return self.preset.junction_diameter_mm / 2

    def height(self, xy: Array) -> Array:
        """Height (N,) mm at points (N, 2) of the junction's plane."""
        p = self.preset
        share = np.hypot(xy[:, 0], xy[:, 1]) / self.radius_mm
        calm = CALM_AT_RIM + (1 - CALM_AT_RIM) * (1 - _smooth_step((share - 0.55) / 0.45))
        far = 1 - _smooth_step((share - 1.1) / 0.5)
        swell = p.wave_mm * (_sum(xy, self.coarse) + DETAIL * _sum(xy, self.fine)) / np.sqrt(2)
        dome = p.dome_mm * np.clip(1 - share**2, 0, None)
        out: Array = far * (calm * swell + xy @ self.tilt) + dome
        return out

    def side(self, points: Array) -> Array:
        """Signed mm (N,) from the surface at points (N, 3): below 0 castor's, above 0 pollux's."""
        xy = points[:, :2]
        here = self.height(xy)
        step = 0.25
        dx = (self.height(xy + (step, 0.0)) - here) / step
        dy = (self.height(xy + (0.0, step)) - here) / step
        out: Array = (points[:, 2] - here) / np.sqrt(1 + dx**2 + dy**2)
        return out

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


def _sum(xy: Array, table: Array) -> Array:
    phase = xy @ table[:, :2].T + table[:, 3]
    out: Array = np.sin(phase).sum(axis=1) * np.sqrt(2 / len(table))
    return out


def _smooth_step(t: Array) -> Array:
    t = np.clip(t, 0, 1)
    out: Array = t * t * (3 - 2 * t)
    return out
