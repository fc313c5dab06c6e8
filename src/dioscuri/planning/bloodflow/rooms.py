"""From the vessel graph to owners, and on to a network: what `plan` and the commands on a case both run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dioscuri.errors import CirculationError
from dioscuri.model import Case, LabelMap, Ownership, Recipe, ScanVolume, VesselGraph
from dioscuri.model.vesselproof import Ruling
from dioscuri.steps import Result, Steps


@dataclass(frozen=True, eq=False)
class Flowing:
    """A case's flow, or why there is none. `flow` is a circulation.caseflow.CaseFlow."""

    flow: Any | None
    why_not: str = ""


def own_vessels(
    steps: Steps,
    graph: Result[VesselGraph],
    labelled: Result[Any],
    ownership: Result[Ownership],
    marks: tuple[Any, Case],
    rulings: Sequence[Ruling],
    recipe: Recipe,
) -> Result[Any]:
    """Kind and owner of every vessel (ownership.vessels.VesselOwners); `marks` are the heads and the case."""
    heads, case = marks
    rulings = [r for r in rulings if r.matter != "role"]

    def found(g: VesselGraph, d: Any, o: Ownership, h: Any, *_: Any) -> Any:
        return _owners(g, (d.labels, d.rises), o, ordered(h, case), tuple(rulings), recipe)

    return steps.run(
        "own vessels",
        found,
        graph,
        labelled,
        ownership,
        heads,
        case,
        tuple(r.model_dump(mode="json") for r in rulings),
        recipe.ownership,
        recipe.circulation,
    )


def flow_of(
    steps: Steps,
    owners: Result[Any],
    labelled: Result[Any],
    ownership: Result[Ownership],
    marks: tuple[Any, Case],
    rulings: Sequence[Ruling],
    recipe: Recipe,
) -> Result[Flowing]:
    """The case as a network. A case without one (no vein, a twin without an inlet) says why.

    Of `rulings` those about hearts' ends count here.
    """
    heads, case = marks
    ends = [r for r in rulings if r.matter == "role"]

    def found(v: Any, d: Any, o: Ownership, h: Any, *_: Any) -> Flowing:
        try:
            roles, lost = _roles(v.graph, ends, recipe)
            flow = _network(v.graph, (d.labels, o), (ordered(h, case), case), roles, recipe)
            return Flowing(replace(flow, notes=(*lost, *flow.notes)))
        except CirculationError as error:
            return Flowing(None, str(error))

    given = tuple(r.model_dump(mode="json") for r in ends)
    return steps.run(
        "flow", found, owners, labelled, ownership, heads, case, given, recipe.circulation.caseflow
    )


def _roles(
    graph: VesselGraph, rulings: Sequence[Ruling], recipe: Recipe
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Hearts' ends as people ruled (edge -> role), the last ruling of each, and those that fit no vessel."""
    from dioscuri.ownership.vessels.rulings import placed

    found, lost = placed(rulings, graph, recipe.ownership.vessels.ruling_reach_mm)
    words = {"no-heart": "none"}
    roles = {p.edge: words.get(p.ruling.value, p.ruling.value.replace("-", " ")) for p in found}
    return roles, tuple(f"ruling on {r.ruling.edge} ({r.ruling.value}) fits no vessel: {r.why}" for r in lost)


def ordered(heads: Any, case: Case) -> Any:
    """The heads, castor first."""
    from dioscuri.planning.walk import in_order

    return in_order(heads, case)


def _owners(
    graph: VesselGraph,
    scans: tuple[LabelMap, Sequence[ScanVolume]],
    ownership: Ownership,
    heads: Any,
    rulings: tuple[Ruling, ...],
    recipe: Recipe,
) -> Any:
    from dioscuri.ownership.vessels import Known, heart_ends, vessel_owners

    labels, rises = scans
    ends = heart_ends(graph, heads.seeds_lps_mm, heads.foramina_lps_mm, recipe.ownership.vessels)
    known = Known(hearts=ends, ownership=ownership, rulings=rulings)
    return vessel_owners(graph, rises, labels, recipe.ownership, recipe.circulation, known)


def _network(
    graph: VesselGraph,
    tissue: tuple[LabelMap, Ownership],
    marks: tuple[Any, Case],
    roles: dict[str, str],
    recipe: Recipe,
) -> Any:
    from dioscuri.circulation.caseflow import HeadMarks, case_flow

    heads, case = marks
    landmarks = {twin: _landmarks(case.marks(twin)) for twin in ("castor", "pollux")}
    where = HeadMarks(heads.foramina_lps_mm, heads.seeds_lps_mm, landmarks)
    return case_flow(graph, *tissue, where, roles=roles, recipe=recipe.circulation.caseflow)


def _landmarks(marks: Any) -> dict[str, Any]:
    names = ("nasion", "porion_left", "porion_right")
    found = {name: getattr(marks, f"{name}_lps_mm") for name in names}
    return {name: point for name, point in found.items() if point is not None}
