"""A bar along z, castor's below 0 and pollux's above: where it is cut, a plane parts it."""

import numpy as np

from dioscuri.model import LabelMap, Ownership, VesselEdge, VesselGraph
from dioscuri.model.grid import Grid
from dioscuri.model.recipe import SeparationRecipe

WIDE, LONG = 8, 36
SURE = SeparationRecipe(
    working_spacing_mm=1,
    seed_depth_mm=10,
    interval_solves=1,
    tissue_shift_sd_mm=0,
    ownership_shift_sd_mm=0,
    vessel_half_missed_mm=0,
    vessels_merged_share=0,
    septum_absent_share=0,
    uncertainty_samples=20,
)


def bar(number=2, sheet=None, doubt_mm=2.0):
    """(labels, ownership): tissue `number`, with a `sheet` (number, below_mm, above_mm) across it."""
    shape = (WIDE, WIDE, LONG)
    grid = Grid.axis_aligned(shape, 1.0, origin_mm=(0, 0, -(LONG - 1) / 2), frame="1.2")
    z = np.broadcast_to(grid.lps(np.indices(shape).reshape(3, -1).T)[:, 2].reshape(shape), shape)
    values = np.full(shape, number, np.uint16)
    if sheet is not None:
        values[(z > sheet[1]) & (z < sheet[2])] = sheet[0]
    owner = np.select([z < -doubt_mm, z > doubt_mm], [1, 2], 3).astype(np.uint8)
    castor = np.rint(255 * np.clip(0.5 - z / (2 * doubt_mm), 0, 1)).astype(np.uint8)
    return LabelMap(values, grid), Ownership(owner, castor, grid)


def along(*radii_mm):
    """Vessels side by side along the whole bar, 1 mm apart."""
    nodes, edges = [], []
    for n, radius in enumerate(radii_mm):
        path = np.column_stack([np.full(31, 2.0 + n), np.full(31, 4.0), np.linspace(-15, 15, 31)])
        nodes += [path[0], path[-1]]
        edges.append(VesselEdge(f"v{n}", 2 * n, 2 * n + 1, path, np.float64(radius), np.float64(0.1), "vein"))
    return VesselGraph(np.array(nodes), tuple(edges))
