"""Lines of a VTP file as arrays, by VTK's own reader and writer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import FormatError
from dioscuri.formats._files import get, put

Array = NDArray[Any]
Column = Array | tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Polylines:
    """Lines as VTK holds them.

    Parameters
    ----------
    points : (P, 3) in the file's frame. lines : point numbers of each line.
    point, cell, field : arrays by name; strings are tuples. `cell` has a row per line.
    """

    points: Array
    lines: tuple[Array, ...]
    point: Mapping[str, Column]
    cell: Mapping[str, Column]
    field: Mapping[str, Column]


def write_polylines(found: Polylines, path: Path) -> None:
    """Write lines as VTP, whole or not at all; numbers keep every bit."""
    from vtkmodules.vtkIOXML import vtkXMLPolyDataWriter

    writer = vtkXMLPolyDataWriter()
    writer.WriteToOutputStringOn()
    writer.SetInputData(_polydata(found))
    if not writer.Write():
        raise FormatError(f"{path}: VTK could not write it")
    text = writer.GetOutputString()
    put(Path(path), text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape"))


def read_polylines(path: Path) -> Polylines:
    """The lines of a VTP file.

    Raises
    ------
    FormatError : VTK cannot read it, or it holds no line.
    """
    data = _vtk_read(Path(path))
    if data.GetNumberOfVerts() or data.GetNumberOfPolys() or data.GetNumberOfStrips():
        raise FormatError(f"{path}: points or faces found, must be lines only")
    lines = _lines(data)
    if not lines or min(len(line) for line in lines) < 2:
        raise FormatError(f"{path}: no line of two points or more, must hold centrelines")
    from vtkmodules.util.numpy_support import vtk_to_numpy

    points = np.array(vtk_to_numpy(data.GetPoints().GetData()), float)
    if not np.isfinite(points).all():
        raise FormatError(f"{path}: a point that is not finite, must be finite")
    return Polylines(
        points,
        tuple(lines),
        *(_columns(d) for d in (data.GetPointData(), data.GetCellData(), data.GetFieldData())),
    )


def _vtk_read(path: Path) -> Any:
    from vtkmodules.vtkCommonCore import vtkObject
    from vtkmodules.vtkIOXML import vtkXMLPolyDataReader

    text = get(path)
    if b"<VTKFile" not in text[:4096] or b"PolyData" not in text[:4096]:
        raise FormatError(f"{path}: no VTP, must be VTK's XML of PolyData")
    reader = vtkXMLPolyDataReader()
    wrong: list[str] = []
    reader.AddObserver("ErrorEvent", lambda *_: wrong.append("damaged"))  # type: ignore[arg-type] # VTK takes any callable
    loud = vtkObject.GetGlobalWarningDisplay()
    vtkObject.GlobalWarningDisplayOff()  # it would print each error and go on
    try:
        reader.ReadFromInputStringOn()
        reader.SetInputString(text)  # type: ignore[call-overload] # its stub has no one-argument form
        reader.Update()
    finally:
        vtkObject.SetGlobalWarningDisplay(loud)
    data = reader.GetOutput()
    if wrong or reader.GetErrorCode() or data is None or not data.GetNumberOfPoints():
        raise FormatError(f"{path}: damaged or empty, VTK cannot read it; write it anew")
    return data


def _lines(data: Any) -> list[Array]:
    from vtkmodules.util.numpy_support import vtk_to_numpy

    cells = data.GetLines()
    offsets = vtk_to_numpy(cells.GetOffsetsArray())
    joined = np.array(vtk_to_numpy(cells.GetConnectivityArray()), np.int64)
    return [joined[a:b] for a, b in zip(offsets[:-1], offsets[1:], strict=True)]


def _columns(data: Any) -> dict[str, Column]:
    from vtkmodules.util.numpy_support import vtk_to_numpy

    out: dict[str, Column] = {}
    for n in range(data.GetNumberOfArrays()):
        array = data.GetAbstractArray(n)
        if array.GetClassName() == "vtkStringArray":
            out[array.GetName()] = tuple(array.GetValue(k) for k in range(array.GetNumberOfValues()))
        elif data.GetArray(n) is not None and array.GetName():
            out[array.GetName()] = np.array(vtk_to_numpy(array))
    return out


def _polydata(found: Polylines) -> Any:
    from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray
    from vtkmodules.vtkCommonCore import vtkPoints
    from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData

    points = vtkPoints()
    points.SetData(numpy_to_vtk(np.ascontiguousarray(found.points, float), deep=True))
    offsets = np.concatenate([[0], np.cumsum([len(line) for line in found.lines])]).astype(np.int64)
    joined = np.concatenate([*found.lines, np.zeros(0, np.int64)]).astype(np.int64)
    cells = vtkCellArray()
    cells.SetData(numpy_to_vtkIdTypeArray(offsets, deep=True), numpy_to_vtkIdTypeArray(joined, deep=True))
    out = vtkPolyData()
    out.SetPoints(points)
    out.SetLines(cells)
    for columns, data in (
        (found.point, out.GetPointData()),
        (found.cell, out.GetCellData()),
        (found.field, out.GetFieldData()),
    ):
        for name, values in columns.items():
            data.AddArray(_array(name, values))
    return out


def _array(name: str, values: Array | Sequence[str]) -> Any:
    from vtkmodules.util.numpy_support import numpy_to_vtk
    from vtkmodules.vtkCommonCore import vtkStringArray

    if isinstance(values, np.ndarray):
        out = numpy_to_vtk(np.ascontiguousarray(values), deep=True)
    else:
        out = vtkStringArray()
        for value in values:
            out.InsertNextValue(value)
    out.SetName(name)
    return out
