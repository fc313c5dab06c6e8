"""What the viewer can show, each as one surface: structures by twin, the cut, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.geometry.mesh import surface_of
from dioscuri.geometry.resample import resample
from dioscuri.geometry.shells import Shells, outside
from dioscuri.model import SHARED, TWINS, LabelMap, Ownership, Structure, Surface
from dioscuri.model.colours import CUT_COLOUR, RGB, SHARED_COLOUR, TWIN_COLOURS
from dioscuri.model.scene import SceneNode
from dioscuri.planning.dossier.content import Content
from dioscuri.planning.viewing.regions import Regions

Array = NDArray[Any]

# tissue -> opacity, share of its own colour in the twin's, weight of its triangles, shown at first
LOOKS: dict[str, tuple[float, float, float, bool]] = {
    "skin": (0.22, 0.55, 0.5, True),
    "muscle": (0.3, 0.6, 0.25, False),
    "bone": (0.35, 0.7, 0.6, True),
    "dura": (0.3, 0.7, 0.35, False),
    "csf": (0.25, 0.7, 0.25, False),
    "brain": (1.0, 0.4, 0.6, True),
    "vessel": (1.0, 0.85, 8.0, True),
}
SMALL_WEIGHT = 2.0  # cut, caps, doubt
HIDDEN_WEIGHT = 0.3  # the scalp, whose outside is the skin's
CAP_COLOURS: dict[str, RGB] = {"skin": (204, 121, 167), "bone": (240, 228, 66)}
MOST_STRUCTURES = 14  # by twin; more share a node, or the headset draws too many things


@dataclass(frozen=True, eq=False)
class Part:
    """One node: what is said of it, its surface, the weight of its triangles in the budget, and its normals.

    `normals` (V, 3) are those of the finest surface, once it has been thinned out.
    """

    node: SceneNode
    surface: Surface
    weight: float = SMALL_WEIGHT
    normals: Array | None = None


def named(structure: Structure) -> str:
    """A structure's name as people read it; one without a name is called by its number."""
    return structure.name.strip().replace("_", " ") or f"label {structure.number}"


def anatomy_parts(content: Content, found: Regions) -> Iterator[Part]:
    """Every structure of each twin, and the skin round all of it."""
    sure = _confidence(content)
    by_number = {s.number: s for s in content.labels.anatomy}
    listed = [by_number[n] for n in found.numbers]
    for side, twin in enumerate(TWINS):
        own = [2 * k + 1 + side for k in range(len(listed))]
        yield Part(_skin(content.labels, twin), outside(found.surface(own)), LOOKS["skin"][2])
        for group in _grouped(listed, found.shells, own):
            named_ = [listed[k] for k in group]
            surface = found.surface([own[k] for k in group], vessel=named_[0].tissue == "vessel")
            if len(surface.faces):
                weight = HIDDEN_WEIGHT if named_[0].tissue == "skin" else LOOKS[named_[0].tissue][2]
                yield Part(_node(named_, twin, sure[twin]), surface, weight)


def other_parts(content: Content) -> Iterator[Part]:
    """Brain that may be either child's, the cut, and what each twin lacks after it."""
    labels = content.labels
    owner = resample(content.ownership.owner, content.ownership.grid, labels.grid, order=0)
    doubt = surface_of(labels.tissue("brain") & (owner == SHARED), labels.grid)
    node = _plain("uncertain brain", "shared", "brain", SHARED_COLOUR, 0.6, "doubt")
    yield Part(node.model_copy(update={"confidence": 0.5}), doubt)
    yield Part(_plain("cut surface", "both", "cut", CUT_COLOUR, 0.85, "cut"), content.cut_surface)
    for name, cap in content.caps.items():
        twin, tissue = name.split()
        node = _plain(f"missing {tissue}", twin, tissue, CAP_COLOURS[tissue], 0.7, "missing")
        yield Part(node, cap)


def _plain(structure: str, twin: str, tissue: str, colour: RGB, opacity: float, role: str) -> SceneNode:
    name = f"{twin} {structure}" if twin in TWINS else structure
    return SceneNode(
        name=name, structure=structure, twin=twin, tissue=tissue, colour=colour, opacity=opacity, role=role
    )


def _skin(labels: LabelMap, twin: str) -> SceneNode:
    skin = next((s for s in labels.anatomy if s.tissue == "skin"), None)
    base = _plain("skin", twin, "skin", _mixed((222, 190, 164), twin, LOOKS["skin"][1]), 0.22, "anatomy")
    return base if skin is None else base.model_copy(update={"code": skin.code})


def _node(structures: Sequence[Structure], twin: str, sure: dict[int, float]) -> SceneNode:
    """One structure, or the smallest ones of a tissue together."""
    first = structures[0]
    opacity, own, _, seen = LOOKS[first.tissue]
    several = len(structures) > 1
    name = f"{len(structures)} small structures ({first.tissue})" if several else named(first)
    weights = [sure[s.number] for s in structures if s.number in sure]
    return SceneNode(
        name=f"{twin} {name}",
        structure=name,
        twin=twin,
        tissue=first.tissue,
        colour=_mixed(first.colour, twin, own),
        opacity=opacity,
        role="vessel" if first.tissue == "vessel" else "anatomy",
        confidence=round(float(np.mean(weights)), 4) if weights else None,
        code=() if several else first.code,
        # The scalp is the skin's own outside: both at once only darken each other.
        shown=seen and first.tissue != "skin",
        holds=tuple(named(s) for s in structures) if several else (),
    )


def _mixed(colour: Sequence[int], twin: str, own: float) -> RGB:
    mixed = [round(own * c + (1 - own) * t) for c, t in zip(colour, TWIN_COLOURS[twin], strict=True)]
    return mixed[0], mixed[1], mixed[2]


def _grouped(listed: Sequence[Structure], found: Shells, own: Sequence[int]) -> list[list[int]]:
    """Structures by node: each its own; of too many the smallest of a tissue share one."""
    if len(listed) <= MOST_STRUCTURES:
        return [[k] for k in range(len(listed))]
    count = np.bincount(found.between.ravel(), minlength=2 * len(listed) + 2)
    room = MOST_STRUCTURES - len({s.tissue for s in listed})
    ranked = sorted(range(len(listed)), key=lambda k: -int(count[own[k]]))
    rest: dict[str, list[int]] = {}
    for k in sorted(ranked[room:]):
        rest.setdefault(listed[k].tissue, []).append(k)
    return [[k] for k in sorted(ranked[:room])] + list(rest.values())


def _confidence(content: Content) -> dict[str, dict[int, float]]:
    """Mean probability that what is called a twin's is that twin's, by twin and structure."""
    owned, labels = content.ownership, content.labels
    values = labels.values if owned.grid.same_as(labels.grid) else _numbers(labels, owned)
    out: dict[str, dict[int, float]] = {}
    for owner, twin in enumerate(TWINS, 1):
        mine = owned.owner == owner
        of, sure = values[mine], owned.castor[mine] / 255
        total = np.bincount(of, sure if twin == "castor" else 1 - sure)
        number = np.bincount(of)
        out[twin] = {int(n): float(total[n] / number[n]) for n in np.flatnonzero(number) if n}
    return out


def _numbers(labels: LabelMap, owned: Ownership) -> Array:
    return resample(labels.values, labels.grid, owned.grid, order=0)
