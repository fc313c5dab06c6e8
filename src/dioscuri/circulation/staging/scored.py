"""What a division leaves to each twin."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from dioscuri.circulation.exchange.drainage import heart_flows
from dioscuri.circulation.exchange.mixing import mixing
from dioscuri.circulation.flow.steady import steady
from dioscuri.circulation.staging.divide import clippable, divisions
from dioscuri.circulation.staging.intervals import MODEL, Figures, highest_of, point, point_figures
from dioscuri.errors import CirculationError, IsolatedError
from dioscuri.model.case import Twin
from dioscuri.model.clipstages import Division, SinusTwin
from dioscuri.model.figure import Figure
from dioscuri.model.network import FlowNetwork
from dioscuri.model.staging_recipe import StagingRecipe

TWIN_NAMES: tuple[Twin, Twin] = ("castor", "pollux")
NOTHING = tuple(SinusTwin(twin=t, highest=None, highest_rise=None, drained=None) for t in TWIN_NAMES)


def left_to(
    networks: tuple[FlowNetwork, FlowNetwork],
    clips: Mapping[str, float],
    watched: Sequence[str],
    found: Mapping[str, Figure],
) -> tuple[tuple[SinusTwin, ...], Figure]:
    """Each twin's pressures and drainage, and the blood that the other still drains.

    Parameters
    ----------
    networks : today's, and the one that is clipped (grafted or grown). found : its territories' pressures.
    """
    today, network = networks
    state = steady(network, clips)
    before = steady(today).pressure_mmhg
    back = heart_flows(network, state)[:, 1]
    drained = mixing(network, state).drained_ml_min
    twins = []
    for code, name in enumerate(TWIN_NAMES, 1):
        mine = [t for t in watched if network.twin[network.node(t)] == code]
        if not mine:
            raise CirculationError(f"division: {name} has no territory, must have one to be watched")
        rises = [_less(found[t], float(before[today.node(t)])) for t in mine]
        twins.append(
            SinusTwin(
                twin=name,
                highest=highest_of([found[t] for t in mine]),
                highest_rise=highest_of(rises),
                drained=point(float(back[code - 1]), "mL/min", MODEL),
            )
        )
    return tuple(twins), point(float(drained[0, 1] + drained[1, 0]), "mL/min", MODEL)


def scored_divisions(
    network: FlowNetwork,
    layer: str,
    territories: Sequence[str],
    recipe: StagingRecipe | None = None,
    *,
    seen: Collection[str] | None = None,
    figures: Figures | None = None,
) -> tuple[Division, ...]:
    """Near-minimal divisions of one layer (arteries or veins), each with what it leaves to the twins."""
    recipe = recipe or StagingRecipe()
    ask = figures or point_figures(territories)
    vessel = clippable(network, seen)
    out = []
    for cut in divisions(network, layer, recipe, seen=seen):
        clips = dict.fromkeys((network.edges[e] for e in cut.edges), 1.0)
        kept: dict[str, Any] = {
            "layer": layer,
            "clips": tuple(network.edges[e] for e in cut.edges if vessel[e]),
            "tissue": tuple(network.edges[e] for e in cut.edges if not vessel[e]),
            "clinical_cost": cut.cost,
        }
        try:
            twins, cross = left_to((network, network), clips, territories, ask(network, clips))
            out.append(Division(**kept, twins=twins, cross_drainage=cross))
        except IsolatedError as error:
            out.append(Division(**kept, twins=NOTHING, isolated=error.territories))
    return tuple(out)


def some(names: Sequence[str], many: int = 6) -> str:
    """The first names, and how many more."""
    more = f" and {len(names) - many} more" if len(names) > many else ""
    return ", ".join(names[:many]) + more


def _less(figure: Figure, today_mmhg: float) -> Figure:
    """A pressure as its rise from today's middle value."""
    moved = {name: getattr(figure, name) - today_mmhg for name in ("value", "low", "high")}
    return Figure(**{**figure.model_dump(), **moved})
