"""The network in space: every vessel as a tube, by whose it is and by its pressure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.formats.gltf import Node
from dioscuri.model import LabelMap, Surface, VesselEdge, VesselGraph
from dioscuri.model.colours import RGB
from dioscuri.planning.dossier.pictures import FRONT
from dioscuri.planning.dossier.shapes import blurred, level_surface
from dioscuri.planning.flowreport.look import (
    CLIPPED,
    CONTESTED,
    DASH_MM,
    FAINT,
    MARK,
    OWNERS,
    PALE,
    Scale,
    scale_of,
)
from dioscuri.planning.flowreport.states import State, venous
from dioscuri.planning.pages.drawn import Drawn, Key
from dioscuri.planning.pages.scene import View, Word, drawn, shoot
from dioscuri.planning.pages.solids import bands, joined
from dioscuri.planning.pages.vesseltubes import Stretch, dashes, middle, tubes_of, whole

Array = NDArray[Any]

BRAIN_MM, BRAIN_TRIANGLES, BRAIN_OPACITY = 4.0, 12_000, 0.07
MOST_WORDS = 40
ARTERY = Key("artery: not on this scale", FAINT)
STILL = Key("no flow was computed", FAINT, "dashed")
THIN = "Vessels thinner than 1.1 mm are drawn 1.1 mm thick."


def owner_picture(
    graph: VesselGraph, owners: Mapping[str, str], contested: Iterable[str], named: Sequence[str], around: Any
) -> Drawn:
    """Every vessel by its owner, contested ones ringed, and the ids of `named`."""
    nodes = list(_by_owner(graph, owners))
    disputed = [e for e in graph if e.id in set(contested)]
    nodes.append(Node("contested", joined([_ring(e) for e in disputed]), MARK))
    present = [k for name, k in OWNERS.items() if name in set(owners.values())]
    keys = (*present, *([CONTESTED] if disputed else []))
    said = f"Every vessel that was seen, by whose it is. Crossing and clipped vessels carry their ids. {THIN}"
    return Drawn("vessels_by_owner", said, _shot(graph, nodes, named, around), keys)


def pressure_pictures(
    graph: VesselGraph, states: Sequence[State], around: Any, *, small: bool
) -> tuple[tuple[Drawn, ...], Scale]:
    """Every state on one scale; clipped vessels marked. The scale is that of veins and sinuses."""
    scale = scale_of([venous(s, graph) for s in states])
    return tuple(_pressures(graph, s, n, scale, around, small) for n, s in enumerate(states)), scale


def _pressures(
    graph: VesselGraph, state: State, number: int, scale: Scale, around: Any, small: bool
) -> Drawn:
    known = {e.id: e for e in graph}
    marked = [known[c] for c in state.clips if c in known]
    nodes = [*_by_pressure(graph, state, scale)]
    unseen = [c for c in state.new if c not in known]
    said = state.name[0].upper() + state.name[1:]
    if state.new:
        said += f": {', '.join(state.new)} clipped"
    if unseen:
        said += f" ({', '.join(unseen)} not drawn: no scan shows it)"
    view, faint, within = around
    seen = (view, [] if small else faint, within)
    image = _shot(graph, nodes, [e.id for e in marked], seen, shrink=2 if small else 1, marked=True)
    return Drawn(f"pressure_{number}", f"{said}.", image)


def pressure_keys(graph: VesselGraph, states: Sequence[State], scale: Scale) -> tuple[Key, ...]:
    """What colours and marks of the pressure pictures mean."""
    still = any(e.id not in states[0].pressure for e in graph)
    clipped = any(s.clips for s in states)
    return (*scale.keys, ARTERY, *([STILL] if still else []), *([CLIPPED] if clipped else []))


def surroundings(graph: VesselGraph, labels: LabelMap) -> tuple[View, list[Node], list[Surface]]:
    """Where the viewer stands, the brains as a faint shape, and what the picture holds."""
    coarse = labels.grid.respaced(max(BRAIN_MM, float(labels.grid.spacing_mm.max())))
    share = blurred(ndimage.binary_fill_holes(labels.mask("brain")), labels.grid, coarse, sd_mm=BRAIN_MM)
    brain = level_surface(share, coarse, triangles=BRAIN_TRIANGLES)
    extent = tubes_of([s for e in graph for s in whole(e)])[0]
    faint = [Node("brains", brain, (150, 150, 150), BRAIN_OPACITY)] if len(brain.faces) else []
    return beside(graph), faint, [extent]


def beside(graph: VesselGraph) -> View:
    """From the front, turned so that neither twin hides the other."""
    middles = np.array([middle(e) for e in graph])
    weight = np.array([e.castor for e in graph]) * [e.length_mm for e in graph]
    other = np.array([1 - e.castor for e in graph]) * [e.length_mm for e in graph]
    across = other @ middles / max(other.sum(), 1e-9) - weight @ middles / max(weight.sum(), 1e-9)
    across = across / max(float(np.linalg.norm(across)), 1e-9)
    flat = FRONT - (FRONT @ across) * across * 0.95
    flat = flat if np.linalg.norm(flat) > 0.3 else np.array([1.0, -0.2, 0.1])
    flat = flat / np.linalg.norm(flat)
    up = (0.0, 0.0, 1.0) if abs(flat[2]) < 0.8 else (0.0, -1.0, 0.0)
    return View((float(flat[0]), float(flat[1]), float(flat[2])), up)


def _by_owner(graph: VesselGraph, owners: Mapping[str, str]) -> Iterator[Node]:
    for name, key in OWNERS.items():
        mine = [e for e in graph if owners.get(e.id) == name]
        if name in ("castor", "pollux"):
            yield _node(name, [s for e in mine for s in whole(e)], key.colour)
            continue
        parts = [dashes(e, *DASH_MM) for e in mine]
        yield _node(name, [s for on, _ in parts for s in on], key.colour)
        if name == "shared":
            yield _node("shared, between", [s for _, off in parts for s in off], PALE)


def _by_pressure(graph: VesselGraph, state: State, scale: Scale) -> Iterator[Node]:
    shut = {e for e, share in state.clips.items() if share == 1}
    live = [e for e in graph if np.isfinite(state.pressure.get(e.id, (np.nan, np.nan))).all()]
    veins = [e for e in live if e.kind != "artery" and e.id not in shut]
    surface, values = _valued(veins, state)
    for part, colour in zip(bands(surface, values, scale.edges), scale.colours, strict=True):
        yield Node("pressure", part, colour)
    arteries = [s for e in live if e.kind == "artery" and e.id not in shut for s in whole(e)]
    yield _node("arteries", arteries, FAINT, 0.55)
    moving = {e.id for e in veins} | {e.id for e in live if e.kind == "artery" and e.id not in shut}
    rest = [s for e in graph if e.id not in moving for s in dashes(e, *DASH_MM)[0]]
    yield _node("without flow", rest, FAINT)


def _valued(edges: Sequence[VesselEdge], state: State) -> tuple[Surface, Array]:
    """The tubes of some vessels, and the pressure at each vertex, straight between the vessel's ends."""
    found = [tubes_of(whole(e)) for e in edges]
    values = [
        p + along * (q - p)
        for (_, along), (p, q) in zip(found, (state.pressure[e.id] for e in edges), strict=True)
    ]
    return joined([s for s, _ in found]), np.concatenate(values) if values else np.zeros(0)


def _node(name: str, stretches: Sequence[Stretch], colour: RGB, opacity: float = 1.0) -> Node:
    return Node(name, tubes_of(stretches)[0], colour, opacity)


def _ring(edge: VesselEdge) -> Surface:
    """Two black collars round the middle of a vessel."""
    along = [s for s in dashes(edge, 1.0, 1.6)[0]]
    near = along[max(0, len(along) // 2 - 1) : len(along) // 2 + 1]
    return tubes_of([(path, np.minimum(1.35 * radius + 0.3, radius + 0.6), at) for path, radius, at in near])[
        0
    ]


def _shot(
    graph: VesselGraph,
    nodes: Sequence[Node],
    named: Sequence[str],
    around: Any,
    *,
    shrink: int = 1,
    marked: bool = False,
) -> bytes:
    view, faint, within = around
    places = {e.id: middle(e) for e in graph if e.id in set(named)}
    words = [Word(n, places[n]) for n in named if n in places][:MOST_WORDS]
    marks = [np.array(at) for at in places.values()] if marked else []
    return drawn(shoot([*nodes, *faint], view, within), words, shrink=shrink, marks=marks)
