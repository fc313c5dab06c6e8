"""Solids to draw: lines as tubes, marks, and a surface in bands of its values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.geometry.mesh import compacted, from_polydata
from dioscuri.model import Surface
from dioscuri.separation.polylines import Polyline

Array = NDArray[Any]

TUBE_SIDES = 8


def tubes(lines: Sequence[Polyline], radius_mm: float, dash_mm: tuple[float, float] | None) -> Surface:
    """Polylines as tubes; `dash_mm` is the length of a dash and of the gap after it."""
    from vtkmodules.util.numpy_support import numpy_to_vtk
    from vtkmodules.vtkCommonCore import vtkPoints
    from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData
    from vtkmodules.vtkFiltersCore import vtkTriangleFilter, vtkTubeFilter

    paths = [part for line in lines for part in _dashed(line, dash_mm)]
    if not paths:
        return Surface(np.zeros((0, 3)), np.zeros((0, 3), np.int32))
    points, cells, first = vtkPoints(), vtkCellArray(), 0
    points.SetData(numpy_to_vtk(np.ascontiguousarray(np.concatenate(paths), np.float64), deep=True))
    for path in paths:
        cells.InsertNextCell(len(path))
        for n in range(len(path)):
            cells.InsertCellPoint(first + n)
        first += len(path)
    data = vtkPolyData()
    data.SetPoints(points)
    data.SetLines(cells)
    tube, flat = vtkTubeFilter(), vtkTriangleFilter()
    tube.SetInputData(data)
    tube.SetRadius(radius_mm)
    tube.SetNumberOfSides(TUBE_SIDES)
    tube.CappingOn()
    flat.SetInputConnection(tube.GetOutputPort())
    flat.PassLinesOff()
    flat.PassVertsOff()
    flat.Update()
    return Surface(*from_polydata(flat.GetOutput()))


def _dashed(line: Polyline, dash_mm: tuple[float, float] | None) -> Iterator[Array]:
    """Stretches (P, 3) of a line; all of it where there is no dash."""
    points = np.vstack([line.points, line.points[:1]]) if line.closed else line.points
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    if dash_mm is None:
        keep = np.append(True, np.diff(along) > 1e-6)
        yield points[keep]
        return
    dash, gap = dash_mm
    for start in np.arange(0, along[-1], dash + gap):
        at = np.linspace(start, min(start + dash, along[-1]), max(2, int(dash) + 1))
        if at[-1] - at[0] > 0.2:
            yield np.column_stack([np.interp(at, along, points[:, n]) for n in range(3)])


def ball(at_lps_mm: ArrayLike, radius_mm: float) -> Surface:
    """A sphere round a point."""
    from vtkmodules.vtkFiltersSources import vtkSphereSource

    source = vtkSphereSource()
    source.SetRadius(radius_mm)
    source.SetThetaResolution(20)
    source.SetPhiResolution(14)
    source.Update()
    points, faces = from_polydata(source.GetOutput())
    return Surface(points + np.asarray(at_lps_mm, float), faces)


def diamond(at_lps_mm: ArrayLike, radius_mm: float) -> Surface:
    """An octahedron round a point, which cannot be mistaken for a ball."""
    corners = np.concatenate([np.eye(3), -np.eye(3)]) * radius_mm
    faces = [(0, 1, 2), (1, 3, 2), (3, 4, 2), (4, 0, 2), (1, 0, 5), (3, 1, 5), (4, 3, 5), (0, 4, 5)]
    return Surface(corners + np.asarray(at_lps_mm, float), np.array(faces))


def joined(surfaces: Sequence[Surface]) -> Surface:
    """Several surfaces as one."""
    if not surfaces:
        return Surface(np.zeros((0, 3)), np.zeros((0, 3), np.int32))
    first = np.cumsum([0, *(len(s.vertices) for s in surfaces)])
    faces = np.concatenate([s.faces + n for s, n in zip(surfaces, first[:-1], strict=True)])
    return Surface(np.concatenate([s.vertices for s in surfaces]), faces)


def bands(surface: Surface, values: Array, edges: Sequence[float]) -> list[Surface]:
    """The faces of `surface` by their `values` (F,), or the mean of their points' (V,), between the `edges`.

    The first band has no lower end, the last no upper; together they are the whole surface.
    """
    own = np.asarray(values, float)
    if len(own) != len(surface.faces):
        own = own[surface.faces].mean(axis=1)
    place = np.searchsorted(np.asarray(edges[1:], float), own + 1e-9, side="right")
    return [compacted(surface.vertices, surface.faces[place == n]) for n in range(len(edges))]
