"""The twins as voxels, and the truth about them, against answers known in advance."""

import math

import numpy as np
import pytest

from dioscuri.model import CASTOR, POLLUX, SHARED, Grid, VesselEdge, VesselGraph, standard_anatomy
from dioscuri.phantom import twins as twins_module
from dioscuri.phantom.deficits import area_beyond, deficits_mm2
from dioscuri.phantom.painting import paint
from dioscuri.phantom.twins import crossings, rasterise
from tests.phantom.pairs import OUTER_MM, SKIN_MM, balls, pair

NUMBER = standard_anatomy().number


def test_deficit_of_two_balls_is_the_cap():
    plane = math.sqrt(OUTER_MM**2 - 40**2)
    for areas in deficits_mm2(balls()).values():
        assert areas["skin"] == pytest.approx(2 * math.pi * SKIN_MM * (SKIN_MM - plane), rel=0.02)
        assert areas["bone"] == pytest.approx(2 * math.pi * OUTER_MM * (OUTER_MM - plane), rel=0.02)


def test_junction_of_two_balls_is_a_disc():
    centre, area = balls().patch()
    assert area == pytest.approx(math.pi * 40**2, rel=0.01)


def test_area_beyond_cuts_triangles():
    vertices = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0.0]])
    faces = np.array([[0, 1, 2]])
    whole = 0.5
    for shift, share in ((-1, 0), (-0.5, 0.25), (-0.25, 0.5625), (0.0, 1.0), (1, 1)):
        assert area_beyond(vertices, faces, vertices[:, 0] + shift) == pytest.approx(whole * share)
    assert area_beyond(vertices, faces, 0.25 - vertices[:, 0]) == pytest.approx(whole * 0.4375)


def test_twins_hold_together(small_twins):
    labels, owner = small_twins.labels, small_twins.owner
    assert set(np.unique(labels.values)) == {0} | {s.number for s in labels.anatomy}
    assert ((owner.owner > 0) | (labels.values == 0)).all()
    assert (owner.owner == SHARED).any()
    assert (labels.values[owner.owner == SHARED] == NUMBER("dural_sinus")).all()
    assert set(small_twins.landmarks) == {"castor", "pollux"}
    for who, chance in ((CASTOR, 255), (POLLUX, 0)):
        assert (owner.castor[owner.owner == who] == chance).all()


def test_truth_is_that_of_the_preset(small_twins):
    truth, preset = small_twins.truth, small_twins.preset
    assert truth.angles_deg.longitudinal == pytest.approx(preset.longitudinal_deg, abs=0.5)
    assert truth.angles_deg.facial_rotation == pytest.approx(preset.facial_rotation_deg, abs=0.5)
    assert len(truth.crossings) >= preset.crossing_veins
    disc = math.pi / 4 * preset.junction_diameter_mm**2
    for areas in truth.deficits_mm2.values():
        assert disc < areas.bone < areas.skin < 3 * disc
    for crossing in truth.crossings:
        assert abs(small_twins.scene.side(np.array([crossing.at_lps_mm]))[0]) < 0.5


def test_truth_document_survives_json(small_twins):
    truth = small_twins.truth
    assert type(truth).model_validate_json(truth.model_dump_json()) == truth


def test_number_of_workers_changes_nothing(monkeypatch):
    grid = pair("total-vertical-2").grid(8.0)
    results = []
    for workers, points in ((1, 10_000_000), (2, 5_000)):
        monkeypatch.setattr(twins_module, "WORKERS", workers)
        monkeypatch.setattr(twins_module, "POINTS_AT_ONCE", points)
        results.append(rasterise(pair("total-vertical-2"), grid))
    for one, other in zip(*results, strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_crossing_runs_clear_on_both_sides_and_the_shared_sinus_is_none():
    here = balls()
    up = here.junction.normal
    nodes = here.junction.centre_lps_mm + np.array([-20, 20, -2, 2])[:, None] * up
    rows = [("through", 0, 1, "vein", 1.0), ("grazing", 2, 3, "vein", 1.0), ("sinus", 0, 1, "sinus", 0.5)]
    edges = tuple(
        VesselEdge(name, a, b, np.linspace(nodes[a], nodes[b], 9), 1.2, 0.0, kind, 1, castor)
        for name, a, b, kind, castor in rows
    )
    found = crossings(here, VesselGraph(nodes, edges))
    assert [c.id for c in found] == ["through"]
    np.testing.assert_allclose(found[0].at_lps_mm, here.junction.centre_lps_mm, atol=1e-6)


def test_a_painted_vessel_has_its_volume_and_owner():
    turn = np.linalg.qr(np.random.default_rng(5).normal(size=(3, 3)))[0]
    affine = np.eye(4)
    affine[:3, :3] = turn * 0.5
    grid = Grid(affine, (80, 80, 80), "1.2.3")
    start, end = grid.lps([(20, 20, 20), (60, 50, 40)])
    for castor, who in ((1.0, CASTOR), (0.0, POLLUX), (0.5, SHARED)):
        labels, owner = np.zeros(grid.shape, np.uint16), np.zeros(grid.shape, np.uint8)
        edge = VesselEdge("v1", 0, 1, [start, end], 3.0, 0.0, "vein", 1, castor)
        paint(labels, owner, grid, VesselGraph([start, end], (edge,)))
        volume = (labels == NUMBER("vein")).sum() * grid.voxel_mm3
        length = float(np.linalg.norm(end - start))
        assert volume == pytest.approx(math.pi * 9 * length + 4 / 3 * math.pi * 27, rel=0.02)
        assert set(np.unique(owner)) == {0, who}


def test_a_vessel_thinner_than_a_voxel_stays_in_one_piece():
    from scipy import ndimage

    grid = Grid.axis_aligned((40, 40, 40), 1.0, origin_mm=(0, 0, 0), frame="1.2.3")
    labels, owner = np.zeros(grid.shape, np.uint16), np.zeros(grid.shape, np.uint8)
    path = np.array([(5.2, 5.4, 5.1), (30.3, 22.2, 15.7)])
    edge = VesselEdge("v1", 0, 1, path, 0.3, 0.0, "artery", 1, 1.0)
    paint(labels, owner, grid, VesselGraph(path, (edge,)))
    assert ndimage.label(labels > 0, np.ones((3, 3, 3)))[1] == 1
