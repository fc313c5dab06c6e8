"""Smooth surfaces of large tissues, for looking at: a level of a blurred mask, thinned out.

Vessels are not made here: a blur eats them, `geometry.mesh.surface_of` keeps them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.geometry.mesh import decimated, from_polydata
from dioscuri.geometry.resample import resample
from dioscuri.model import Grid, LabelMap, Surface

Array = NDArray[Any]

HALF = 0.5


def blurred(mask: Array, grid: Grid, to: Grid, *, sd_mm: float) -> Array:
    """A boolean mask on `grid` as shares 0 to 1 on `to`, float32, low-passed by a Gaussian."""
    soft = ndimage.gaussian_filter(mask.astype(np.float32), sd_mm / grid.spacing_mm, truncate=3)
    return resample(soft, grid, to, order=1)


def level_surface(share: Array, grid: Grid, *, triangles: int) -> Surface:
    """Where `share` (I, J, K) falls through one half: outward, at most about `triangles` faces, LPS mm."""
    from vtkmodules.util.numpy_support import numpy_to_vtk
    from vtkmodules.vtkCommonDataModel import vtkImageData
    from vtkmodules.vtkFiltersCore import vtkFlyingEdges3D

    inside = share > HALF
    if not inside.any():
        return Surface(np.zeros((0, 3)), np.zeros((0, 3), np.int32))
    box = ndimage.find_objects(inside.astype(np.uint8))[0]
    start = np.maximum([s.start - 2 for s in box], 0)
    # The twins end where the scan ends: a border of zeros closes the surface there.
    cut = np.pad(share[tuple(slice(a, s.stop + 2) for a, s in zip(start, box, strict=True))], 1)
    image = vtkImageData()
    image.SetDimensions(*cut.shape)
    image.GetPointData().SetScalars(numpy_to_vtk(cut.ravel(order="F"), deep=True))
    edges = vtkFlyingEdges3D()
    edges.SetInputData(image)
    edges.SetValue(0, HALF)
    edges.ComputeNormalsOff()
    edges.ComputeScalarsOff()
    edges.Update()
    points, faces = from_polydata(edges.GetOutput())
    vertices = grid.lps(points + start - 1)
    if _volume(vertices, faces) < 0:
        faces = faces[:, ::-1]
    return Surface(*decimated(vertices, np.ascontiguousarray(faces), triangles))


def _volume(vertices: Array, faces: Array) -> float:
    a, b, c = (vertices[faces[:, n]] for n in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum())


def largest_filled(labels: LabelMap) -> Array:
    """Everything inside the skin: the body without the air spaces that it encloses."""
    return np.asarray(ndimage.binary_fill_holes(labels.values > 0))
