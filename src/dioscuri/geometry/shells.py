"""Regions of a voxel grid as surfaces that share their boundaries: no gap, no overlap, all of them closed.

One pass over all regions, so that two neighbours have the very same triangles between them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from dioscuri.errors import GeometryError
from dioscuri.geometry.calibre import held
from dioscuri.geometry.mesh import from_polydata, smoothed
from dioscuri.model import Grid, Surface

Array = NDArray[Any]

MOST_REGIONS = 65_535


@dataclass(frozen=True, eq=False)
class Shells:
    """The triangles between all regions.

    Parameters
    ----------
    vertices : (V, 3) LPS mm.
    faces : (F, 3) int32, wound so that normals point from the first of `between` to the second.
    between : (F, 2) uint16, the regions on either side; 0 is nothing.
    """

    vertices: Array
    faces: Array
    between: Array
    _order: dict[int, tuple[Array, Array]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def regions(self) -> tuple[int, ...]:
        """Numbers of the regions that have a surface, 0 left out."""
        found = np.flatnonzero(np.bincount(self.between.ravel(), minlength=1))
        return tuple(int(n) for n in found if n)

    def surface(self, regions: Iterable[int]) -> Surface:
        """The outward boundary of the union of some regions, LPS mm; empty where none of them is there.

        Every edge has an even number of faces: two, or four where the union touches itself along an edge.
        """
        wanted = [int(r) for r in regions]
        faces = np.concatenate([self._outward(wanted, 0), self._outward(wanted, 1)[:, ::-1]])
        return _compacted(self.vertices, faces)

    def _outward(self, wanted: list[int], side: int) -> Array:
        """Faces with a wanted region on one side and none on the other."""
        order, starts = self._sorted(side)
        found = [order[starts[r] : starts[r + 1]] for r in wanted if r + 1 < len(starts)]
        rows = np.concatenate([np.zeros(0, np.int64), *found])
        beyond = self.between[rows, 1 - side]
        if len(wanted) == 1:
            return np.asarray(self.faces[rows])  # no region borders on itself
        table = np.zeros(int(self.between.max(initial=0)) + 1, bool)
        table[[r for r in wanted if r < len(table)]] = True
        return np.asarray(self.faces[rows[~table[beyond]]])

    def _sorted(self, side: int) -> tuple[Array, Array]:
        """Faces in the order of the region on one side, and where each region begins."""
        if side not in self._order:
            regions = self.between[:, side]
            count = np.bincount(regions, minlength=int(self.between.max(initial=0)) + 1)
            starts = np.concatenate([[0], np.cumsum(count)])
            self._order[side] = (np.argsort(regions, kind="stable"), starts)
        return self._order[side]


def shells(regions: Array, grid: Grid, *, smooth: bool = True, thin: Collection[int] = ()) -> Shells:
    """Surfaces of all regions of an integer array (I, J, K) on `grid`.

    Parameters
    ----------
    regions : 0 is nothing, every other number a region; at most 65,535 of them.
    smooth : False leaves the steps of the voxels.
    thin : regions of vessels, which keep their calibre down to a radius of one voxel.

    Notes
    -----
    SurfaceNets without its own smoothing (which eats vessels), points welded at non-manifold spots (which
    VTK 9.7 duplicates, and which then drift apart), then one windowed sinc over the whole: a point that
    several regions share moves once, for all of them. Source: Taubin 1996; Frisken, SurfaceNets, 2022.
    """
    if regions.dtype.kind not in "iu" or regions.shape != grid.shape:
        raise GeometryError(
            f"regions: {regions.dtype} of shape {regions.shape}, must be integers of shape {grid.shape}"
        )
    if int(regions.max(initial=0)) > MOST_REGIONS or int(regions.min(initial=0)) < 0:
        raise GeometryError(f"regions: {regions.min()} to {regions.max()}, must be 0 to {MOST_REGIONS}")
    if not regions.any():
        return Shells(np.zeros((0, 3)), np.zeros((0, 3), np.int32), np.zeros((0, 2), np.uint16))
    start, stop = _box(regions)
    padded = np.pad(regions[tuple(map(slice, start, stop))].astype(np.uint16, copy=False), 1)
    points, faces, between = _nets(padded)
    points, faces = _welded(points, faces, padded.shape)
    if smooth:
        points = _smooth(points, faces, between, thin)
    if np.linalg.det(grid.lps_from_ijk[:3, :3]) < 0:
        faces = faces[:, ::-1]
    return Shells(grid.lps(points + (start - 1)), np.ascontiguousarray(faces), between)


def outside(surface: Surface) -> Surface:
    """A closed surface without the walls of the cavities in it, which face inward."""
    faces = surface.faces
    if not len(faces):
        return surface
    ends = (faces[:, [0, 1]].T.ravel(), faces[:, [1, 2]].T.ravel())
    joined = sparse.coo_matrix((np.ones(len(ends[0]), np.int8), ends), shape=(len(surface.vertices),) * 2)
    piece = connected_components(joined, directed=False)[1][faces[:, 0]]
    a, b, c = (surface.vertices[faces[:, n]] for n in range(3))
    volume = np.bincount(piece, np.einsum("ij,ij->i", a, np.cross(b, c)))
    return _compacted(surface.vertices, faces[volume[piece] > 0])


def _smooth(points: Array, faces: Array, between: Array, thin: Collection[int]) -> Array:
    soft = smoothed(points, faces)
    mine: Array = np.isin(between, list(thin))
    if not mine.any():
        return soft
    wall = mine[:, 0] != mine[:, 1]
    walls = np.concatenate([faces[wall & mine[:, 0]], faces[wall & mine[:, 1]][:, ::-1]])
    return held(points, soft, faces[mine.any(axis=1)], walls)


def _box(regions: Array) -> tuple[Array, Array]:
    used: Array = regions > 0
    flat = np.asarray(used.any(axis=2))
    found = [np.flatnonzero(n) for n in (flat.any(axis=1), flat.any(axis=0), used.any(axis=(0, 1)))]
    return np.array([f[0] for f in found]), np.array([f[-1] + 1 for f in found])


def _nets(padded: Array) -> tuple[Array, Array, Array]:
    """Points in indices of `padded`, triangles, and the regions behind and before each."""
    from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
    from vtkmodules.vtkCommonCore import vtkSMPTools
    from vtkmodules.vtkCommonDataModel import vtkImageData
    from vtkmodules.vtkFiltersCore import vtkSurfaceNets3D

    vtkSMPTools.SetBackend("STDThread")  # the wheel of VTK 9.7 starts with one thread
    image = vtkImageData()
    image.SetDimensions(*padded.shape)
    values = np.ascontiguousarray(padded.ravel(order="F"))
    image.GetPointData().SetScalars(numpy_to_vtk(values, deep=False))
    nets = vtkSurfaceNets3D()
    nets.SetInputData(image)
    for n, number in enumerate(np.flatnonzero(np.bincount(values))[1:]):
        nets.SetValue(n, float(number))
    nets.SmoothingOff()
    nets.SetOutputMeshTypeToTriangles()
    nets.Update()
    found = nets.GetOutput()
    points, faces = from_polydata(found)
    between = vtk_to_numpy(found.GetCellData().GetArray("BoundaryLabels")).astype(np.uint16)
    return points, faces, between


def _welded(points: Array, faces: Array, shape: tuple[int, ...]) -> tuple[Array, Array]:
    """Points at one corner of the voxels made one: unsmoothed, they all lie at half indices."""
    corner = np.floor(points).astype(np.int64)
    keys = (corner[:, 0] * shape[1] + corner[:, 1]) * shape[2] + corner[:, 2]
    _, first, back = np.unique(keys, return_index=True, return_inverse=True)
    return points[first], back.astype(np.int32)[faces]


def _compacted(vertices: Array, faces: Array) -> Surface:
    """A surface of only the vertices that the faces use."""
    if len(faces) * 20 < len(vertices):
        used, flat = np.unique(faces, return_inverse=True)
        return Surface(vertices[used], flat.reshape(-1, 3).astype(np.int32))
    mark = np.zeros(len(vertices), bool)
    mark[faces.ravel()] = True
    number = np.cumsum(mark, dtype=np.int32) - 1
    return Surface(vertices[mark], number[faces])
