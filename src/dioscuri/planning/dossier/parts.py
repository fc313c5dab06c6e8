"""The twins as named, coloured surfaces: one list for the pictures, the GLB and the page."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.formats.gltf import Node
from dioscuri.geometry.mesh import surface_of
from dioscuri.geometry.resample import resample, sample
from dioscuri.model import SHARED, TWINS, Grid, LabelMap, Surface, owner_number
from dioscuri.model.colours import CUT_COLOUR, RGB, SHARED_COLOUR, TWIN_COLOURS
from dioscuri.planning.dossier.content import Content
from dioscuri.planning.dossier.shapes import HALF, blurred, largest_filled, level_surface

Array = NDArray[Any]

# structure -> triangles at most, opacity, share of the structure's own colour in the twin's, blur in mm
TISSUES: dict[str, tuple[int, float, float, float]] = {
    "skin": (40_000, 0.22, 0.55, 1.2),
    "skull": (50_000, 0.35, 0.7, 0.7),
    "brain": (60_000, 1.0, 0.4, 0.6),
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
    spacing = labels.grid.spacing_mm
    coarse = labels.grid if spacing.min() >= COARSE_MM else labels.grid.respaced(COARSE_MM)
    side = _side(content)
    towards_pollux = resample(side, content.side.grid, coarse, order=1)
    surfaces: dict[tuple[str, str], Surface] = {}
    for name, (triangles, _, _, blur) in TISSUES.items():
        mask = largest_filled(labels) if name == "skin" else labels.mask(name)
        share = blurred(mask, labels.grid, coarse, sd_mm=max(blur, 0.6 * float(spacing.min())))
        for twin, own in zip(TWINS, (1 - towards_pollux, towards_pollux), strict=True):
            # The lesser of both shares: the tissue's surface stays smooth and the cut's edge sharp.
            surfaces[twin, name] = level_surface(np.minimum(share, own), coarse, triangles=triangles)
    for name, (triangles, _, _) in VESSELS.items():
        for twin, mask in zip(TWINS, _divided(labels, name, side, content.side.grid), strict=True):
            surfaces[twin, name] = surface_of(mask, labels.grid, triangles=triangles)
    nodes = [
        _node(labels, surfaces[twin, name], twin, name) for twin in TWINS for name in (*TISSUES, *VESSELS)
    ]
    return (*nodes, *_doubt(content), *_cut(content))


def _side(content: Content) -> Array:
    """How much of each voxel lies on pollux's side of the cut, 0 to 1, float32, on the grid of `side`."""
    from scipy import ndimage

    owner = content.side.owner
    nearest = ndimage.distance_transform_edt(owner == 0, return_distances=False, return_indices=True)
    filled = (owner[tuple(nearest)] == owner_number("pollux")).astype(np.float32)
    # Low-passed before it is decided, or the cut would show the steps of the working grid.
    out: Array = ndimage.gaussian_filter(filled, 0.8)
    return out


def _divided(labels: LabelMap, name: str, side: Array, grid: Grid) -> tuple[Array, Array]:
    """A structure's voxels on castor's and on pollux's side of the cut."""
    ijk = np.argwhere(labels.mask(name))
    pollux = sample(side, grid, labels.grid.lps(ijk)) >= HALF
    out = np.zeros((2, *labels.grid.shape), bool)
    out[(pollux.astype(int), *ijk.T)] = True
    return out[0], out[1]


def _node(labels: LabelMap, surface: Surface, twin: str, name: str) -> Node:
    _, opacity, own = (TISSUES[name][:3]) if name in TISSUES else VESSELS[name]
    structure = labels.anatomy["scalp" if name == "skin" else name]
    mixed = [
        round(own * c + (1 - own) * t) for c, t in zip(structure.colour, TWIN_COLOURS[twin], strict=True)
    ]
    shown = name.replace("_", " ")
    extras = {"structure": shown, "twin": twin, "code": list(structure.code)}
    return Node(f"{twin} {shown}", surface, (mixed[0], mixed[1], mixed[2]), opacity, extras)


def _doubt(content: Content) -> list[Node]:
    """Brain that may be either child's: shown, never hidden in one of them."""
    labels = content.labels
    owner = resample(content.ownership.owner, content.ownership.grid, labels.grid, order=0)
    surface = surface_of(labels.mask("brain") & (owner == SHARED), labels.grid, triangles=20_000)
    extras = {"structure": "uncertain brain", "twin": "shared or uncertain"}
    return [Node("uncertain brain", surface, SHARED_COLOUR, 0.6, extras)] if len(surface.faces) else []


def _cut(content: Content) -> list[Node]:
    extras = {"structure": "cut", "twin": "both", "statement": content.plan.cut.statement}
    nodes = [Node("cut surface", content.cut_surface, CUT_COLOUR, 0.85, extras)]
    for name, cap in content.caps.items():
        twin, tissue = name.split()
        facts = {"structure": f"missing {tissue}", "twin": twin}
        nodes.append(Node(f"{twin} missing {tissue}", cap, CAP_COLOURS[tissue], 0.7, facts))
    return nodes
