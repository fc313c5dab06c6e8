"""A small label map and CT on an oblique, anisotropic grid, to be edited."""

import numpy as np

from dioscuri.model import Grid, LabelMap, Volume

SHAPE = (20, 26, 15)
SPACING = np.array([1.5, 0.8, 2.5])
SKULL, BRAIN, ARTERY, VEIN = 3, 6, 7, 8


def turned(*angles):
    """A rotation about x, y and z, in radians."""
    out = np.eye(3)
    for axis, angle in enumerate(angles):
        i, j = [n for n in range(3) if n != axis]
        step = np.eye(3)
        step[[i, j], [i, j]] = np.cos(angle)
        step[i, j], step[j, i] = -np.sin(angle), np.sin(angle)
        out = step @ out
    return out


def grid(shape=SHAPE, spacing=SPACING, at=(-10.0, 30.0, 7.0)):
    affine = np.eye(4)
    affine[:3, :3] = turned(0.4, -0.3, 0.7) * spacing
    affine[:3, 3] = at
    return Grid(affine, shape, "1.2.3")


def labels():
    """A slab of skull, brain beside it, and one vein of two pieces that meet at a corner only."""
    values = np.zeros(SHAPE, np.uint16)
    values[:5] = SKULL
    values[5:12] = BRAIN
    values[6, 4:9, 3] = values[7, 9:12, 4] = VEIN
    return LabelMap(values, grid())


def ct():
    """On a finer grid that is turned the same way: a bright rod along j in the brain, and another apart."""
    fine = grid().respaced([1.0, 1.0, 1.0])
    ijk = np.moveaxis(np.indices(fine.shape), 0, -1)
    at = grid().ijk(fine.lps(ijk.reshape(-1, 3))).reshape(ijk.shape)
    rod = np.hypot(at[..., 0] - 8, at[..., 2] - 7) < 1.2
    other = np.hypot(at[..., 0] - 14, at[..., 2] - 7) < 1.2
    return Volume(np.where(rod | other, 300, 40).astype(np.int16), fine, "HU", "CT")


def centres():
    """Centres of every voxel, (I, J, K, 3) LPS mm."""
    ijk = np.moveaxis(np.indices(SHAPE), 0, -1)
    return grid().lps(ijk.reshape(-1, 3)).reshape(*SHAPE, 3)


def lps(*ijk):
    return tuple(float(x) for x in grid().lps([ijk])[0])
