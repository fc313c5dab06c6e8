"""Evidence that contradicts itself: listed for the team, and never left looking sure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model.vesselproof import Conflict, Evidence, Matter
from dioscuri.ownership.vessels.rulings import Placed

Array = NDArray[Any]


def clashing(pieces: Sequence[Evidence], at: float) -> tuple[Evidence, ...]:
    """The pieces that speak clearly, if they do not all say the same; neighbours only repeat others."""
    clear = [p for p in pieces if p.ground != "neighbours" and max(p.says.values()) >= at - 1e-6]
    return tuple(clear) if len({answer(p) for p in clear}) > 1 else ()


def answer(piece: Evidence) -> str:
    """What a piece makes likeliest."""
    return max(piece.says, key=lambda k: piece.says[k])


def conflict(edge: str, matter: Matter, pieces: Sequence[Evidence]) -> Conflict:
    """One conflict in words: which ground says what."""
    said = ", but ".join(f"{p.ground} says {answer(p)} ({p.text})" for p in pieces)
    return Conflict(edge=edge, matter=matter, pieces=tuple(pieces), text=f"{edge}, {matter}: {said}")


def ruling_conflicts(
    edge: str, matter: Matter, ruled: Sequence[Placed], pieces: Sequence[Evidence], at: float
) -> list[Conflict]:
    """A ruling against clear evidence, and people who rule differently; the last one counts all the same."""
    if not ruled:
        return []
    out, counts = [], ruled[-1]
    against = [
        p
        for p in pieces
        if p.ground != "neighbours" and max(p.says.values()) >= at - 1e-6 and answer(p) != counts.ruling.value
    ]
    if against:
        out.append(conflict(edge, matter, (counts.evidence(), *against)))
    others = [
        p for p in ruled[:-1] if p.ruling.value != counts.ruling.value and p.ruling.by != counts.ruling.by
    ]
    if others:
        out.append(conflict(edge, matter, tuple(p.evidence() for p in (*others, counts))))
    return out


def unsure(rows: Array, most: float) -> Array:
    """Probabilities (E, S) mixed with a flat row until none is above `most`; order is kept."""
    states = rows.shape[1]
    top = rows.max(axis=1, keepdims=True)
    keep = np.where(top > most, (most - 1 / states) / np.maximum(top - 1 / states, 1e-9), 1.0)
    out: Array = keep * rows + (1 - keep) / states
    return out
