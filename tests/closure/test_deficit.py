"""Skin deficits against caps known in closed form, and faults that must be refused."""

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from dioscuri.closure import skin_deficit
from dioscuri.errors import GeometryError
from dioscuri.model import Grid, Ownership, Surface
from dioscuri.model.recipe import CoverRecipe
from tests.geometry.twin_balls import TwinBalls, twin_balls


@pytest.fixture(scope="module")
def sharp() -> TwinBalls:
    return twin_balls()


@pytest.mark.parametrize("twin", ["castor", "pollux"])
@pytest.mark.parametrize("fillet_mm", [0.0, 16.0])
def test_unequal_balls(twin: str, fillet_mm: float) -> None:
    balls = twin_balls(fillet_mm=fillet_mm)
    got = skin_deficit(balls.labels, balls.side, balls.cut, twin)
    assert got.deficit.area_mm2.value == pytest.approx(balls.skin_mm2[twin], rel=0.04)
    assert got.deficit.area_mm2.low < balls.skin_mm2[twin] < got.deficit.area_mm2.high
    assert got.deficit.perimeter_mm.value == pytest.approx(2 * np.pi * balls.opening_mm, rel=0.02)
    assert got.deficit.flat_mm2.value == pytest.approx(np.pi * balls.opening_mm**2, rel=0.03)
    assert got.deficit.tissue == "skin" and got.deficit.twin == twin
    assert got.cap.area_mm2 == pytest.approx(got.deficit.area_mm2.value, rel=1e-5)


def test_a_turned_pair_has_the_same_deficit(sharp: TwinBalls) -> None:
    turned = twin_balls(turn=Rotation.from_euler("xyz", [20, 35, 50], degrees=True).as_matrix())
    got = skin_deficit(turned.labels, turned.side, turned.cut, "castor")
    assert got.deficit.area_mm2.value == pytest.approx(turned.skin_mm2["castor"], rel=0.03)


def test_the_cap_is_convex_towards_the_other_twin(sharp: TwinBalls) -> None:
    for twin, sign in (("castor", 1.0), ("pollux", -1.0)):
        cap = skin_deficit(sharp.labels, sharp.side, sharp.cut, twin).cap
        a, b, c = (cap.vertices[cap.faces[:, n]] for n in range(3))
        assert sign * np.cross(b - a, c - a)[:, 0].sum() > 0


def test_an_ownership_on_a_coarser_grid_says_the_same(sharp: TwinBalls) -> None:
    grid = sharp.labels.grid
    half = Grid(
        grid.lps_from_ijk @ np.diag([2, 2, 2, 1]), tuple((n + 1) // 2 for n in grid.shape), grid.frame
    )
    owner = np.ascontiguousarray(sharp.side[::2, ::2, ::2])
    coarse = Ownership(owner, np.where(owner == 1, 255, 0).astype(np.uint8), half)
    fine = skin_deficit(sharp.labels, sharp.side, sharp.cut, "pollux")
    got = skin_deficit(sharp.labels, coarse, sharp.cut, "pollux")
    assert got.deficit.area_mm2.value == pytest.approx(fine.deficit.area_mm2.value, rel=0.01)
    spread = got.deficit.area_mm2.high - got.deficit.area_mm2.value
    assert spread > fine.deficit.area_mm2.high - fine.deficit.area_mm2.value


def test_a_cut_with_swapped_normals_is_refused_or_far_off(sharp: TwinBalls) -> None:
    swapped = Surface(sharp.cut.vertices, sharp.cut.faces[:, ::-1])
    with pytest.raises(GeometryError, match="wrong side"):
        skin_deficit(sharp.labels, sharp.side, swapped, "castor")


def test_refusals(sharp: TwinBalls) -> None:
    with pytest.raises(GeometryError, match="no surface is left"):
        skin_deficit(sharp.labels, np.where(sharp.side == 2, 0, sharp.side), sharp.cut, "pollux")
    with pytest.raises(GeometryError, match="side: shape"):
        skin_deficit(sharp.labels, sharp.side[1:], sharp.cut, "castor")
    with pytest.raises(GeometryError, match="remain"):
        skin_deficit(sharp.labels, sharp.side, sharp.cut, "castor", recipe=CoverRecipe(vault_mm=5))
