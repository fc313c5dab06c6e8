"""A drawn picture with its caption and legend, and how it stands in a page."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from dioscuri.model.colours import RGB
from dioscuri.planning.pages.markup import hexed, text


@dataclass(frozen=True)
class Key:
    """One line of a legend: what it means, its colour, how it is drawn (fill, solid, dot, ...), on what."""

    means: str
    colour: RGB
    drawn: str = "fill"
    dark: bool = False


@dataclass(frozen=True, eq=False)
class Drawn:
    """A picture as PNG, its file name without suffix, its caption in plain words, and its legend."""

    name: str
    caption: str
    data: bytes
    legend: tuple[Key, ...] = ()


def shown(found: Sequence[Drawn], kind: str = "") -> str:
    """Pictures with caption and legend; nothing where there are none."""
    return f'<div class="pictures {kind}">{"".join(map(_figure, found))}</div>' if found else ""


def _figure(view: Drawn) -> str:
    data = base64.b64encode(view.data).decode()
    caption = text(view.caption)
    legend = keyed(view.legend)
    return (
        f'<figure><img alt="{caption}" src="data:image/png;base64,{data}">'
        f"<figcaption>{caption}{legend}</figcaption></figure>"
    )


def keyed(keys: Sequence[Key]) -> str:
    """A legend; nothing where there is nothing to explain."""
    rows = "".join(f"<li>{swatch(k)}{text(k.means)}</li>" for k in keys)
    return f"<ul class=legend>{rows}</ul>" if rows else ""


def swatch(key: Key) -> str:
    """How one key is drawn."""
    line = key.drawn in ("solid", "dashed", "dotted", "dashdot", "arrow", "ring", "crossed")
    side = "color" if line else "background-color"
    kind = f"key {key.drawn}{' dark' if key.dark else ''}"
    return f'<span class="{kind}" style="{side}:{hexed(key.colour)}"></span>'
