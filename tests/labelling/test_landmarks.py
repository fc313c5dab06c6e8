"""Landmarks by rule on a head whose landmarks are known; given ones are never moved."""

import numpy as np
import pytest

from dioscuri.errors import ScanError
from dioscuri.labelling.landmarks import UNCERTAINTY_MM, foramen, head_landmarks
from dioscuri.model import Grid
from tests.labelling import one_head
from tests.labelling.test_head import labelled

# The rules follow real ears; the procedural head's canals lie nearer to its pinnae.
WITHIN = 2.2


@pytest.mark.parametrize("modality", ["MR", "CT"])
def test_known_landmarks_within_what_is_stated(modality) -> None:
    labels = labelled(modality).labels
    scan = one_head.scan(modality, labels.grid)
    found = head_landmarks(scan, labels)
    assert set(found) == set(UNCERTAINTY_MM)
    for name, true in one_head.head().landmarks.items():
        miss = float(np.linalg.norm(found[name] - true))
        assert miss < WITHIN * UNCERTAINTY_MM[name], f"{name} missed by {miss:.1f} mm"


def test_left_is_the_childs_left_on_any_grid() -> None:
    for modality in ("MR", "CT"):  # a sagittal and an axial grid
        labels = labelled(modality).labels
        found = head_landmarks(one_head.scan(modality, labels.grid), labels)
        assert found["porion_left"][0] > 30 > -30 > found["porion_right"][0]


def test_given_landmarks_are_kept() -> None:
    labels = labelled("CT").labels
    given = {"nasion": (1.0, -77.0, 25.0), "porion_left": (51.0, -4.0, 17.0)}
    found = head_landmarks(one_head.scan("CT", labels.grid), labels, given)
    assert all(found[name].tolist() == list(point) for name, point in given.items())
    assert found["basion"] == pytest.approx(one_head.head().landmarks["basion"], abs=12)


def test_unknown_names_and_other_grids_are_refused() -> None:
    labels = labelled("CT").labels
    scan = one_head.scan("CT", labels.grid)
    with pytest.raises(ScanError, match="inion"):
        head_landmarks(scan, labels, {"inion": (0, 0, 0)})
    with pytest.raises(ScanError, match="another grid"):
        head_landmarks(one_head.scan("CT", one_head.grid(top_mm=150.0)), labels)


def test_foramen_of_a_funnel() -> None:
    grid = Grid.axis_aligned((60, 60, 50), 2.0, origin_mm=(-59, -59, 0), frame="1.2")
    x, y, z = np.moveaxis(grid.lps(np.indices(grid.shape).reshape(3, -1).T).reshape(*grid.shape, 3), -1, 0)
    radius = np.clip(12 + (z - 20), 12, 50)
    marks = foramen(np.hypot(x, y) < radius, grid)
    level = 20 + np.sqrt(1000 / np.pi) - 12  # where the section is 10 cm2
    assert marks["foramen_magnum"] == pytest.approx((0, 0, level), abs=3)
    assert marks["basion"][1] < -12 and marks["opisthion"][1] > 12


def test_foramen_below_the_scan_is_extrapolated() -> None:
    grid = Grid.axis_aligned((60, 60, 40), 2.0, origin_mm=(-59, -59, 30), frame="1.2")
    x, y, z = np.moveaxis(grid.lps(np.indices(grid.shape).reshape(3, -1).T).reshape(*grid.shape, 3), -1, 0)
    marks = foramen(np.hypot(x, y) < np.clip(12 + (z - 20), 12, 50), grid)
    assert 20 < marks["foramen_magnum"][2] < 30
