"""From where the cut is seen, and its colours."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import Surface
from dioscuri.model.colours import CUT_COLOUR, RGB
from dioscuri.planning.dossier.pictures import FRONT, normal
from dioscuri.planning.pages.scene import View

Array = NDArray[Any]

# layer -> colour, dash and gap in mm; apart for the colour-blind by dash as well as by colour
LINES: dict[str, tuple[RGB, tuple[float, float] | None]] = {
    "scalp": ((150, 30, 90), None),
    "bone": ((30, 30, 30), (9.0, 5.0)),
    "dura": ((240, 228, 66), (3.0, 3.5)),
}
# Light to dark, without the twins' blue and orange (after ColorBrewer's purples and greens).
STEPS: tuple[RGB, ...] = (
    (253, 243, 196),
    (214, 230, 150),
    (150, 196, 125),
    (106, 150, 110),
    (92, 100, 120),
    (84, 58, 112),
    (60, 10, 70),
)
SECTORS: tuple[RGB, ...] = (
    CUT_COLOUR,
    (240, 228, 66),
    (204, 121, 167),
    (150, 150, 150),
    (102, 51, 120),
    (170, 220, 190),
)
ELSEWHERE: RGB = (204, 121, 167)
TURNED = 0.75  # how far an oblique view leans from the ring's axis to its side


def facing(surface: Surface) -> View:
    """From castor's side, straight at the cut."""
    across = normal(surface)
    return View(_three(-across), _three(_upright(across)))


def oblique(surface: Surface) -> View:
    """From in front of the twins and castor's side."""
    across = normal(surface)
    flat = FRONT - (FRONT @ across) * across
    if np.linalg.norm(flat) < 0.3:
        flat = np.array([1.0, 0, 0]) - across[0] * across
    flat /= np.linalg.norm(flat)
    towards = -across + flat / TURNED
    up = _upright(towards / np.linalg.norm(towards))
    return View(_three(towards), _three(up))


def _upright(towards: Array) -> Array:
    """Superior is up; where the viewer looks along that, anterior is."""
    return np.array([0.0, 0, 1]) if abs(towards[2]) < 0.8 else np.array([0.0, -1, 0])


def _three(way: Array) -> tuple[float, float, float]:
    x, y, z = (float(v) for v in way)
    return x, y, z
