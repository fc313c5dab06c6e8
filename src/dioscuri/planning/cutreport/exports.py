"""The cut for other programs: its surface as GLB, its lines as JSON."""

from __future__ import annotations

from typing import Any

import numpy as np

from dioscuri.formats.gltf import Node
from dioscuri.geometry.mesh import compacted
from dioscuri.model import LabelMap, Surface
from dioscuri.model.colours import CUT_COLOUR, RGB
from dioscuri.planning.cutreport.maps import stage_nodes
from dioscuri.planning.cutreport.others import surfaces
from dioscuri.separation.polylines import Polyline
from dioscuri.separation.study import Study
from dioscuri.separation.surface import surface_between

KEYS = {
    "format": "dioscuri-cut-lines-1",
    "frame": "DICOM frame of reference UID in which the points lie",
    "unit": "mm",
    "axes": "LPS: x to the left, y to the back, z to the head",
    "layers": "scalp: outside of the scalp; bone: skull's outer table; dura: inside of the dura",
    "points": "in order, [x, y, z] each",
    "closed": "whether the line returns from its last point to its first",
}
DIGITS = 3
RIM = "cut at the rim"  # faces whose middle lies in a voxel of air


def line_document(lines: dict[str, tuple[Polyline, ...]], frame: str, statement: str) -> dict[str, Any]:
    """The lines by layer with what every key means; points in LPS mm to a micrometre."""
    return {
        "format": KEYS["format"],
        "frame": frame,
        "unit": KEYS["unit"],
        "axes": KEYS["axes"],
        "statement": statement,
        "keys": {k: v for k, v in KEYS.items() if k not in ("format", "unit", "axes")},
        "layers": {layer: [_line(one) for one in found] for layer, found in lines.items()},
    }


def _line(line: Polyline) -> dict[str, Any]:
    return {
        "closed": bool(line.closed),
        "length_mm": round(line.length_mm, DIGITS),
        "points": np.round(line.points, DIGITS).tolist(),
    }


def surface_nodes(study: Study, labels: LabelMap) -> list[Node]:
    """The cut split by the tissue that it crosses, the stages' cut by its sectors, the alternatives whole."""
    out = [
        Node(f"cut through {tissue}" if tissue else RIM, part, colour, 1.0, _facts(study, tissue=tissue))
        for tissue, colour, part in _by_tissue(study.surface, labels)
    ]
    for n, (surface, other) in enumerate(zip(surfaces(study, labels), study.others, strict=True), 1):
        facts = {"statement": other.alternative.statement, "alternative": n}
        out.append(Node(f"alternative {n}", surface, CUT_COLOUR, 1.0, _facts(study, **facts)))
    division = study.division
    if division is None:
        return out
    field = division.field
    staged = surface_between(field.body, division.reached, field.grid, division.labels)
    nodes = stage_nodes(division, staged)
    return out + [Node(n.name, n.surface, n.colour, 1.0, _facts(study, **n.extras)) for n in nodes]


def _facts(study: Study, **more: Any) -> dict[str, Any]:
    return {"structure": "cut", "twin": "both", "statement": study.document.statement} | more


def _by_tissue(surface: Surface, labels: LabelMap) -> list[tuple[str, RGB, Surface]]:
    """Tissue, its colour, and the faces whose middle lies in it; those at the rim have the cut's colour."""
    middle = surface.vertices[surface.faces].mean(axis=1)
    ijk = np.clip(np.rint(labels.grid.ijk(middle)).astype(int), 0, np.array(labels.grid.shape) - 1)
    number = labels.values[tuple(ijk.T)]
    out, left = [], np.ones(len(number), bool)
    for tissue in dict.fromkeys(s.tissue for s in labels.anatomy):
        own = np.isin(number, labels.anatomy.numbers(tissue=tissue))
        colour = next(s.colour for s in labels.anatomy if s.tissue == tissue)
        out.append(
            (tissue, (colour[0], colour[1], colour[2]), compacted(surface.vertices, surface.faces[own]))
        )
        left &= ~own
    return [*out, ("", CUT_COLOUR, compacted(surface.vertices, surface.faces[left]))]
