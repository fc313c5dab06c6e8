"""A rigid or affine map between two named frames."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dioscuri.errors import GeometryError
from dioscuri.model._checks import Array, finite, locked


@dataclass(frozen=True, eq=False)
class Transform:
    """`fixed_from_moving`: maps points of the moving frame to the fixed one; reads right to left.

    Parameters
    ----------
    matrix : (4, 4) float64, invertible, last row 0 0 0 1; LPS mm on both sides.
    fixed, moving : names of the frames. `a_from_b @ b_from_c` is refused when the inner names differ.
    """

    matrix: Array
    fixed: str
    moving: str

    def __post_init__(self) -> None:
        matrix = np.array(self.matrix, dtype=np.float64)
        if matrix.shape != (4, 4) or not np.array_equal(matrix[3], (0, 0, 0, 1)):
            raise GeometryError(f"matrix: shape {matrix.shape}, must be (4, 4) with last row 0 0 0 1")
        finite("matrix", matrix)
        determinant = float(np.linalg.det(matrix[:3, :3]))
        if determinant <= 1e-6:
            raise GeometryError(
                f"matrix: determinant {determinant:.3g}, must be > 0 (no mirror, no collapse)"
            )
        if not self.fixed or not self.moving:
            raise GeometryError("frames: both fixed and moving must be named")
        object.__setattr__(self, "matrix", locked(matrix))

    def __call__(self, points_mm: ArrayLike) -> Array:
        """Points (N, 3) of the moving frame, in the fixed frame."""
        out: Array = np.asarray(points_mm, float) @ self.matrix[:3, :3].T + self.matrix[:3, 3]
        return out

    def __matmul__(self, other: Transform) -> Transform:
        if self.moving != other.fixed:
            raise GeometryError(
                f"compose: {self.fixed}_from_{self.moving} @ {other.fixed}_from_{other.moving}, "
                "the inner names must be equal"
            )
        return Transform(self.matrix @ other.matrix, self.fixed, other.moving)

    def inverse(self) -> Transform:
        """moving_from_fixed."""
        inverse = np.linalg.inv(self.matrix)
        inverse[3] = (0, 0, 0, 1)
        return Transform(inverse, self.moving, self.fixed)
