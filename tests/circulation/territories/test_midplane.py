"""The child's own mid-plane."""

import numpy as np
import pytest

from dioscuri.circulation.territories.midplane import from_landmarks, from_symmetry

POINTS = np.stack(np.meshgrid(*[np.arange(-50, 51, 3.0)] * 3, indexing="ij"), -1).reshape(-1, 3)


def egg(wide=35.0, long=48.0):
    """A brain: longer than wide, and wider behind (+y) than in front."""
    x, y, z = POINTS.T
    w = wide * (1 + 0.25 * y / long)
    return POINTS[(x / w) ** 2 + (y / long) ** 2 + (z / 35) ** 2 < 1]


def turned(angle):
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def test_landmarks_tell_left_from_right():
    plane = from_landmarks((3, -80, 0), (63, 0, 0), (-57, 0, 0))
    assert plane.side(int(plane.half(np.array([[40.0, 0, 0]]))[0])) == "left"
    assert plane.side(int(plane.half(np.array([[-40.0, 0, 0]]))[0])) == "right"
    assert plane.half(np.array([[3.5, -80, 0], [2.5, -80, 0]])).tolist() == [0, 1]


def test_the_nasion_turns_the_plane():
    plane = from_landmarks((8, -80, 0), (60, 0, 0), (-60, 0, 0))
    assert plane.half(np.array([[7.5, -80, 0], [8.5, -80, 0]])).tolist() == [1, 0]


@pytest.mark.parametrize("degrees", [0, 30, 115])
def test_symmetry_finds_the_plane_but_not_left(degrees):
    turn = turned(np.radians(degrees))
    plane = from_symmetry(egg() @ turn.T + 7.0, np.array([0, 0, -1.0]), 3.0)
    assert abs(plane.normal @ turn[:, 0]) > np.cos(np.radians(6))
    assert plane.side(0) == plane.side(1) == "unknown"
    assert plane.half(egg() @ turn.T + 7.0).mean() == pytest.approx(0.5, abs=0.05)


def test_a_round_brain_has_no_plane():
    ball = POINTS[np.linalg.norm(POINTS, axis=1) < 40]
    plane = from_symmetry(ball, np.array([0, 0, 1.0]), 3.0)
    assert plane.normal is None
    assert set(plane.half(ball).tolist()) == {0}
