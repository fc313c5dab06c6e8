"""Where each head sits at the junction, so that the measured angles are the ones asked for.

Angles follow Stone & Goodrich 2006 as the clinical reference computes them: u = unit(junction centroid to
foramen magnum); longitudinal angle = arccos(uA . uB); facial rotation = angle between the vectors porion
midpoint to nasion, projected on the plane normal to uA - uB.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from scipy.optimize import brentq

from dioscuri.errors import GeometryError
from dioscuri.phantom.head import Head
from dioscuri.phantom.leaning import least_departure
from dioscuri.phantom.opening import AZIMUTH_DEG, FINE_MM, Seat, opening, unit
from dioscuri.phantom.shapes import Array

COARSE_MM = 6.0
SCAN_DEG = 15.0
RELAX = 1.7


def seat(
    head: Head, azimuth_deg: float, lean_deg: float, diameter_mm: float, *, step_mm: float = FINE_MM
) -> Seat:
    """The seat whose axis leans by `lean_deg` towards `azimuth_deg` from the line of u."""
    lean, turn = math.radians(lean_deg), math.radians(azimuth_deg)
    towards = np.array([math.sin(turn), -math.cos(turn), 0.0])
    magnum = head.landmarks["foramen_magnum"]
    line = unit(head.landmarks["vertex"] - magnum)
    centre = opening(head, line, diameter_mm, step_mm=step_mm)
    for _ in range(40):
        across = unit(towards - (towards @ line) * line)
        axis = math.cos(lean) * line + math.sin(lean) * across
        centre = opening(head, axis, diameter_mm, step_mm=step_mm, near=centre)
        new = unit(centre - magnum)
        step = float(np.linalg.norm(new - line))
        # On a ball each round halves the error; RELAX takes the other half at once.
        line = unit(line + RELAX * (new - line)) if step > 0.01 else new
        if step < 1e-4 * step_mm:
            break
    across = unit(towards - (towards @ line) * line)
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
    place: str,
    angles_deg: tuple[float, float],
    diameter_mm: float,
    even: bool,
    near: tuple[float, ...] = (),
) -> tuple[Seat, Seat, tuple[float, ...]]:
    """Both seats, and the numbers they come from; `angles_deg` are (longitudinal, facial rotation).

    Heads that are `even` have the foramen magnum below the middle of the vault, as procedural ones do: both
    lean by half the bend, castor towards the named place, and pollux follows. Else `least_departure`. `near`
    are the numbers of an earlier, similar answer.

    Raises
    ------
    GeometryError : an opening that a head cannot have, or angles that are not had at this place.
    """
    if not even:
        return least_departure((castor, pollux), place, angles_deg, diameter_mm, near)
    azimuth = AZIMUTH_DEG[place]
    first, second, other = _following(castor, pollux, angles_deg, azimuth, diameter_mm, near)
    return first, second, (other,)


def _following(
    castor: Head,
    pollux: Head,
    angles_deg: tuple[float, float],
    azimuth_deg: float,
    diameter_mm: float,
    near: tuple[float, ...],
) -> tuple[Seat, Seat, float]:
    """Castor's azimuth is given; pollux's is solved for the facial rotation."""
    longitudinal, rotation = angles_deg
    lean = (180.0 - longitudinal) / 2
    first = seat(castor, azimuth_deg, lean, diameter_mm)
    aim = facing_deg(castor, first, 1) + rotation

    def miss(azimuth: float, step_mm: float = FINE_MM) -> float:
        place = seat(pollux, azimuth, lean, diameter_mm, step_mm=step_mm)
        return (facing_deg(pollux, place, -1) - aim + 180) % 360 - 180

    low, high = (near[0] - 4, near[0] + 4) if near else (0.0, 0.0)
    if not near or miss(low) * miss(high) > 0:
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
    a, b = (unit(np.asarray(twin[0]) - centroid) for twin in (castor, pollux))
    longitudinal = math.degrees(math.acos(float(np.clip(a @ b, -1, 1))))
    normal = unit(a - b)
    flat = [unit(face - (face @ normal) * normal) for _, face in (castor, pollux)]
    rotation = math.degrees(math.acos(float(np.clip(flat[0] @ flat[1], -1, 1))))
    return longitudinal, rotation
