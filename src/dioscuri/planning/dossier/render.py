"""Surfaces to pictures, off-screen: VTK by EGL, no display needed."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.errors import MissingPartError
from dioscuri.formats.gltf import Node
from dioscuri.model import Surface

Array = NDArray[Any]

BACKGROUND = (1.0, 1.0, 1.0)
LIBRARIES = ("libEGL.so.1", "libGL.so.1")
MARGIN = 1.03
PIXELS = 700_000
PEELS = 6  # transparent layers that are ordered; more are not told apart by eye


def render(
    nodes: Sequence[Node],
    *,
    towards: ArrayLike,
    up: ArrayLike,
    opacity: Mapping[str, float] | None = None,
    shifts_mm: Mapping[str, ArrayLike] | None = None,
) -> Array:
    """A picture (height, width, 3) uint8 of about `PIXELS` pixels that the nodes fill.

    Parameters
    ----------
    towards : (3,) LPS, from the nodes to the camera.
    up : (3,) LPS, what is up in the picture.
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
    corners = []
    for node in nodes:
        shown = (opacity or {}).get(str(node.extras.get("structure")), node.opacity)
        if len(node.surface.faces) and shown > 0:
            shift = np.asarray((shifts_mm or {}).get(str(node.extras.get("twin")), (0, 0, 0)), float)
            renderer.AddActor(_actor(node, shown, shift))
            corners.append(node.surface.vertices[:: max(1, len(node.surface.vertices) // 2000)] + shift)
    window = vtkRenderWindow()
    window.SetOffScreenRendering(1)
    window.SetMultiSamples(0)  # depth peeling, which orders the transparent layers, excludes it
    window.SetAlphaBitPlanes(1)
    renderer.SetUseDepthPeeling(1)
    renderer.SetMaximumNumberOfPeels(PEELS)
    renderer.SetUseFXAA(True)
    window.AddRenderer(renderer)
    window.SetSize(
        *_aim(renderer, np.concatenate(corners), np.asarray(towards, float), np.asarray(up, float))
    )
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


def shaded(surface: Surface) -> Any:
    """A vtkPolyData of the surface with the outward normals that shade it."""
    from vtkmodules.vtkFiltersCore import vtkPolyDataNormals

    from dioscuri.geometry.mesh import polydata

    normals = vtkPolyDataNormals()
    normals.SetInputData(polydata(surface.vertices, surface.faces))
    normals.SplittingOff()
    # Where a surface touches itself VTK would turn whole patches round, and draw their borders as cracks.
    normals.ConsistencyOff()
    normals.Update()
    return normals.GetOutput()


def _actor(node: Node, opacity: float, shift_mm: Array) -> Any:
    from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

    mapper = vtkPolyDataMapper()
    mapper.SetInputData(shaded(node.surface))
    mapper.ScalarVisibilityOff()
    actor = vtkActor()
    actor.SetMapper(mapper)
    actor.SetPosition(*shift_mm)
    look = actor.GetProperty()
    look.SetColor(*(c / 255 for c in node.colour))
    look.SetOpacity(opacity)
    look.SetAmbient(0.25)
    look.SetDiffuse(0.7)
    look.SetSpecular(0.12)
    look.SetSpecularPower(25)
    return actor


def _aim(renderer: Any, points: Array, towards: Array, up: Array) -> tuple[int, int]:
    """Look along `-towards` at all `points`; the width and height in pixels that they fill."""
    back = towards / np.linalg.norm(towards)
    right = np.cross(up, back)
    right /= np.linalg.norm(right)
    axes = np.stack([right, np.cross(back, right), back])
    seen = points @ axes.T
    low, high = seen.min(axis=0), seen.max(axis=0)
    middle = (low + high) / 2 @ axes
    half = (high - low)[:2] / 2
    depth = float(high[2] - low[2]) + 100
    camera = renderer.GetActiveCamera()
    camera.SetParallelProjection(True)
    camera.SetFocalPoint(*middle)
    camera.SetPosition(*(middle + back * depth))
    camera.SetViewUp(*axes[1])
    camera.SetParallelScale(float(half[1]) * MARGIN)
    renderer.ResetCameraClippingRange()
    shape = float(half[0] / half[1])
    return round((PIXELS * shape) ** 0.5), round((PIXELS / shape) ** 0.5)


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
