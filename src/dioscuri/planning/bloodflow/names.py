"""Vessels keep their names from one plan of a case to the next."""

from __future__ import annotations

from dataclasses import dataclass

from dioscuri.errors import DioscuriError
from dioscuri.model import Plan, VesselGraph
from dioscuri.planning.folder import current_plan
from dioscuri.steps import Result, Steps

STEP, RAW = "vessel names", "vessel graph"


@dataclass(frozen=True, eq=False)
class Named:
    """A graph with its names, and the highest number that this case ever used for a vessel."""

    graph: VesselGraph
    used: int


def named(steps: Steps, found: Result[VesselGraph]) -> Result[Named]:
    """The graph with the names of the last plan in this folder, where paths overlap.

    The same graph as then has the same names, and nothing is computed.
    """
    before = _before(steps)
    if before is None:
        return steps.run(STEP, lambda g: _named(g, None), found)
    raw, last = before
    if raw.digest == found.digest:
        steps.keys[STEP] = last.key
        return last
    return steps.run(STEP, _named, found, last)


def _named(graph: VesselGraph, last: Named | None) -> Named:
    from dioscuri.circulation.identity import highest, keep_ids

    if last is None:
        return Named(graph, highest(graph))
    kept = keep_ids(graph, last.graph, used=last.used)
    return Named(kept, max(last.used, highest(kept)))


def _before(steps: Steps) -> tuple[Result[VesselGraph], Result[Named]] | None:
    """Graph and names of the last plan; None where there is none that this program can read."""
    try:
        plan: Plan = current_plan(steps.folder)
        keys = plan.steps
        return steps.recall(RAW, keys[RAW]), steps.recall(STEP, keys[STEP])
    except (DioscuriError, KeyError):
        return None
