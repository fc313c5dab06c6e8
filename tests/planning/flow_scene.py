"""A small case with blood: two made-up heads that share a sinus and two veins, with owners and a flow."""

from dataclasses import replace
from functools import cache

import numpy as np

from dioscuri.circulation.caseflow import case_flow
from dioscuri.circulation.whatif.ask import what_if
from dioscuri.model import CrossingVessel, Plan, Recipe, VesselEdge, VesselGraph
from dioscuri.model.circulation_study import CirculationStudy
from dioscuri.model.vesselproof import Conflict, Evidence
from dioscuri.ownership.vessels.result import VesselOwners
from dioscuri.planning.bloodflow.case import Circulated
from dioscuri.planning.bloodflow.question import question_of
from dioscuri.planning.bloodflow.rooms import Flowing
from dioscuri.planning.bloodflow.study import circulation_study
from dioscuri.planning.dossier.content import Content
from tests.circulation.caseflow.heads import Sketch, draw_head, heads, line
from tests.planning.dossier_content import figure, plan_of

HOSTILE = "<img src=x onerror=\"document.title='bad'\"></script><script>alert(1)</script> @body@ #panic() $x$"


def recipe(limit_mmhg: float | None = None) -> Recipe:
    """Few samples, so that it is quick."""
    whole = Recipe()
    flow = whole.circulation.model_copy(update={"samples": 20, "stage_samples": 20, "limit_mmhg": limit_mmhg})
    return whole.model_copy(update={"circulation": flow})


def _joined() -> tuple[VesselGraph, dict[str, str]]:
    """Both heads of `heads`, joined by a sinus and by two veins."""
    sketch = Sketch()
    names = {twin: draw_head(sketch, s, float(s < 0)) for twin, s in (("castor", -1), ("pollux", 1))}
    mine, theirs = ({n: sketch.edges[int(v[1:]) - 1] for n, v in names[t].items()} for t in names)
    shared = sketch.draw(line(mine["sagittal"].path[-1], theirs["sagittal"].path[-1]), 2.0, "sinus", 0.5, 0.2)
    front = sketch.draw(line(mine["sagittal"].path[0], theirs["sagittal"].path[0]), 1.4, "vein", 0.8, 0.15)
    side = sketch.draw(line(mine["vein 0"].path[0], theirs["vein 0"].path[0]), 0.9, "vein", 0.3, 0.1)
    return sketch.graph(), {"sinus": shared, "front": front, "side": side}


def _owners(graph: VesselGraph, links: dict[str, str]) -> VesselOwners:
    said = {e.id: ({"castor": e.castor, "pollux": 1 - e.castor, "shared": 0.0}) for e in graph}
    said[links["sinus"]] = {"castor": 0.1, "pollux": 0.1, "shared": 0.8}
    said[links["side"]] = {"castor": 0.4, "pollux": 0.45, "shared": 0.15}
    words = {e.id: ("one heart lies at its end: that twin's",) for e in graph}
    words[links["front"]] = ("fills first after castor's injection", HOSTILE)
    edges = tuple(
        VesselEdge(e.id, e.start, e.end, e.path, e.radius_mm, np.maximum(e.radius_sd_mm, 0.08 * e.radius_mm),
                   e.kind, castor=e.castor, evidence=words[e.id])
        for e in graph
    )  # fmt: skip
    pieces = tuple(
        Evidence(edge=links["front"], matter="owner", ground=ground, says={twin: 0.9}, text=f"it is {twin}'s")
        for ground, twin in (("injection", "castor"), ("place", "pollux"))
    )
    conflict = Conflict(
        edge=links["front"], matter="owner", pieces=pieces,
        text="the injection says castor, the place says pollux: the team decides",
    )  # fmt: skip
    return VesselOwners(VesselGraph(graph.nodes, edges), {}, (conflict,), owner=said)


@cache
def plan() -> Plan:
    """A plan without circulation."""
    return plan_of(case="made-up heads")


@cache
def scene(
    limit_mmhg: float | None = None, flows: bool = True
) -> tuple[Circulated, CirculationStudy, dict[str, str]]:
    """A circulated case, its study, and the ids of the vessels that join the twins."""
    _, labels, ownership, marks, _ = heads()
    graph, links = _joined()
    owners, chosen = _owners(graph, links), recipe(limit_mmhg)
    flow = (
        case_flow(owners.graph, labels, ownership, marks, recipe=chosen.circulation.caseflow)
        if flows
        else None
    )
    flowing = Flowing(flow, "" if flows else "castor: no artery enters by its neck, must have at least one")
    crossings = tuple(
        CrossingVessel(
            id=v, kind=graph[v].kind, radius_mm=figure(float(graph[v].radius_mm.mean()), "mm"),
            at_lps_mm=tuple(float(x) for x in graph[v].path[4]), castor_probability=0.5,
            evidence=("crosses",),
        )
        for v in links.values()
    )  # fmt: skip
    made = plan().model_copy(update={"crossings": crossings})
    known = Circulated(made, chosen, labels, ownership, owners, flowing)
    return known, circulation_study(owners, flowing, crossings, (links["sinus"],), chosen), links


def asked(known: Circulated, clips: dict[str, float]):
    """A what-if of the scene."""
    return what_if(question_of(known.flow, known.recipe, known.owners.graph), clips)


def with_blood(content: Content, *, copies: int = 0) -> Content:
    """A dossier's content with the scene's circulation, and its crossing vessels that many times more."""
    known, found, _ = scene()
    again = tuple(
        v.model_copy(update={"id": f"w{n}{v.id}"}) for n in range(copies) for v in found.vessels[:1]
    )
    told = found.model_copy(update={"vessels": (*again, *found.vessels)})
    made = content.plan.model_copy(update={"circulation": told})
    return replace(content, plan=made, vessels=known.owners.graph, network=known.flow.network)
