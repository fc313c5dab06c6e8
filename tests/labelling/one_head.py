"""One procedural head as a T1 and as a CT, with its truth: for tests of what real heads go through."""

from functools import cache

import numpy as np

from dioscuri.model import Grid, Volume
from dioscuri.phantom.head import HeadShape, ParametricHead

# Intensities: soft tissue, scalp's fat, bone, CSF, brain.
T1 = {"air": 4, "soft": 150, "fat": 380, "bone": 25, "csf": 60, "brain": 200}
CT = {"air": -1000, "soft": 45, "fat": -60, "bone": 900, "csf": 6, "brain": 37}
SPACING_MM = 2.0


@cache
def head() -> ParametricHead:
    return ParametricHead(HeadShape(age_months=36, sex="boy", scalp_mm=6.0, skull_mm=4.5))


def grid(*, sagittal: bool = False, top_mm: float = 155.0) -> Grid:
    """Axial, or sagittal as d01 is: i down, j back, k to the right."""
    low, high = np.array([-85.0, -115.0, -45.0]), np.array([85.0, 105.0, top_mm])
    shape = tuple(int(n) for n in ((high - low) / SPACING_MM).astype(int))
    if not sagittal:
        return Grid.axis_aligned(shape, SPACING_MM, origin_mm=low, frame="1.2.3")
    affine = np.eye(4)
    affine[:3, :3] = SPACING_MM * np.array([[0, 0, -1], [0, 1, 0], [-1, 0, 0]])
    affine[:3, 3] = high[0], low[1], high[2]
    return Grid(affine, (shape[2], shape[1], shape[0]), "1.2.3")


def truth(on: Grid) -> dict[str, np.ndarray]:
    points = on.lps(np.indices(on.shape).reshape(3, -1).T)
    return {name: d.reshape(on.shape) for name, d in head().distances(points).items()}


def scan(modality: str, on: Grid, *, cradle: bool = False) -> Volume:
    look, d = (CT if modality == "CT" else T1), truth(on)
    values = np.full(on.shape, look["air"], float)
    values[d["skin"] < 0] = look["soft"]
    values[(d["skin"] < 0) & (d["skin"] > -5)] = look["fat"]
    values[d["skull_outer"] < 0] = look["bone"]
    values[(d["air"] < 0) & (d["skull_inner"] > 0)] = look["air"]
    values[d["skull_inner"] < 0] = look["csf"]
    values[(d["skull_inner"] < 0) & (d["brain"] < 0)] = look["brain"]
    values[(d["skull_inner"] < 0) & (d["ventricles"] < 0)] = look["csf"]
    if cradle:
        values[cradle_of(on)] = 300
    values += np.random.default_rng(5).normal(0, 4, on.shape)
    low = -1024 if modality == "CT" else 0
    unit = "HU" if modality == "CT" else "arbitrary"
    return Volume(np.clip(np.rint(values), low, 3000).astype(np.int16), on, unit, modality)


def cradle_of(on: Grid) -> np.ndarray:
    """A trough 4 mm thick, 8 mm behind the head."""
    x, y, z = np.moveaxis(on.lps(np.indices(on.shape).reshape(3, -1).T).reshape(*on.shape, 3), -1, 0)
    away = np.hypot(x, y - 6) - 94
    return (away > 0) & (away < 4) & (y > 30) & (z < 80)
