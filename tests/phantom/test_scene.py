"""Two heads joined: angles as asked, one cranium or a septum, a surface that nearest-seed cannot find."""

import numpy as np
import pytest
from scipy import ndimage

from dioscuri.errors import GeometryError
from dioscuri.model import CASTOR, POLLUX, standard_anatomy
from dioscuri.phantom.placing import angles
from dioscuri.phantom.presets import PRESETS, Preset
from dioscuri.phantom.scene import scene
from tests.phantom.pairs import FLAT, BallHead, balls, pair, voxels

NUMBER = standard_anatomy().number


def dice(a, b):
    return 2 * (a & b).sum() / (a.sum() + b.sum())


@pytest.mark.parametrize("name", PRESETS)
def test_measured_angles_are_those_of_the_preset(name):
    preset = PRESETS[name]
    longitudinal, rotation = pair(name).angles_deg()
    assert longitudinal == pytest.approx(preset.longitudinal_deg, abs=0.5)
    assert rotation == pytest.approx(preset.facial_rotation_deg, abs=0.5)


@pytest.mark.parametrize("name", PRESETS)
def test_nearest_seed_fails_on_every_preset(name):
    grid, labels, owner = voxels(name)
    brain = labels == NUMBER("brain")
    points, truth = grid.lps(np.argwhere(brain)), owner[brain]
    seeds = np.stack([points[truth == who].mean(axis=0) for who in (CASTOR, POLLUX)])
    away = np.linalg.norm(points[:, None] - seeds, axis=2)
    guess = np.where(away[:, 0] < away[:, 1], CASTOR, POLLUX)
    assert min(dice(guess == who, truth == who) for who in (CASTOR, POLLUX)) < 0.97


@pytest.mark.parametrize("name", ["total-vertical-2", "partial-angular", "unequal"])
def test_labels_hold_every_tissue_and_every_body_voxel_has_an_owner(name):
    _, labels, owner = voxels(name)
    present = set(np.unique(labels))
    assert present == {0} | {NUMBER(n) for n in ("scalp", "soft_tissue", "skull", "dura", "csf", "brain")}
    np.testing.assert_array_equal(owner > 0, labels > 0)
    assert set(np.unique(owner)) == {0, CASTOR, POLLUX}
    for who in (CASTOR, POLLUX):
        pieces, _ = ndimage.label(owner == who)
        assert np.bincount(pieces.ravel())[1:].max() / (owner == who).sum() > 0.99


def test_angles_by_hand():
    down, up = np.array([0, 0, -100.0]), np.array([0, 0, 100.0])
    face = np.array([0, -80.0, 20])
    assert angles((down, face), (up, face), np.zeros(3)) == pytest.approx((180, 0))
    side = np.array([100.0, 0, 0])
    longitudinal, rotation = angles((down, face), (side, face), np.zeros(3))
    assert longitudinal == pytest.approx(90)
    turned = np.array([80.0, 0, 20])
    assert angles((down, face), (up, turned), np.zeros(3))[1] == pytest.approx(90)
    assert rotation == pytest.approx(0, abs=1e-4)


def test_total_is_one_cranium_and_partial_has_a_septum():
    found = {}
    for name in ("total-vertical-1", "partial-vertical"):
        here = pair(name)
        turn, share = np.random.default_rng(0).uniform(0, 1, (2, 4000))
        radius = np.sqrt(share) * 0.85 * here.interface.radius_mm
        xy = radius[:, None] * np.column_stack([np.cos(2 * np.pi * turn), np.sin(2 * np.pi * turn)])
        on = here.world_from_junction(np.column_stack([xy, here.interface.height(xy)]))
        assert np.abs(here.side(on)).max() < 1e-3
        found[name] = np.bincount(here.labels(on), minlength=10) / len(on)
    total, partial = found["total-vertical-1"], found["partial-vertical"]
    assert total[NUMBER("skull")] == 0
    assert total[NUMBER("csf")] > 0.3
    assert partial[NUMBER("skull")] > 0.02
    assert partial[NUMBER("dura")] + partial[NUMBER("skull")] > 0.97


def test_fused_patch_has_no_fluid_across_and_owners_still_meet_there():
    here = pair("fused-patch")
    axis = here.interface.patch
    along, across = np.random.default_rng(2).uniform(-1, 1, (2, 3000))
    inside = along**2 + across**2 < 0.95
    xy = 35 * along[inside, None] * axis + 25 * across[inside, None] * np.array([-axis[1], axis[0]])
    height = here.interface.height(xy)
    for step in (-1.0, -0.3, 0.3, 1.0):
        points = here.world_from_junction(np.column_stack([xy, height + step]))
        labels, owner = here.tissues(points)
        assert (labels == NUMBER("brain")).all()
        assert (owner == (CASTOR if step < 0 else POLLUX)).all()


def test_unequal_twins_have_two_thirds_of_the_volume():
    here = pair("unequal")
    axes = [np.arange(-80, 80, 2.5), np.arange(-95, 95, 2.5), np.arange(20, 125, 2.5)]
    points = np.stack(np.meshgrid(*axes, indexing="ij"), -1).reshape(-1, 3)
    scale = here.preset.volume_ratio ** (1 / 3)
    large = (here.heads["castor"].distances(points)["skin"] < 0).mean()
    small = (here.heads["pollux"].distances(points * scale)["skin"] < 0).mean() * scale**3
    assert small / large == pytest.approx(2 / 3, abs=0.02)
    _, labels, owner = voxels("unequal")
    brains = [((labels == NUMBER("brain")) & (owner == who)).sum() for who in (CASTOR, POLLUX)]
    assert 0.5 < brains[1] / brains[0] < 0.7  # layers keep their thickness: the small brain is smaller still


def test_rim_lies_on_the_surface_and_on_the_inner_table():
    here = pair("total-vertical-2")
    rim = here.rim(90)
    assert np.abs(here.side(rim)).max() < 1e-3
    assert np.abs(here.distances(rim)["skull_inner"]).max() < 0.05
    steps = np.linalg.norm(rim - np.roll(rim, 1, axis=0), axis=1)
    assert steps.max() < 15


def test_grid_is_turned_holds_both_heads_and_ends_in_both_necks():
    here = pair("total-vertical-2")
    grid, labels, _ = voxels("total-vertical-2")
    assert np.abs(grid.directions).max(axis=0).max() < 0.9999
    body = labels > 0
    assert body[:, :, 0].any() and body[:, :, -1].any(), "a neck must run out to the border"
    for face in (body[0], body[-1], body[:, 0], body[:, -1]):
        assert not face.any(), "a head touches a side of the grid"
    for marks in here.landmarks().values():
        ijk = grid.ijk(np.stack(list(marks.values())))
        assert (ijk > 0).all() and (ijk < np.array(grid.shape) - 1).all()


def test_brains_are_not_parted_by_a_plane():
    here = pair("total-vertical-3")
    ticks = np.linspace(-30, 30, 31)
    xy = np.stack(np.meshgrid(ticks, ticks), -1).reshape(-1, 2)
    height = here.interface.height(xy)
    plane = np.column_stack([xy, np.ones(len(xy))])
    rest = height - plane @ np.linalg.lstsq(plane, height, rcond=None)[0]
    assert rest.std() > 5


def test_same_seed_same_scene_and_another_seed_another():
    points = np.random.default_rng(3).uniform(-60, 60, (20000, 3))
    name = "total-vertical-1"
    again = scene(PRESETS[name])
    np.testing.assert_array_equal(pair(name).labels(points), again.labels(points))
    other = scene(PRESETS[name].model_copy(update={"seed": 99}))
    assert (pair(name).labels(points) != other.labels(points)).mean() > 0.02


def test_balls_meet_where_their_section_has_the_diameter():
    here = balls()
    centres = [here.world_from_head[t]([(0, 0, 55)])[0] for t in ("castor", "pollux")]
    apart = np.linalg.norm(centres[0] - centres[1])
    assert apart == pytest.approx(2 * np.sqrt(66**2 - 40**2), abs=0.3)
    np.testing.assert_allclose(here.patch()[0], here.junction.centre_lps_mm, atol=0.3)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"junction_diameter_mm": -1}, "junction_diameter_mm: -1 found, .* greater than or equal to 40"),
        ({"sinus": "none"}, "total with sinus 'none', total must share a sinus"),
        ({"vein_radius_low_mm": 3}, "vein radius 3 to 1.8 mm, must rise"),
        ({"colour": "red"}, "unknown key"),
    ],
)
def test_impossible_presets_are_refused(change, message):
    with pytest.raises(GeometryError, match=message):
        Preset(**(FLAT.model_dump() | change))


def test_an_opening_wider_than_the_head_is_refused():
    wide = FLAT.model_copy(update={"junction_diameter_mm": 133.0})
    with pytest.raises(GeometryError, match="diameter 133 mm, the head's widest section there is 13"):
        scene(wide, {"castor": BallHead(), "pollux": BallHead()})
