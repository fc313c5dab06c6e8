"""Surfaces to pictures, off-screen: VTK by EGL, no display needed."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.errors import MissingPartError
from dioscuri.formats.gltf import Node

Array = NDArray[Any]

BACKGROUND = (1.0, 1.0, 1.0)
LIBRARIES = ("libEGL.so.1", "libGL.so.1")
# name -> where the camera stands, and what is up; LPS, so that -y is in front of the child.
VIEWS: dict[str, tuple[tuple[float, float, float], tuple[float, float, float]]] = {
    "front": ((0, -1, 0), (0, 0, 1)),
    "left": ((1, 0, 0), (0, 0, 1)),
    "oblique": ((0.75, -0.8, 0.35), (0, 0, 1)),
}


def render(
    nodes: Sequence[Node],
    *,
    view: str = "oblique",
    size: tuple[int, int] = (900, 1200),
    opacity: dict[str, float] | None = None,
    shifts_mm: dict[str, ArrayLike] | None = None,
) -> Array:
    """A picture (height, width, 3) uint8 of the nodes.

    Parameters
    ----------
    view : front, left or oblique, in the frame of the scan.
    opacity : by the structure of a node's extras; overrides the node's own.
    shifts_mm : by the twin of a node's extras, (3,) LPS mm; pulls the twins apart.

    Raises
    ------
    MissingPartError : libEGL or libGL is not installed (VTK would crash without a message).
    """
    require_gl()
    os.environ.setdefault("VTK_DEFAULT_OPENGL_WINDOW", "vtkEGLRenderWindow")
    import vtkmodules.vtkRenderingOpenGL2  # noqa: F401 - registers the off-screen window
    from vtkmodules.vtkRenderingCore import vtkRenderer, vtkRenderWindow

    renderer = vtkRenderer()
    renderer.SetBackground(*BACKGROUND)
    for node in nodes:
        if len(node.surface.faces):
            structure, twin = str(node.extras.get("structure")), str(node.extras.get("twin"))
            shown = (opacity or {}).get(structure, node.opacity)
            if shown > 0:
                renderer.AddActor(_actor(node, shown, (shifts_mm or {}).get(twin, (0, 0, 0))))
    window = vtkRenderWindow()
    window.SetOffScreenRendering(1)
    window.SetSize(*size)
    window.SetMultiSamples(0)  # depth peeling, which orders the transparent layers, excludes it
    window.SetAlphaBitPlanes(1)
    renderer.SetUseDepthPeeling(1)
    renderer.SetMaximumNumberOfPeels(12)
    renderer.SetUseFXAA(True)
    window.AddRenderer(renderer)
    _aim(renderer, view)
    window.Render()
    return _grabbed(window)


def require_gl() -> None:
    """Refuse in words what VTK would answer with a crash."""
    for name in LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            raise MissingPartError(
                f"{name} is not installed, the pictures need it: install the Debian packages libegl1 and "
                "libgl1 (`make system`)"
            ) from None


def _actor(node: Node, opacity: float, shift_mm: ArrayLike) -> Any:
    from vtkmodules.vtkFiltersCore import vtkPolyDataNormals
    from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

    from dioscuri.geometry.mesh import polydata

    normals = vtkPolyDataNormals()
    normals.SetInputData(polydata(node.surface.vertices, node.surface.faces))
    normals.SplittingOff()
    mapper = vtkPolyDataMapper()
    mapper.SetInputConnection(normals.GetOutputPort())
    mapper.ScalarVisibilityOff()
    actor = vtkActor()
    actor.SetMapper(mapper)
    actor.SetPosition(*np.asarray(shift_mm, float))
    look = actor.GetProperty()
    look.SetColor(*(c / 255 for c in node.colour))
    look.SetOpacity(opacity)
    look.SetAmbient(0.25)
    look.SetDiffuse(0.7)
    look.SetSpecular(0.12)
    look.SetSpecularPower(25)
    return actor


def _aim(renderer: Any, view: str) -> None:
    towards, up = VIEWS[view]
    camera = renderer.GetActiveCamera()
    camera.SetParallelProjection(True)
    camera.SetFocalPoint(0, 0, 0)
    camera.SetPosition(*towards)
    camera.SetViewUp(*up)
    renderer.ResetCamera()
    camera.Zoom(1.35)


def _grabbed(window: Any) -> Array:
    from vtkmodules.util.numpy_support import vtk_to_numpy
    from vtkmodules.vtkRenderingCore import vtkWindowToImageFilter

    grab = vtkWindowToImageFilter()
    grab.SetInput(window)
    grab.SetInputBufferTypeToRGB()
    grab.ReadFrontBufferOff()
    grab.Update()
    image = grab.GetOutput()
    width, height, _ = image.GetDimensions()
    flat = vtk_to_numpy(image.GetPointData().GetScalars())
    return np.ascontiguousarray(flat.reshape(height, width, 3)[::-1])
