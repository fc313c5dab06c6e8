"""Where a plane cuts a head's skull in an opening of a given size, and how the head meets the junction."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq

from dioscuri.errors import GeometryError
from dioscuri.model import Transform
from dioscuri.phantom.head import Head
from dioscuri.phantom.shapes import Array

AZIMUTH_DEG = {"vertex": 0.0, "frontal": 0.0, "parietal": 90.0, "occipital": 180.0}  # 0 anterior, 90 left
SECTION_HALF_MM = 78.0
FINE_MM = 3.0  # step of the section's sampling
OUTERMOST_MM, LAYER_MM = 110.0, 5.0  # of the search from outside inwards, about the head's middle


@dataclass(frozen=True, eq=False)
class Seat:
    """How a head meets the junction, in its own frame.

    `axis` is the junction's normal out of the head, `centre` the centroid of the skull's section there,
    `across` the direction in the junction's plane towards which the foramen magnum leans.
    """

    axis: Array
    centre: Array
    across: Array

    def junction_from_head(self, sign: int, name: str) -> Transform:
        """Castor (`sign` +1) lies below the junction's plane, pollux (-1) above; both lean towards +x."""
        up = sign * self.axis
        turn = np.stack([self.across, np.cross(up, self.across), up])
        matrix = np.eye(4)
        matrix[:3, :3] = turn
        matrix[:3, 3] = -turn @ self.centre
        return Transform(matrix, "junction", name)


def section(
    head: Head, axis: Array, offset_mm: float, middle: Array, *, step_mm: float = FINE_MM
) -> tuple[float, Array]:
    """Area (mm2) and centroid (3,) of the skull's outer table in the plane `axis . p = offset_mm`."""
    side = np.cross(axis, (0.0, 1.0, 0.0) if abs(axis[1]) < 0.9 else (1.0, 0.0, 0.0))
    side /= np.linalg.norm(side)
    ticks = np.arange(-SECTION_HALF_MM, SECTION_HALF_MM + 1e-6, step_mm)
    u, v = np.meshgrid(ticks, ticks)
    centre = middle + (offset_mm - middle @ axis) * axis
    points = centre + u.reshape(-1, 1) * side + v.reshape(-1, 1) * np.cross(axis, side)
    inside = np.clip(0.5 - head.distances(points)["skull_outer"] / step_mm, 0, 1).astype(float)
    total = float(inside.sum())
    if total == 0:
        return 0.0, centre
    return total * step_mm**2, inside @ points / total


def opening(
    head: Head, axis: Array, diameter_mm: float, *, step_mm: float = FINE_MM, near: Array | None = None
) -> Array:
    """Centroid (3,) of the section normal to `axis` whose area is that of a disc of `diameter_mm`.

    Newton's method with the slope of a ball's sections, area = pi (R2 - s2); `near` is where to start.

    Raises
    ------
    GeometryError : no section of the vault is so wide.
    """
    middle = 0.5 * (head.landmarks["vertex"] + head.landmarks["foramen_magnum"])
    wanted = math.pi / 4 * diameter_mm**2
    if near is None:
        widest = section(head, axis, float(middle @ axis), middle, step_mm=step_mm)[0]
        if widest < wanted:
            raise GeometryError(
                f"junction: diameter {diameter_mm:g} mm, the head's widest section there is "
                f"{2 * math.sqrt(widest / math.pi):.0f} mm"
            )
        height = math.sqrt((widest - wanted) / math.pi)
    else:
        height = float((near - middle) @ axis)
    for _ in range(60):
        area, centroid = section(head, axis, float(middle @ axis) + height, middle, step_mm=step_mm)
        error = area - wanted
        if abs(error) < 2e-4 * step_mm * wanted:
            return centroid
        height += float(np.clip(error / (2 * math.pi * max(height, 12.0)), -12, 12))
    return _outermost(head, axis, wanted, middle, step_mm)


def _outermost(head: Head, axis: Array, wanted: float, middle: Array, step_mm: float) -> Array:
    """The outermost such section, where the vault is so far from a ball that Newton's method swings."""

    def excess(height: float) -> float:
        return section(head, axis, float(middle @ axis) + height, middle, step_mm=step_mm)[0] - wanted

    high = OUTERMOST_MM
    for low in np.arange(high - LAYER_MM, -high / 2, -LAYER_MM):
        if excess(float(low)) >= 0:
            height = brentq(excess, float(low), float(low) + LAYER_MM, xtol=0.01)
            return section(head, axis, float(middle @ axis) + height, middle, step_mm=step_mm)[1]
    diameter = 2 * math.sqrt(wanted / math.pi)
    raise GeometryError(f"junction: no opening of {diameter:g} mm found at this place of the head")


def unit(vector: Array) -> Array:
    """The vector (3,) with length 1."""
    out: Array = np.asarray(vector, float) / np.linalg.norm(vector)
    return out
