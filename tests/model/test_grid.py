"""Grids refuse what is not a grid, and turned ones round-trip."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from dioscuri.errors import GeometryError
from dioscuri.model import Grid


def turned(euler_deg, spacing, origin, shape=(5, 6, 7)) -> Grid:
    affine = np.eye(4)
    affine[:3, :3] = Rotation.from_euler("xyz", euler_deg, degrees=True).as_matrix() * spacing
    affine[:3, 3] = origin
    return Grid(affine, shape, "1.2.3")


@st.composite
def grids(draw) -> Grid:
    angle, size, place = st.floats(-180, 180), st.floats(0.1, 10), st.floats(-500, 500)
    return turned(*(tuple(draw(s) for _ in range(3)) for s in (angle, size, place)))


@given(grids())
def test_indices_and_points_are_inverse(grid):
    ijk = np.array([[0, 0, 0], [1, 2, 3], [4.5, 0, 6]])
    assert np.allclose(grid.ijk(grid.lps(ijk)), ijk, atol=1e-8)
    assert grid.voxel_mm3 == pytest.approx(np.prod(grid.spacing_mm))


@given(grids(), st.floats(0.3, 4))
def test_respaced_keeps_the_first_face_and_covers_the_box(grid, spacing):
    new = grid.respaced(spacing)
    assert np.allclose(new.lps([[-0.5] * 3]), grid.lps([[-0.5] * 3]), atol=1e-6)
    missing = np.array(grid.shape) * grid.spacing_mm - np.array(new.shape) * new.spacing_mm
    assert (missing <= 1e-4 * new.spacing_mm).all() and (missing > -spacing * 1.0001).all()


@given(grids())
def test_crop_keeps_voxels_where_they_are(grid):
    part = grid.cropped((1, 2, 3), (4, 5, 7))
    assert part.shape == (3, 3, 4)
    assert np.allclose(part.lps([[0, 1, 2]]), grid.lps([[1, 3, 5]]))


def test_a_transposed_turned_affine_is_another_grid():
    grid = turned((20, 30, 40), (1, 1, 1), (0, 0, 0))
    affine = grid.lps_from_ijk.copy()
    affine[:3, :3] = affine[:3, :3].T
    assert not grid.same_as(Grid(affine, grid.shape, grid.frame))


def test_values_are_locked():
    with pytest.raises(ValueError, match="read-only"):
        turned((0, 0, 0), (1, 1, 1), (0, 0, 0)).lps_from_ijk[0, 0] = 2


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda a: a[:3, :3].__setitem__((0, 1), 0.1), r"cosine of 0\.\d+, must be <= 0.0001"),
        (lambda a: a.__setitem__((slice(0, 3), 0), 0), r"spacing: \[0.0, 1.0, 1.0\] mm, each must be > 0"),
        (lambda a: a.__setitem__((0, 3), np.nan), r"value at \(0, 3\) is nan, must be finite"),
        (lambda a: a.__setitem__((3, 0), 1), "last row"),
        (lambda a: a[:3, :3].__imul__(60), "must be > 0 and <= 50"),
    ],
)
def test_refusals_name_the_value_and_what_is_allowed(change, says):
    affine = np.eye(4)
    change(affine)
    with pytest.raises(GeometryError, match=says):
        Grid(affine, (2, 2, 2), "1")


def test_empty_axis_and_missing_frame_are_refused():
    with pytest.raises(GeometryError, match=r"\(0, 2, 2\) voxels, must be three counts"):
        Grid(np.eye(4), (0, 2, 2), "1")
    with pytest.raises(GeometryError, match="frame: empty"):
        Grid(np.eye(4), (2, 2, 2), "")
