"""Every picture of a report on blood, made once for its page, the dossier and the print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dioscuri.model import LabelMap, VesselGraph
from dioscuri.model.circulation_study import CirculationStudy
from dioscuri.planning.flowreport.bars import Bars, bar_picture, bars_of
from dioscuri.planning.flowreport.network import (
    owner_picture,
    pressure_keys,
    pressure_pictures,
    surroundings,
)
from dioscuri.planning.flowreport.states import State, stage_states
from dioscuri.planning.pages.drawn import Drawn, Key


@dataclass(frozen=True)
class FlowPictures:
    """Pictures of one report; `keys` is the one legend of all `pressures`."""

    owners: Drawn | None = None
    pressures: tuple[Drawn, ...] = ()
    keys: tuple[Key, ...] = ()
    bars: Drawn | None = None

    def __iter__(self) -> Iterator[Drawn]:
        yield from (p for p in (self.owners, *self.pressures, self.bars) if p is not None)


def study_pictures(
    study: CirculationStudy, graph: VesselGraph, network: Any | None, labels: LabelMap
) -> FlowPictures:
    """The pictures of a plan's circulation; without a network only that of the owners.

    Raises
    ------
    MissingPartError : the libraries for off-screen 3D are not installed.
    """
    around = surroundings(graph, labels)
    owners = {v.id: v.owner for v in study.vessels}
    named = [v.id for v in study.vessels if v.crossing or v.stage]
    mine = owner_picture(graph, owners, [v.id for v in study.vessels if v.contested], named, around)
    if network is None:
        return FlowPictures(mine)
    states = stage_states(network, graph, study.stages)
    bars = bars_of(study.territories, study.stages)
    return _with_pressures(graph, states, bars, study.limit_mmhg, around, mine)


def state_pictures(
    states: Sequence[State], bars: Bars, graph: VesselGraph, labels: LabelMap, limit_mmhg: float | None
) -> FlowPictures:
    """The pictures of a what-if or of stages."""
    return _with_pressures(graph, states, bars, limit_mmhg, surroundings(graph, labels), None)


def _with_pressures(
    graph: VesselGraph,
    states: Sequence[State],
    bars: Bars,
    limit: float | None,
    around: Any,
    owners: Drawn | None,
) -> FlowPictures:
    found, scale = pressure_pictures(graph, states, around, small=len(states) > 2)
    keys = pressure_keys(graph, states, scale)
    return FlowPictures(owners, found, keys, bar_picture(bars, limit))
