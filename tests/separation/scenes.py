"""Two overlapping spheres whose waist is known: area pi (R^2 - d^2)."""

import numpy as np
from scipy.spatial.transform import Rotation

from dioscuri.model import Grid, LabelMap, Ownership


def two_spheres(radius, half, spacing, turn=(0, 0, 0)):
    """(labels, ownership, axis): castor's centre at -half * axis, pollux's at +half * axis."""
    axis = Rotation.from_euler("xyz", turn, degrees=True).apply([0, 0, 1.0])
    shape = tuple(int(n) for n in np.ceil(2 * (np.abs(axis) * half + radius + 4) / spacing))
    grid = Grid.axis_aligned(shape, spacing, origin_mm=-(np.array(shape) - 1) * spacing / 2, frame="1.2")
    points = grid.lps(np.indices(shape).reshape(3, -1).T)
    to_castor = np.linalg.norm(points + axis * half, axis=1).reshape(shape)
    to_pollux = np.linalg.norm(points - axis * half, axis=1).reshape(shape)
    body = np.minimum(to_castor, to_pollux) < radius
    lean = to_pollux - to_castor
    owner = np.select([~body, lean > 6, lean < -6], [0, 1, 2], 3).astype(np.uint8)
    castor = np.rint(np.clip(0.5 + lean / 12, 0, 1) * 255).astype(np.uint8)
    soft = np.where(body, 2, 0).astype(np.uint16)
    return LabelMap(soft, grid), Ownership(owner, castor, grid), axis
