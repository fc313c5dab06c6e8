"""Small fields, solved by the graph alone, for tests with known answers."""

import numpy as np

from dioscuri.model import Grid
from dioscuri.separation.energy import Field
from dioscuri.separation.solver import solve
from dioscuri.separation.voxels import cut_value, graph_of


def field_of_arrays(cost, seeds, spacing=(1.0, 1.0, 1.0), misplaced=None):
    """A `Field` of seeds 0, 1, 2 and 255 outside."""
    body = seeds != 255
    grid = Grid.axis_aligned(seeds.shape, spacing, origin_mm=(0, 0, 0), frame="1.2")
    lean = np.zeros(seeds.shape) if misplaced is None else misplaced
    seed = np.where(body, seeds, 0).astype(np.uint8)
    return Field(grid, body, cost.astype(np.float32), lean.astype(np.float32), seed)


def solved(cost, seeds, spacing=(1.0, 1.0, 1.0), misplaced=None):
    """(value in units, whole labelling bool): flow and recomputed cut agree, or the test fails here."""
    graph = graph_of(field_of_arrays(cost, seeds, spacing, misplaced))
    solution = solve(graph)
    assert cut_value(graph, solution.pollux) == solution.flow
    pollux = seeds == 2
    pollux[graph.inside] = solution.pollux
    return solution.flow, pollux


def ends(shape, axis=0):
    """Seeds in the first and the last layer along an axis."""
    seeds = np.zeros(shape, np.uint8)
    view = np.moveaxis(seeds, axis, 0)
    view[0], view[-1] = 1, 2
    return seeds
