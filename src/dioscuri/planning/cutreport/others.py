"""The alternatives: a picture of each, and all of them as lines on two planes through the labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.formats.gltf import Node
from dioscuri.model import Grid, LabelMap, Ownership, Surface
from dioscuri.model.colours import CUT_COLOUR, RGB
from dioscuri.planning.cutreport.look import ELSEWHERE, oblique
from dioscuri.planning.dossier.pictures import normal
from dioscuri.planning.dossier.planes import PLANES, Plane, plane
from dioscuri.planning.dossier.slices import tinted
from dioscuri.planning.pages.drawn import Drawn, Key
from dioscuri.planning.pages.scene import drawn, scale_mm, shoot
from dioscuri.planning.pages.solids import bands
from dioscuri.separation.polylines import level_lines
from dioscuri.separation.study import Study
from dioscuri.separation.surface import surface_between

Array = NDArray[Any]

PIXEL_MM = 0.6
AROUND_MM = 28.0  # of tissue shown beyond the alternatives
SHADES = {"skin": 0.45, "muscle": 0.35, "bone": 0.92, "dura": 0.3, "csf": 0.15, "brain": 0.6, "vessel": 0.8}
STROKES: tuple[tuple[RGB, str], ...] = (
    (CUT_COLOUR, "solid"),
    ((255, 255, 255), "dashed"),
    ((240, 228, 66), "dotted"),
    ((204, 121, 167), "dashdot"),
    ((120, 220, 190), "dashed"),
    ((255, 255, 255), "dotted"),
    ((240, 228, 66), "dashdot"),
    ((204, 121, 167), "solid"),
)


def surfaces(study: Study, labels: LabelMap) -> list[Surface]:
    """The surface of every alternative, in their order."""
    field = study.field
    return [surface_between(field.body, o.pollux, field.grid, labels) for o in study.others]


def alternative_pictures(study: Study, found: Sequence[Surface], heads: Sequence[Node]) -> Iterator[Drawn]:
    """Each alternative from the same place: green where it is the cut above, pink where it is elsewhere."""
    from scipy.spatial import cKDTree

    near = 2 * float(study.field.grid.spacing_mm[0])
    tree, view = cKDTree(study.surface.vertices), oblique(study.surface)
    within = [n.surface for n in heads if len(n.surface.faces)] or [study.surface]
    for n, (surface, other) in enumerate(zip(found, study.others, strict=True), 1):
        far = tree.query(surface.vertices)[0]
        same, apart = bands(surface, far, (0.0, near))
        nodes = [Node("same", same, CUT_COLOUR), Node("elsewhere", apart, ELSEWHERE), *heads]
        image = drawn(shoot(nodes, view, within), shrink=2)
        keys = (
            Key(f"within {near:g} mm of the cut above", CUT_COLOUR),
            Key("farther away", ELSEWHERE),
        )
        yield Drawn(f"alternative_{n}", f"{n}. {other.alternative.why}", image, keys)


def traces(study: Study, found: Sequence[Surface], labels: LabelMap, owners: Ownership) -> Drawn:
    """Two planes across the cut with the line of every alternative."""
    from matplotlib.figure import Figure

    grid = _round(found, labels.grid)
    planes = [plane(n, grid, _centre(study.surface), pixel_mm=PIXEL_MM) for n in _across(study)]
    widths = [len(p.right_mm) for p in planes]
    scale = scale_mm(min(widths) * PIXEL_MM)
    tall = max(len(p.down_mm) for p in planes)
    figure = Figure(figsize=(10.0, 10.0 * tall / sum(widths)), dpi=150, facecolor="black")
    axes = figure.subplots(1, len(planes), width_ratios=widths, gridspec_kw={"wspace": 0.02})
    figure.subplots_adjust(0, 0, 1, 1)
    for axis, where in zip(axes, planes, strict=True):
        _tissue(axis, where, labels, owners)
        for n in range(len(found) - 1, -1, -1):
            _trace(axis, where, found[n], n)
        _mark(axis, where, scale)
    out = BytesIO()
    figure.savefig(out, format="png", facecolor="black", metadata={"Software": None})
    keys = tuple(
        Key(f"{n}. {o.alternative.why}", *STROKES[(n - 1) % len(STROKES)], dark=True)
        for n, o in enumerate(study.others, 1)
    )
    said = (
        "Every alternative's line on two planes through the middle of the cut, over the labels in their "
        "owners' colours."
    )
    return Drawn("traces", said, out.getvalue(), keys)


def _round(found: Sequence[Surface], grid: Grid) -> Grid:
    """The part of a grid round some surfaces."""
    ijk = grid.ijk(np.concatenate([s.vertices for s in found]))
    margin = AROUND_MM / grid.spacing_mm
    low = np.maximum(np.floor(ijk.min(axis=0) - margin).astype(int), 0)
    return grid.cropped(low, np.minimum(np.ceil(ijk.max(axis=0) + margin).astype(int) + 1, grid.shape))


def _across(study: Study) -> list[str]:
    """The two planes that the cut crosses most squarely."""
    across = np.abs(normal(study.surface))
    return sorted(PLANES, key=lambda n: across[PLANES[n][0]])[:2]


def _centre(surface: Surface) -> Array:
    out: Array = surface.vertices[surface.faces].mean(axis=(0, 1))
    return out


def _tissue(axis: Any, where: Plane, labels: LabelMap, owners: Ownership) -> None:
    numbers = where.sampled(labels.values, labels.grid, order=0).astype(int)
    whose = where.sampled(owners.owner, owners.grid, order=0).astype(int)
    table = np.zeros(1 + max(s.number for s in labels.anatomy))
    for structure in labels.anatomy:
        table[structure.number] = SHADES.get(structure.tissue, 0.5)
    x, y = where.right_mm, where.down_mm
    axis.imshow(
        tinted(table[numbers], numbers, whose, labels),
        extent=(x[0], x[-1], y[-1], y[0]),
        interpolation="bilinear",
    )
    axis.set_xlim(x[0], x[-1])
    axis.set_ylim(y[-1], y[0])
    axis.set_aspect("equal")
    axis.axis("off")


def _trace(axis: Any, where: Plane, surface: Surface, n: int) -> None:
    from matplotlib.patheffects import withStroke

    colour, dash = STROKES[n % len(STROKES)]
    edge = [withStroke(linewidth=3.8 if n == 0 else 3.0, foreground="black")]
    across, right, down = where.axes
    for line in level_lines(surface, surface.vertices[:, across] - where.at_mm):
        points = np.vstack([line.points, line.points[:1]]) if line.closed else line.points
        axis.plot(
            points[:, right],
            points[:, down],
            color=[c / 255 for c in colour],
            linestyle=dash,
            linewidth=2.4 if n == 0 else 1.8,
            path_effects=edge,
        )


def _mark(axis: Any, where: Plane, scale: int) -> None:
    """Letters at the sides, the plane's name and place, and a bar."""
    from matplotlib.patheffects import withStroke

    halo = [withStroke(linewidth=2.5, foreground="black")]
    style = {"color": "white", "fontsize": 11, "transform": axis.transAxes, "path_effects": halo}
    style["fontweight"] = "bold"
    left, right, top, bottom = where.letters
    axis.text(0.02, 0.5, left, ha="left", va="center", **style)
    axis.text(0.98, 0.5, right, ha="right", va="center", **style)
    axis.text(0.5, 0.985, top, ha="center", va="top", **style)
    axis.text(0.5, 0.015, bottom, ha="center", va="bottom", **style)
    small = style | {"fontsize": 9, "fontweight": "normal"}
    axis.text(0.02, 0.985, f"{where.name}\n{where.place}", ha="left", va="top", **small)
    wide = abs(float(where.right_mm[-1] - where.right_mm[0]))
    share = scale / wide
    axis.plot([0.97 - share, 0.97], [0.05, 0.05], color="white", lw=2, transform=axis.transAxes)
    axis.text(0.97 - share / 2, 0.06, f"{scale / 10:g} cm", ha="center", va="bottom", **small)
