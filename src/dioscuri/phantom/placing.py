"""Where each head sits at the junction, so that the measured angles are the ones asked for.

Angles follow Stone & Goodrich 2006 as the clinical reference computes them: u = unit(junction centroid to
foramen magnum); longitudinal angle = arccos(uA . uB); facial rotation = angle between the vectors porion
midpoint to nasion, projected on the plane normal to uA - uB.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq

from dioscuri.errors import GeometryError
from dioscuri.model import Transform
from dioscuri.phantom.head import Head
from dioscuri.phantom.shapes import Array

AZIMUTH_DEG = {"vertex": 0.0, "frontal": 0.0, "parietal": 90.0, "occipital": 180.0}  # 0 anterior, 90 left
SECTION_HALF_MM = 78.0
COARSE_MM, FINE_MM = 6.0, 3.0  # steps of the section's sampling
SCAN_DEG = 15.0
RELAX = 1.7


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
    raise GeometryError(f"junction: no opening of {diameter_mm:g} mm found at this place of the head")


def seat(
    head: Head, azimuth_deg: float, lean_deg: float, diameter_mm: float, *, step_mm: float = FINE_MM
) -> Seat:
    """The seat whose axis leans by `lean_deg` towards `azimuth_deg` from the line of u."""
    lean, turn = math.radians(lean_deg), math.radians(azimuth_deg)
    towards = np.array([math.sin(turn), -math.cos(turn), 0.0])
    magnum = head.landmarks["foramen_magnum"]
    line = _unit(head.landmarks["vertex"] - magnum)
    centre = opening(head, line, diameter_mm, step_mm=step_mm)
    for _ in range(40):
        across = _unit(towards - (towards @ line) * line)
        axis = math.cos(lean) * line + math.sin(lean) * across
        centre = opening(head, axis, diameter_mm, step_mm=step_mm, near=centre)
        new = _unit(centre - magnum)
        step = float(np.linalg.norm(new - line))
        # On a ball each round halves the error; RELAX takes the other half at once.
        line = _unit(line + RELAX * (new - line)) if step > 0.01 else new
        if step < 1e-4 * step_mm:
            break
    across = _unit(towards - (towards @ line) * line)
    return Seat(
        math.cos(lean) * line + math.sin(lean) * across,
        centre,
        math.cos(lean) * across - math.sin(lean) * line,
    )


def facing_deg(head: Head, place: Seat, sign: int) -> float:
    """Direction of the face in the junction's plane, degrees."""
    landmarks = head.landmarks
    face = landmarks["nasion"] - (landmarks["porion_left"] + landmarks["porion_right"]) / 2
    x, y, _ = place.junction_from_head(sign, "head").matrix[:3, :3] @ face
    return math.degrees(math.atan2(y, x))


def seats(
    castor: Head,
    pollux: Head,
    *,
    angles_deg: tuple[float, float],
    azimuth_deg: float,
    diameter_mm: float,
    near_deg: float | None = None,
) -> tuple[Seat, Seat, float]:
    """Both seats, and pollux's azimuth; `angles_deg` are (longitudinal, facial rotation).

    Castor's azimuth is given; pollux's is solved for the facial rotation, from `near_deg` where it is known.

    Raises
    ------
    GeometryError : an opening that a head cannot have, or a rotation that no azimuth gives.
    """
    longitudinal, rotation = angles_deg
    lean = (180.0 - longitudinal) / 2
    first = seat(castor, azimuth_deg, lean, diameter_mm)
    aim = facing_deg(castor, first, 1) + rotation

    def miss(azimuth: float, step_mm: float = FINE_MM) -> float:
        place = seat(pollux, azimuth, lean, diameter_mm, step_mm=step_mm)
        return (facing_deg(pollux, place, -1) - aim + 180) % 360 - 180

    low, high = (near_deg - 4, near_deg + 4) if near_deg is not None else (0.0, 0.0)
    if near_deg is None or miss(low) * miss(high) > 0:
        low, high = _bracket(miss, azimuth_deg, rotation)
    azimuth = brentq(miss, low, high, xtol=0.02)
    return first, seat(pollux, azimuth, lean, diameter_mm), azimuth


def _bracket(
    miss: Callable[[float, float], float], start_deg: float, rotation_deg: float
) -> tuple[float, float]:
    """Two azimuths between which the miss changes sign, the pair nearest to `start_deg`."""
    last: tuple[float, float] | None = None
    found = []
    for azimuth in start_deg + np.arange(-180.0, 181.0, SCAN_DEG):
        try:
            error = miss(float(azimuth), COARSE_MM)
        except GeometryError:  # the head is too narrow there
            last = None
            continue
        if last and last[1] * error <= 0 and abs(last[1] - error) < 180:
            found.append((abs(azimuth - start_deg), last[0], float(azimuth)))
        last = (float(azimuth), error)
    if not found:
        raise GeometryError(f"facial rotation: {rotation_deg:g} degrees cannot be had at this junction")
    # Coarse and fine sections differ a little: widen, so that the fine sign change stays inside.
    return min(found)[1] - 2.0, min(found)[2] + 2.0


def angles(castor: tuple[Array, Array], pollux: tuple[Array, Array], centroid: Array) -> tuple[float, float]:
    """Longitudinal angle and facial rotation, degrees; each twin as (foramen magnum, face vector)."""
    a, b = (_unit(np.asarray(twin[0]) - centroid) for twin in (castor, pollux))
    longitudinal = math.degrees(math.acos(float(np.clip(a @ b, -1, 1))))
    normal = _unit(a - b)
    flat = [_unit(face - (face @ normal) * normal) for _, face in (castor, pollux)]
    rotation = math.degrees(math.acos(float(np.clip(flat[0] @ flat[1], -1, 1))))
    return longitudinal, rotation


def _unit(vector: Array) -> Array:
    out: Array = np.asarray(vector, float) / np.linalg.norm(vector)
    return out
