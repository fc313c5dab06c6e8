"""Resampling between turned grids, and distances with known answers."""

import numpy as np
import pytest

from dioscuri.geometry.distance import distance_to, grown, largest, signed_distance
from dioscuri.geometry.resample import resample, sample
from dioscuri.model import Grid
from tests.model.test_grid import turned


def test_a_linear_field_survives_a_turn():
    source = turned((10, 20, 30), (1.0, 1.2, 0.9), (-10, 0, 5), (30, 30, 30))
    target = turned((-40, 5, 70), (0.8, 0.8, 0.8), source.centre_lps_mm, (8, 8, 8))

    def field(grid):
        ijk = np.stack(np.indices(grid.shape), -1).reshape(-1, 3)
        return (grid.lps(ijk) @ (1.0, -2.0, 0.5)).reshape(grid.shape)

    assert np.allclose(resample(field(source), source, target), field(target), atol=1e-6)
    middle = source.centre_lps_mm[None]
    assert sample(field(source), source, middle)[0] == pytest.approx(
        float(middle[0] @ (1.0, -2.0, 0.5)), abs=1e-4
    )


def test_distances_use_the_spacing():
    grid = Grid.axis_aligned((9, 9, 9), (1, 2, 3), origin_mm=(0, 0, 0), frame="1")
    mask = np.zeros(grid.shape, bool)
    mask[4, 4, 4] = True
    away = distance_to(mask, grid)
    assert (away[5, 4, 4], away[4, 5, 4], away[4, 4, 5]) == (1, 2, 3)
    assert np.isinf(distance_to(~(mask | ~mask), grid)).all()
    assert grown(mask, grid, 2).sum() == 7  # two steps along i each way, one along j each way


def test_signed_distance_of_a_ball_is_half_a_voxel_exact():
    grid = Grid.axis_aligned((41, 41, 41), 1, origin_mm=(-20, -20, -20), frame="1")
    radius = np.linalg.norm(np.stack(np.indices(grid.shape), -1) - 20.0, axis=-1)
    signed = signed_distance(radius <= 12, grid)
    assert np.abs(signed - (radius - 12)).max() < 1.0


def test_largest_piece():
    mask = np.zeros((6, 3, 3), bool)
    mask[0:2] = mask[4] = True
    assert largest(mask)[0:2].all() and not largest(mask)[4].any()
    assert not largest(np.zeros((2, 2, 2), bool)).any()
