"""A triangle mesh."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dioscuri.errors import GeometryError
from dioscuri.model._checks import Array, locked, points


@dataclass(frozen=True, eq=False)
class Surface:
    """Triangles in LPS mm, wound so that normals point outward.

    Parameters
    ----------
    vertices : (V, 3) float64 LPS mm.
    faces : (F, 3) int32 indices into vertices.
    closed : claim that every edge has exactly two faces; refused when untrue.
    """

    vertices: Array
    faces: Array
    closed: bool = False

    def __post_init__(self) -> None:
        vertices = points("vertices", self.vertices)
        faces = np.asarray(self.faces)
        if faces.ndim != 2 or faces.shape[1] != 3 or faces.dtype.kind not in "iu":
            raise GeometryError(
                f"faces: {faces.dtype} of shape {faces.shape}, must be integers of shape (F, 3)"
            )
        if faces.size and not (faces.min() >= 0 and faces.max() < len(vertices)):
            raise GeometryError(
                f"faces: index {faces.min()} to {faces.max()}, must be 0 to {len(vertices) - 1}"
            )
        object.__setattr__(self, "vertices", vertices)
        object.__setattr__(self, "faces", locked(np.asarray(faces, dtype=np.int32)))
        if self.closed and (odd := int((edge_counts(self.faces) != 2).sum())):
            raise GeometryError(
                f"surface: {odd} edges without exactly two faces, a closed one must have none"
            )

    @property
    def area_mm2(self) -> float:
        """Sum of the triangles' areas, mm2."""
        a, b, c = (self.vertices[self.faces[:, n]] for n in range(3))
        return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


def edge_counts(faces: Array) -> Array:
    """Number of faces on each distinct undirected edge, (E,)."""
    edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    counts: Array = np.unique(edges, axis=0, return_counts=True)[1]
    return counts
