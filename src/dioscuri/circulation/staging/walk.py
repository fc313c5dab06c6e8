"""What a plan of clips does, computed in full: nonlinear, stage by stage, with what grows in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.flow.steady import steady
from dioscuri.circulation.staging.growth import Growth, states_of, through_gap
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
Stages = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, eq=False)
class StageWalk:
    """One stage as it is computed.

    Parameters
    ----------
    day : when it takes place. clips : in order. calibre : (E,) on that day, in today's radii.
    before : (w,) mmHg, all earlier clips in place. during : (clips, w) after each clip.
    """

    day: float
    clips: tuple[str, ...]
    calibre: Array
    before: Array
    during: Array


@dataclass(frozen=True, eq=False)
class Walk:
    """A whole plan: today's pressures (w,) and its stages."""

    today: Array
    stages: tuple[StageWalk, ...]

    @property
    def peak(self) -> float:
        """Highest rise from today at any moment, mmHg."""
        return float(max((s.during - self.today).max() for s in self.stages))

    @property
    def lasting(self) -> float:
        """Sum over the stages of the highest rise that the child goes home with, mmHg."""
        return float(sum((s.during[-1] - self.today).max() for s in self.stages))


def walks(
    network: FlowNetwork,
    stages: Sequence[Sequence[str]],
    watched: Sequence[str],
    *,
    gap_days: float,
    growths: Sequence[Growth | None],
) -> list[Walk]:
    """Compute a plan once for each growth, all together; None: nothing changes between stages.

    Raises
    ------
    IsolatedError : a clip isolates a territory.
    """
    at = np.array([network.node(name) for name in watched])
    calibre = np.ones((len(growths), len(network.edges)))
    out: list[list[StageWalk]] = [[] for _ in growths]
    closed: dict[str, float] = {}
    for n, clips in enumerate(stages):
        states = [states_of(network, closed, calibre).pressure_mmhg[:, at]]
        for name in clips:
            closed = {**closed, name: 1.0}
            states.append(states_of(network, closed, calibre).pressure_mmhg[:, at])
        for row, found in enumerate(out):
            during = np.array([s[row] for s in states[1:]])
            found.append(StageWalk(n * gap_days, tuple(clips), calibre[row], states[0][row], during))
        if n + 1 < len(stages):
            calibre = through_gap(network, closed, calibre, days=gap_days, growths=growths)
    today = steady(network).pressure_mmhg[at]
    return [Walk(today, tuple(found)) for found in out]
