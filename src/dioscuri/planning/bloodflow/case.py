"""What a planned case knows about its vessels, with the rulings made since."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dioscuri.errors import CirculationError, StoreError
from dioscuri.formats.case import read_case
from dioscuri.formats.recipe import read_recipe
from dioscuri.model import LabelMap, Ownership, Plan, Recipe, VesselGraph
from dioscuri.planning.bloodflow.rooms import Flowing, flow_of, own_vessels
from dioscuri.planning.bloodflow.rulings import read_rulings
from dioscuri.planning.folder import CASE, current_plan
from dioscuri.planning.progress import Watch, silent
from dioscuri.steps import Steps


@dataclass(frozen=True, eq=False)
class Circulated:
    """A case's plan and recipe, its owners (ownership.vessels.VesselOwners) and flow.

    `found` are the vessels before their owners were decided, whose `castor` is the share of the blood;
    `origin` the digests of owners and flow, which change with every ruling and mark.
    """

    plan: Plan
    recipe: Recipe
    labels: LabelMap
    ownership: Ownership
    owners: Any
    flowing: Flowing
    found: VesselGraph | None = None
    origin: tuple[str, ...] = ()

    @property
    def flow(self) -> Any:
        """The circulation.caseflow.CaseFlow.

        Raises
        ------
        CirculationError : this case has none, and why.
        """
        if self.flowing.flow is None:
            raise CirculationError(self.flowing.why_not)
        return self.flowing.flow


def circulated(case: Path, *, recipe: Path | None = None, watch: Watch = silent) -> Circulated:
    """The circulation of a folder that `plan` wrote; what the plan's own steps made is not made again.

    Raises
    ------
    StoreError : no plan there, or its results are gone.
    CirculationError : the case has no vessel at all.
    """
    plan = current_plan(case)
    chosen = read_recipe(recipe) if recipe else plan.recipe
    steps = Steps(case, watch=watch)
    names = ("named graph", "label", "own", "find heads")
    if missing := [n for n in names if n not in plan.steps]:
        raise StoreError(f"{case}: its plan knows no step {missing[0]!r}; run `dioscuri plan` again")
    graph, labelled, owned, heads = (steps.recall(n, plan.steps[n]) for n in names)
    refuse_empty(graph.value)
    marks = (heads, read_case(case / CASE))
    rulings = read_rulings(case)
    owners = own_vessels(steps, graph, labelled, owned, marks, rulings, chosen)
    flowing = flow_of(steps, owners, labelled, owned, marks, rulings, chosen)
    return Circulated(
        plan,
        chosen,
        labelled.value.labels,
        owned.value,
        owners.value,
        flowing.value,
        graph.value,
        (owners.digest, flowing.digest),
    )


def refuse_empty(graph: VesselGraph) -> None:
    """Raise CirculationError for a graph without a vessel."""
    if not len(graph):
        raise CirculationError(
            "vessels: none in this case's labels, must have at least one: add contrast studies and plan again"
        )
