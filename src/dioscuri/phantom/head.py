"""One head in its own frame: what every head can answer, and the procedural one."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from dioscuri.errors import GeometryError
from dioscuri.phantom.growth import head_circumference_mm
from dioscuri.phantom.head_shape import PARTS, parts
from dioscuri.phantom.shapes import Array, wave_table

LANDMARKS = ("foramen_magnum", "basion", "opisthion", "nasion", "porion_left", "porion_right", "vertex")
BREADTH_TO_LENGTH = 0.80  # cephalic index of a mesocephalic head, assumed
HEIGHT_TO_LENGTH = 0.76  # basion to vertex over length, assumed
REFERENCE_HALF_LENGTH_MM = 80.0


class Head(Protocol):
    """A head in its own frame: LPS mm, origin at the centre of the foramen magnum, +z to the vertex."""

    @property
    def landmarks(self) -> dict[str, Array]:
        """Points (3,) mm named as in `LANDMARKS`."""
        ...

    def distances(self, points_mm: Array) -> dict[str, Array]:
        """Signed distances (N,) float32 mm, negative inside, at points (N, 3).

        Always `skin`, `skull_outer`, `skull_inner`, `brain`, `ventricles`; where the head has them also
        `air` (airway, sinuses, ear canals) and `septa` (falx and tentorium).
        """
        ...


@dataclass(frozen=True)
class HeadShape:
    """What one procedural head looks like. Thicknesses in mm.

    `individual` is how much this twin's shape and folds depart from its co-twin's (0 to 1).
    """

    age_months: float = 9.0
    sex: str = "girl"
    scale: float = 1.0
    scalp_mm: float = 3.5
    skull_mm: float = 2.8
    dura_mm: float = 1.0
    csf_gap_mm: float = 2.2
    sulcus_depth_mm: float = 11.0
    sulcus_width_mm: float = 1.8
    gyrus_mm: float = 21.0
    individual: float = 0.35


@dataclass(frozen=True, eq=False)
class ParametricHead:
    """A head made by numbers. The same shape, `family` and `member` give the same head.

    `family` seeds what monozygotic twins have in common; `member` what they have not.
    """

    shape: HeadShape = field(default_factory=HeadShape)
    family: int = 1
    member: int = 0
    numbers: Array = field(init=False, repr=False)
    warp: Array = field(init=False, repr=False)
    gyri: Array = field(init=False, repr=False)
    shift: Array = field(init=False, repr=False)
    landmarks: dict[str, Array] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", _numbers(self.shape))
        warp, gyri = _individual(self.shape, self.family, self.member, float(self.numbers[5]))
        object.__setattr__(self, "warp", warp)
        object.__setattr__(self, "gyri", gyri)
        object.__setattr__(self, "shift", np.zeros(3))
        rough = _landmarks(self)
        object.__setattr__(self, "shift", rough["foramen_magnum"])
        object.__setattr__(self, "landmarks", {name: p - self.shift for name, p in rough.items()})

    def distances(self, points_mm: Array) -> dict[str, Array]:
        """Signed distances (N,) float32 mm at points (N, 3) of the head frame; see `Head`."""
        points = np.ascontiguousarray(np.asarray(points_mm, np.float64) + self.shift)
        table = parts(points, self.numbers, self.warp, self.gyri)
        return {name: table[:, n] for n, name in enumerate(PARTS)}


def _numbers(shape: HeadShape) -> Array:
    circumference = head_circumference_mm(shape.age_months, shape.sex) * shape.scale
    b = BREADTH_TO_LENGTH
    unit = math.pi * (3 * (1 + b) - math.sqrt((3 + b) * (1 + 3 * b)))  # Ramanujan's ellipse
    half = circumference / unit
    k = half / REFERENCE_HALF_LENGTH_MM
    scalp = shape.scalp_mm
    top = HEIGHT_TO_LENGTH * 2 * half
    centre_z = 54.0 * k
    return np.array(
        [
            *(half * b - scalp, half - scalp, top - centre_z - scalp, 4.0 * k, centre_z, k),
            *(scalp, shape.skull_mm, shape.dura_mm, shape.csf_gap_mm),
            *(shape.sulcus_depth_mm, shape.sulcus_width_mm, shape.gyrus_mm),
        ]
    )


def _individual(shape: HeadShape, family: int, member: int, k: float) -> tuple[Array, Array]:
    """Warp (W, 7) and folds (G, 4): the family's, moved a little by the member's own."""
    both = np.random.default_rng([family, 11])
    own = np.random.default_rng([family, 12, member])
    shared = np.column_stack([wave_table(both, 5, (150 * k, 260 * k)), both.normal(size=(5, 3)) * 1.3 * k])
    mine = np.column_stack(
        [wave_table(own, 4, (120 * k, 200 * k)), own.normal(size=(4, 3)) * 2.4 * k * shape.individual]
    )
    gyri = wave_table(both, 7, (0.8 * shape.gyrus_mm, 1.3 * shape.gyrus_mm))
    gyri[:, 3] += own.uniform(-math.pi, math.pi, size=7) * shape.individual
    return np.vstack([shared, mine]), gyri


def first_hit(head: Head, part: str, start: Array, direction: Array, *, reach_mm: float = 160.0) -> Array:
    """Where the ray from `start` first changes sides of `part`, (3,) mm, to 0.01 mm.

    Raises
    ------
    GeometryError : the ray of length `reach_mm` meets no boundary.
    """
    unit = np.asarray(direction, float) / np.linalg.norm(direction)
    steps = np.arange(0.0, reach_mm, 0.5)
    values = head.distances(np.asarray(start) + steps[:, None] * unit)[part]
    change = np.flatnonzero(np.sign(values[1:]) != np.sign(values[:-1]))
    if not len(change):
        raise GeometryError(f"head: no {part} within {reach_mm:g} mm of {np.round(start, 1).tolist()}")
    low, high = steps[change[0]], steps[change[0] + 1]
    fine = np.linspace(low, high, 51)
    values = head.distances(np.asarray(start) + fine[:, None] * unit)[part]
    hit: Array = np.asarray(start) + fine[int(np.argmin(np.abs(values)))] * unit
    return hit


def _landmarks(head: ParametricHead) -> dict[str, Array]:
    k = float(head.numbers[5])
    basion = first_hit(head, "skull_inner", np.array([0, 0, 0.0]), np.array([0, -1.0, 0]))
    opisthion = first_hit(head, "skull_inner", np.array([0, 0, 0.0]), np.array([0, 1.0, 0]))
    rim = 13.0 * k + 2.6 * k  # upper margin of the ear canal
    porions = {
        f"porion_{side}": first_hit(
            head, "skull_outer", np.array([s * 90 * k, -4 * k, rim]), np.array([-s, 0, 0])
        )
        for side, s in (("left", 1.0), ("right", -1.0))
    }
    return {
        "foramen_magnum": (basion + opisthion) / 2,
        "basion": basion,
        "opisthion": opisthion,
        "nasion": first_hit(head, "skull_outer", np.array([0, -130 * k, 22 * k]), np.array([0, 1.0, 0])),
        **porions,
        "vertex": first_hit(head, "skin", np.array([0, 4 * k, 190 * k]), np.array([0, 0, -1.0])),
    }
