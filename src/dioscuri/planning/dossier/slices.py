"""Slices with overlays: the scan, whose each tissue is, the cut, orientation letters and a scale bar."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.model import LabelMap, Volume
from dioscuri.model.colours import CASTOR_COLOUR, CUT_COLOUR, POLLUX_COLOUR, RGB, SHARED_COLOUR
from dioscuri.planning.dossier.content import Content
from dioscuri.planning.dossier.planes import PLANES, Plane, crossed_by, plane

Array = NDArray[Any]

CT_WINDOW = (-100.0, 250.0)  # HU; skin, brain, vessels and bone are told apart
PIXEL_MM = 0.7
SCALE_MM = 50.0
OWNERS: tuple[RGB, ...] = (CASTOR_COLOUR, POLLUX_COLOUR, SHARED_COLOUR)
TINT = {"brain": 0.38, "vessel": 0.75, "bone": 0.16, "skin": 0.16}
LETTERS = (
    "Letters: the scanner's directions (R/L right and left, A/P front and back, S/I up and down). "
    "Each child's own left and right may differ from them."
)


def slice_pictures(content: Content) -> Iterator[tuple[str, bytes]]:
    """(scan, PNG of three planes through the cut's centre) for the CT, and for the T1 where there is one."""
    for name, volume in (("ct", content.ct), ("t1", content.t1)):
        if volume is not None:
            yield name, three_planes(content, volume, junction_centre(content))


def junction_centre(content: Content) -> Array:
    """Centre of area of the cut, (3,) LPS mm."""
    s = content.cut_surface
    a, b, c = (s.vertices[s.faces[:, n]] for n in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    out: Array = ((a + b + c) / 3 * area[:, None]).sum(axis=0) / area.sum()
    return out


def three_planes(content: Content, volume: Volume, at_lps_mm: ArrayLike) -> bytes:
    """Axial, coronal and sagittal planes through a point as one PNG."""
    from matplotlib.figure import Figure

    planes = [plane(name, content.labels.grid, at_lps_mm, pixel_mm=PIXEL_MM) for name in PLANES]
    widths = [len(p.right_mm) for p in planes]
    tall = max(len(p.down_mm) for p in planes)
    scale = 10.0 / sum(widths)
    figure = Figure(figsize=(10.0, tall * scale), dpi=170, facecolor="black")
    axes = figure.subplots(1, 3, width_ratios=widths, gridspec_kw={"wspace": 0.02})
    figure.subplots_adjust(0, 0, 1, 1)
    for axis, where in zip(axes, planes, strict=True):
        _draw(axis, where, content, volume)
    out = BytesIO()
    figure.savefig(out, format="png", facecolor="black", metadata={"Software": None})
    return out.getvalue()


def grey(volume: Volume, values: Array) -> Array:
    """Values as 0 to 1: CT by `CT_WINDOW`, MR from 0 to the scan's 99.5th percentile."""
    if volume.modality == "CT":
        low, high = CT_WINDOW
    else:
        low, high = 0.0, max(float(np.percentile(volume.values[::3, ::3, ::3], 99.5)), 1e-6)
    out: Array = np.clip((values - low) / (high - low), 0, 1)
    return out


def tinted(shades: Array, labels: Array, owners: Array, scheme: LabelMap) -> Array:
    """Grey (H, W) with each tissue in its owner's colour, (H, W, 3)."""
    strength = np.zeros(int(max(s.number for s in scheme.anatomy)) + 1)
    for structure in scheme.anatomy:
        strength[structure.number] = TINT.get(structure.tissue, 0)
    colour = np.array([(0, 0, 0), *OWNERS]) / 255
    share = (strength[labels] * (owners > 0))[..., None]
    out: Array = shades[..., None] * (1 - share) + share * colour[owners]
    return out


def _draw(axis: Any, where: Plane, content: Content, volume: Volume) -> None:
    from matplotlib.collections import LineCollection

    labels, owner = content.labels, content.ownership
    fill = -1000.0 if volume.modality == "CT" else 0.0
    shades = grey(volume, where.sampled(volume.values, volume.grid, fill=fill))
    numbers = where.sampled(labels.values, labels.grid, order=0).astype(int)
    owners = where.sampled(owner.owner, owner.grid, order=0).astype(int)
    x, y = where.right_mm, where.down_mm
    extent = (x[0], x[-1], y[-1], y[0])
    axis.imshow(tinted(shades, numbers, owners, labels), extent=extent, interpolation="bilinear")
    segments = crossed_by(content.cut_surface, where)
    axis.add_collection(
        LineCollection(list(segments), colors=[tuple(c / 255 for c in CUT_COLOUR)], linewidths=1.8)
    )
    axis.set_xlim(x[0], x[-1])
    axis.set_ylim(y[-1], y[0])
    axis.set_aspect("equal")
    axis.axis("off")
    _mark(axis, where)


def _mark(axis: Any, where: Plane) -> None:
    """Orientation letters at the four sides, the plane's name and place, and a bar of 5 cm."""
    from matplotlib.patheffects import withStroke

    halo = [withStroke(linewidth=2.5, foreground="black")]
    style = {"color": "white", "fontsize": 10, "transform": axis.transAxes, "path_effects": halo}
    style["fontweight"] = "bold"
    left, right, top, bottom = where.letters
    axis.text(0.02, 0.5, left, ha="left", va="center", **style)
    axis.text(0.98, 0.5, right, ha="right", va="center", **style)
    axis.text(0.5, 0.985, top, ha="center", va="top", **style)
    axis.text(0.5, 0.015, bottom, ha="center", va="bottom", **style)
    small = style | {"fontsize": 8, "fontweight": "normal"}
    axis.text(0.02, 0.985, f"{where.name}\n{where.place}", ha="left", va="top", **small)
    span = abs(float(where.right_mm[-1] - where.right_mm[0]))
    share = SCALE_MM / span
    axis.plot([0.97 - share, 0.97], [0.055, 0.055], color="white", lw=2, transform=axis.transAxes)
    axis.text(0.97 - share / 2, 0.065, "5 cm", ha="center", va="bottom", **small)
