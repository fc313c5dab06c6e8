"""What vessels lose: K1, cones, splitting, viscosity."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dioscuri.circulation.caseflow.losses import friction, log_radius_sd, velocity_heads, viscosity_at
from dioscuri.model import VesselEdge

PATH = np.linspace((0, 0, 0), (50, 0, 0), 11)


def test_k1():
    assert friction(PATH, np.full(11, 1.5), 3.5) * 100 == pytest.approx(1.10042, abs=5e-6)


def test_a_cone_in_one_step_is_the_cone_in_many():
    fine = np.linspace(0, 50, 4001)
    inverse4 = 1 / np.interp(fine, (0, 50), (1.0, 2.0)) ** 4
    known = friction(PATH, np.ones(11), 3.5) * np.trapezoid(inverse4, fine) / 50
    assert friction(PATH[[0, -1]], np.array([1.0, 2.0]), 3.5) == pytest.approx(known, rel=1e-6)


def test_one_velocity_head():
    # 400 mL/min through 3 mm radius: 0.2358 m/s, 29.465 Pa, 0.221007 mmHg
    path = np.linspace((0, 0, 0), (100, 0, 0), 5)
    assert velocity_heads(path, np.full(5, 3.0), 1.0) * 400**2 == pytest.approx(0.221007, rel=1e-5)


@given(st.integers(1, 9))
def test_losses_do_not_depend_on_where_a_vessel_is_split(k):
    r = np.linspace(1, 3, 11)
    for loss in (lambda p, r: friction(p, r, 3.5), lambda p, r: velocity_heads(p, r, 1.0)):
        parts = loss(PATH[: k + 1], r[: k + 1]) + loss(PATH[k:], r[k:])
        assert parts == pytest.approx(loss(PATH, r), rel=1e-12)


def test_viscosity_rises_with_haematocrit():
    assert viscosity_at(0.45, 3.5) == pytest.approx(3.5)
    assert viscosity_at(1e-9, 3.2) == pytest.approx(1.0, abs=1e-6)  # plasma
    assert viscosity_at(0.3, 3.5) < 3.5 < viscosity_at(0.6, 3.5)


def test_thin_parts_of_a_vessel_make_its_doubt():
    r = np.where(np.arange(11) < 5, 1.0, 4.0)
    edge = VesselEdge("v1", 0, 1, PATH, r, np.full(11, 0.1), "vein")
    assert log_radius_sd(edge, 0, 1) == pytest.approx(0.1, rel=0.05)
    assert log_radius_sd(edge, 0.2, 1) == 0.2
    assert log_radius_sd(edge, 0, 0.05) == 0.05
