"""The box in which every viewer shows the scans: along the body's axes, and small enough for a page."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.geometry.resample import resample
from dioscuri.model import Grid, Volume

Array = NDArray[Any]

MOST_VOXELS = 3_500_000  # per volume; keeps the dossier's page below 25 MB
FINEST_MM = 1.0


def page_grid(grid: Grid) -> Grid:
    """An axis-aligned box around `grid`, as fine as `MOST_VOXELS` and the grid itself allow."""
    corners = grid.lps(np.stack(np.meshgrid(*[(-0.5, n - 0.5) for n in grid.shape]), -1).reshape(-1, 3))
    low, extent = corners.min(axis=0), np.ptp(corners, axis=0)
    least = (float(np.prod(extent)) / MOST_VOXELS) ** (1 / 3)
    spacing = round(max(FINEST_MM, float(grid.spacing_mm.min()), least), 2)
    shape = np.ceil(extent / spacing).astype(int)
    return Grid.axis_aligned(
        (int(shape[0]), int(shape[1]), int(shape[2])), spacing, origin_mm=low + spacing / 2, frame=grid.frame
    )


def coarse(volume: Volume, grid: Grid, fill: float) -> Array:
    """A scan at the page's voxels, low-passed first where those are larger."""
    ratio = grid.spacing_mm[0] / volume.grid.spacing_mm
    sd = np.where(ratio > 1.2, 0.4 * ratio, 0.0)
    soft = ndimage.gaussian_filter(volume.values.astype(np.float32), sd, truncate=3)
    return resample(soft, volume.grid, grid, order=1, fill=fill)
