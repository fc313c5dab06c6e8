"""Twins from one head: no face, real intensities, a warp that has an inverse, a scene without leaks."""

import dataclasses
from functools import cache

import numpy as np
import pytest
from scipy import ndimage

from dioscuri.errors import GeometryError, ScanError
from dioscuri.model import TWINS, LabelMap, standard_anatomy
from dioscuri.phantom.fuse import fuse, fused_heads, fused_intensities, sampled_head, warped
from dioscuri.phantom.presets import PRESETS
from tests.labelling import one_head

NUMBER = standard_anatomy().number
SPACING_MM = 4.0


@cache
def head_scan(modality="MR"):
    """Scan, true labels and true landmarks of the procedural head, face and all."""
    grid = one_head.grid()
    d = one_head.truth(grid)
    values = np.zeros(grid.shape, np.uint16)
    values[d["skin"] < 0] = NUMBER("soft_tissue")
    values[(d["skin"] < 0) & (d["skin"] > -6)] = NUMBER("scalp")
    values[d["skull_outer"] < 0] = NUMBER("skull")
    z = grid.lps(np.indices(grid.shape).reshape(3, -1).T)[:, 2].reshape(grid.shape)
    cavity = (d["skull_inner"] < 0) & (z > 0)
    values[cavity] = NUMBER("csf")
    values[cavity & (d["brain"] < 0) & (d["ventricles"] >= 0)] = NUMBER("brain")
    return one_head.scan(modality, grid), LabelMap(values, grid), one_head.head().landmarks


@cache
def sampled():
    return sampled_head(*head_scan()[1:])


@cache
def twins():
    return fuse(*head_scan(), PRESETS["total-vertical-2"], spacing_mm=SPACING_MM)


@cache
def joined():
    return fused_intensities(head_scan()[0], twins())


def random_points(count=4000):
    return np.random.default_rng(3).uniform((-70, -80, -20), (70, 80, 125), size=(count, 3))


def test_sampled_distances_are_those_of_the_head_it_was_sampled_from() -> None:
    head = sampled()
    points = random_points()
    own = head.distances(points)
    lps = head.head_from_lps.inverse()(points)
    true = one_head.head().distances(lps)
    back = (points[:, 1] > -20) & (points[:, 2] > 20)
    near = back & (np.abs(true["skin"]) < 20)
    assert np.abs(own["skin"] - true["skin"])[near].mean() < 1.0
    near = back & (np.abs(true["skull_inner"]) < 20)
    assert np.abs(own["skull_inner"] - true["skull_inner"])[near].mean() < 1.0
    agree = (own["brain"] < 0) == ((true["brain"] < 0) & (true["ventricles"] >= 0))
    assert agree[back].mean() > 0.93


def test_head_frame_has_its_origin_at_the_foramen_and_z_to_the_vertex() -> None:
    marks = sampled().landmarks
    assert marks["foramen_magnum"] == pytest.approx((0, 0, 0), abs=1e-9)
    assert marks["vertex"][:2] == pytest.approx((0, 0), abs=1e-9) and marks["vertex"][2] > 100
    assert marks["porion_left"][0] > 0 > marks["porion_right"][0]
    assert marks["nasion"][1] < 0


def test_nothing_of_the_face_is_left() -> None:
    head = sampled()
    marks = head.landmarks
    ears = min(marks["porion_left"][1], marks["porion_right"][1])
    points = np.random.default_rng(4).uniform(
        (-60, -120, -60), (60, ears - 10.01, head.rims_mm - 0.01), (20000, 3)
    )
    d = head.distances(points)
    case = d["skull_outer"] < 0
    assert (d["skin"][~case] > -0.2).all()
    assert head.rims_mm > marks["nasion"][2]
    # The face was there before: the truth has skin in that region.
    assert (one_head.head().distances(head.head_from_lps.inverse()(points))["skin"] < 0).mean() > 0.1


@pytest.mark.parametrize("twin", TWINS)
def test_no_voxel_of_the_face_keeps_signal_in_the_joined_volume(twin) -> None:
    volume, pair = joined(), twins()
    points = volume.grid.lps(np.indices(volume.grid.shape).reshape(3, -1).T)
    own = pair.scene.world_from_head[twin].inverse()(points)
    mine = pair.scene.side(points) * (1 if twin == "pollux" else -1) > 4
    face = pair.scene.heads[twin].in_face(own) & mine
    junction = pair.scene.distances(points)["skin"] < 0  # the skin that the junction itself has drawn
    assert (face & ~junction).sum() > 500
    assert volume.values.ravel()[face & ~junction].max() == 0
    assert pair.labels.values.ravel()[face & ~junction].max() == 0
    assert (face & junction).sum() < 0.02 * face.sum()


def test_the_warp_is_smooth_small_inverted_and_seeded() -> None:
    head, points = sampled(), random_points()
    other = warped(head, 3)
    moved = np.linalg.norm(other.source_points(points) - points, axis=1)
    assert 0.5 < moved.mean() < 4 and moved.max() < 10
    assert np.abs(other.warped_from_source(other.source_points(points)) - points).max() < 1e-6
    step = np.array([0.5, 0, 0])
    slope = (other.source_points(points + step) - other.source_points(points)) / 0.5 - (1, 0, 0)
    assert np.linalg.norm(slope, axis=1).max() < 0.5
    assert other.landmarks["foramen_magnum"] == pytest.approx((0, 0, 0), abs=1e-6)
    assert np.array_equal(warped(head, 3).warp, other.warp)
    assert not np.array_equal(warped(head, 4).warp, other.warp)
    skin = [h.distances(points)["skin"] for h in (head, other)]
    assert np.abs(skin[0] - skin[1]).max() > 0.5


def test_a_warp_too_large_is_refused() -> None:
    with pytest.raises(GeometryError, match="amplitude"):
        warped(sampled(), 1, amplitude_mm=20)


def test_unequal_twins_are_scaled() -> None:
    heads = fused_heads(*head_scan()[1:], PRESETS["unequal"])
    ratio = (heads["pollux"].landmarks["vertex"][2] / heads["castor"].landmarks["vertex"][2]) ** 3
    assert ratio == pytest.approx(PRESETS["unequal"].volume_ratio, rel=0.1)


def test_brains_of_both_and_a_skull_closed_but_for_the_foramina() -> None:
    pair = twins()
    labels, grid = pair.labels, pair.labels.grid
    for twin in TWINS:
        ml = (labels.mask("brain") & pair.owner.mask(twin)).sum() * grid.voxel_mm3 / 1000
        assert 500 < ml < 1300
    points = grid.lps(np.indices(grid.shape).reshape(3, -1).T)
    d = pair.scene.distances(points)
    in_neck = np.zeros(len(points), bool)
    for twin in TWINS:
        own = pair.scene.world_from_head[twin].inverse()(points)
        in_neck |= own[:, 2] < 8
    inside = (d["skull_inner"] < -0.5) & ~in_neck
    assert inside.sum() > 20000
    assert (d["skull_outer"][inside] < -1).all() and (d["skin"][inside] < 0).all()


def test_measured_angles_are_the_ones_asked_for() -> None:
    truth, preset = twins().truth, PRESETS["total-vertical-2"]
    assert truth.angles_deg.longitudinal == pytest.approx(preset.longitudinal_deg, abs=5)
    assert truth.angles_deg.facial_rotation == pytest.approx(preset.facial_rotation_deg, abs=5)


def test_real_intensities_are_carried_where_the_tissue_is_the_heads_own() -> None:
    pair, volume = twins(), joined()
    assert volume.grid.same_as(pair.labels.grid) and volume.modality == "MR" and not volume.synthetic
    deep = ndimage.binary_erosion(pair.labels.mask("brain"))
    for twin in TWINS:
        seen = volume.values[deep & pair.owner.mask(twin)]
        assert np.median(seen) == pytest.approx(one_head.T1["brain"], abs=6)
    assert np.median(volume.values[pair.labels.mask("skull")]) < 80
    assert volume.values[pair.labels.values == 0].mean() < 12


def test_fuse_refuses_labels_of_another_grid_and_missing_landmarks() -> None:
    scan, labels, marks = head_scan()
    with pytest.raises(ScanError, match="nasion"):
        sampled_head(labels, {k: v for k, v in marks.items() if k != "nasion"})
    other = one_head.scan("MR", one_head.grid(top_mm=150.0))
    with pytest.raises(ScanError, match="another grid"):
        fuse(other, labels, marks, PRESETS["total-vertical-2"])
    empty = LabelMap(np.zeros(labels.grid.shape, np.uint16), labels.grid)
    with pytest.raises(ScanError, match="no brain"):
        sampled_head(empty, marks)


def test_intensities_of_procedural_twins_are_refused() -> None:
    pair = twins()
    scene = dataclasses.replace(pair.scene, heads={t: one_head.head() for t in TWINS})
    with pytest.raises(ScanError, match="procedural"):
        fused_intensities(head_scan()[0], dataclasses.replace(pair, scene=scene))
