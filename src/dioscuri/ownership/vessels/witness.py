"""One ground's testimony about every edge, and how testimonies are combined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import VesselGraph
from dioscuri.model.vesselproof import Evidence, Ground, Matter

Array = NDArray[Any]

KINDS = ("artery", "vein", "sinus")
OWNERS = ("castor", "pollux", "shared")
WAYS = ("forward", "backward")
ANSWERS: dict[str, tuple[str, ...]] = {"kind": KINDS, "owner": OWNERS, "flow": WAYS}


@dataclass(frozen=True, eq=False)
class Witness:
    """What one ground says about each edge.

    Parameters
    ----------
    says : (E, S) probability of each answer by this ground alone, rows sum to 1; flat where it is silent.
    text : E sentences, "" where the ground is silent.
    """

    matter: Matter
    ground: Ground
    says: Array
    text: tuple[str, ...]

    @property
    def speaks(self) -> Array:
        """Edges about which this ground says anything, (E,) bool."""
        return np.array([bool(t) for t in self.text], bool)

    def evidence(self, graph: VesselGraph) -> dict[str, Evidence]:
        """One piece per edge about which it speaks."""
        names = ANSWERS[self.matter]
        return {
            edge.id: Evidence(
                edge=edge.id,
                matter=self.matter,
                ground=self.ground,
                says={n: round(float(p), 4) for n, p in zip(names, row, strict=True)},
                text=text,
            )
            for edge, row, text in zip(graph.edges, self.says, self.text, strict=True)
            if text
        }


def trusted(raw: Array, trust: float | Array) -> Array:
    """Probabilities (E, S) as if the ground were right only `trust` of the time (else any other answer).

    A trust of 1/S or less says nothing: the row is flat.
    """
    raw = np.asarray(raw, float)
    states = raw.shape[-1]
    other = (1 - np.asarray(trust, float)) / (states - 1)
    sure = np.clip(1 - states * other, 0, 1)
    row = raw / raw.sum(axis=-1, keepdims=True)
    out: Array = np.reshape(sure, (-1, 1)) * row + np.reshape((1 - sure) / states, (-1, 1))
    return out


def combined(witnesses: Sequence[Witness], count: int, states: int) -> Array:
    """Posterior (E, S) from a flat prior: log-likelihood ratios add up, each ground taken as independent."""
    total = np.zeros((count, states))
    for witness in witnesses:
        total += np.log(np.maximum(witness.says, 1e-12))
    return softmax(total)


def softmax(log: Array) -> Array:
    """Probabilities (E, S) from their logarithms, known but for a constant in each row."""
    odds = np.exp(log - log.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))
