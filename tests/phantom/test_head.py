"""One procedural head: its size, its landmarks, its layers."""

import dataclasses

import numpy as np
import pytest
from scipy import ndimage

from dioscuri.errors import GeometryError
from dioscuri.phantom.growth import head_circumference_mm
from dioscuri.phantom.head import LANDMARKS, HeadShape, ParametricHead, first_hit

HEAD = ParametricHead()
STEP_MM = 2.0


def block(head=HEAD, step=STEP_MM):
    axes = [np.arange(-90, 90, step), np.arange(-95, 100, step), np.arange(-40, 130, step)]
    shape = tuple(len(a) for a in axes)
    points = np.stack(np.meshgrid(*axes, indexing="ij"), -1).reshape(-1, 3)
    return {name: d.reshape(shape) for name, d in head.distances(points).items()}


@pytest.fixture(scope="module")
def parts():
    return block()


@pytest.mark.parametrize(
    ("age", "sex", "cm"), [(0, "boy", 34.4618), (12, "girl", 44.8965), (60, "boy", 50.7375)]
)
def test_circumference_is_the_who_median(age, sex, cm):
    assert head_circumference_mm(age, sex) == pytest.approx(cm * 10)


def test_circumference_grows_with_age_and_refuses_other_ages():
    values = [head_circumference_mm(m / 2, "girl") for m in range(121)]
    assert np.all(np.diff(values) > 0)
    with pytest.raises(GeometryError, match="61 months, must be 0 to 60"):
        head_circumference_mm(61, "girl")


@pytest.mark.parametrize("age", [3.0, 9.0, 48.0])
def test_skin_has_the_circumference_asked_for(age):
    head = ParametricHead(HeadShape(age_months=age))
    k = head.numbers[5]
    turn = np.radians(np.arange(0, 360, 2.0))
    best = 0.0
    for z in np.arange(48, 72, 4) * k:  # the tape lies where it reads most
        start = np.array([0, 4 * k, z])
        ring = np.array([first_hit(head, "skin", start, np.array([np.cos(t), np.sin(t), 0.0])) for t in turn])
        best = max(best, float(np.linalg.norm(ring - np.roll(ring, 1, 0), axis=1).sum()))
    assert best == pytest.approx(head_circumference_mm(age, "girl"), rel=0.05)


def test_landmarks_lie_where_their_names_say():
    marks = HEAD.landmarks
    assert set(marks) == set(LANDMARKS)
    assert_close = np.testing.assert_allclose
    assert_close(marks["foramen_magnum"], (0, 0, 0), atol=1e-9)
    assert marks["basion"][1] < 0 < marks["opisthion"][1]
    assert marks["porion_right"][0] < -30 and marks["porion_left"][0] > 30
    assert marks["nasion"][1] < -50 and abs(marks["nasion"][0]) < 5
    assert marks["vertex"][2] > 100
    for name, part in (("nasion", "skull_outer"), ("porion_left", "skull_outer"), ("vertex", "skin")):
        assert abs(HEAD.distances(marks[name][None])[part][0]) < 0.1


def test_layers_are_nested(parts):
    inside = {name: d < 0 for name, d in parts.items()}
    assert not (inside["brain"] & (parts["skull_inner"] > 0)).any()
    vault = parts["skull_inner"] < -3
    assert (parts["skull_outer"][vault] < 0).mean() > 0.99
    assert not (inside["skull_outer"] & ~inside["skin"]).any()
    assert not (inside["air"] & inside["skull_inner"]).any()
    assert (inside["ventricles"] & inside["brain"]).sum() / inside["ventricles"].sum() > 0.9


def test_skull_opens_only_at_the_foramen_magnum(parts):
    cavity = parts["skull_inner"] < 0
    bone = (parts["skull_outer"] < 0) & ~cavity
    pieces, _ = ndimage.label(~bone)
    outside = pieces[0, 0, -1]
    middle = pieces[45, 48, 52]
    assert middle == outside, "no way out of the skull: the foramen magnum is closed"
    plugged = ~bone.copy()
    plugged[:, :, :24] = False  # up to 8 mm above the foramen
    pieces, _ = ndimage.label(plugged)
    assert pieces[45, 48, 52] != pieces[0, 0, -1]


def test_brain_has_an_infants_size_folds_and_two_halves(parts):
    brain = parts["brain"] < 0
    volume_ml = brain.sum() * STEP_MM**3 / 1000
    assert 500 < volume_ml < 900  # intracranial volume about 800 ml at 9 months (Kamdar 2009)
    hull = parts["skull_inner"] < -4
    assert 0.1 < 1 - (brain & hull).sum() / hull.sum() < 0.3
    assert brain[:45].sum() / brain.sum() == pytest.approx(0.5, abs=0.05)


def test_distances_grow_by_about_a_millimetre_per_millimetre():
    rng = np.random.default_rng(1)
    points = rng.uniform((-70, -80, 30), (70, 90, 125), (4000, 3))
    h = 0.05
    for part in ("skin", "skull_outer", "skull_inner"):
        at = HEAD.distances(points)[part]
        slopes = [(HEAD.distances(points + h * np.eye(3)[n])[part] - at) / h for n in range(3)]
        size = np.linalg.norm(slopes, axis=0)[np.abs(at) < 5]
        assert len(size) > 100
        assert np.abs(np.median(size) - 1) < 0.08
        assert np.percentile(size, 99) < 1.6


def test_twins_are_alike_but_not_the_same():
    one, other = (ParametricHead(family=3, member=m) for m in (0, 1))
    stranger = ParametricHead(family=4, member=1)
    a, b, c = (block(head, 5.0)["skin"] for head in (one, other, stranger))
    near = np.abs(a) < 20
    gap, strange = np.abs(a - b)[near].mean(), np.abs(a - c)[near].mean()
    assert 0.2 < gap < strange < 8
    again = ParametricHead(family=3, member=0)
    np.testing.assert_array_equal(block(again, 5.0)["brain"], block(one, 5.0)["brain"])


def test_a_head_scaled_down_is_smaller_by_the_cube():
    small = ParametricHead(dataclasses.replace(HEAD.shape, scale=(2 / 3) ** (1 / 3)))
    ratio = (block(small)["skin"] < 0)[:, :, 20:].sum() / (block()["skin"] < 0)[:, :, 20:].sum()
    assert ratio == pytest.approx(2 / 3, abs=0.03)
