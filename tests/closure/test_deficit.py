"""Skin deficits against caps known in closed form, and faults that must be refused."""

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from dioscuri.closure import skin_deficit
from dioscuri.errors import GeometryError
from dioscuri.geometry.geodesic import clip
from dioscuri.geometry.resample import sample
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


@pytest.fixture(scope="module")
def true_cut(small_twins) -> Surface:
    """The phantom's own surface between the twins, within the body."""
    from skimage.measure import marching_cubes

    grid = small_twins.labels.grid
    points = grid.lps(np.indices(grid.shape).reshape(3, -1).T)
    side = small_twins.scene.side(points).reshape(grid.shape).astype(np.float32)
    vertices, faces, _, _ = marching_cubes(side, 0.0, gradient_direction="descent")
    whole = Surface(grid.lps(vertices), faces.astype(np.int32))
    body = sample((small_twins.labels.values > 0).astype(np.float32), grid, whole.vertices)
    return clip(whole, 0.5 - body)


@pytest.mark.parametrize("twin", ["castor", "pollux"])
def test_procedural_twins_within_ten_per_cent(small_twins, true_cut: Surface, twin: str) -> None:
    """Heads that are no ellipsoids, a fillet of 16 mm, and a surface between the brains that waves."""
    labels = small_twins.labels
    points = labels.grid.lps(np.indices(labels.grid.shape).reshape(3, -1).T)
    beyond = small_twins.scene.side(points).reshape(labels.grid.shape) > 0
    side = np.where(labels.values == 0, 0, np.where(beyond, 2, 1)).astype(np.uint8)
    got = skin_deficit(labels, side, true_cut, twin).deficit
    truth = small_twins.truth.deficits_mm2[twin].skin
    assert got.area_mm2.value == pytest.approx(truth, rel=0.10)
    assert got.area_mm2.low < truth < got.area_mm2.high
    assert got.flat_mm2.value < 0.95 * got.area_mm2.value


def test_waves_between_the_brains_do_not_change_the_skin(sharp: TwinBalls) -> None:
    cut = sharp.cut
    inner = np.linalg.norm(cut.vertices - cut.vertices.mean(axis=0), axis=1) < 30
    wave = np.where(inner, 25 * np.sin(cut.vertices[:, 1] / 6), 0)[:, None] * np.array([1.0, 0, 0])
    wavy = Surface(cut.vertices + wave, cut.faces)
    calm = skin_deficit(sharp.labels, sharp.side, cut, "castor").deficit.area_mm2.value
    assert skin_deficit(sharp.labels, sharp.side, wavy, "castor").deficit.area_mm2.value == pytest.approx(
        calm, rel=0.02
    )
