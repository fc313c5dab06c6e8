"""Angles with known answers; both kinds are named where an interval crosses a border."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dioscuri.errors import GeometryError
from dioscuri.labelling.classification import SkullBase, junction_shape
from dioscuri.model import Figure, Presence, Seen

AREA = Figure(value=5000, low=4500, high=5500, unit="mm2", source="test")
SEEN, NOT_SEEN = Presence(state=Seen.SEEN), Presence(state=Seen.NOT_SEEN)
ABSENT = Presence(state=Seen.ABSENT, shown_by="venography of both twins")


def base(axis_deg: float, face_deg: float, sd_mm: float = 0.5, porions: bool = True) -> SkullBase:
    """Foramen at 130 mm from the origin, `axis_deg` from +z in the x-z plane; face turned about the axis."""
    a, f = np.radians(axis_deg), np.radians(face_deg)
    axis = np.array([np.sin(a), 0, np.cos(a)])
    across = np.array([np.cos(a), 0, -np.sin(a)])
    front = np.cos(f) * np.array([0, -1.0, 0]) + np.sin(f) * across
    side = np.cross(axis, front)
    foramen = 130 * axis
    return SkullBase(
        tuple(foramen),
        tuple(foramen + 80 * front),
        (tuple(foramen + 50 * side), tuple(foramen - 50 * side)) if porions else None,
        sd_mm,
    )


def shape(castor, pollux, sinus=NOT_SEEN, junction_sd_mm=1.0, randomness=(1, 2000)):
    return junction_shape(
        castor,
        pollux,
        junction_lps_mm=(0, 0, 0),
        junction_sd_mm=junction_sd_mm,
        area_mm2=AREA,
        shared_sinus=sinus,
        randomness=randomness,
    )


@given(theta=st.floats(60, 178), phi=st.floats(2, 178))
def test_known_angles_are_recovered(theta, phi) -> None:
    # End to end the projection plane is normal to both axes, so that phi is exact only there.
    got = shape(base(0, 0), base(theta, 0))
    assert got.longitudinal_deg.value == pytest.approx(theta, rel=1e-5)
    opposed = shape(base(0, 0), base(180, phi))
    assert opposed.facial_rotation_deg.value == pytest.approx(phi, rel=1e-5)
    for figure in (got.longitudinal_deg, opposed.facial_rotation_deg):
        assert figure.low <= figure.value <= figure.high


@pytest.mark.parametrize(
    ("theta", "phi", "kind"),
    [(100, 20, "angular"), (178, 20, "vertical I"), (178, 160, "vertical II"), (178, 90, "vertical III")],
)
def test_stone_and_goodrich_kinds(theta, phi, kind) -> None:
    assert shape(base(0, 0), base(theta, phi), SEEN).types == (f"total {kind}",)
    assert shape(base(0, 0), base(theta, phi), ABSENT).types == (f"partial {kind}",)


def test_unseen_sinus_leaves_partial_and_total_open() -> None:
    got = shape(base(0, 0), base(178, 20))
    assert got.types == ("partial vertical I", "total vertical I")
    assert any("does not show that there is none" in note for note in got.notes)


@pytest.mark.parametrize(("phi", "kinds"), [(39, {"I", "III"}), (41, {"I", "III"}), (139, {"II", "III"})])
def test_rotation_near_a_border_names_both(phi, kinds) -> None:
    got = shape(base(0, 0, 3.0), base(178, phi, 3.0), SEEN)
    assert set(got.types) == {f"total vertical {k}" for k in kinds}
    own = "I" if phi < 40 else "III"
    assert got.types[0] == f"total vertical {own}"


def test_longitudinal_angle_near_140_names_angular_and_vertical() -> None:
    got = shape(base(0, 0, 3.0), base(141, 20, 3.0), SEEN, junction_sd_mm=4.0)
    assert got.types[0] == "total vertical I"
    assert "total angular" in got.types


def test_worse_landmarks_widen_the_interval() -> None:
    def width(sd):
        figure = shape(base(0, 0, sd), base(170, 60, sd)).facial_rotation_deg
        return figure.high - figure.low

    assert width(4.0) > 1.5 * width(1.0) > 0


def test_interval_matches_the_error_of_one_lever() -> None:
    # One foramen of sd s at lever 130 mm, all else exact: sd of the angle is s / 130 rad for small s.
    got = shape(base(0, 0, 1e-9), base(90, 0, 2.0), junction_sd_mm=1e-9, randomness=(3, 20000))
    expected = 1.645 * np.degrees(2.0 / 130)
    assert got.longitudinal_deg.high - 90 == pytest.approx(expected, rel=0.05)
    assert 90 - got.longitudinal_deg.low == pytest.approx(expected, rel=0.05)


def test_no_nasion_leaves_the_rotation_open() -> None:
    bare = SkullBase((0, 0, -130))
    got = shape(base(0, 0), bare, SEEN)
    assert got.facial_rotation_deg is None
    assert got.types == ("total vertical (I, II or III open)",)


def test_without_porions_the_foramen_stands_in_and_it_is_said() -> None:
    got = shape(base(0, 0, porions=False), base(180, 70, porions=False))
    assert got.facial_rotation_deg.value == pytest.approx(70, abs=1e-4)
    assert any("porions are not marked" in note for note in got.notes)


def test_same_seed_same_figures() -> None:
    one, two = shape(base(0, 0), base(150, 60)), shape(base(0, 0), base(150, 60))
    assert one == two
    assert shape(base(0, 0), base(150, 60), randomness=(2, 2000)) != one


def test_few_perturbations_are_refused() -> None:
    with pytest.raises(GeometryError, match="perturbations: 999, must be at least 1000"):
        shape(base(0, 0), base(170, 0), randomness=(1, 999))


def test_foramen_at_the_junction_is_refused() -> None:
    with pytest.raises(GeometryError, match="an axis needs at least 1 mm"):
        shape(base(0, 0), SkullBase((0, 0, 0)))
