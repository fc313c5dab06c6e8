"""What a cut costs, with prices known in advance."""

import numpy as np
import pytest
from scipy import ndimage

from dioscuri.errors import GeometryError
from dioscuri.geometry.distance import distance_to
from dioscuri.model import Grid, LabelMap, Ownership, VesselEdge, VesselGraph
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.calibre import lumen_of
from dioscuri.separation.energy import cost_of, field_of
from dioscuri.separation.seeds import within
from tests.separation.scenes import two_spheres

RECIPE = SeparationRecipe()
GRID = Grid.axis_aligned((24, 24, 40), 0.5, origin_mm=(-5.75, -5.75, -9.75), frame="1.2")


def tube(radius):
    """Soft tissue with an artery of `radius` mm along S, and that artery as a graph of castor's."""
    points = GRID.lps(np.indices(GRID.shape).reshape(3, -1).T)
    inside = (np.hypot(points[:, 0], points[:, 1]) <= radius).reshape(GRID.shape)
    path = np.column_stack([np.zeros(40), np.zeros(40), np.linspace(-9.75, 9.75, 40)])
    edge = VesselEdge("v1", 0, 1, path, np.full(40, radius), np.zeros(40), "artery", castor=1.0)
    labels = LabelMap(np.where(inside, 7, 2).astype(np.uint16), GRID)
    return labels, VesselGraph(path[[0, -1]], (edge,)), inside


@pytest.mark.parametrize("exponent", [0.0, 1.0, 2.0])
@pytest.mark.parametrize("radius", [1.0, 3.0])
def test_a_vessel_is_priced_by_its_calibre(radius, exponent):
    labels, vessels, inside = tube(radius)
    recipe = RECIPE.model_copy(update={"vessel_calibre_exponent": exponent})
    cost = cost_of(labels, recipe, vessels=vessels)
    assert np.allclose(cost[inside], recipe.vessel_cost_per_mm2 * radius**exponent)
    assert np.allclose(cost[~inside], recipe.soft_tissue_cost_per_mm2)


@pytest.mark.parametrize("radius", [1.0, 1.5, 2.0, 3.0, 4.0])
def test_without_a_graph_the_labels_tell_the_calibre(radius):
    labels, _, _ = tube(radius)
    found = lumen_of(labels, None).radius_mm
    assert np.median(found) == pytest.approx(radius, abs=0.5)


def test_a_vessel_that_the_graph_lacks_takes_its_radius_from_the_labels():
    labels, vessels, inside = tube(1.0)
    values = labels.values.copy()
    values[:4, :4, :] = 8
    lumen = lumen_of(LabelMap(values, GRID), None, vessels)
    apart = ~inside.ravel()[lumen.voxels]
    assert (lumen.edge[apart] == -1).all() and (lumen.edge[~apart] == 0).all()
    assert np.median(lumen.radius_mm[apart]) == pytest.approx(0.75, abs=0.35)


def test_eloquent_brain_costs_more_and_nothing_else_does():
    labels, _, inside = tube(3.0)
    brain = LabelMap(np.where(inside, 6, 2).astype(np.uint16), GRID)
    eloquence = np.full(GRID.shape, 0.5, np.float32)
    plain, dear = cost_of(brain, RECIPE), cost_of(brain, RECIPE, eloquence=eloquence)
    assert np.allclose(dear[inside], plain[inside] * (1 + RECIPE.eloquence_factor / 2))
    assert np.array_equal(dear[~inside], plain[~inside])


@pytest.mark.parametrize(
    "wrong", [np.zeros((2, 2, 2)), np.full(GRID.shape, 1.5), np.full(GRID.shape, np.nan)]
)
def test_a_wrong_eloquence_map_is_refused(wrong):
    with pytest.raises(GeometryError, match="eloquence"):
        cost_of(tube(1.0)[0], RECIPE, eloquence=wrong)


def test_blood_belongs_to_its_vessel_wherever_that_runs():
    labels, vessels, inside = tube(3.0)
    pollux = Ownership(np.full(GRID.shape, 2, np.uint8), np.zeros(GRID.shape, np.uint8), GRID)
    recipe = RECIPE.model_copy(update={"working_spacing_mm": 0.5})
    field = field_of(labels, pollux, recipe, np.zeros(3), vessels=vessels)
    core = field.misplaced[1:-1, 1:-1, 1:-1]
    assert np.allclose(core[inside], recipe.misplaced_vessel_cost_per_mm3 * 0.125, rtol=1e-3)
    assert np.allclose(core[~inside], -recipe.misplaced_cost_per_mm3 * 0.125, rtol=1e-3)
    by_labels = field_of(labels, pollux, recipe, np.zeros(3)).misplaced[1:-1, 1:-1, 1:-1]
    assert (by_labels[inside] < 0).all()


def test_near_is_what_the_distance_transform_says():
    rng = np.random.default_rng(0)
    mask = rng.random((40, 31, 52)) < 4e-4
    grid = Grid.axis_aligned(mask.shape, 1.5, origin_mm=(0, 0, 0), frame="1.2")
    far = ndimage.distance_transform_edt(~mask, sampling=1.5)
    for by_mm in (1.0, 4.5, 15.0):
        assert np.array_equal(within(mask, grid, by_mm), far <= by_mm)
    assert not within(np.zeros_like(mask), grid, 15.0).any()


def test_seeds_lie_as_deep_as_asked():
    labels, ownership, _ = two_spheres(30, 12, 1.0, (20, 10, 0))
    recipe = RECIPE.model_copy(update={"working_spacing_mm": 1.5, "seed_depth_mm": 10})
    field = field_of(labels, ownership, recipe, np.zeros(3))
    for number in (1, 2):
        other = (labels.values > 0) & (ownership.owner != number)
        depth = distance_to(other, labels.grid)
        at = labels.grid.ijk(field.grid.lps(np.argwhere(field.seed == number)))
        assert depth[tuple(np.rint(at).astype(int).T)].min() > 10 - 1.5
        deep = (depth > 10 + 2.6) & (ownership.owner == number)
        here = np.rint(field.grid.ijk(labels.grid.lps(np.argwhere(deep)))).astype(int)
        here = here[field.body[tuple(here.T)]]
        assert (field.seed[tuple(here.T)] == number).mean() > 0.98
