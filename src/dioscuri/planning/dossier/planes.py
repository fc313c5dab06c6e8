"""Planes through the twins along the scanner's axes: values, labels, and where the cut crosses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import ndimage

from dioscuri.model import Grid, Surface

Array = NDArray[Any]

# name -> normal, to the right of the picture, down; radiological: the viewer looks from the feet, the
# child's left is at the right of the picture.
PLANES: dict[str, tuple[int, int, int]] = {"axial": (2, 0, 1), "coronal": (1, 0, 2), "sagittal": (0, 1, 2)}
ENDS = (("R", "L"), ("A", "P"), ("I", "S"))


@dataclass(frozen=True, eq=False)
class Plane:
    """A picture plane: pixel centres at `right_mm` x `down_mm` on one axis of LPS.

    Parameters
    ----------
    name : axial, coronal or sagittal.
    at_mm : its place along its normal, LPS mm.
    right_mm, down_mm : (W,) and (H,) coordinates of the pixels' columns and rows, LPS mm.
    """

    name: str
    at_mm: float
    right_mm: Array
    down_mm: Array

    @property
    def axes(self) -> tuple[int, int, int]:
        """Numbers of the LPS axes: normal, right, down."""
        return PLANES[self.name]

    @property
    def letters(self) -> tuple[str, str, str, str]:
        """What lies at the left, right, top and bottom of the picture: R, L, A, P, I or S."""
        _, right, down = self.axes
        x = ENDS[right] if self.right_mm[-1] > self.right_mm[0] else ENDS[right][::-1]
        y = ENDS[down] if self.down_mm[-1] > self.down_mm[0] else ENDS[down][::-1]
        return x[0], x[1], y[0], y[1]

    @property
    def place(self) -> str:
        """Where the plane lies along its normal, such as "A 12 mm"."""
        return along(self.axes[0], self.at_mm)

    def points(self) -> Array:
        """LPS mm of every pixel, (H, W, 3)."""
        normal, right, down = self.axes
        out = np.empty((len(self.down_mm), len(self.right_mm), 3))
        out[..., normal] = self.at_mm
        out[..., right] = self.right_mm[None, :]
        out[..., down] = self.down_mm[:, None]
        return out

    def sampled(self, values: Array, grid: Grid, *, order: int = 1, fill: float = 0.0) -> Array:
        """Values (H, W) float32 of a volume; `order` 0 for labels."""
        ijk = grid.ijk(self.points().reshape(-1, 3)).T
        found = ndimage.map_coordinates(
            values, ijk, output=np.float32, order=order, mode="constant", cval=fill, prefilter=False
        )
        out: Array = found.reshape(len(self.down_mm), len(self.right_mm))
        return out


def along(axis: int, at_mm: float) -> str:
    """One LPS coordinate in words, such as "A 12 mm" for y = -12."""
    return f"{ENDS[axis][at_mm >= 0]} {abs(at_mm):.0f} mm"


def plane(name: str, grid: Grid, at_lps_mm: ArrayLike, *, pixel_mm: float) -> Plane:
    """The plane through a point that covers `grid`; superior and anterior at the top."""
    normal, right, down = PLANES[name]
    corners = grid.lps(np.stack(np.meshgrid(*[(-0.5, n - 0.5) for n in grid.shape]), -1).reshape(-1, 3))
    low, high = corners.min(axis=0), corners.max(axis=0)
    spans = [np.arange(low[a] + pixel_mm / 2, high[a], pixel_mm) for a in (right, down)]
    return Plane(
        name, float(np.asarray(at_lps_mm)[normal]), spans[0], spans[1][::-1] if down == 2 else spans[1]
    )


def crossed_by(surface: Surface, where: Plane) -> Array:
    """Segments (N, 2, 2) in which a surface meets the plane: (right, down) mm of both ends."""
    normal, right, down = where.axes
    height = surface.vertices[:, normal] - where.at_mm
    flat = surface.vertices[:, [right, down]]
    above = height[surface.faces] > 0
    count = above.sum(axis=1)
    faces = surface.faces[(count == 1) | (count == 2)]
    above = above[(count == 1) | (count == 2)]
    lone = np.where(above.sum(axis=1) == 1, above.argmax(axis=1), (~above).argmax(axis=1))
    rows = np.arange(len(faces))
    a, b, c = (faces[rows, (lone + n) % 3] for n in range(3))

    def between(i: Array, j: Array) -> Array:
        share = (height[i] / (height[i] - height[j]))[:, None]
        out: Array = flat[i] * (1 - share) + flat[j] * share
        return out

    out: Array = np.stack([between(a, b), between(a, c)], axis=1)
    return out
