"""What-ifs of a case: its network, its territories and what is not sure, ready to be asked."""

from __future__ import annotations

from typing import Any

from dioscuri.model import Recipe, VesselGraph


def question_of(flow: Any, recipe: Recipe, graph: VesselGraph, samples: int | None = None) -> Any:
    """A circulation.whatif Question about a circulation.caseflow CaseFlow; `graph` are the vessels seen."""
    from dioscuri.circulation.whatif.ask import Question
    from dioscuri.circulation.whatif.watched import watched_territories

    circulation = recipe.circulation
    return Question(
        flow.network,
        watched_territories(flow.network, flow.territories.territories),
        flow.spread,
        circulation.samples if samples is None else samples,
        recipe.seed,
        circulation.limit_mmhg,
        circulation.caseflow.collateral_share == 0,
        unseen=frozenset(flow.network.edges) - {e.id for e in graph},
    )
