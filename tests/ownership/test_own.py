"""Whose brain it is, with the border known: wavy gaps, noise, fused patches."""

import numpy as np
import pytest

from dioscuri.errors import GeometryError
from dioscuri.geometry.scores import dice, likelier, ownership_dice, surface_gap_mm
from dioscuri.model import CASTOR, POLLUX, SHARED, LabelMap
from dioscuri.model.recipe import OwnershipRecipe
from dioscuri.ownership.baseline import nearest_seed
from dioscuri.ownership.border import cheapest_border, neighbours
from dioscuri.ownership.own import own
from tests.labelling import tiny

RECIPE = OwnershipRecipe()


@pytest.fixture(scope="module")
def scene():
    return tiny.truth(tiny.grid(2.0), gap_mm=2.5, height=10.0)


def test_wavy_gap_is_found_and_nearest_seed_is_not_enough(scene) -> None:
    labels, truth = scene
    ours = ownership_dice(own(labels, seeds_lps_mm=tiny.SEEDS, recipe=RECIPE), truth, labels)
    base = ownership_dice(nearest_seed(labels, seeds_lps_mm=tiny.SEEDS), truth, labels)
    assert min(ours) >= 0.99
    assert min(ours) > max(base) + 0.02


def test_torn_gap_is_still_found(scene) -> None:
    labels, truth = scene
    rng = np.random.default_rng(3)
    values = labels.values.copy()
    torn = labels.mask("csf") & (rng.random(values.shape) < 0.4)
    values[torn] = tiny.NUMBER("brain")
    worn = LabelMap(values, labels.grid)
    assert min(ownership_dice(own(worn, seeds_lps_mm=tiny.SEEDS, recipe=RECIPE), truth, labels)) >= 0.98


def test_every_tissue_has_an_owner_and_air_has_none(scene) -> None:
    labels, truth = scene
    got = own(labels, seeds_lps_mm=tiny.SEEDS, recipe=RECIPE)
    assert np.array_equal(got.owner > 0, labels.values > 0)
    for tissue in ("bone", "skin", "csf"):
        assert min(ownership_dice(got, truth, labels, tissue)) > 0.93


def test_a_speck_called_brain_far_from_the_border_makes_no_doubt_around_it(scene) -> None:
    """On a fused real head 67 such voxels of castor's were called pollux's: 121 ml became uncertain."""
    labels, truth = scene
    values = labels.values.copy()
    far = labels.tissue("bone") & (truth.owner == CASTOR)
    z = labels.grid.lps(np.argwhere(far))[:, 2] * (1 if tiny.SEEDS[0][2] > 0 else -1)
    middle = np.argwhere(far)[z.argmax()]
    bone = np.zeros(values.shape, bool)
    bone[tuple(slice(max(0, m - 3), m + 4) for m in middle)] = True
    values[bone] = tiny.NUMBER("skull")
    values[tuple(middle)] = tiny.NUMBER("brain")
    got = own(LabelMap(values, labels.grid), seeds_lps_mm=tiny.SEEDS, recipe=RECIPE)
    assert (got.owner[bone] == CASTOR).all()


def test_exchanged_seeds_exchange_the_twins(scene) -> None:
    labels = scene[0]
    one = own(labels, seeds_lps_mm=tiny.SEEDS, recipe=RECIPE)
    two = own(labels, seeds_lps_mm=tiny.SEEDS[::-1], recipe=RECIPE)
    brain = labels.tissue("brain")
    same = (likelier(one) == 1) == (likelier(two) == 2)
    assert same[brain].mean() > 0.999


def test_fused_patch_is_called_uncertain() -> None:
    labels, truth = tiny.truth(tiny.grid(2.5), gap_mm=3.0, fused_radius_mm=25)
    got = own(labels, seeds_lps_mm=tiny.SEEDS, recipe=RECIPE)
    x, y, z = np.moveaxis(
        labels.grid.lps(np.argwhere(labels.values >= 0)).reshape(*labels.grid.shape, 3), -1, 0
    )
    brain = labels.tissue("brain")
    patch = brain & (np.hypot(x, y) < 15) & (np.abs(z - tiny.wave(x, y)) < 3)
    apart = brain & (np.hypot(x, y) > 38) & (np.abs(z - tiny.wave(x, y)) < 6)
    assert (got.owner[patch] == SHARED).mean() > 0.6
    assert (got.owner[apart] == SHARED).mean() < 0.2
    assert min(ownership_dice(got, truth, labels)) > 0.97


def test_certain_voxels_are_right(scene) -> None:
    labels, truth = scene
    got = own(labels, seeds_lps_mm=tiny.SEEDS, recipe=RECIPE)
    brain = labels.tissue("brain")
    for twin in (CASTOR, POLLUX):
        called = brain & (got.owner == twin)
        assert (truth.owner[called] == twin).mean() > 0.99


def test_refined_border_follows_a_thin_gap_at_full_resolution() -> None:
    labels, truth = tiny.truth(tiny.grid(1.5), gap_mm=1.6, height=8.0)
    got = own(labels, seeds_lps_mm=tiny.SEEDS, recipe=OwnershipRecipe(spacing_mm=3.0))
    assert min(ownership_dice(got, truth, labels)) > 0.985


def test_no_brain_and_far_seeds_are_refused(scene) -> None:
    labels = scene[0]
    bare = LabelMap(
        np.where(labels.values == tiny.NUMBER("brain"), 0, labels.values).astype(np.uint16), labels.grid
    )
    with pytest.raises(GeometryError, match="no brain"):
        own(bare, seeds_lps_mm=tiny.SEEDS, recipe=RECIPE)
    with pytest.raises(GeometryError, match="from any brain"):
        own(labels, seeds_lps_mm=tiny.SEEDS * 5, recipe=RECIPE)
    with pytest.raises(GeometryError, match="one voxel"):
        own(labels, seeds_lps_mm=tiny.SEEDS[[0, 0]], recipe=RECIPE)


def test_cheapest_border_prefers_the_cheap_sheet() -> None:
    domain = np.ones((40, 12, 12), bool)
    index, ahead = neighbours(domain)
    x = index[:, 0]
    cost = np.where(x == 28, 0.1, 1.0)
    u = cheapest_border(1 - x / 39, (x == 0) | (x == 39), cost, ahead, 3000)
    assert (u[x < 28] > 0.5).all()
    assert (u[x > 29] < 0.5).all()


def test_nearest_seed_is_the_plane_between(scene) -> None:
    labels = scene[0]
    seeds = np.array([[0, 0, -60.0], [0, 0, 60.0]])
    got = nearest_seed(labels, seeds_lps_mm=seeds)
    z = labels.grid.lps(np.argwhere(got.owner > 0))[:, 2]
    assert np.array_equal(got.owner[got.owner > 0] == 1, z < 0)


def test_scores_know_their_answers() -> None:
    a, b = np.zeros((4, 4, 4), bool), np.zeros((4, 4, 4), bool)
    assert dice(a, b) == 1.0
    a[:2], b[1:3] = True, True
    assert dice(a, b) == pytest.approx(0.5)
    with pytest.raises(GeometryError, match="shapes"):
        dice(a, b[:3])
    grid = tiny.grid(10.0)
    one, two = np.zeros(grid.shape, bool), np.zeros(grid.shape, bool)
    one[2:6, 2:6, 2:6], two[2:6, 2:6, 3:7] = True, True
    assert surface_gap_mm(one, one, grid) == 0
    assert surface_gap_mm(one, two, grid) == pytest.approx(10)
