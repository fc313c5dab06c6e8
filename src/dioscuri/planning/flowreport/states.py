"""The network today and after each stage of clips: what is open, and the pressure at each node."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import VesselGraph
from dioscuri.model.clipstages import ClipStages
from dioscuri.model.whatif import WhatIf

Array = NDArray[Any]
Clips = Mapping[str, float]


@dataclass(frozen=True, eq=False)
class State:
    """One moment. `clips` : edge -> share taken away, all until now; `new` : those of this step alone.

    `pressure` : vessel id -> mmHg at the start and the end of its path; a vessel without flow is missing.
    """

    name: str
    clips: Clips
    new: tuple[str, ...]
    pressure: Mapping[str, tuple[float, float]]


def stage_states(network: Any, graph: VesselGraph, stages: ClipStages | None) -> tuple[State, ...]:
    """Today, and after each stage. Nothing grows between the stages."""
    out = [_state(network, graph, "today", {}, ())]
    closed: dict[str, float] = {}
    for stage in stages.stages if stages else ():
        new = tuple(step.edge for step in stage.steps)
        closed |= dict.fromkeys(new, 1.0)
        out.append(_state(network, graph, f"after stage {stage.number}", dict(closed), new))
    return tuple(out)


def what_if_states(network: Any, graph: VesselGraph, found: WhatIf) -> tuple[State, ...]:
    """Today, and after the clips."""
    today = _state(network, graph, "today", {}, ())
    clips = {c.edge: c.share for c in found.clips}
    return (today, _state(network, graph, "after the clips", clips, tuple(clips))) if clips else (today,)


def _state(network: Any, graph: VesselGraph, name: str, clips: Clips, new: tuple[str, ...]) -> State:
    from dioscuri.circulation.flow.steady import steady

    pressure = steady(network, dict(clips)).pressure_mmhg
    number = {edge: n for n, edge in enumerate(network.edges)}
    at = {e.id: _ends(pressure[network.ends[number[e.id]]]) for e in graph if e.id in number}
    return State(name, clips, new, at)


def _ends(both: Array) -> tuple[float, float]:
    return float(both[0]), float(both[1])


def venous(state: State, graph: VesselGraph) -> Array:
    """Pressures of the veins and sinuses, mmHg: those for which the scale is made."""
    kinds = {e.id: e.kind for e in graph}
    return np.array([p for e, both in state.pressure.items() if kinds[e] != "artery" for p in both])
