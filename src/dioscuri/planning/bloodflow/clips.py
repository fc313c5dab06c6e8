"""Clips and tears as a person writes them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dioscuri.errors import CirculationError


def parse_clips(words: Sequence[str]) -> dict[str, float]:
    """`v12` closes a vessel, `v12=0.5` takes half of its conductance away: edge -> share.

    Raises
    ------
    CirculationError : a share that is no number above 0 and up to 1, or an edge named twice.
    """
    out: dict[str, float] = {}
    for word in words:
        edge, _, share = word.partition("=")
        value = _number(word, share) if share or "=" in word else 1.0
        if not 0 < value <= 1:
            raise CirculationError(f"clip {word!r}: share {value:g}, must be above 0 and at most 1 (closed)")
        if not edge or edge in out:
            raise CirculationError(f"clip {word!r}: an edge must be named, and once only")
        out[edge] = value
    return out


def parse_tear(word: str) -> tuple[str, float]:
    """`v12=3` is a hole of 3 mm in v12: edge and diameter, mm.

    Raises
    ------
    CirculationError : no edge, or a diameter that is no number above 0.
    """
    edge, _, size = word.partition("=")
    value = _number(word, size)
    if not edge or not value > 0:
        raise CirculationError(f"tear {word!r}: must be EDGE=DIAMETER in mm, above 0")
    return edge, value


def _number(word: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise CirculationError(f"{word!r}: {text!r} is no number, must be EDGE=NUMBER, such as v12=0.5")
    return value
