"""The angles between the two heads and the kind of their junction (clinical reference, section 1).

Stone and Goodrich, Brain 2006;129:1084: angular below 140 degrees between the long axes, vertical otherwise;
vertical I below 40 degrees of facial rotation, II from 140 to 180, III between. Partial or total follows a
"significant" shared dural venous sinus, for which no threshold is published: clinicians decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import GeometryError
from dioscuri.model import Figure, JunctionShape, Presence, Seen

Array = NDArray[Any]
ANGULAR_BELOW_DEG, FIRST_BELOW_DEG, SECOND_FROM_DEG = 140.0, 40.0, 140.0
SOURCE = "skull-base landmarks of both twins (Stone and Goodrich 2006)"
LEAST_PERTURBATIONS = 1000
Point = tuple[float, float, float]


@dataclass(frozen=True)
class SkullBase:
    """Landmarks of one twin, LPS mm, each coordinate known to `sd_mm`; what is not given is left open."""

    foramen_lps_mm: Point
    nasion_lps_mm: Point | None = None
    porions_lps_mm: tuple[Point, Point] | None = None
    sd_mm: float = 2.0


def junction_shape(
    castor: SkullBase,
    pollux: SkullBase,
    *,
    junction_lps_mm: Point,
    junction_sd_mm: float,
    area_mm2: Figure,
    shared_sinus: Presence,
    randomness: tuple[int, int] = (1, 2000),
) -> JunctionShape:
    """Longitudinal angle, facial rotation and the kinds of junction that fit their intervals.

    Parameters
    ----------
    junction_lps_mm, junction_sd_mm : centroid of the junction, and the error of each of its coordinates.
    shared_sinus : seen, not seen, or absent by a proof; "not seen" leaves partial and total open.
    randomness : seed, and how often all landmarks are moved (at least 1,000).

    Raises
    ------
    GeometryError : fewer than 1,000 perturbations, or a landmark at the centroid of the junction.
    """
    seed, count = randomness
    if count < LEAST_PERTURBATIONS:
        raise GeometryError(f"perturbations: {count}, must be at least {LEAST_PERTURBATIONS}")
    rng = np.random.default_rng(seed)
    centre = _moved(junction_lps_mm, junction_sd_mm, count, rng)
    axes = [_unit(_moved(t.foramen_lps_mm, t.sd_mm, count, rng) - centre) for t in (castor, pollux)]
    theta = _figure(_angle(axes[0], axes[1]), "errors of the foramina magna and of the junction's centre")
    faces = [_facing(t, count, rng) for t in (castor, pollux)]
    phi = None
    if faces[0] is not None and faces[1] is not None:
        normal = _unit(axes[0] - axes[1], least=1e-6)
        flat = [f - (f * normal).sum(axis=1, keepdims=True) * normal for f in faces if f is not None]
        phi = _figure(_angle(flat[0], flat[1]), "errors of nasion and porions")
    return JunctionShape(
        longitudinal_deg=theta,
        facial_rotation_deg=phi,
        area_mm2=area_mm2,
        types=kinds(theta, phi, shared_sinus),
        notes=_notes((castor, pollux), theta, phi, shared_sinus),
    )


def kinds(theta: Figure, phi: Figure | None, shared_sinus: Presence) -> tuple[str, ...]:
    """Every kind that the intervals and the sinus allow, the likeliest first."""
    extents = {Seen.SEEN: ("total",), Seen.ABSENT: ("partial",), Seen.NOT_SEEN: ("partial", "total")}
    shapes: list[str] = []
    if theta.low < ANGULAR_BELOW_DEG:
        shapes.append("angular")
    if theta.high >= ANGULAR_BELOW_DEG:
        shapes += [f"vertical {n}" for n in _rotations(phi)] if phi else ["vertical (I, II or III open)"]
    if theta.value >= ANGULAR_BELOW_DEG and shapes[0] == "angular":
        shapes = [*shapes[1:], "angular"]
    return tuple(f"{extent} {shape}" for extent in extents[shared_sinus.state] for shape in shapes)


def _rotations(phi: Figure) -> list[str]:
    """Vertical I, II, III that the interval meets, the one of the value first."""
    met = {
        "I": phi.low < FIRST_BELOW_DEG,
        "III": phi.high >= FIRST_BELOW_DEG and phi.low < SECOND_FROM_DEG,
        "II": phi.high >= SECOND_FROM_DEG,
    }
    own = "I" if phi.value < FIRST_BELOW_DEG else "II" if phi.value >= SECOND_FROM_DEG else "III"
    return [own, *(name for name, found in met.items() if found and name != own)]


def _moved(point: Point, sd_mm: float, count: int, rng: np.random.Generator) -> Array:
    """The point itself, then `count` perturbed copies, (count + 1, 3)."""
    shifts = rng.normal(0, sd_mm, (count, 3))
    return np.asarray(point, float) + np.vstack([np.zeros((1, 3)), shifts])


def _unit(vectors: Array, least: float = 1.0) -> Array:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    if length[0, 0] < least:
        raise GeometryError(f"landmarks: {length[0, 0]:.2f} mm apart, an axis needs at least {least:g} mm")
    return np.asarray(vectors / np.maximum(length, 1e-9))


def _angle(a: Array, b: Array) -> Array:
    # atan2 keeps its precision at 0 and 180 degrees, where arccos loses it.
    return np.asarray(np.degrees(np.arctan2(np.linalg.norm(np.cross(a, b), axis=1), (a * b).sum(axis=1))))


def _facing(twin: SkullBase, count: int, rng: np.random.Generator) -> Array | None:
    """Backward-to-forward vectors of one face, (count + 1, 3) mm, or None without a nasion."""
    if twin.nasion_lps_mm is None:
        return None
    front = _moved(twin.nasion_lps_mm, twin.sd_mm, count, rng)
    if twin.porions_lps_mm is None:
        return front - _moved(twin.foramen_lps_mm, twin.sd_mm, count, rng)
    left, right = (_moved(p, twin.sd_mm, count, rng) for p in twin.porions_lps_mm)
    return np.asarray(front - (left + right) / 2)


def _figure(samples: Array, cause: str) -> Figure:
    """First sample as the value, 5th to 95th percentile of the others as the interval."""
    value = float(samples[0])
    low, high = np.percentile(samples[1:], [5, 95])
    return Figure(
        value=value,
        low=min(float(low), value),
        high=max(float(high), value),
        unit="deg",
        source=SOURCE,
        causes=(cause,),
    )


def _notes(
    twins: tuple[SkullBase, SkullBase], theta: Figure, phi: Figure | None, sinus: Presence
) -> tuple[str, ...]:
    notes = []
    if theta.low < ANGULAR_BELOW_DEG <= theta.high:
        notes.append("the longitudinal angle's interval crosses 140 deg: angular and vertical are both named")
    if phi is None:
        notes.append("no nasion is marked on both twins: the facial rotation is open")
    elif theta.high >= ANGULAR_BELOW_DEG and len(_rotations(phi)) > 1:
        notes.append("the facial rotation's interval crosses 40 or 140 deg: every kind it meets is named")
    if phi is not None and any(t.porions_lps_mm is None for t in twins):
        notes.append("porions are not marked: the foramen magnum stands in for their midpoint")
    if sinus.state is Seen.NOT_SEEN:
        notes.append("a shared sinus was not seen, which does not show that there is none: partial or total")
    elif sinus.state is Seen.SEEN:
        notes.append(
            "a shared sinus was seen; whether it is significant (total) is for the clinicians to say"
        )
    return tuple(notes)
