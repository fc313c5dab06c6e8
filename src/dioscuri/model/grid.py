"""Where voxels lie: a turned box of equal voxels in a DICOM frame of reference."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dioscuri.errors import GeometryError
from dioscuri.model._checks import Array, finite, locked

MAX_SPACING_MM = 50.0
ORTHOGONAL_COSINE = 1e-4  # of the angle between two axes; 0.006 degrees


@dataclass(frozen=True, eq=False)
class Grid:
    """Voxel centres at `lps_from_ijk @ (i, j, k, 1)`, in LPS millimetres.

    Parameters
    ----------
    lps_from_ijk : (4, 4) float64. Its columns are orthogonal; their lengths are the spacing.
    shape : number of voxels along i, j, k.
    frame : DICOM frame of reference UID; values of two grids compare only within one frame.

    Raises
    ------
    GeometryError : axes not orthogonal, spacing not in (0, 50] mm, an empty axis, no frame.
    """

    lps_from_ijk: Array
    shape: tuple[int, int, int]
    frame: str

    def __post_init__(self) -> None:
        affine = np.array(self.lps_from_ijk, dtype=np.float64)
        if affine.shape != (4, 4):
            raise GeometryError(f"lps_from_ijk: shape {affine.shape}, must be (4, 4)")
        finite("lps_from_ijk", affine)
        if not np.array_equal(affine[3], (0, 0, 0, 1)):
            raise GeometryError(f"lps_from_ijk: last row {affine[3].tolist()}, must be 0 0 0 1")
        _check_axes(affine[:3, :3])
        shape = tuple(int(n) for n in self.shape)
        if len(shape) != 3 or min(shape) < 1:
            raise GeometryError(f"shape: {self.shape} voxels, must be three counts of at least 1")
        if not self.frame:
            raise GeometryError("frame: empty, must be a DICOM frame of reference UID")
        object.__setattr__(self, "lps_from_ijk", locked(affine))
        object.__setattr__(self, "shape", shape)

    @property
    def spacing_mm(self) -> Array:
        """Distance between voxel centres along i, j, k, (3,) mm."""
        out: Array = np.linalg.norm(self.lps_from_ijk[:3, :3], axis=0)
        return out

    @property
    def voxel_mm3(self) -> float:
        """Volume of one voxel, mm3."""
        return float(abs(np.linalg.det(self.lps_from_ijk[:3, :3])))

    @property
    def directions(self) -> Array:
        """Unit vectors of the i, j, k axes as columns, (3, 3)."""
        out: Array = self.lps_from_ijk[:3, :3] / self.spacing_mm
        return out

    @property
    def ijk_from_lps(self) -> Array:
        """Inverse affine, (4, 4)."""
        out: Array = np.linalg.inv(self.lps_from_ijk)
        return out

    @property
    def centre_lps_mm(self) -> Array:
        """Centre of the box, (3,) LPS mm."""
        out: Array = self.lps([[(n - 1) / 2 for n in self.shape]])[0]
        return out

    def lps(self, ijk: ArrayLike) -> Array:
        """Points (N, 3) in LPS mm of (fractional) voxel indices (N, 3)."""
        out: Array = np.asarray(ijk, float) @ self.lps_from_ijk[:3, :3].T + self.lps_from_ijk[:3, 3]
        return out

    def ijk(self, lps_mm: ArrayLike) -> Array:
        """Fractional voxel indices (N, 3) of points (N, 3) in LPS mm."""
        inverse = self.ijk_from_lps
        out: Array = np.asarray(lps_mm, float) @ inverse[:3, :3].T + inverse[:3, 3]
        return out

    def same_as(self, other: Grid, *, tolerance_mm: float = 1e-3) -> bool:
        """Whether both grids have the same frame and shape and every corner within tolerance."""
        if self.shape != other.shape or self.frame != other.frame:
            return False
        corners = np.stack(np.meshgrid(*[(0, n - 1) for n in self.shape]), -1).reshape(-1, 3)
        return bool(np.abs(self.lps(corners) - other.lps(corners)).max() <= tolerance_mm)

    def respaced(self, spacing_mm: float | ArrayLike) -> Grid:
        """The same box (outer faces kept, rounded up to whole voxels) at another spacing."""
        spacing = np.broadcast_to(np.asarray(spacing_mm, float), (3,))
        if not (spacing > 0).all():
            raise GeometryError(f"spacing: {spacing.tolist()} mm, must be > 0")
        extent = self.spacing_mm * self.shape
        shape = np.maximum(1, np.ceil(extent / spacing - 1e-6)).astype(int)
        first_face = self.lps([[-0.5, -0.5, -0.5]])[0]
        affine = np.eye(4)
        affine[:3, :3] = self.directions * spacing
        affine[:3, 3] = first_face + affine[:3, :3] @ (0.5, 0.5, 0.5)
        return Grid(affine, (int(shape[0]), int(shape[1]), int(shape[2])), self.frame)

    def cropped(self, start: ArrayLike, stop: ArrayLike) -> Grid:
        """The sub-box of voxels start <= ijk < stop."""
        low, high = np.asarray(start, int), np.asarray(stop, int)
        affine = self.lps_from_ijk.copy()
        affine[:3, 3] = self.lps([low])[0]
        n = high - low
        return dataclasses.replace(self, lps_from_ijk=affine, shape=(int(n[0]), int(n[1]), int(n[2])))

    @classmethod
    def axis_aligned(
        cls, shape: tuple[int, int, int], spacing_mm: ArrayLike, *, origin_mm: ArrayLike, frame: str
    ) -> Grid:
        """A grid whose axes are L, P, S; `origin_mm` is the centre of voxel (0, 0, 0)."""
        affine = np.diag([*np.broadcast_to(np.asarray(spacing_mm, float), (3,)), 1.0])
        affine[:3, 3] = origin_mm
        return cls(affine, shape, frame)


def _check_axes(axes: Array) -> None:
    spacing = np.linalg.norm(axes, axis=0)
    if not ((spacing > 0) & (spacing <= MAX_SPACING_MM)).all():
        raise GeometryError(f"spacing: {spacing.tolist()} mm, each must be > 0 and <= {MAX_SPACING_MM:g}")
    cosines = (axes / spacing).T @ (axes / spacing) - np.eye(3)
    worst = float(np.abs(cosines).max())
    if worst > ORTHOGONAL_COSINE:
        raise GeometryError(
            f"lps_from_ijk: axes meet at a cosine of {worst:.4g}, must be <= {ORTHOGONAL_COSINE:g} "
            "(orthogonal): resample a tilted series first"
        )
