"""The twins as named, coloured surfaces: one list for the pictures, the GLB and the page."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.formats.gltf import Node
from dioscuri.geometry.mesh import surface_of
from dioscuri.geometry.resample import resample
from dioscuri.model import SHARED, TWINS, Grid, LabelMap, owner_number
from dioscuri.model.colours import CUT_COLOUR, RGB, SHARED_COLOUR, TWIN_COLOURS
from dioscuri.planning.dossier.content import Content

Array = NDArray[Any]

# structure -> triangles at most, opacity, share of the structure's own colour in the twin's colour
TISSUES: dict[str, tuple[int, float, float]] = {
    "skin": (40_000, 0.25, 0.45),
    "skull": (50_000, 0.45, 0.65),
    "brain": (60_000, 1.0, 0.25),
}
VESSELS: dict[str, tuple[int, float, float]] = {
    "artery": (40_000, 1.0, 0.85),
    "vein": (40_000, 1.0, 0.85),
    "dural_sinus": (30_000, 1.0, 0.85),
}
COARSE_MM = 1.5  # skin, skull and brain; vessels are always meshed at full resolution
CAP_COLOURS: dict[str, RGB] = {"skin": (204, 121, 167), "bone": (240, 228, 66)}


def parts(content: Content) -> tuple[Node, ...]:
    """Every structure of each twin after the cut, the doubtful brain, the cut, and what is missing."""
    labels = content.labels
    fine = sides(content, labels.grid)
    coarse = coarser(labels)
    rough = sides(content, coarse.grid)
    nodes = []
    for twin in TWINS:
        for name, look in TISSUES.items():
            nodes.append(
                _node(coarse, _tissue(coarse, name) & (rough == owner_number(twin)), twin, name, look)
            )
        for name, look in VESSELS.items():
            nodes.append(_node(labels, labels.mask(name) & (fine == owner_number(twin)), twin, name, look))
    return (*nodes, *_doubt(content), *_cut(content))


def coarser(labels: LabelMap) -> LabelMap:
    """The labels at `COARSE_MM`, or as they are where they are no finer."""
    if labels.grid.spacing_mm.min() >= COARSE_MM:
        return labels
    grid = labels.grid.respaced(COARSE_MM)
    return LabelMap(resample(labels.values, labels.grid, grid, order=0), grid, labels.anatomy)


def sides(content: Content, grid: Grid) -> Array:
    """Castor (1) or pollux (2) after the cut at every voxel of `grid`, uint8; the nearer where unknown."""
    from scipy import ndimage

    owner = content.side.owner
    known = owner > 0
    nearest = ndimage.distance_transform_edt(~known, return_distances=False, return_indices=True)
    filled = (owner[tuple(nearest)] == owner_number("pollux")).astype(np.float32)
    # Interpolated before it is decided, or the cut would show the steps of the working grid.
    return np.where(resample(filled, content.side.grid, grid, order=1) >= 0.5, 2, 1).astype(np.uint8)


def _tissue(labels: LabelMap, name: str) -> Array:
    return labels.values > 0 if name == "skin" else labels.mask(name)


def _node(labels: LabelMap, mask: Array, twin: str, name: str, look: tuple[int, float, float]) -> Node:
    triangles, opacity, own = look
    structure = labels.anatomy["scalp" if name == "skin" else name]
    mixed = [
        round(own * c + (1 - own) * t) for c, t in zip(structure.colour, TWIN_COLOURS[twin], strict=True)
    ]
    shown = name.replace("_", " ")
    extras = {"structure": shown, "twin": twin, "code": list(structure.code)}
    surface = surface_of(mask, labels.grid, triangles=triangles)
    return Node(f"{twin} {shown}", surface, (mixed[0], mixed[1], mixed[2]), opacity, extras)


def _doubt(content: Content) -> list[Node]:
    """Brain that may be either child's: shown, never hidden in one of them."""
    labels = coarser(content.labels)
    owner = resample(content.ownership.owner, content.ownership.grid, labels.grid, order=0)
    surface = surface_of(labels.mask("brain") & (owner == SHARED), labels.grid, triangles=20_000)
    extras = {"structure": "brain", "twin": "shared or uncertain"}
    return [Node("uncertain brain", surface, SHARED_COLOUR, 0.6, extras)] if len(surface.faces) else []


def _cut(content: Content) -> list[Node]:
    extras = {"structure": "cut", "twin": "both", "statement": content.plan.cut.statement}
    nodes = [Node("cut surface", content.cut_surface, CUT_COLOUR, 0.85, extras)]
    for name, cap in content.caps.items():
        twin, tissue = name.split()
        facts = {"structure": f"missing {tissue}", "twin": twin}
        nodes.append(Node(f"{twin} missing {tissue}", cap, CAP_COLOURS[tissue], 0.7, facts))
    return nodes
