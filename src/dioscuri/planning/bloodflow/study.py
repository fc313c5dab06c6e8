"""The circulation of a case for its plan: vessels, territories, stages of clips, options for a sinus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from dioscuri.errors import CirculationError, SolverError
from dioscuri.model import CrossingVessel, Recipe, VesselGraph
from dioscuri.model.circulation_study import CirculationStudy, TerritoryRecord
from dioscuri.model.clipstages import ClipStages, SinusOption
from dioscuri.model.network import FlowNetwork
from dioscuri.planning.bloodflow.question import question_of
from dioscuri.planning.bloodflow.table import settled, vessel_records

MOST_CANDIDATES = 16
MOST_GAPS = 12
SEEN = ("artery", "vein", "sinus")


def circulation_study(
    owners: Any, flowing: Any, crossings: Sequence[CrossingVessel], sinus: Sequence[str], recipe: Recipe
) -> CirculationStudy:
    """Everything that the plan says about blood.

    Parameters
    ----------
    owners : ownership.vessels.VesselOwners. flowing : rooms.Flowing. sinus : edges of the shared sinus.
    """
    said = {
        "conflicts": tuple(c for c in owners.conflicts if not settled(c)),
        "lost_rulings": tuple(str(lost) for lost in owners.lost),
        "limit_mmhg": recipe.circulation.limit_mmhg,
    }
    gaps = (*_ruled(owners), *_gaps(owners.graph, recipe))
    if flowing.flow is None:
        table = vessel_records(owners, crossings, None, {})
        return CirculationStudy(vessels=table, unavailable=flowing.why_not, notes=gaps, **said)
    try:
        return _computed(owners, flowing.flow, crossings, sinus, (recipe, gaps, said))
    except (CirculationError, SolverError) as error:
        table = vessel_records(owners, crossings, None, {})
        return CirculationStudy(vessels=table, unavailable=str(error), notes=gaps, **said)


def _computed(
    owners: Any,
    flow: Any,
    crossings: Sequence[CrossingVessel],
    sinus: Sequence[str],
    given: tuple[Recipe, tuple[str, ...], dict[str, Any]],
) -> CirculationStudy:
    """The study of a case whose network is known."""
    recipe, gaps, said = given
    question = question_of(flow, recipe, owners.graph)
    today = _today(question)
    candidates, left_out = candidates_of(flow.network, crossings, recipe)
    stages, no_stages = _stages(flow, candidates, recipe)
    stages = with_sinus(stages, sinus)
    options, no_options = _options(flow, owners.graph, sinus, recipe)
    coarse = replace(question, samples=recipe.circulation.stage_samples)
    return CirculationStudy(
        vessels=vessel_records(owners, crossings, stages, consequences(coarse, crossings, stages)),
        territories=_territories(flow, today),
        drainage=today.drainage_before,
        hearts=today.hearts,
        stages=stages,
        no_stages=no_stages,
        options=options,
        no_options=no_options,
        samples=question.samples,
        notes=(*gaps, *flow.notes, *today.notes, *([left_out] if left_out else [])),
        **said,
    )


def _ruled(owners: Any) -> tuple[str, ...]:
    """Rulings that stand against evidence, so that nobody forgets what they overruled."""
    return tuple(f"a ruling stands against evidence: {c.text}" for c in owners.conflicts if settled(c))


def _gaps(graph: VesselGraph, recipe: Recipe) -> tuple[str, ...]:
    """Gaps that vessels may have in the labels: proposed, never drawn, and no blood flows there."""
    from dioscuri.circulation.gaps import proposals

    return tuple(
        f"a gap may part {' and '.join(p.joins)} (confidence {p.confidence:.2f}: {'; '.join(p.reasons)}); "
        "it was not seen and carries no blood here"
        for p in proposals(graph, recipe.circulation)[:MOST_GAPS]
    )


def territories_today(flow: Any, recipe: Recipe, graph: VesselGraph) -> tuple[TerritoryRecord, ...]:
    """The territories of a flow (circulation.caseflow.CaseFlow) as they are drained today."""
    return _territories(flow, _today(question_of(flow, recipe, graph)))


def _today(question: Any) -> Any:
    from dioscuri.circulation.whatif.ask import what_if

    return what_if(question, {})


def _territories(flow: Any, today: Any) -> tuple[TerritoryRecord, ...]:
    known = {t.id: t for t in flow.territories.territories}
    return tuple(
        TerritoryRecord(
            id=c.territory,
            twin=c.twin,
            side=known[c.territory].side,
            vein=c.vein,
            alternatives=known[c.territory].alternatives,
            volume_ml=known[c.territory].volume_ml,
            pressure_mmhg=c.before_mmhg,
            perfusion_ml_min=c.before_ml_min,
        )
        for c in today.territories
    )


def candidates_of(
    network: FlowNetwork, crossings: Sequence[CrossingVessel], recipe: Recipe
) -> tuple[tuple[str, ...], str]:
    """Vessels to be staged, those that carry most blood today first, and what was left out of them.

    The vessels that cross and carry blood; without any, those whose division parts the twins at the least
    clinical cost. The shared sinus is divided by its options, not here.
    """
    from dioscuri.circulation.flow.steady import steady
    from dioscuri.circulation.staging import bridging_edges

    flow = dict(zip(network.edges, np.abs(steady(network).flow_ml_min), strict=True))
    found = [c.id for c in crossings if flow.get(c.id, 0.0) > 0]
    if not found:
        seen = {e for e, kind in zip(network.edges, network.kind, strict=True) if kind in SEEN}
        found = list(bridging_edges(network, recipe.circulation.staging, seen=seen))
    found = list(dict.fromkeys(found))
    ranked = sorted(found, key=lambda e: (-float(flow[e]), e))
    left = ranked[MOST_CANDIDATES:]
    said = f"left out of the stages, those that carry least: {', '.join(left)}" if left else ""
    return tuple(ranked[:MOST_CANDIDATES]), said


def _stages(flow: Any, candidates: Sequence[str], recipe: Recipe) -> tuple[ClipStages | None, str]:
    """Stages of the candidates, or why there are none."""
    if not candidates:
        return None, "no vessel joins the twins' hearts: there is nothing to clip"
    try:
        return staged(flow, candidates, recipe), ""
    except (CirculationError, SolverError) as error:
        return None, str(error)


def staged(flow: Any, candidates: Sequence[str], recipe: Recipe) -> ClipStages:
    """The plan of clips with intervals.

    Raises
    ------
    IsolatedError : the candidates together isolate a territory.
    """
    from dioscuri.circulation.staging import clip_stages
    from dioscuri.circulation.uncertainty.figures import pressure_figures

    territories = [t.node for t in flow.territories.territories if t.node in flow.network.nodes]
    samples = recipe.circulation.stage_samples
    figures = pressure_figures(territories, flow.spread, samples, recipe.seed)
    return clip_stages(flow.network, candidates, territories, recipe.circulation.staging, figures=figures)


def with_sinus(stages: ClipStages | None, sinus: Sequence[str]) -> ClipStages | None:
    """The stages with a sentence on the shared sinus, which they do not divide."""
    left = [e for e in sinus if stages is not None and e not in stages.candidates]
    if stages is None or not left:
        return stages
    names = ", ".join(left[:6]) + (" and more" if len(left) > 6 else "")
    said = (
        f"after the last stage the shared sinus ({names}) "
        "still joins the twins: they are not separated until one of its options is done"
    )
    return stages.model_copy(update={"statements": (*stages.statements, said)})


def _options(
    flow: Any, graph: VesselGraph, sinus: Sequence[str], recipe: Recipe
) -> tuple[tuple[SinusOption, ...], str]:
    known = set(flow.network.edges)
    mine = [e for e in sinus if e in known]
    if not mine:
        return (), "no shared sinus was seen: there is none to divide, which does not mean that there is none"
    try:
        return options_of(flow, graph, mine, recipe), ""
    except (CirculationError, SolverError) as error:
        return (), str(error)


def options_of(
    flow: Any, graph: VesselGraph, sinus: Sequence[str], recipe: Recipe
) -> tuple[SinusOption, ...]:
    """Every option that teams used for the shared sinus, side by side."""
    from dioscuri.circulation.staging.options import options_for
    from dioscuri.circulation.staging.sinus import shared_sinus_of
    from dioscuri.circulation.uncertainty.figures import pressure_figures

    territories = [t.node for t in flow.territories.territories if t.node in flow.network.nodes]
    figures = pressure_figures(territories, flow.spread, recipe.circulation.stage_samples, recipe.seed)
    radius = {e.id: float(e.radius_mm.min()) for e in graph}
    lumen = np.array([np.pi * radius.get(e, 1.0) ** 2 for e in flow.network.edges])
    viscosity = recipe.circulation.caseflow.viscosity_mpa_s
    shared = shared_sinus_of(
        flow.network, sinus, recipe.circulation.staging, viscosity, {e.id for e in graph}
    )
    return options_for(shared, territories, lumen_mm2=lumen, figures=figures)


def consequences(
    question: Any, crossings: Sequence[CrossingVessel], stages: ClipStages | None
) -> dict[str, str]:
    """What clipping each crossing vessel or candidate alone does, in words."""
    from dioscuri.circulation.whatif.alone import clipped_alone

    asked = dict.fromkeys((*(c.id for c in crossings), *(stages.candidates if stages else ())))
    known = set(question.network.edges)
    found = clipped_alone(question, [e for e in asked if e in known])
    return {e: str(found[e]) if e in found else "no heart feeds or drains it: no flow" for e in asked}


def sinus_edges(known: Any) -> tuple[str, ...]:
    """Edges of the shared sinus of a case (bloodflow.case.Circulated), by its blood."""
    from dioscuri.circulation.crossings import shared_sinus_edges

    return shared_sinus_edges(known.found or known.owners.graph, known.ownership, known.labels)
