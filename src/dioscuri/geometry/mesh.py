"""Triangle meshes of voxel structures: made, smoothed, thinned out, clipped and measured."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.model import Grid, Surface
from dioscuri.model.surface import edge_counts

Array = NDArray[Any]

SMOOTH_ITERATIONS = 20
SMOOTH_PASS_BAND = 0.1


def surface_of(mask: Array, grid: Grid, smooth: bool = True, *, triangles: int | None = None) -> Surface:
    """Outward surface of a boolean mask (I, J, K), LPS mm; thin vessels keep their calibre.

    Parameters
    ----------
    mask : boolean (I, J, K) on `grid`; an empty mask gives an empty surface.
    smooth : False leaves the steps of the voxels.
    triangles : the most faces wanted; more are decimated by quadrics.

    Notes
    -----
    SurfaceNets without its own smoothing (which eats vessels), coincident points welded (which VTK 9.7
    duplicates where the mask is not manifold), then a windowed sinc. `closed` is claimed only where
    every edge has exactly two faces; a mask that touches itself along an edge has four there.
    """
    if not mask.any():
        return Surface(np.zeros((0, 3)), np.zeros((0, 3), np.int32))
    start, stop = _box(mask)
    vertices, faces = _surface_nets(mask[tuple(map(slice, start, stop))])
    vertices, faces = _welded(grid.lps(vertices + start), faces)
    if np.linalg.det(grid.lps_from_ijk[:3, :3]) < 0:
        faces = faces[:, ::-1]
    if smooth:
        vertices = smoothed(vertices, faces)
    if triangles is not None and len(faces) > triangles:
        vertices, faces = decimated(vertices, faces, triangles)
    return Surface(vertices, faces, closed=bool((edge_counts(faces) == 2).all()))


def smoothed(
    vertices: Array, faces: Array, *, iterations: int = SMOOTH_ITERATIONS, pass_band: float = SMOOTH_PASS_BAND
) -> Array:
    """Vertices (V, 3) after a windowed sinc low pass (Taubin 1996), which keeps the volume; borders slide."""
    from vtkmodules.vtkFiltersCore import vtkWindowedSincPolyDataFilter

    low_pass = vtkWindowedSincPolyDataFilter()
    low_pass.SetInputData(polydata(vertices, faces))
    low_pass.SetNumberOfIterations(iterations)
    low_pass.SetPassBand(pass_band)
    low_pass.NonManifoldSmoothingOn()
    low_pass.BoundarySmoothingOn()
    low_pass.FeatureEdgeSmoothingOff()
    low_pass.NormalizeCoordinatesOn()
    low_pass.Update()
    return from_polydata(low_pass.GetOutput())[0]


def decimated(vertices: Array, faces: Array, triangles: int) -> tuple[Array, Array]:
    """Vertices and faces thinned out to about `triangles` by quadric edge collapse."""
    import fast_simplification

    if len(faces) <= triangles:
        return vertices, faces
    thin, kept = fast_simplification.simplify(
        np.ascontiguousarray(vertices, np.float32),
        np.ascontiguousarray(faces, np.int32),
        target_count=int(triangles),
    )
    return np.asarray(thin, np.float64), np.asarray(kept, np.int32)


def polydata(vertices: Array, faces: Array) -> Any:
    """A vtkPolyData of (V, 3) points and (F, 3) triangles."""
    from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray
    from vtkmodules.vtkCommonCore import vtkPoints
    from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData

    points, cells, out = vtkPoints(), vtkCellArray(), vtkPolyData()
    points.SetData(numpy_to_vtk(np.ascontiguousarray(vertices, np.float64), deep=True))
    offsets = np.arange(0, 3 * len(faces) + 1, 3, dtype=np.int64)
    flat = np.ascontiguousarray(faces, np.int64).ravel()
    cells.SetData(numpy_to_vtkIdTypeArray(offsets, deep=True), numpy_to_vtkIdTypeArray(flat, deep=True))
    out.SetPoints(points)
    out.SetPolys(cells)
    return out


def from_polydata(data: Any) -> tuple[Array, Array]:
    """Points (V, 3) float64 and triangles (F, 3) int32 of a vtkPolyData made of triangles."""
    from vtkmodules.util.numpy_support import vtk_to_numpy

    if data.GetNumberOfPoints() == 0:
        return np.zeros((0, 3)), np.zeros((0, 3), np.int32)
    points = vtk_to_numpy(data.GetPoints().GetData()).astype(np.float64)
    faces = vtk_to_numpy(data.GetPolys().GetConnectivityArray()).reshape(-1, 3).astype(np.int32)
    return points, faces


def face_areas(vertices: Array, faces: Array) -> Array:
    """Area of each triangle, (F,) mm2."""
    out: Array = np.linalg.norm(face_normals(vertices, faces), axis=1) / 2
    return out


def face_normals(vertices: Array, faces: Array) -> Array:
    """Normal of each triangle, (F, 3), of twice its area's length."""
    a, b, c = (vertices[faces[:, n]] for n in range(3))
    out: Array = np.cross(b - a, c - a)
    return out


def clipped(surface: Surface, values: ArrayLike) -> Surface:
    """The part of `surface` where `values` (V,), linear on each triangle, are at least zero."""
    vertices, height = surface.vertices, np.asarray(values, np.float64)
    inside = height >= 0
    count = inside[surface.faces].sum(axis=1)
    pool, parts = [vertices], [surface.faces[count == 3]]
    new = len(vertices)
    for wanted in (1, 2):
        odd = _lone_corner_first(surface.faces[count == wanted], inside, lone=wanted == 1)
        a, b, c = odd.T
        ab, ac = _between(vertices, height, a, b), _between(vertices, height, a, c)
        i_ab, i_ac = new + np.arange(len(a)), new + len(a) + np.arange(len(a))
        new += 2 * len(a)
        pool += [ab, ac]
        if wanted == 1:
            parts.append(np.column_stack([a, i_ab, i_ac]))
        else:
            parts += [np.column_stack([i_ab, b, c]), np.column_stack([i_ab, c, i_ac])]
    return compacted(np.concatenate(pool), np.concatenate(parts))


def compacted(vertices: Array, faces: Array) -> Surface:
    """A surface without unused or coincident vertices and without collapsed faces."""
    if not len(faces):
        return Surface(np.zeros((0, 3)), np.zeros((0, 3), np.int32))
    used, flat = np.unique(faces, return_inverse=True)
    return Surface(*_welded(vertices[used], flat.reshape(-1, 3)))


def _lone_corner_first(faces: Array, inside: Array, *, lone: bool) -> Array:
    """Faces rotated so that the corner that differs from the other two comes first."""
    first = (inside[faces] == lone).argmax(axis=1)
    rows = np.arange(len(faces))[:, None]
    out: Array = faces[rows, (first[:, None] + np.arange(3)) % 3]
    return out


def _between(vertices: Array, height: Array, a: Array, b: Array) -> Array:
    share = (height[a] / (height[a] - height[b]))[:, None]
    out: Array = vertices[a] * (1 - share) + vertices[b] * share
    return out


def _box(mask: Array) -> tuple[Array, Array]:
    spans = [np.flatnonzero(mask.any(axis=tuple(b for b in range(3) if b != axis))) for axis in range(3)]
    return np.array([s[0] for s in spans]), np.array([s[-1] + 1 for s in spans])


def _surface_nets(mask: Array) -> tuple[Array, Array]:
    """Points in fractional indices of `mask` and outward triangles, unsmoothed."""
    from vtkmodules.util.numpy_support import numpy_to_vtk
    from vtkmodules.vtkCommonDataModel import vtkImageData
    from vtkmodules.vtkFiltersCore import vtkSurfaceNets3D

    padded = np.pad(mask.astype(np.uint8), 2)
    image = vtkImageData()
    image.SetDimensions(*padded.shape)
    image.GetPointData().SetScalars(numpy_to_vtk(padded.ravel(order="F"), deep=True))
    nets = vtkSurfaceNets3D()
    nets.SetInputData(image)
    nets.SetValue(0, 1)
    nets.SmoothingOff()
    nets.SetOutputMeshTypeToTriangles()
    nets.Update()
    vertices, faces = from_polydata(nets.GetOutput())
    vertices = vertices - 2
    a, b, c = (vertices[faces[:, n]] for n in range(3))
    volume = float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum())
    return vertices, faces if volume > 0 else faces[:, ::-1]


def _welded(vertices: Array, faces: Array) -> tuple[Array, Array]:
    """Coincident points (within a micrometre) made one; faces that collapse are dropped."""
    keys, first, back = np.unique(
        np.round(vertices * 1e3).astype(np.int64), axis=0, return_index=True, return_inverse=True
    )
    joined = back.ravel()[faces].astype(np.int32)
    whole = (joined != np.roll(joined, 1, axis=1)).all(axis=1)
    return vertices[first], joined[whole]
