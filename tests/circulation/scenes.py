"""Painted vessels with known radius, loops and owners."""

import numpy as np

from dioscuri.model import Grid, LabelMap, Ownership, Scan, ScanVolume, Volume

SHAPE = (64, 64, 48)
GRID = Grid.axis_aligned(SHAPE, 1.0, origin_mm=(-32, -32, -24), frame="1.2")
POINTS = GRID.lps(np.indices(SHAPE).reshape(3, -1).T)


def near(points, radius, grid=GRID, shape=SHAPE):
    """Voxels closer than `radius` to a polyline (P, 3)."""
    from scipy.spatial import cKDTree

    line = np.concatenate(
        [a + (b - a) * np.linspace(0, 1, 60)[:, None] for a, b in zip(points[:-1], points[1:], strict=True)]
    )
    where = grid.lps(np.indices(shape).reshape(3, -1).T)
    return (cKDTree(line).query(where, distance_upper_bound=radius)[0] < radius).reshape(shape)


def ring(radius, turn=((1, 0, 0), (0, 1, 0), (0, 0, 1)), centre=(0, 0, 0)):
    """A closed polyline."""
    a = np.linspace(0, 2 * np.pi, 61)
    flat = np.column_stack([radius * np.cos(a), radius * np.sin(a), 0 * a])
    return flat @ np.asarray(turn).T + centre


def labelled(**masks):
    """Labels of soft tissue everywhere with vessels painted into it, by structure name."""
    plain = LabelMap(np.full(SHAPE, 2, np.uint16), GRID)
    values = plain.values.copy()
    for name, mask in masks.items():
        values[mask] = plain.anatomy.number(name)
    return LabelMap(values, GRID)


def halves(uncertain=3.0):
    """Castor below z = 0, pollux above, uncertain between."""
    z = POINTS[:, 2].reshape(SHAPE)
    owner = np.select([z < -uncertain, z > uncertain], [1, 2], 3).astype(np.uint8)
    castor = np.rint(255 * np.clip(0.5 - z / (2 * max(uncertain, 0.1)), 0, 1)).astype(np.uint8)
    return Ownership(owner, castor, GRID)


def rise(role, injected, values):
    """Enhancement in HU as the labelling room gives it."""
    scan = Scan(series=f"{role}-{injected}", role=role, injected=injected)
    return ScanVolume(scan, Volume(np.asarray(values, np.float32), GRID, "HU", "CT"))
