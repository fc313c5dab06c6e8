"""Named pairs, joined once per run, and a ball for a head: every area of it is known."""

from dataclasses import dataclass, field
from functools import cache

import numpy as np

from dioscuri.phantom.presets import PRESETS, Preset
from dioscuri.phantom.scene import scene
from dioscuri.phantom.twins import rasterise

SKIN_MM, OUTER_MM, INNER_MM, BRAIN_MM = 70.0, 66.0, 63.0, 60.0
MIDDLE = np.array([0.0, 0.0, 55.0])
MARKS = {
    "foramen_magnum": (0, 0, 0),
    "basion": (0, -14, 0),
    "opisthion": (0, 14, 0),
    "nasion": (0, -64, 25),
    "porion_left": (50, -4, 15),
    "porion_right": (-50, -4, 15),
    "vertex": (0, 0, 125),
}


@dataclass(frozen=True, eq=False)
class BallHead:
    """Concentric balls: the smallest head that the protocol allows."""

    landmarks: dict = field(default_factory=lambda: {k: np.array(v, float) for k, v in MARKS.items()})

    def distances(self, points):
        away = np.linalg.norm(np.asarray(points) - MIDDLE, axis=1).astype(np.float32)
        radii = {"skin": SKIN_MM, "skull_outer": OUTER_MM, "skull_inner": INNER_MM, "brain": BRAIN_MM}
        return {name: away - np.float32(r) for name, r in radii.items()} | {"ventricles": away - 8}


FLAT = Preset(
    name="two balls",
    longitudinal_deg=180,
    facial_rotation_deg=90,
    junction_diameter_mm=80,
    sinus="circumferential",
    fillet_mm=0,
    wave_mm=0,
    tilt_deg=0,
)


@cache
def pair(name):
    """The scene of a named preset."""
    return scene(PRESETS[name])


@cache
def balls():
    """Two balls joined at a plane."""
    return scene(FLAT, {"castor": BallHead(), "pollux": BallHead()})


@cache
def voxels(name, spacing_mm=4.0):
    """(grid, labels, owner) of a named preset, without vessels."""
    grid = pair(name).grid(spacing_mm)
    return grid, *rasterise(pair(name), grid)
