"""A picture of known scale: letters at its sides, a bar, and words at places of the body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.formats.gltf import Node
from dioscuri.model import Surface
from dioscuri.planning.dossier.render import MARGIN, render

Array = NDArray[Any]

SCALES_MM = (50, 20, 10, 5)
MOST_BAR = 0.4  # of the picture's width
SIDES = (("R", "L"), ("A", "P"), ("I", "S"))
OBLIQUE = 0.42  # share of the largest component from which a second letter is named
PAD_MM = 14.0
DPI = 100


@dataclass(frozen=True)
class View:
    """Where the viewer is: `towards` (3,) LPS from the body to the viewer, `up` (3,) in the picture."""

    towards: tuple[float, float, float]
    up: tuple[float, float, float]

    @property
    def axes(self) -> Array:
        """Right, up and back as rows, (3, 3)."""
        back = np.array(self.towards) / np.linalg.norm(self.towards)
        right = np.cross(self.up, back)
        right /= np.linalg.norm(right)
        return np.stack([right, np.cross(back, right), back])


@dataclass(frozen=True, eq=False)
class Shot:
    """A rendered picture (H, W, 3) uint8 and how places lie in it."""

    image: Array
    view: View
    middle: Array
    pixel_mm: float

    def pixels(self, lps_mm: Array) -> Array:
        """Column and row (N, 2) of points (N, 3)."""
        seen = (np.asarray(lps_mm, float).reshape(-1, 3) - self.middle) @ self.view.axes.T / self.pixel_mm
        height, width = self.image.shape[:2]
        return np.column_stack([width / 2 + seen[:, 0], height / 2 - seen[:, 1]])


@dataclass(frozen=True)
class Word:
    """A word at a place, such as a vessel's id; `large` in a white disc."""

    text: str
    at_lps_mm: tuple[float, float, float]
    large: bool = False


def shoot(nodes: Sequence[Node], view: View, within: Sequence[Surface]) -> Shot:
    """The nodes as seen from `view`; the picture holds all of `within`, so that pictures can be compared."""
    axes = view.axes
    seen = np.concatenate([s.vertices for s in within]) @ axes.T
    low, high = seen.min(axis=0) - PAD_MM, seen.max(axis=0) + PAD_MM
    frame = Node("frame", _corners(low, high, axes), (255, 255, 255))
    image = render([*nodes, frame], towards=view.towards, up=view.up)
    middle = (low + high) / 2 @ axes
    return Shot(image, view, middle, float(high[1] - low[1]) * MARGIN / image.shape[0])


def _corners(low: Array, high: Array, axes: Array) -> Surface:
    """A box of points that no triangle shows: it alone decides what the camera takes in."""
    ends = np.stack(np.meshgrid(*zip(low, high, strict=True)), -1).reshape(-1, 3)
    return Surface(ends @ axes, np.repeat(np.arange(8)[:, None], 3, axis=1))


def letters(view: View) -> tuple[str, str, str, str]:
    """What lies at the left, right, top and bottom: one or two of R L A P I S."""
    right, up, _ = view.axes
    return _letters(-right), _letters(right), _letters(up), _letters(-up)


def _letters(way: Array) -> str:
    order = np.argsort(-np.abs(way))
    near = [a for a in order if abs(way[a]) >= OBLIQUE * abs(way[order[0]])]
    return "".join(SIDES[a][int(way[a] > 0)] for a in near[:2])


def drawn(shot: Shot, words: Sequence[Word] = (), *, shrink: int = 1, marks: Sequence[Array] = ()) -> bytes:
    """The picture as PNG with letters, bar and words; `shrink` makes it smaller.

    `marks` are points (3,) that get a black dot which nothing hides.

    Of small words that would cover each other the first is written.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    image = shot.image[::shrink, ::shrink] if shrink == 1 else _shrunk(shot.image, shrink)
    height, width = image.shape[:2]
    figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor="white")
    axis = figure.add_axes((0, 0, 1, 1))
    axis.imshow(image, interpolation="nearest", aspect="auto")
    axis.axis("off")
    _bar(axis, shot.pixel_mm * shrink, width, height)
    _sides(axis, shot.view)
    for mark in marks:
        x, y = shot.pixels(mark)[0] / shrink
        axis.plot([x], [y], "o", ms=8, mfc="black", mec="white", mew=1.2)
    placed = []
    for word in words:
        x, y = shot.pixels(np.array(word.at_lps_mm))[0] / shrink
        placed.append((word, _word(axis, word, float(x), float(y))))
    _uncover(placed, FigureCanvasAgg(figure).get_renderer())  # type: ignore[no-untyped-call]
    out = BytesIO()
    figure.savefig(out, format="png", facecolor="white", metadata={"Software": None})
    return out.getvalue()


def _shrunk(image: Array, by: int) -> Array:
    height, width = (n // by * by for n in image.shape[:2])
    blocks = image[:height, :width].reshape(height // by, by, width // by, by, 3)
    out: Array = blocks.mean(axis=(1, 3)).astype(np.uint8)
    return out


def _bar(axis: Any, pixel_mm: float, width: int, height: int) -> None:
    scale = scale_mm(pixel_mm * width)
    long, right, low = scale / pixel_mm, width - 16, height - 16
    axis.plot([right - long, right], [low, low], color="black", lw=2.5, solid_capstyle="butt")
    axis.text(right - long / 2, low - 6, f"{scale / 10:g} cm", ha="center", va="bottom", fontsize=10)


def scale_mm(wide_mm: float) -> int:
    """Length of a bar that fits beside the letters: 5 cm where there is room."""
    return next((s for s in SCALES_MM if s <= MOST_BAR * wide_mm), SCALES_MM[-1])


def _sides(axis: Any, view: View) -> None:
    style = {"fontsize": 12, "fontweight": "bold", "color": "0.25", "transform": axis.transAxes}
    left, right, top, bottom = letters(view)
    axis.text(0.012, 0.5, left, ha="left", va="center", **style)
    axis.text(0.988, 0.5, right, ha="right", va="center", **style)
    axis.text(0.5, 0.985, top, ha="center", va="top", **style)
    axis.text(0.5, 0.015, bottom, ha="center", va="bottom", **style)


def _uncover(placed: Sequence[tuple[Word, Any]], renderer: Any) -> list[str]:
    """Takes away the small words that would cover an earlier one; returns those that stay."""
    boxes: list[Any] = []
    stay = []
    for word, drawn_word in placed:
        box = drawn_word.get_window_extent(renderer)
        if not word.large and any(box.overlaps(b) for b in boxes):
            drawn_word.remove()
            continue
        boxes += [] if word.large else [box]
        stay.append(word.text)
    return stay


def _word(axis: Any, word: Word, x: float, y: float) -> Any:
    from matplotlib.patheffects import withStroke

    style: dict[str, Any] = {"parse_math": False}  # a name is a word, whatever stands in it
    if word.large:
        box = {"boxstyle": "circle,pad=0.25", "facecolor": "white", "edgecolor": "black", "linewidth": 1.2}
        style |= {"ha": "center", "va": "center", "fontsize": 13, "fontweight": "bold", "bbox": box}
        return axis.text(x, y, word.text, **style)
    style |= {"fontsize": 10, "path_effects": [withStroke(linewidth=3, foreground="white")]}
    return axis.annotate(word.text, (x, y), xytext=(7, 6), textcoords="offset points", **style)
