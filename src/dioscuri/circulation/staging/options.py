"""The options for a shared sinus, computed and laid side by side. No single number ranks them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.staging.growth import calibrated, growth_of, through_gap
from dioscuri.circulation.staging.intervals import Figures, point_figures, widened
from dioscuri.circulation.staging.scored import NOTHING, left_to, some
from dioscuri.circulation.staging.sinus import Choice, Shared, choices, shared_sinus_of
from dioscuri.errors import IsolatedError
from dioscuri.model.clipstages import SinusOption
from dioscuri.model.figure import Figure
from dioscuri.model.network import FlowNetwork
from dioscuri.model.staging_recipe import StagingRecipe

Array = NDArray[Any]
LIKELY = 0.95  # a graft that stays open so surely leaves its clotting outside a 90 % interval
CLOTS = "the graft may clot (patency {:.0%}, assumed)"


def sinus_options(
    network: FlowNetwork,
    sinus: Sequence[str],
    territories: Sequence[str],
    recipe: StagingRecipe | None = None,
    *,
    viscosity_mpa_s: float,
    lumen_mm2: Array | None = None,
    figures: Figures | None = None,
) -> tuple[SinusOption, ...]:
    """`options_for` the sinus with these edges; every vein that is no assumed collateral can be clipped."""
    shared = shared_sinus_of(network, sinus, recipe or StagingRecipe(), viscosity_mpa_s)
    return options_for(shared, territories, lumen_mm2=lumen_mm2, figures=figures)


def options_for(
    shared: Shared,
    territories: Sequence[str],
    *,
    lumen_mm2: Array | None = None,
    also: Sequence[str] = (),
    figures: Figures | None = None,
) -> tuple[SinusOption, ...]:
    """Every option that teams used, with what it leaves to each twin.

    Parameters
    ----------
    shared : see `shared_sinus_of`. territories : node ids. lumen_mm2 : (E,) cross-sections, if known.
    also : clipped in every option, such as the arteries that cross.
    figures : pressures of territories with intervals (see `clip_stages`).
    """
    every = [replace(c, clips=tuple(dict.fromkeys((*c.clips, *also)))) for c in choices(shared, lumen_mm2)]
    found = [
        _option(shared, choice, tuple(territories), figures or point_figures(territories)) for choice in every
    ]
    marks = pareto([_respects(option) for option in found])
    return tuple(
        option.model_copy(update={"pareto": bool(mark)}) for option, mark in zip(found, marks, strict=True)
    )


def pareto(table: Sequence[Sequence[float]]) -> Array:
    """Rows (n,) that no other row is at most in every column and below in one; less is better."""
    values = np.asarray(table, float)
    at_most = (values[:, None] <= values[None]).all(axis=2)
    below = (values[:, None] < values[None]).any(axis=2)
    return np.asarray(~(at_most & below).any(axis=0))


def _respects(option: SinusOption) -> list[float]:
    rises = [t.highest_rise.high if t.highest_rise else np.inf for t in option.twins]
    cross = option.cross_drainage.value if option.cross_drainage else np.inf
    return [
        *rises,
        len({*option.isolated, *option.isolated_if_clotted}),
        cross,
        option.divided,
        option.clinical_cost,
    ]


def _option(shared: Shared, choice: Choice, watched: tuple[str, ...], figures: Figures) -> SinusOption:
    cut = [shared.network.edge(c) for c in choice.clips]
    vessels = tuple(c for c, e in zip(choice.clips, cut, strict=True) if shared.vessel[e])
    kept: dict[str, Any] = {
        "kind": choice.kind,
        "clips": vessels,
        "tissue": tuple(c for c in choice.clips if c not in vessels),
        "grafts": (choice.graft,) if choice.graft else (),
        "divided": len(vessels) - len(choice.occluded),
        "clinical_cost": float(shared.price[cut].sum()),
        "pareto": False,
        "source": choice.source,
    }
    try:
        numbers = _numbers(shared, choice, watched, figures)
    except IsolatedError as error:
        said = f"isolates {some(error.territories)}: no number; needs a graft or another vein first"
        return SinusOption(
            **kept, twins=NOTHING, cross_drainage=None, isolated=error.territories, statement=said
        )
    return SinusOption(**kept, **numbers)


def _numbers(shared: Shared, choice: Choice, watched: tuple[str, ...], figures: Figures) -> dict[str, Any]:
    clips = dict.fromkeys(choice.clips, 1.0)
    network, said = _grown(choice, shared.recipe)
    found = figures(network, clips)
    clotted: tuple[str, ...] = ()
    if choice.graft:
        found, clotted, said = _if_it_clots(shared, choice, found, figures)
    twins, cross = left_to((shared.network, network), clips, watched, found)
    return {"twins": twins, "cross_drainage": cross, "statement": said, "isolated_if_clotted": clotted}


def _grown(choice: Choice, recipe: StagingRecipe) -> tuple[FlowNetwork, str]:
    """The network at the division: grown for one gap where the sinus was occluded before."""
    if not choice.occluded:
        return choice.network, "all is divided in one operation"
    before = dict.fromkeys(choice.occluded, 1.0)
    ones = np.ones((1, len(choice.network.edges)))
    growths = [growth_of(recipe)]
    calibre = through_gap(choice.network, before, ones, days=recipe.gap_days, growths=growths)
    return calibrated(choice.network, calibre[0]), (
        f"{', '.join(choice.occluded)} occluded from within {recipe.gap_days:g} d before the rest is "
        "divided; what grows until then is uncalibrated"
    )


def _if_it_clots(
    shared: Shared, choice: Choice, found: Mapping[str, Figure], figures: Figures
) -> tuple[dict[str, Figure], tuple[str, ...], str]:
    """Figures that hold the clotted graft too, and the territories that it isolates: those have no number."""
    assert choice.graft is not None
    clotted = dict.fromkeys(choice.clips, 1.0)
    cause = CLOTS.format(choice.graft.patency)
    try:
        without = figures(shared.network, clotted)
    except IsolatedError as error:
        said = f"if the graft clots, {some(error.territories)} is isolated: no number; {cause}"
        return dict(found), error.territories, said
    wide = (
        dict(found)
        if choice.graft.patency > LIKELY
        else {t: widened(f, (without[t].low, without[t].high), cause) for t, f in found.items()}
    )
    worst = max(without.values(), key=lambda f: f.value)
    return wide, (), f"if the graft clots, the highest territory pressure is {worst}; {cause}"
