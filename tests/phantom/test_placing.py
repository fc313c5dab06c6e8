"""Seats on heads whose foramen magnum lies behind the middle of the vault: as named, angles as asked."""

import math
from dataclasses import dataclass, field

import numpy as np
import pytest

from dioscuri.errors import GeometryError
from dioscuri.phantom.opening import opening
from dioscuri.phantom.placing import angles, seats
from dioscuri.phantom.presets import PRESETS
from dioscuri.phantom.scene import scene
from tests.phantom.pairs import FLAT, BallHead, balls

UP = np.array([0.0, 0.0, 1.0])
MARKS = {
    "foramen_magnum": (0, 0, 0),
    "basion": (0, -14, 0),
    "opisthion": (0, 14, 0),
    "nasion": (0, -100, 25),
    "porion_left": (55, -22, 15),
    "porion_right": (-55, -22, 15),
    "vertex": (0, 0, 130),
}
BACK_MM, HIGH_MM = 20.0, 65.0  # of the vault's middle: before the foramen and above it
BALL = (70.0, 70.0, 70.0)


@dataclass(frozen=True, eq=False)
class LongHead:
    """Ellipsoids about a middle that lies in front of the foramen magnum; distances to first order."""

    half_mm: tuple = (70.0, 88.0, 68.0)
    landmarks: dict = field(default_factory=lambda: {k: np.array(v, float) for k, v in MARKS.items()})

    def distances(self, points):
        away = np.asarray(points) - (0.0, -BACK_MM, HIGH_MM)
        out = {}
        for name, more in {"skin": 4, "skull_outer": 0, "skull_inner": -3, "brain": -6}.items():
            share = away / (np.array(self.half_mm) + more)
            size = np.maximum(np.linalg.norm(share, axis=1), 1e-6)
            slope = np.linalg.norm(share / (np.array(self.half_mm) + more), axis=1) / size
            out[name] = ((size - 1) / np.maximum(slope, 1e-6)).astype(np.float32)
        return out | {"ventricles": (np.linalg.norm(away, axis=1) - 8).astype(np.float32)}


def seated(head, asked, *, place="vertex", even=False, diameter_mm=90.0):
    """Normals (2, 3) in each head's frame, and the angles measured on both seats."""
    *pair, _ = seats(head, head, place=place, angles_deg=asked, diameter_mm=diameter_mm, even=even)
    twins = []
    for seat, sign in zip(pair, (1, -1), strict=True):
        move = seat.junction_from_head(sign, "head")
        marks = {n: move(p[None])[0] for n, p in head.landmarks.items()}
        face = marks["nasion"] - (marks["porion_left"] + marks["porion_right"]) / 2
        twins.append((marks["foramen_magnum"], face))
    return np.stack([s.axis for s in pair]), angles(*twins, np.zeros(3))


def away_deg(axes, named=UP):
    return np.degrees(np.arccos(np.clip(axes @ named, -1, 1)))


@pytest.mark.parametrize("asked", [(180.0, 180.0), (172.0, 165.0), (168, 130), (160, 95), (166, 75)])
def test_a_vertex_junction_lies_at_the_vertex_and_its_angles_are_as_asked(asked):
    axes, measured = seated(LongHead(), asked)
    assert away_deg(axes).max() < 12
    assert measured == pytest.approx(asked, abs=0.3)


def test_opposed_balls_need_no_lean_but_even_seats_drift_to_the_line_of_the_foramen():
    """Turned by half a turn the two oblique lines cancel; u along the normal asks for the ball's own axis."""
    axes, _ = seated(LongHead(BALL), (180.0, 180.0))
    assert away_deg(axes) == pytest.approx(0, abs=0.8)
    drifted, _ = seated(LongHead(BALL), (180.0, 180.0), even=True)
    assert away_deg(drifted) == pytest.approx(math.degrees(math.atan(BACK_MM / HIGH_MM)), abs=0.5)


def test_balls_that_face_one_way_need_no_lean_at_the_angle_that_their_lines_make():
    high = HIGH_MM + math.sqrt(BALL[0] ** 2 - 45.0**2)
    bend = 2 * math.degrees(math.atan(BACK_MM / high))
    axes, measured = seated(LongHead(BALL), (180.0 - bend, 10.0))
    assert away_deg(axes).max() < 1
    assert measured == pytest.approx((180.0 - bend, 10.0), abs=0.3)


@pytest.mark.parametrize(
    ("place", "asked", "way"),
    [("occipital", (125.0, 30.0), (0, 1)), ("parietal", (120.0, 30.0), (1, 0))],
)
def test_other_places_are_about_where_their_name_says(place, asked, way):
    axes, measured = seated(LongHead(), asked, place=place, diameter_mm=86)
    lean = math.radians(55)
    named = np.array([math.sin(lean) * way[0], math.sin(lean) * way[1], math.cos(lean)])
    assert away_deg(axes[0], named) < 25
    assert measured == pytest.approx(asked, abs=0.3)


def test_angles_that_are_far_from_the_named_place_are_refused():
    with pytest.raises(GeometryError, match=r"110 degrees .* from the vertex .* must be within 25"):
        seated(LongHead(), (110.0, 30.0))


@pytest.mark.parametrize("name", ["total-vertical-2", "total-angular"])
def test_a_scene_of_such_heads_has_the_measured_angles_of_its_preset(name):
    preset = PRESETS[name]
    here = scene(preset, {"castor": LongHead(), "pollux": LongHead()})
    asked = (preset.longitudinal_deg, preset.facial_rotation_deg)
    assert here.angles_deg() == pytest.approx(asked, abs=0.5)


def test_heads_over_their_foramen_meet_end_to_end_with_no_lean():
    for twin, sign in (("castor", 1), ("pollux", -1)):
        axis = balls().world_from_head[twin].matrix[:3, :3].T @ balls().junction.normal * sign
        assert away_deg(axis[None]).max() < 1
    assert balls().angles_deg()[1] == pytest.approx(FLAT.facial_rotation_deg, abs=0.5)


def test_an_opening_is_found_where_the_vault_is_no_ball():
    """Sections of a flat slab jump: Newton's slope of a ball swings about them."""

    class Slab(BallHead):
        def distances(self, points):
            away = np.abs(np.asarray(points) - (0, 0, 55)) - (50.0, 50.0, 60.0)
            return {"skull_outer": away.max(axis=1).astype(np.float32)}

    centre = opening(Slab(), UP, 90.0)
    assert centre == pytest.approx((0, 0, 115), abs=1.6)
