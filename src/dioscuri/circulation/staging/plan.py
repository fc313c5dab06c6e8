"""The plan of clips: which vessels in which stage, in which order, and what each does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from dioscuri.circulation.flow.steady import steady
from dioscuri.circulation.staging.beam import beam, search_of
from dioscuri.circulation.staging.growth import growth_of
from dioscuri.circulation.staging.intervals import GROWTH, MODEL, PREVIEW, Figures, point, widened
from dioscuri.circulation.staging.orders import best_orders, peak, refuse_isolating, spread_of
from dioscuri.circulation.staging.preview import preview_of
from dioscuri.circulation.staging.report import Report
from dioscuri.circulation.staging.shares import cut_into_stages, fewest, loads_of
from dioscuri.circulation.staging.spread import order_spread, worst_order
from dioscuri.circulation.staging.walk import Stages, Walk, walks
from dioscuri.model.clipstages import ClipStages, OrderSpread
from dioscuri.model.figure import Figure
from dioscuri.model.network import FlowNetwork
from dioscuri.model.staging_recipe import StagingRecipe

Array = NDArray[Any]
UNCALIBRATED = (
    "growth of vessels between stages is an assumed law with assumed rates: no published rate was found, "
    "none is calibrated; scan again before each stage"
)
NO_LIMIT = "no pressure limit is shipped: published ones are adult"


@dataclass(frozen=True, eq=False)
class Problem:
    """What is asked: the costs (2**k,) are the highest rise of each set, linear, nothing grown."""

    network: FlowNetwork
    candidates: tuple[str, ...]
    watched: tuple[str, ...]
    recipe: StagingRecipe
    cost: Array
    loads: Array

    def walked(self, stages: Sequence[Sequence[str]], *places: float | None) -> list[Walk]:
        """A plan in full, once for each place in the growth time's prior; None for no growth."""
        growths = [None if place is None else growth_of(self.recipe, place) for place in places]
        gap = self.recipe.gap_days
        return walks(self.network, stages, self.watched, gap_days=gap, growths=growths)

    def named(self, order: Sequence[int]) -> tuple[str, ...]:
        """Candidates by number."""
        return tuple(self.candidates[j] for j in order)


def clip_stages(
    network: FlowNetwork,
    candidates: Sequence[str],
    territories: Sequence[str],
    recipe: StagingRecipe | None = None,
    *,
    figures: Figures | None = None,
) -> ClipStages:
    """Divide up to 20 vessels among stages so that the highest rise of any territory's pressure is least.

    Parameters
    ----------
    candidates : edge ids that shall all be clipped in the end. territories : node ids that are watched.
    figures : pressures of the territories with their intervals, of a network with clips; the numbers alone
        unless given.

    Raises
    ------
    IsolatedError : all candidates together isolate a territory. CirculationError : see `preview_of`.
    SolverError : no stages hold them.

    Notes
    -----
    The rise from today is minimised rather than the pressure, so that a territory whose pressure is high
    already, and which no clip touches, does not hide what happens to the others.
    """
    recipe = recipe or StagingRecipe()
    problem = _problem(network, tuple(candidates), tuple(territories), recipe)
    plans = _plans(problem)
    found = [problem.walked(stages, 0.0)[0] for stages in plans]
    best = min(range(len(plans)), key=lambda n: (round(found[n].peak, 6), found[n].lasting))
    backwards = problem.walked([s[::-1] for s in plans[best][::-1]], 0.0)
    spread = _spread(problem, [w.peak for w in (*found, *backwards)])
    return _document(problem, plans[best], spread, figures)


def _problem(
    network: FlowNetwork,
    candidates: tuple[str, ...],
    watched: tuple[str, ...],
    recipe: StagingRecipe,
) -> Problem:
    preview = preview_of(network, candidates, watched)
    refuse_isolating(network, candidates, preview)
    loads = loads_of(network, candidates, steady(network).flow_ml_min, recipe)
    return Problem(network, candidates, watched, recipe, preview.highest(rise=True), loads)


def _plans(problem: Problem) -> list[Stages]:
    """Plans worth computing in full: the beam's, and the best orders of the preview cut into stages."""
    recipe = problem.recipe
    search = search_of(
        problem.network,
        problem.candidates,
        problem.watched,
        recipe,
        problem.cost,
        growth=growth_of(recipe),
    )
    orders = best_orders(problem.cost, recipe.orders_checked)
    divided = [cut_into_stages(order, problem.loads, recipe.share) for order in orders]
    divided.append(fewest(problem.cost, problem.loads, recipe.share))
    found = [*beam(search)[:2], *(tuple(problem.named(s) for s in stages) for stages in divided)]
    few = [stages for stages in found if len(stages) <= search.count]
    return list(dict.fromkeys(few))


def _spread(problem: Problem, grown: list[float]) -> OrderSpread:
    cost = problem.cost
    two = (best_orders(cost)[0], worst_order(cost))
    best, worst = (problem.walked([problem.named(order)], None)[0].peak for order in two)
    return order_spread(spread_of(cost), (best, worst), grown, problem.recipe)


def _as_wide_as(rise: Figure, pressure: Figure) -> Figure:
    """A rise that is no surer than the pressure that it leads to (cautious: they vary together)."""
    low, high = pressure.value - pressure.low, pressure.high - pressure.value
    causes = (*rise.causes, "no surer than the pressure itself")
    bounds = {"low": min(rise.low, rise.value - low), "high": max(rise.high, rise.value + high)}
    return rise.model_copy(update={**bounds, "causes": causes})


def _document(problem: Problem, stages: Stages, spread: OrderSpread, figures: Figures | None) -> ClipStages:
    found, *others = problem.walked(stages, 0.0, -1.0, 1.0, None)
    order = tuple(c for s in stages for c in s)
    numbers = [problem.candidates.index(c) for c in order]
    loads = dict(zip(problem.candidates, problem.loads.tolist(), strict=True))
    walked = (found, *others)
    documents = Report(problem.network, problem.watched, problem.recipe, walked, figures, loads).stages()
    n, top = max(
        ((s.number, step) for s in documents for step in s.steps), key=lambda pair: pair[1].highest.value
    )
    rise = point(found.peak, "mmHg", MODEL)
    return ClipStages(
        candidates=problem.candidates,
        order=order,
        stages=documents,
        spread=spread,
        peak=top.highest,
        peak_at=f"{top.highest_in}, when {top.edge} is clipped in stage {n}",
        peak_rise=_as_wide_as(widened(rise, [w.peak for w in others], GROWTH), top.highest),
        bound=point(spread.best.value, "mmHg", PREVIEW),
        without_growth=point(peak(problem.cost, tuple(numbers)), "mmHg", PREVIEW),
        statements=(spread.sentence, UNCALIBRATED, NO_LIMIT),
    )
