"""Vessels of both twins as a graph with known owners."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import VesselGraph
from dioscuri.phantom.arteries import grow_arteries, twin_frame
from dioscuri.phantom.confluence import spread
from dioscuri.phantom.crossing import draw_crossings, half_brain_side
from dioscuri.phantom.drawing import Drawing
from dioscuri.phantom.own_side import keep_own
from dioscuri.phantom.sinuses import draw_sagittal, draw_shared, size_of
from dioscuri.phantom.surfaces import HeadSurface, SceneLike, head_surface
from dioscuri.phantom.touching import push_apart, uncoil
from dioscuri.phantom.tracer import trace
from dioscuri.phantom.veins import draw_cortical, draw_outflow

Array = NDArray[Any]
TWINS = ("castor", "pollux")
ROUNDS = 8


def grow(scene: SceneLike, rng: np.random.Generator) -> VesselGraph:
    """Arteries and veins of both twins, the shared sinus and the crossing vessels, joined exactly.

    `castor` of an edge is 1 for castor's vessel, 0 for pollux's and 0.5 for the shared sinus. A crossing
    vessel is its origin's: an artery's parent, the twin whose cortex a vein drains. Flow directions are
    those of the steady flow of `tracer`. Sources: docs/science/phantom_scanner.md.
    """
    surfaces = {twin: head_surface(scene, twin) for twin in TWINS}
    frames = {twin: twin_frame(scene, surfaces[twin]) for twin in TWINS}
    preset, drawing = scene.preset, Drawing()
    size = size_of(preset)
    missing = half_brain_side(preset) if preset.half_brain_artery else ""
    for twin in TWINS:
        grow_arteries(drawing, frames[twin], rng, without=missing if twin == "pollux" else "")
    draw_shared(drawing, scene, frames, size, rng)
    torculars = {twin: draw_sagittal(drawing, frames[twin], size, rng) for twin in TWINS}
    for twin in TWINS:
        draw_outflow(drawing, frames[twin], torculars[twin], size, rng)
        spread(drawing, torculars[twin], surfaces[twin])
        draw_cortical(drawing, frames[twin], size, preset.bridging_veins, rng)
    draw_crossings(drawing, scene, surfaces, rng)
    keep_own(drawing, surfaces)
    first = [d.path for d in drawing.drafts]
    for _ in range(ROUNDS):
        push_apart(drawing, _inward(drawing, surfaces))
        keep_own(drawing, surfaces)
        uncoil(drawing, first)
    return with_flow(drawing.graph(), scene)


def _inward(drawing: Drawing, surfaces: dict[str, HeadSurface]) -> Array:
    """Unit vectors (D, 3) from the middle of each vessel to the centre of the brain that is nearer."""
    centres = np.array([s.centre_mm for s in surfaces.values()])
    middle = np.array([d.path[len(d.path) // 2] for d in drawing.drafts])
    ways = centres[None] - middle[:, None]
    far = np.linalg.norm(ways, axis=2)
    near = far.argmin(axis=1)
    rows = np.arange(len(near))
    out: Array = ways[rows, near] / far[rows, near][:, None]
    return out


def with_flow(graph: VesselGraph, scene: SceneLike) -> VesselGraph:
    """The graph with each edge's direction of steady flow."""
    flow = trace(graph, scene.side).flow_ml_s
    signs = np.where(np.abs(flow) > 1e-9, np.sign(flow), 0).astype(int)
    return VesselGraph(
        graph.nodes, tuple(replace(e, flow=int(s)) for e, s in zip(graph.edges, signs, strict=True))
    )
