"""The surface painted: what it costs, in which stage it is divided, how often samples pass there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.formats.gltf import Node
from dioscuri.model import Surface
from dioscuri.model.colours import RGB, TWIN_COLOURS
from dioscuri.planning.cutreport.look import SECTORS, STEPS, facing, oblique
from dioscuri.planning.cutreport.shapes import arrow, sector
from dioscuri.planning.pages.drawn import Drawn, Key
from dioscuri.planning.pages.numbers import number
from dioscuri.planning.pages.scene import Word, drawn, shoot
from dioscuri.planning.pages.solids import ball, bands, joined
from dioscuri.separation.division import Division, Sector
from dioscuri.separation.sectors import Ring
from dioscuri.separation.study import Study
from dioscuri.separation.surface import surface_between

Array = NDArray[Any]

COSTS = (0.0, 0.75, 1.5, 3.0, 10.0, 30.0, 60.0)  # cost units per mm2; between the recipe's first weights
SHARES = (0.0, 0.25, 0.5, 0.75, 0.9)
SHADOWS = "Shadows show the surface's shape only."
MARKS_DEG, MARK_MM, MARKED_MM = (0, 90, 180, 270), 2.0, 6.0  # round the ring, so far outside the surface
NEAR_MM, ARROW_MM, ARROW_RADIUS_MM = 12.0, 55.0, 2.2


def cost_picture(study: Study) -> Drawn:
    """The cost of each face in steps, the dearest square centimetres numbered."""
    keys, nodes = _banded(study.surface, study.costs.cost, COSTS, "cost units per mm²")
    words = [Word(str(n), p.centre_lps_mm, True) for n, p in enumerate(study.document.dearest, 1)]
    shot = shoot(nodes, facing(study.surface), [study.surface])
    said = "What each part of the cut costs per mm², from castor's side; numbers: the dearest patches."
    return Drawn("cost", f"{said} {SHADOWS}", drawn(shot, words), keys)


def frequency_picture(study: Study) -> Drawn:
    """How many samples pass near each place of the surface."""
    if study.doubt is None:
        raise ValueError("no samples were asked for")
    keys, nodes = _banded(study.surface, study.doubt.near, SHARES, "of the samples", 100, "%")
    shot = shoot(nodes, facing(study.surface), [study.surface])
    said = (
        f"Share of the {study.doubt.samples} samples whose cut passes within "
        f"{study.doubt.within_mm:g} mm, from castor's side. Light: the cut would lie elsewhere. {SHADOWS}"
    )
    return Drawn("frequency", said, drawn(shot), keys)


def _banded(
    surface: Surface, values: Array, edges: Sequence[float], unit: str, scale: float = 1, mark: str = ""
) -> tuple[tuple[Key, ...], list[Node]]:
    colours = [STEPS[round(n)] for n in np.linspace(0, len(STEPS) - 1, len(edges))]
    parts = bands(surface, values, edges)
    names = [_band(edges, n, unit, scale, mark) for n in range(len(edges))]
    found = [(k, p, c) for k, p, c in zip(names, parts, colours, strict=True) if len(p.faces)]
    return tuple(Key(k, c) for k, _, c in found), [Node(k, p, c) for k, p, c in found]


def _band(edges: Sequence[float], n: int, unit: str, scale: float, mark: str) -> str:
    low = f"{number(edges[n] * scale)}{mark}"
    if n + 1 == len(edges):
        return f"{low} and more {unit}"
    return f"{low} to {number(edges[n + 1] * scale)}{mark} {unit}"


def stage_pictures(study: Study, heads: Sequence[Node]) -> Iterator[Drawn]:
    """Each stage's sector in its colour and from where it is reached."""
    division = study.division
    if division is None:
        return
    surface = surface_between(division.field.body, division.reached, division.field.grid, division.labels)
    nodes = stage_nodes(division, surface)
    tails = [_tail(division, surface, s) for s in division.sectors]
    arrows = [_arrow(s, *tail) for s, tail in zip(division.sectors, tails, strict=True)]
    words = [Word(str(k), _three(tail[0]), True) for k, tail in enumerate(tails, 1)]
    words += [Word(str(k), _at(n.surface), True) for k, n in enumerate(nodes, 1) if len(n.surface.faces)]
    said = (
        "The cut of the stages, each sector with the number of its operation. Arrows: from where it is "
        "reached, in the colour of the twin whose side is opened."
    )
    keys = (*(Key(n.name, n.colour) for n in nodes), *_arrow_keys(division))
    angles = angle_words(division.ring, surface)
    dots = Node("angles", joined([ball(w.at_lps_mm, MARK_MM) for w in angles]), (60, 60, 60))
    framed = [surface, dots.surface, *(a.surface for a in arrows)]
    shot = shoot([*nodes, *arrows, dots], facing(surface), framed)
    more = "From castor's side. Dots: the angles of the stages' sectors round the ring."
    yield Drawn("stages_from_castor", f"{said} {more}", drawn(shot, [*words, *angles]), keys)
    within = [n.surface for n in (*heads, *arrows) if len(n.surface.faces)]
    shot = shoot([*nodes, *arrows, *heads], oblique(surface), [surface, *within])
    said = "The same between both heads, obliquely."
    yield Drawn("stages_oblique", said, drawn(shot, words[: len(tails)]), keys)


def angle_words(ring: Ring, surface: Surface) -> list[Word]:
    """The angles round the ring, each just outside the surface's rim there."""
    away = surface.vertices - ring.centre
    out = []
    for degrees in MARKS_DEG:
        way = ring.outward(float(np.radians(degrees)))
        gap = np.abs(np.angle(np.exp(1j * (ring.angles(surface.vertices) - np.radians(degrees)))))
        rim = float((away[gap < np.radians(10)] @ way).max(initial=0))
        out.append(Word(f"{degrees}°", _three(ring.centre + way * (rim + MARKED_MM))))
    return out


def stage_nodes(division: Division, surface: Surface) -> list[Node]:
    """The sectors of `surface` in the order of the operations."""
    out = []
    for k, one in enumerate(division.sectors, 1):
        part = sector(surface, division.ring, division.starts, one.number)
        extras = {"structure": "cut", "twin": "both", "stage": k}
        out.append(Node(f"stage {k}", part, _colour(k - 1, len(division.sectors)), 1.0, extras))
    return out


def _colour(k: int, of: int) -> RGB:
    n = k % len(SECTORS)
    return SECTORS[n + 1] if k == of - 1 and n == 0 and k else SECTORS[n]


def _tail(division: Division, surface: Surface, one: Sector) -> tuple[Array, Array]:
    """Where the arrow to a sector begins and ends: on the way from its apex to its nearest point."""
    part = sector(surface, division.ring, division.starts, one.number)
    apex = np.asarray(one.apex_lps_mm, float)
    points = part.vertices if len(part.vertices) else surface.vertices
    nearest = points[np.linalg.norm(points - apex, axis=1).argmin()]
    way = (apex - nearest) / np.linalg.norm(apex - nearest)
    return nearest + way * (NEAR_MM + ARROW_MM), nearest + way * NEAR_MM


def _arrow(one: Sector, start: Array, end: Array) -> Node:
    return Node(f"way to sector {one.number}", arrow(start, end, ARROW_RADIUS_MM), TWIN_COLOURS[one.opened])


def _arrow_keys(division: Division) -> tuple[Key, ...]:
    opened = sorted({s.opened for s in division.sectors})
    return tuple(Key(f"opened from {twin}'s side", TWIN_COLOURS[twin], "arrow") for twin in opened)


def _at(part: Surface) -> tuple[float, float, float]:
    """A point of the part near its middle."""
    middle = part.vertices.mean(axis=0)
    return _three(part.vertices[np.linalg.norm(part.vertices - middle, axis=1).argmin()])


def _three(at: Array) -> tuple[float, float, float]:
    x, y, z = (float(v) for v in at)
    return x, y, z
