"""Many samples under several sets of clips, without those that do not balance: how many is always said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.flow.many import Samples, States, tried_many
from dioscuri.circulation.flow.steady import KIRCHHOFF
from dioscuri.errors import SolverError
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
MOST_LEFT_OUT = 0.05  # more samples than this share failing is a fault of the model, not of a few samples


@dataclass(frozen=True, eq=False)
class Balanced:
    """States of the same samples for each set of clips; `kept` (S,) bool: those that balance with all."""

    states: tuple[States, ...]
    kept: Array

    @property
    def note(self) -> str:
        """How many samples were left out; empty where none was."""
        count = int((~self.kept).sum())
        if not count:
            return ""
        return (
            f"{count} of {len(self.kept)} samples did not balance and were left out of the intervals; "
            "the values themselves are not touched"
        )


def balanced_many(
    network: FlowNetwork, samples: Samples, asked: Sequence[Mapping[str, float]], most: float = MOST_LEFT_OUT
) -> Balanced:
    """Every sample under each of the `asked` clips.

    Raises
    ------
    IsolatedError, CirculationError : as `steady`.
    SolverError : more than the share `most` of the samples do not balance.
    """
    tried = [tried_many(network, samples, clips) for clips in asked]
    kept = np.logical_and.reduce([balanced for _, balanced in tried])
    count = int((~kept).sum())
    if count > most * len(kept):
        raise SolverError(
            f"intervals: {count} of {len(kept)} samples do not balance within {KIRCHHOFF:g}, must be at most "
            f"{most:.0%}; narrow the recipe's widest spread"
        )
    states = tuple(States(s.pressure_mmhg[kept], s.flow_ml_min[kept]) for s, _ in tried)
    return Balanced(states, kept)
