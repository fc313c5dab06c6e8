"""The 3D pictures of a dossier: what each shows, and from where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.formats.gltf import Node
from dioscuri.model import Surface
from dioscuri.planning.dossier.content import Content
from dioscuri.planning.dossier.render import render

Array = NDArray[Any]

APART_MM = 45.0
HIDDEN = {"missing skin": 0.0, "missing bone": 0.0, "cut": 0.0}
UP = np.array([0.0, 0.0, 1.0])  # superior: the twins lie in the pictures as they lay in the scanner
FRONT, LEFT = np.array([0.35, -1.0, 0.2]), np.array([1.0, -0.15, 0.1])


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture (height, width, 3) uint8, its file name without suffix, and its caption in plain words."""

    name: str
    caption: str
    image: Array


def pictures(content: Content, nodes: Sequence[Node]) -> tuple[Picture, ...]:
    """The model, brains and vessels with the cut, the twins pulled apart, and each twin after it."""
    across = normal(content.cut_surface)
    apart = {"castor": -across * APART_MM, "pollux": across * APART_MM}
    side = _beside(LEFT, across)
    found = [
        Picture(
            "model",
            "The labelled model: skin and skull drawn transparent, brain and vessels solid.",
            render(nodes, towards=_beside(FRONT, across), up=UP, opacity=HIDDEN),
        ),
        Picture(
            "cut",
            "Brains and vessels with the separating surface (green) between them.",
            render(
                nodes,
                towards=side,
                up=UP,
                opacity={**HIDDEN, "cut": 0.45, "skin": 0.08, "skull": 0.0},
            ),
        ),
        Picture(
            "apart",
            f"The same, each twin drawn {APART_MM:.0f} mm away from the cut.",
            render(
                nodes,
                towards=side,
                up=UP,
                opacity={**HIDDEN, "cut": 0.7, "skin": 0.1, "skull": 0.0},
                shifts_mm=apart,
            ),
        ),
    ]
    return (*found, *(_after(nodes, twin, across) for twin in ("castor", "pollux")))


def normal(cut: Surface) -> Array:
    """Mean unit normal of the cut, (3,), from castor to pollux."""
    a, b, c = (cut.vertices[cut.faces[:, n]] for n in range(3))
    total = np.cross(b - a, c - a).sum(axis=0)
    out: Array = total / max(float(np.linalg.norm(total)), 1e-9)
    return out


def _after(nodes: Sequence[Node], twin: str, across: Array) -> Picture:
    """One twin after the cut, its opening up and towards the viewer."""
    outward = across if twin == "castor" else -across
    own = [n for n in nodes if n.extras["twin"] == twin]
    image = render(
        own,
        towards=_beside(FRONT, across) + 0.75 * outward,
        up=outward,
        opacity={"skin": 1.0, "skull": 1.0, "missing skin": 0.5, "missing bone": 0.0},
    )
    caption = f"{twin.capitalize()} after the cut; pink: where skin is missing."
    return Picture(f"{twin}_after", caption, image)


def _beside(towards: Array, across: Array) -> Array:
    """`towards`, turned nearly into the plane of the cut, so that neither twin hides the other."""
    flat = towards - (towards @ across) * across * 0.92
    if np.linalg.norm(flat) < 0.3 * np.linalg.norm(towards):
        flat = FRONT - (FRONT @ across) * across * 0.92
    out: Array = flat / np.linalg.norm(flat)
    return out
