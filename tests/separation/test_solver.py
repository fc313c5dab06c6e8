"""The minimum cut against every labelling of tiny grids, and against a planted fault."""

import dataclasses
from itertools import product

import numpy as np
import pytest

from dioscuri.model import Grid
from dioscuri.separation import OpenCut
from dioscuri.separation.crofton import OFFSETS, crofton_weights
from dioscuri.separation.energy import Field
from dioscuri.separation.voxels import UNITS_PER_COST


def tiny_field(shape, spacing, rng, air=0.2):
    """A random field with one seed of each twin at opposite corners and holes of air."""
    body = rng.random(shape) > air
    body[0, 0, 0] = body[-1, -1, -1] = True
    seed = np.zeros(shape, np.uint8)
    seed[0, 0, 0], seed[-1, -1, -1] = 1, 2
    cost = rng.uniform(0.5, 40, shape).astype(np.float32)
    lean = rng.normal(0, 3, shape).astype(np.float32)
    return Field(Grid.axis_aligned(shape, spacing, origin_mm=(0, 0, 0), frame="1.2"), body, cost, lean, seed)


def energy(field, pollux):
    """The same integers as the graph, summed voxel by voxel without any of its code."""
    weights = crofton_weights(tuple(float(s) for s in field.grid.spacing_mm))
    total = 0
    for here in np.argwhere(field.body):
        i = tuple(here)
        if not field.seed[i]:
            lean = round(float(field.misplaced[i]) * UNITS_PER_COST)
            total += max(lean, 0) if pollux[i] else max(-lean, 0)
        for offset, weight in zip(OFFSETS, weights, strict=True):
            j = tuple(here + offset)
            if min(j) < 0 or any(a >= n for a, n in zip(j, field.body.shape, strict=True)):
                continue
            if field.body[j] and pollux[i] != pollux[j]:
                mean = (float(field.cost[i]) + float(field.cost[j])) / 2
                total += round(mean * weight * UNITS_PER_COST)
    return total


@pytest.mark.parametrize("shape", [(2, 4, 2), (3, 2, 2), (3, 3, 1)])
@pytest.mark.parametrize("spacing", [(1, 1, 1), (1, 1.5, 2)])
def test_no_labelling_of_a_tiny_grid_is_cheaper(shape, spacing):
    for seed in range(3):
        field = tiny_field(shape, spacing, np.random.default_rng(seed))
        found = OpenCut(field)
        best = np.inf
        unknown = np.flatnonzero(field.body & (field.seed == 0))
        for labelling in product((False, True), repeat=len(unknown)):
            pollux = field.seed == 2
            pollux.ravel()[unknown] = labelling
            best = min(best, energy(field, pollux))
        # Two seeds that touch pay a price that no labelling can avoid.
        fixed = energy(dataclasses.replace(field, body=field.seed > 0), field.seed == 2)
        assert energy(field, found.pollux) == best
        assert found.value == best - fixed


@pytest.mark.parametrize("spacing", [(1.0, 1.0, 1.0), (1.5, 1.5, 1.5), (1.0, 1.0, 2.0)])
def test_weights_measure_area_whichever_way_it_faces(spacing):
    rng = np.random.default_rng(5)
    normals = rng.normal(size=(500, 3))
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    area = np.abs(normals @ (OFFSETS * spacing).T) @ crofton_weights(spacing) / np.prod(spacing)
    assert abs(area.mean() - 1) < 0.005
    low = 0.9 if len(set(spacing)) == 1 else 0.8
    assert low < area.min() and area.max() < 1.06
