"""Veins of one twin: outflow to the neck, deep veins, cortical and bridging veins."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.phantom.arteries import TwinFrame
from dioscuri.phantom.curves import arc, pin, resampled, through, wavy
from dioscuri.phantom.drawing import BEYOND_MM, Drawing, Line, along_pia
from dioscuri.phantom.joining import meeting
from dioscuri.phantom.own_side import beside_interface
from dioscuri.phantom.sinuses import OPEN_MM, SHARED, VeinSize
from dioscuri.phantom.surfaces import HeadSurface

Array = NDArray[Any]
LEAST_VEIN_MM = 8.0
CORTEX = (25.0, 48.0, 70.0, 92.0, 115.0, 140.0, 165.0)  # starts of cortical veins along the midline, assumed


def draw_outflow(
    drawing: Drawing, frame: TwinFrame, torcular: int, size: VeinSize, rng: np.random.Generator
) -> None:
    """Transverse and sigmoid sinuses and jugulars of both sides, the straight sinus and Galen's vein."""
    surface, twin = frame.surface, frame.surface.twin
    owner = 1.0 if twin == "castor" else 0.0
    for side, s, share in (("left", 1.0, 0.15), ("right", -1.0, 0.4)):  # the right one is usually the larger
        r = size.sinus(share)
        porion = np.asarray(frame.landmarks[f"porion_{side}"], float)
        knee = surface.towards(frame.world((porion + (-s * 10, 18, 10))[None]))
        path = surface.under_dura(arc(surface.towards(drawing.nodes[torcular])[0], knee[0], 60.0), r)
        corner = drawing.node(path[-1])
        line = Line(f"{twin} {side} transverse sinus", "sinus", owner)
        drawing.draw(torcular, corner, wavy(resampled(path), rng, 0.4), r, line)
        hole = drawing.node(frame.at(s * 21, 2, 3))
        stops = [path[-1], frame.world((porion + (-s * 14, 12, 0))[None])[0], drawing.nodes[hole]]
        drawing.draw(
            corner, hole, through(stops, rng), r, Line(f"{twin} {side} sigmoid sinus", "sinus", owner)
        )
        neck = drawing.node(frame.neck(s * 25, 3))
        stops = [drawing.nodes[hole], frame.at(s * 25, 0, -10), drawing.nodes[neck]]
        line = Line(f"{twin} {side} internal jugular vein", "vein", owner)
        drawing.draw(hole, neck, through(stops, rng), size.sinus(share), line)
    _deep(drawing, frame, torcular, owner, size, rng)


def _deep(
    drawing: Drawing,
    frame: TwinFrame,
    torcular: int,
    owner: float,
    size: VeinSize,
    rng: np.random.Generator,
) -> None:
    surface, twin = frame.surface, frame.surface.twin
    back = surface.axes[:, 1]
    galen = drawing.node(surface.centre_mm + 18 * back - 4 * surface.axes[:, 2])
    stops = [drawing.nodes[galen], drawing.nodes[torcular]]
    line = Line(f"{twin} straight sinus", "sinus", owner)
    radius_mm = size.sinus(0.0) * 0.8
    path = beside_interface(surface, through(stops, rng, tortuosity_mm=0.3), radius_mm)
    drawing.draw(galen, torcular, path, radius_mm, line)
    for side, s in (("left", 1.0), ("right", -1.0)):
        front = drawing.node(surface.centre_mm - 14 * back + s * 4 * surface.axes[:, 0])
        bend = surface.centre_mm + s * 3 * surface.axes[:, 0]
        path = through([drawing.nodes[front], bend, drawing.nodes[galen]], rng)
        radius = np.linspace(0.6, 1.0, len(path))
        drawing.draw(front, galen, path, radius, Line(f"{twin} {side} internal cerebral vein", "vein", owner))


def draw_cortical(
    drawing: Drawing, frame: TwinFrame, size: VeinSize, count: int, rng: np.random.Generator
) -> None:
    """Cortical veins into the sagittal, shared or transverse sinus, each with a tributary.

    `count` more veins bridge from the cortex under the opening of the skull to the shared sinus.
    """
    surface, twin = frame.surface, frame.surface.twin
    owner = 1.0 if twin == "castor" else 0.0
    drains = (f"{twin} superior sagittal", SHARED)
    for side, s in (("left", 1.0), ("right", -1.0)):
        line = Line(f"{twin} {side} cortical vein", "vein", owner)
        for along in CORTEX:
            place = (along + rng.normal(0, 4), s * rng.uniform(38, 58))
            _vein(drawing, surface, place, drains, size, line, rng)
        labbe = Line(f"{twin} {side} vein of Labbe", "vein", owner)
        _vein(drawing, surface, (175.0, s * 68), (f"{twin} {side} transverse",), size, labbe, rng)
    if drawing.named(SHARED):
        line = Line(f"{twin} bridging vein", "vein", owner)
        for start in _under_opening(surface, count, rng):
            _vein(drawing, surface, (float(start[0]), float(start[1])), (SHARED,), size, line, rng)


def _vein(
    drawing: Drawing,
    surface: HeadSurface,
    place: tuple[float, float],
    drains: tuple[str, ...],
    size: VeinSize,
    line: Line,
    rng: np.random.Generator,
) -> None:
    thick = float(rng.uniform(size.vein_low + 0.2, size.vein_high * 0.85))
    thin = max(0.35, 0.5 * thick)
    start = surface.direction([place[0]], [place[1]])[0]
    place_mm = surface.on_pia(start[None], thin)[0]
    if drawing.nearest(drawing.named(*drains), place_mm)[2] < LEAST_VEIN_MM:
        return
    node = drawing.attach(drawing.named(*drains), place_mm, apart=6, near=surface)
    end = surface.towards(drawing.nodes[node])[0]
    path, radii = along_pia(surface, (start, end), (thin, thick), rng)
    path = pin(path, path[0], drawing.nodes[node])
    if surface.gap_mm(path).min() < -BEYOND_MM:
        return  # it would cross, and only the preset's own crossing vessels may
    node, last = _met(drawing, path, radii, line) or (node, len(path) - 1)
    path, radii = path[: last + 1], radii[: last + 1]
    drawing.draw(drawing.node(path[0]), node, path, radii, line)
    if len(path) < 34:
        return
    mine = len(drawing.drafts) - 1
    meeting = drawing.attach([mine], path[len(path) // 2])
    far = surface.direction([place[0] + rng.choice((-13, 13))], [place[1] * rng.uniform(0.75, 1.1)])[0]
    twig, radii = along_pia(
        surface, (far, surface.towards(drawing.nodes[meeting])[0]), (thin, 0.7 * thick), rng
    )
    drawing.draw(
        drawing.node(twig[0]), meeting, twig, radii, Line(f"{line.name} tributary", "vein", line.castor)
    )


def _met(drawing: Drawing, path: Array, radii: Array, line: Line) -> tuple[int, int] | None:
    """Where a path first meets another cortical or bridging vein of its twin."""
    twin = line.name.split()[0]
    veins = [
        m
        for m in drawing.named(*(f"{twin} {what}" for what in ("left", "right", "bridging")))
        if any(what in drawing.drafts[m].line.name for what in ("cortical", "Labbe", "bridging"))
    ]
    return meeting(drawing, path, radii, veins, np.arange(len(path)) >= LEAST_VEIN_MM)


def _under_opening(surface: HeadSurface, count: int, rng: np.random.Generator) -> Array:
    """Angles (<= count, 2) of cortex under the skull's opening, spread out."""
    grid = np.stack(np.meshgrid(np.arange(0, 360, 3.0), np.arange(-87, 88, 3.0), indexing="ij"), -1).reshape(
        -1, 2
    )
    rays = surface.direction(grid[:, 0], grid[:, 1])
    open_here = surface.gap_mm(surface.under_dura(rays, 0.0)) < OPEN_MM
    rays, grid = rays[open_here], grid[open_here]
    if not len(rays) or not count:
        return grid[:0]
    points = surface.on_pia(rays, 0.5)
    middle = points.mean(axis=0)
    far = np.linalg.norm(points - middle, axis=1)
    ring = np.flatnonzero((far > 0.3 * far.max()) & (far < 0.72 * far.max()))
    chosen = [int(rng.choice(ring))]
    while len(chosen) < min(count, len(ring)):
        apart = np.linalg.norm(points[ring][:, None] - points[chosen][None], axis=2).min(axis=1)
        chosen.append(int(ring[apart.argmax()]))
    return np.asarray(grid[chosen])
