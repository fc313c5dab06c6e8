"""Dural sinuses: the one that both twins share, and the sagittal one of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.phantom.arteries import TwinFrame
from dioscuri.phantom.curves import arc, resampled, wavy
from dioscuri.phantom.drawing import Drawing, Line
from dioscuri.phantom.surfaces import HeadSurface, SceneLike, onto_interface

Array = NDArray[Any]
SHARED = "shared sinus"
OPEN_MM = 5.0  # where the dura lies this close to the interface, the skull is open


@dataclass(frozen=True)
class VeinSize:
    """Radii in mm that a preset allows: dural sinuses and named veins."""

    sinus_low: float
    sinus_high: float
    vein_low: float
    vein_high: float

    def sinus(self, share: float) -> float:
        """A sinus radius between the thinnest (0) and the widest (1)."""
        return self.sinus_low + share * (self.sinus_high - self.sinus_low)


def size_of(preset: Any) -> VeinSize:
    """The preset's ranges."""
    p = preset
    return VeinSize(
        p.sinus_radius_low_mm, p.sinus_radius_high_mm, p.vein_radius_low_mm, p.vein_radius_high_mm
    )


def draw_shared(
    drawing: Drawing, scene: SceneLike, frames: dict[str, TwinFrame], size: VeinSize, rng: np.random.Generator
) -> None:
    """The shared sinus: a closed ring, a helix of a turn and a half, or a common confluence."""
    kind = scene.preset.sinus
    if kind == "none":
        return
    line = Line(f"{kind.replace('_', ' ')} {SHARED}", "sinus", 0.5)
    rim = np.asarray(scene.rim(360), float)
    middle = rim.mean(axis=0)
    normal = frames["pollux"].surface.centre_mm - frames["castor"].surface.centre_mm
    normal /= np.linalg.norm(normal)
    inward = middle - rim
    inward -= (inward @ normal)[:, None] * normal
    inward /= np.linalg.norm(inward, axis=1, keepdims=True)
    if kind == "circumferential":
        _ring(drawing, onto_interface(scene.side, rim + inward * size.sinus(0.8)), size, line, rng)
    elif kind == "helical":
        _helix(drawing, rim + inward * size.sinus(0.3), normal, size, line, rng)
    else:
        loop = onto_interface(scene.side, rim + inward * size.sinus(1.0))
        _confluence(drawing, loop, frames, size, line, rng)


def _ring(drawing: Drawing, loop: Array, size: VeinSize, line: Line, rng: np.random.Generator) -> None:
    path = _closed(loop)
    turn = np.linspace(0, 2 * np.pi, len(path))
    share = 0.55 + 0.4 * np.sin(turn + rng.uniform(0, 6)) * np.cos(2 * turn + rng.uniform(0, 6))
    radius = size.sinus_low + np.clip(share, 0, 1) * (size.sinus_high - size.sinus_low)
    radius[-1] = radius[0]
    half = len(path) // 2
    a, b = drawing.node(path[0]), drawing.node(path[half])
    drawing.draw(a, b, path[: half + 1], radius[: half + 1], line, 0)
    drawing.draw(b, a, path[half:], radius[half:], line, 0)


def _helix(
    drawing: Drawing, loop: Array, normal: Array, size: VeinSize, line: Line, rng: np.random.Generator
) -> None:
    n = len(loop)
    first = int(rng.integers(n))
    turns = np.arange(int(1.5 * n))
    rise = np.linspace(-1, 1, len(turns)) * 3.0 * size.sinus(0.3)  # neighbouring turns stay two radii apart
    path = resampled(loop[(first + turns) % n] + rise[:, None] * normal)
    path = wavy(path, rng, 0.6)
    a, b = drawing.node(path[0]), drawing.node(path[-1])
    drawing.draw(a, b, path, np.full(len(path), size.sinus(0.3)), line, 0)


def _confluence(
    drawing: Drawing,
    loop: Array,
    frames: dict[str, TwinFrame],
    size: VeinSize,
    line: Line,
    rng: np.random.Generator,
) -> None:
    """An arc of the rim, about a quarter of it, where it passes closest to both torculars."""
    torculars = [
        f.surface.under_dura(f.surface.direction([torcular_deg(f)], [0.0]), 2.0)[0] for f in frames.values()
    ]
    far = sum(np.linalg.norm(loop - t, axis=1) for t in torculars)
    n = len(loop)
    chosen = (int(np.argmin(far)) + np.arange(-n // 8, n // 8 + 1)) % n
    path = wavy(resampled(loop[chosen]), rng, 0.4)
    middle = len(path) // 2
    ends = [drawing.node(path[k]) for k in (0, middle, len(path) - 1)]
    radius = np.full(len(path), size.sinus_high)
    drawing.draw(ends[0], ends[1], path[: middle + 1], radius[: middle + 1], line, 0)
    drawing.draw(ends[1], ends[2], path[middle:], radius[middle:], line, 0)


def _closed(loop: Array) -> Array:
    return resampled(np.concatenate([loop, loop[:1]]))


def torcular_deg(frame: TwinFrame) -> float:
    """Angle along the midline of the twin's own torcular: where the table falls to a fifth of its height."""
    surface = frame.surface
    along = np.arange(100.0, 235.0, 2.0)
    points = surface.under_dura(surface.direction(along, np.zeros(len(along))), 2.0)
    base = frame.at(0, 0, 0)
    height = (points - base) @ surface.axes[:, 2]
    top = float(((surface.centre_mm - base) @ surface.axes[:, 2]) * 2)
    low = np.flatnonzero(height < 0.2 * top)
    return float(along[low[0]]) if len(low) else 200.0


def draw_sagittal(drawing: Drawing, frame: TwinFrame, size: VeinSize, rng: np.random.Generator) -> int:
    """The superior sagittal sinus to the torcular; where the skull is open it runs into the shared sinus.

    Returns
    -------
    int : the torcular's node.
    """
    surface = frame.surface
    owner = 1.0 if surface.twin == "castor" else 0.0
    end = torcular_deg(frame)
    along = np.arange(18.0, end + 0.5, 1.0)
    share = (along - along[0]) / (along[-1] - along[0])
    radius = 1.2 + share * (size.sinus(0.5) - 1.2)  # starts thin behind the forehead, assumed
    rays = surface.direction(along, np.zeros(len(along)))
    points = surface.under_dura(rays, radius)
    is_open = surface.gap_mm(surface.under_dura(rays, 0.0)) < OPEN_MM
    shared = drawing.named(SHARED)
    line = Line(f"{surface.twin} superior sagittal sinus", "sinus", owner)
    points = surface.kept(points, radius)
    if not shared or not is_open.any():
        torcular = _run(drawing, points, radius, line, rng)
        if shared:
            _join_shared(drawing, surface, size, line.castor)
        return torcular
    first, last = int(np.argmax(is_open)), len(is_open) - 1 - int(np.argmax(is_open[::-1]))
    if first > 12:
        node, path = _to_shared(drawing, surface, points[:first], radius[first], rng)
        radii = np.linspace(radius[0], radius[first], len(path))
        drawing.draw(drawing.node(path[0]), node, path, radii, line)
    if len(points) - last > 12:
        node, path = _to_shared(drawing, surface, points[:last:-1], radius[last], rng)
        torcular = drawing.node(path[0])
        radii = np.linspace(radius[last], radius[-1], len(path))
        drawing.draw(node, torcular, path[::-1], radii, line)
        return torcular
    return drawing.attach(drawing.named(SHARED), points[-1])


def _run(drawing: Drawing, points: Array, radius: Array, line: Line, rng: np.random.Generator) -> int:
    path = wavy(resampled(points), rng, 0.4)
    a, b = drawing.node(path[0]), drawing.node(path[-1])
    drawing.draw(a, b, path, np.linspace(radius[0], radius[-1], len(path)), line)
    return b


def _to_shared(
    drawing: Drawing, surface: HeadSurface, points: Array, radius_mm: float, rng: np.random.Generator
) -> tuple[int, Array]:
    """The nearest node of the shared sinus, and the path on to it under the dura of the twin's own side."""
    node = drawing.attach(drawing.named(SHARED), points[-1], near=surface)
    target = drawing.nodes[node]
    rays = arc(surface.towards(points[-4])[0], surface.towards(target)[0], 60.0)
    onwards = surface.kept(surface.under_dura(rays, radius_mm), radius_mm)
    path = resampled(np.concatenate([points[:-4], onwards]))
    path = surface.kept(ndimage.gaussian_filter1d(path, 1.5, axis=0, mode="nearest"), radius_mm)
    return node, wavy(path, rng, 0.4)


def _join_shared(drawing: Drawing, surface: HeadSurface, size: VeinSize, owner: float) -> None:
    """A sinus from the sagittal sinus to the nearest place of a shared sinus that lies off the midline."""
    shared = drawing.named(SHARED)
    own = drawing.named(f"{surface.twin} superior sagittal")
    best = min(
        ((*drawing.nearest(shared, p)[:], p) for n in own for p in drawing.drafts[n].path[10:-10:4]),
        key=lambda row: row[2],
    )
    near = drawing.drafts[best[0]].path[best[1]]
    a, b = drawing.attach(own, best[3]), drawing.attach(shared, near)
    ends = (surface.towards(drawing.nodes[a])[0], surface.towards(drawing.nodes[b])[0])
    r = size.sinus(0.2)
    path = resampled(surface.kept(surface.under_dura(arc(ends[0], ends[1], 60.0), r), r))
    drawing.draw(a, b, path, r, Line(f"{surface.twin} connecting sinus", "sinus", owner), 0)
