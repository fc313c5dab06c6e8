"""Seats of heads whose foramen magnum does not lie below the middle of the vault, as in real heads.

There the line from foramen to junction is oblique already, and a seat that leans from it drifts away from
the place that the preset names. Here each opening's normal stays as near to the named direction as the
angles allow.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from dioscuri.errors import GeometryError
from dioscuri.phantom.head import Head
from dioscuri.phantom.opening import AZIMUTH_DEG, Seat, opening, unit
from dioscuri.phantom.shapes import Array

NAMED_LEAN_DEG = {"vertex": 0.0, "frontal": 55.0, "parietal": 55.0, "occipital": 55.0}  # from +z, assumed
FARTHEST_DEG = 25.0  # an opening farther than this from the named direction is another place
STEP_DEG, CLOSE_DEG = 1.0, 0.02
LONGEST_DEG = 12.0  # step of one round: the openings are far from linear beyond
ROUNDS = 25
ALONG = 0.25
FREE = 100.0  # the twist about the common normal costs nothing against a lean


def named_direction(place: str, azimuth_deg: float) -> Array:
    """Normal (3,) of the opening that a place's name means, towards an azimuth (0 anterior, 90 left)."""
    lean, turn = math.radians(NAMED_LEAN_DEG[place]), math.radians(azimuth_deg)
    return np.array([math.sin(lean) * math.sin(turn), -math.sin(lean) * math.cos(turn), math.cos(lean)])


def least_departure(
    heads: tuple[Head, Head],
    place: str,
    angles_deg: tuple[float, float],
    diameter_mm: float,
    start: tuple[float, ...] = (),
) -> tuple[Seat, Seat, tuple[float, ...]]:
    """Seats nearest to the named place whose measured angles are `angles_deg`, and their numbers.

    Five unknowns (two tilts, degrees, of each opening from its named direction, and the twist) under two
    conditions: Gauss-Newton steps to the point of least norm on the linearised conditions. `start` are the
    numbers of an earlier, similar answer.

    Raises
    ------
    GeometryError : these angles are not had within `FARTHEST_DEG` of the named place on these heads.
    """
    longitudinal, rotation = angles_deg
    azimuth = AZIMUTH_DEG[place]
    # Mirrored at the junction: both foramina lean to one side of it.
    named = (named_direction(place, azimuth), named_direction(place, rotation - azimuth))
    tilted = [_tilter(head, axis, diameter_mm) for head, axis in zip(heads, named, strict=True)]

    def pair(x: Array) -> tuple[Seat, Seat]:
        return tilted[0](x[0], x[1], 0.0), tilted[1](x[2], x[3], x[4])

    def miss(x: Array) -> Array:
        return _miss(heads, pair(x), longitudinal, rotation)

    # Castor a little tilted: where both lines are the normal, the angle has no slope.
    x = np.array(start or (0.5, 0.0, 0.0, 0.0, 0.0))
    if not start:
        x[4] = -miss(x)[1]
    weight = np.array([1.0, 1.0, 1.0, 1.0, FREE])
    for _ in range(ROUNDS):
        now = miss(x)
        slopes = np.column_stack([(miss(x + step) - now) / STEP_DEG for step in STEP_DEG * np.eye(5)])
        onto = np.linalg.pinv(slopes * weight, rcond=1e-6)
        tilts = np.append(x[:4], 0.0)
        along = weight * (onto @ (slopes @ tilts)) - tilts
        # The conditions are bent: a part of the way along them, or the rounds swing about the least.
        step = ALONG * along - weight * (onto @ now)
        x = x + step * min(1.0, LONGEST_DEG / float(np.abs(step).max()))
        if np.abs(now).max() < CLOSE_DEG and np.abs(step[:4]).max() < 20 * CLOSE_DEG:
            break
    away = float(max(np.hypot(*x[:2]), np.hypot(*x[2:4])))
    if away > FARTHEST_DEG or np.abs(miss(x)).max() > 10 * CLOSE_DEG:
        raise GeometryError(
            f"junction: about {longitudinal:.0f} degrees between the twins with {rotation:.0f} of rotation "
            f"found no nearer than {away:.0f} degrees from the {place} on these heads, must be within "
            f"{FARTHEST_DEG:g}: choose another preset"
        )
    return (*pair(x), tuple(float(v) for v in x))


def _tilter(head: Head, named: Array, diameter_mm: float) -> Callable[[float, float, float], Seat]:
    """Seats of a head by two tilts from the named direction and a twist, all degrees."""
    side = unit(np.cross(named, (0.0, 1.0, 0.0)))
    basis = np.stack([side, np.cross(named, side)])
    known: dict[tuple[float, float], tuple[Array, Array]] = {}

    def seat(p: float, q: float, twist: float) -> Seat:
        if (p, q) not in known:
            tilt = math.radians(math.hypot(p, q))
            way = np.array([p, q]) @ basis / max(math.hypot(p, q), 1e-9)
            axis = math.cos(tilt) * named + math.sin(tilt) * way
            near = next(reversed(known.values()))[1] if known else None
            known[p, q] = (axis, opening(head, axis, diameter_mm, near=near))
        axis, centre = known[p, q]
        front = np.array([0.0, -1.0, 0.0])
        flat = unit(front - (front @ axis) * axis)
        turn = math.radians(twist)
        return Seat(axis, centre, math.cos(turn) * flat + math.sin(turn) * np.cross(axis, flat))

    return seat


def _miss(heads: tuple[Head, Head], places: tuple[Seat, Seat], longitudinal: float, rotation: float) -> Array:
    """Measured less wanted, degrees, (2,): of the bend 180 - longitudinal, and of the signed rotation."""
    down, face = [], []
    for head, place, sign in zip(heads, places, (1, -1), strict=True):
        turn = place.junction_from_head(sign, "head").matrix[:3, :3]
        marks = head.landmarks
        down.append(turn @ unit(marks["foramen_magnum"] - place.centre))
        face.append(turn @ (marks["nasion"] - (marks["porion_left"] + marks["porion_right"]) / 2))
    bend = 2 * math.degrees(math.asin(min(1.0, float(np.linalg.norm(down[0] + down[1])) / 2)))
    normal = unit(down[1] - down[0])
    flat = [unit(f - (f @ normal) * normal) for f in face]
    turned = math.degrees(math.atan2(float(np.cross(flat[0], flat[1]) @ normal), float(flat[0] @ flat[1])))
    return np.array([bend - (180.0 - longitudinal), (turned - rotation + 180) % 360 - 180])
