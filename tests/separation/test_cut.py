"""Cuts with answers known in advance."""

import numpy as np
import pytest

from dioscuri.errors import SolverError
from dioscuri.geometry.mesh import face_normals
from dioscuri.model import LabelMap, Ownership, VesselEdge, VesselGraph
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation import cut
from dioscuri.separation.baseline import plane_cut
from tests.separation.scenes import two_spheres

AT_1_MM = SeparationRecipe(working_spacing_mm=1.0, seed_depth_mm=8, interval_solves=1)
AT_2_MM = SeparationRecipe(working_spacing_mm=2.0, seed_depth_mm=10, interval_solves=2)


@pytest.mark.parametrize("turn", [(0, 0, 0), (20, 35, 0)])
def test_spheres_are_cut_at_the_waist(turn):
    labels, ownership, axis = two_spheres(45, 15, 1.0, turn)
    result = cut(labels, ownership, recipe=AT_1_MM)
    waist = np.pi * (45**2 - 15**2)
    assert result.surface.area_mm2 == pytest.approx(waist, rel=0.02)
    assert result.cut.area_mm2.low < waist < result.cut.area_mm2.high
    assert np.abs(result.surface.vertices @ axis).max() < 1.5
    assert result.cut.flow == result.cut.cut_value


def test_normals_point_from_castor_to_pollux():
    labels, ownership, axis = two_spheres(30, 12, 2.0, (50, 10, 30))
    result = cut(labels, ownership, recipe=AT_2_MM)
    normals = face_normals(result.surface.vertices, result.surface.faces)
    assert (normals @ axis > 0).mean() > 0.99


def test_exchanging_the_twins_turns_the_surface_and_nothing_else():
    labels, ownership, _ = two_spheres(30, 12, 2.0, (50, 10, 30))
    owner = np.array([0, 2, 1, 3], np.uint8)[ownership.owner]
    turned = Ownership(owner, 255 - ownership.castor, ownership.grid)
    one, two = (cut(labels, o, recipe=AT_2_MM).cut for o in (ownership, turned))
    assert one.flow == pytest.approx(two.flow, rel=1e-3)
    assert one.area_mm2.value == pytest.approx(two.area_mm2.value, rel=0.01)


def test_every_body_voxel_goes_to_one_twin():
    labels, ownership, _ = two_spheres(30, 12, 2.0)
    side = cut(labels, ownership, recipe=AT_2_MM).side
    assert set(np.unique(side.owner)) == {0, 1, 2}
    ml = [(side.owner == n).sum() * side.grid.voxel_mm3 for n in (1, 2)]
    assert ml[0] == pytest.approx(ml[1], rel=0.02)
    assert sum(ml) == pytest.approx((labels.values > 0).sum() * labels.grid.voxel_mm3, rel=0.02)


def test_the_cut_goes_round_brain_and_says_what_it_crosses():
    labels, ownership, _ = two_spheres(40, 18, 2.0)
    points = labels.grid.lps(np.indices(labels.values.shape).reshape(3, -1).T)
    bulge = (np.linalg.norm(points - (0, 0, -6), axis=1) < 12).reshape(labels.values.shape)
    with_brain = LabelMap(np.where(bulge, 6, labels.values).astype(np.uint16), labels.grid)
    open_to_both = np.where(bulge, 3, ownership.owner).astype(np.uint8)
    lean = np.where(bulge, 230, ownership.castor).astype(np.uint8)
    result = cut(with_brain, Ownership(open_to_both, lean, labels.grid), recipe=AT_2_MM)
    total = sum(f.value for f in result.cut.crossed_mm2.values())
    assert result.cut.crossed_mm2["brain"].value < 0.1 * np.pi * (12**2 - 6**2)
    assert total == pytest.approx(result.cut.area_mm2.value, rel=0.03)
    assert result.cut.brain_to_castor_ml.value == pytest.approx(4 / 3 * np.pi * 12**3 / 1000, rel=0.05)


def test_dearer_tissue_never_makes_the_cut_cheaper():
    labels, ownership, _ = two_spheres(30, 12, 2.0)
    dear = AT_2_MM.model_copy(update={"soft_tissue_cost_per_mm2": 3.0})
    assert cut(labels, ownership, recipe=dear).cut.flow > cut(labels, ownership, recipe=AT_2_MM).cut.flow


def test_a_vessel_of_the_graph_costs_even_where_the_labels_lost_it():
    labels, ownership, axis = two_spheres(30, 12, 2.0)
    path = np.linspace(-20, 20, 41)[:, None] * axis
    edge = VesselEdge("v1", 0, 1, path, np.full(41, 1.0), np.full(41, 0.2), "artery")
    graph = VesselGraph(path[[0, -1]], (edge,))
    plain = cut(labels, ownership, recipe=AT_2_MM).cut
    with_vessel = cut(labels, ownership, recipe=AT_2_MM, vessels=graph).cut
    assert with_vessel.flow > plain.flow
    assert with_vessel.crossed_mm2["vessel"].value > 0


def test_a_twin_without_sure_tissue_is_refused():
    labels, ownership, _ = two_spheres(30, 12, 2.0)
    nobody_sure = np.where(ownership.owner == 2, 3, ownership.owner).astype(np.uint8)
    with pytest.raises(SolverError, match="no tissue of pollux"):
        cut(labels, Ownership(nobody_sure, ownership.castor, labels.grid), recipe=AT_2_MM)


def test_the_same_input_gives_the_same_cut():
    labels, ownership, _ = two_spheres(30, 12, 2.0, (20, 0, 10))
    one, two = (cut(labels, ownership, recipe=AT_2_MM) for _ in range(2))
    assert one.cut == two.cut
    assert np.array_equal(one.surface.vertices, two.surface.vertices)


def test_the_minimum_is_never_dearer_than_a_plane():
    labels, ownership, axis = two_spheres(30, 12, 2.0, (30, 20, 0))
    best = cut(labels, ownership, recipe=AT_2_MM).cut
    for place, tilt in ((0.0, 0.0), (3.0, 0.0), (0.0, 0.3)):
        normal = axis + tilt * np.cross(axis, (1.0, 0, 0))
        value, crossed = plane_cut(
            labels, ownership, centre_lps_mm=place * axis, normal=normal, recipe=AT_2_MM
        )
        assert value >= best.flow
        assert crossed["muscle"] > 0.9 * best.area_mm2.value
