"""A plan's content with every ruling on its vessels, also later ones: the graph that a what-if reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dioscuri.errors import CirculationError, SolverError
from dioscuri.model import Plan
from dioscuri.model.circulation_study import CirculationStudy
from dioscuri.planning.bloodflow.case import Circulated, circulated
from dioscuri.planning.bloodflow.study import territories_today
from dioscuri.planning.bloodflow.table import settled, vessel_records
from dioscuri.planning.dossier.content import Content
from dioscuri.planning.progress import Watch, silent
from dioscuri.steps import Steps

SINCE = (
    "Vessels were ruled on since this plan: their kinds, owners, flows and pressures here hold the rulings, "
    "the plan's own words and its cut do not; run `dioscuri plan` again"
)


@dataclass(frozen=True, eq=False)
class Ruled:
    """Content with ruled vessels, the flow (bloodflow.rooms.Flowing), what is known of both, what to say."""

    content: Content
    flowing: Any
    study: CirculationStudy | None  # None: the plan's own
    notes: tuple[str, ...] = ()


def ruled(case: Path, plan: Plan, content: Content, *, watch: Watch = silent) -> Ruled:
    """The content as the case's rulings make it now; without new rulings the plan's own study stands."""
    if not len(content.vessels):
        return Ruled(content, _own_flow(case, plan), None)
    known = circulated(case, watch=watch)
    flow = known.flowing.flow
    now = replace(content, vessels=known.owners.graph, network=None if flow is None else flow.network)
    if known.origin == _origin(case, plan):
        return Ruled(now, known.flowing, None)
    return Ruled(now, known.flowing, _study(known), (SINCE, *map(str, known.owners.lost)))


def _study(known: Circulated) -> CirculationStudy:
    """Vessels and territories as ruled; stages and options stay the plan's own."""
    said: dict[str, Any] = {
        "vessels": vessel_records(known.owners, known.plan.crossings, None, {}),
        "conflicts": tuple(c for c in known.owners.conflicts if not settled(c)),
    }
    try:
        territories = territories_today(known.flow, known.recipe, known.owners.graph)
    except (CirculationError, SolverError) as error:
        return CirculationStudy(**said, unavailable=str(error))
    return CirculationStudy(**said, territories=territories)


def _origin(case: Path, plan: Plan) -> tuple[str, ...]:
    """Digests of the owners and the flow that the plan itself was made with."""
    steps, names = Steps(case), ("own vessels", "flow")
    return tuple(steps.recall(n, plan.steps[n]).digest for n in names if n in plan.steps)


def _own_flow(case: Path, plan: Plan) -> Any:
    return Steps(case).recall("flow", plan.steps["flow"]).value if "flow" in plan.steps else None
