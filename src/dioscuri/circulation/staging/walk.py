"""What a plan of clips does, computed in full: nonlinear, stage by stage, with what grows in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.staging.growth import Growth, Solve, calibrated, through_gap
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
    """A whole plan: today's pressures (w,) and its stages; `settled` (w,) one gap after the last."""

    today: Array
    stages: tuple[StageWalk, ...]
    settled: Array

    @property
    def peak(self) -> float:
        """Highest rise from today at any moment, mmHg."""
        return float(max((s.during - self.today).max() for s in self.stages))

    @property
    def lasting(self) -> float:
        """Sum over the stages of the highest rise that the child goes home with, mmHg."""
        return float(sum((s.during[-1] - self.today).max() for s in self.stages))


def walk(
    network: FlowNetwork,
    stages: Sequence[Sequence[str]],
    watched: Sequence[str],
    *,
    gap_days: float,
    growth: Growth | None,
    solve: Solve,
) -> Walk:
    """Compute a plan; without `growth`, nothing changes between stages.

    Raises
    ------
    IsolatedError : a clip isolates a territory.
    """
    at = np.array([network.node(name) for name in watched])
    today = solve(network, {}).pressure_mmhg[at]
    calibre = np.ones(len(network.edges))
    closed: dict[str, float] = {}
    out = []
    for n, clips in enumerate(stages):
        out.append(_one(network, (closed, tuple(clips)), at, calibre, n * gap_days, solve))
        closed = {**closed, **{name: 1.0 for name in clips}}
        if growth is not None:
            calibre = through_gap(network, closed, calibre, days=gap_days, growth=growth, solve=solve)
    settled = solve(calibrated(network, calibre), closed).pressure_mmhg[at]
    return Walk(today, tuple(out), settled)


def _one(
    network: FlowNetwork,
    plan: tuple[dict[str, float], tuple[str, ...]],
    at: Array,
    calibre: Array,
    day: float,
    solve: Solve,
) -> StageWalk:
    closed, clips = plan
    grown = calibrated(network, calibre) if (calibre != 1).any() else network
    before = solve(grown, closed).pressure_mmhg[at]
    during = [
        solve(grown, {**closed, **{name: 1.0 for name in clips[: n + 1]}}).pressure_mmhg[at]
        for n in range(len(clips))
    ]
    return StageWalk(day, clips, calibre, before, np.array(during))
