"""A tear as figures: how much, whose, for how long, with an interval from sampled inputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.bleeding.air import air_risks
from dioscuri.circulation.bleeding.tear import Bleed, Tear, bleed
from dioscuri.circulation.figures import figure_of
from dioscuri.circulation.flow.isolation import territories_of
from dioscuri.errors import CirculationError
from dioscuri.model import Figure
from dioscuri.model.bleeding import Bleeding, BloodLoss
from dioscuri.model.bleeding_recipe import BleedingRecipe
from dioscuri.model.case import Twin
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
MODEL = "orifice coupled with the steady network"
SHARES = (0.1, 0.2, 0.4)
LEAST_COEFFICIENT, LEAST_DIAMETER = 0.05, 0.05  # a sample is held above this, share of 1 and of the diameter
LIMITS = (
    "A round hole of that area in a wall that keeps its shape, in the first seconds: hearts that still hold "
    "their pressures, nothing clotted, nobody pressing on it. As pressure falls with the volume, the true "
    "times are longer; a hole that tears on makes them shorter."
)


@dataclass(frozen=True, eq=False)
class TearSamples:
    """Uncertain inputs of one tear, (S,) each; the first sample is the one that is meant."""

    coefficient: Array
    diameter_mm: Array
    outside_mmhg: Array


def tear_of(
    edge: str, diameter_mm: float, recipe: BleedingRecipe, *, at_share: float = 0.5, outside_mmhg: float = 0.0
) -> Tear:
    """A tear with the recipe's discharge coefficient."""
    return Tear(edge, diameter_mm, recipe.orifice_coefficient, at_share, outside_mmhg)


def tear_samples(
    tear: Tear, recipe: BleedingRecipe, count: int, rng: np.random.Generator, *, outside_sd_mmhg: float = 0.0
) -> TearSamples:
    """Samples of a tear's coefficient, diameter and outside pressure around what is meant."""
    noise = rng.standard_normal((3, count))
    noise[:, 0] = 0
    size = np.maximum(1 + recipe.tear_size_spread * noise[1], LEAST_DIAMETER)
    return TearSamples(
        np.clip(tear.coefficient + recipe.orifice_coefficient_sd * noise[0], LEAST_COEFFICIENT, 1.0),
        tear.diameter_mm * size,
        tear.outside_mmhg + outside_sd_mmhg * noise[2],
    )


def bleeding(
    networks: Sequence[FlowNetwork],
    tear: Tear,
    samples: TearSamples,
    volume_ml: Array,
    clips: Mapping[str, float] | None = None,
    causes: Sequence[str] = (),
    place_mm: tuple[Array, Array] | None = None,
) -> Bleeding:
    """What a tear does, with intervals.

    Parameters
    ----------
    networks : the one that is meant, then samples of it (same nodes and edges); taken in turn.
    volume_ml : (2, S) blood volumes of castor and pollux; `volume.blood_volume_ml` makes them.
    causes : of the spread of networks and volumes; the tear's own are added, the dominant one first.
    place_mm : (S,) cranial and (S,) anterior distance from the heart to the tear, to say whether a vein draws
        in air; see `air.heart_distance_samples_mm` where nobody has measured it.
    """
    count = len(samples.diameter_mm)
    if not networks or volume_ml.shape != (2, count):
        raise CirculationError(
            f"bleeding: {len(networks)} networks and volumes {volume_ml.shape}, must be at least one "
            f"and (2, {count})"
        )
    runs = [
        bleed(networks[s % len(networks)], _sample(tear, samples, s), clips, judged=s > 0)
        for s in range(count)
    ]
    why = _causes(samples, runs, len(networks), causes)
    found = _report(networks[0], tear, runs, volume_ml, why)
    if place_mm is None or networks[0].arterial[networks[0].edge(tear.edge)]:
        return found
    before = np.array([run.before_mmhg for run in runs])
    return found.model_copy(update={"air": air_risks(before, place_mm, (*causes, "place of the heart"))})


def _sample(tear: Tear, samples: TearSamples, s: int) -> Tear:
    return replace(
        tear,
        coefficient=float(samples.coefficient[s]),
        diameter_mm=float(samples.diameter_mm[s]),
        outside_mmhg=float(samples.outside_mmhg[s]),
    )


def _causes(
    samples: TearSamples, runs: Sequence[Bleed], networks: int, others: Sequence[str]
) -> tuple[str, ...]:
    """Causes by how much of the flow's spread each explains alone (squared correlation), dominant first.

    What the hole does not explain is left to the others.
    """
    flow = np.array([run.flow_ml_min for run in runs])
    inputs = {
        "discharge coefficient": samples.coefficient,
        "size of the hole": samples.diameter_mm,
        "pressure outside": samples.outside_mmhg,
    }
    explained = {name: _explained(values, flow) for name, values in inputs.items()}
    ranked: list[tuple[float, tuple[str, ...]]] = [
        (share, (name,)) for name, share in explained.items() if share > 0
    ]
    ranked.append((1 - sum(explained.values()) if networks > 1 else 0.0, tuple(others)))
    named = [name for _, names in sorted(ranked, key=lambda r: -r[0]) for name in names]
    return (*named, *(("the network itself was held fixed",) if networks == 1 else ()))


def _explained(values: Array, flow: Array) -> float:
    if np.ptp(values) == 0 or np.ptp(flow) == 0:
        return 0.0
    return float(np.corrcoef(values, flow)[0, 1] ** 2)


def _report(
    network: FlowNetwork, tear: Tear, runs: Sequence[Bleed], volume_ml: Array, causes: tuple[str, ...]
) -> Bleeding:
    flow = np.array([run.flow_ml_min for run in runs])
    share = np.nan_to_num(np.array([run.share for run in runs]))
    lost = _figure(flow, "mL/min", causes)
    bleeds = bool((flow > 0).all())
    territories = territories_of(network)
    losses = (
        _loss("castor", volume_ml[0], flow * share[:, 0], causes),
        _loss("pollux", volume_ml[1], flow * share[:, 1], causes),
    )
    percent = _figure(100 * share[:, 0], "%", causes) if bleeds else None
    return Bleeding(
        edge=tear.edge,
        flow_ml_min=lost,
        before_mmhg=_figure([r.before_mmhg for r in runs], "mmHg", causes),
        at_tear_mmhg=_figure([r.at_tear_mmhg for r in runs], "mmHg", causes),
        castor_percent=percent,
        losses=losses,
        territory_before_mmhg=_pressures(network, territories, [r.intact_mmhg for r in runs], causes),
        territory_mmhg=_pressures(network, territories, [r.pressure_mmhg for r in runs], causes),
        statements=tuple(_words(tear, lost, percent, losses)),
        limits=LIMITS,
    )


def _figure(samples: Sequence[float] | Array, unit: str, causes: tuple[str, ...]) -> Figure:
    return figure_of(samples, unit, MODEL, causes, value=float(samples[0]))


def _pressures(
    network: FlowNetwork, territories: Array, found: Sequence[Array], causes: tuple[str, ...]
) -> dict[str, Figure]:
    pressure = np.array(found)
    return {network.nodes[n]: _figure(pressure[:, n], "mmHg", causes) for n in territories}


def _loss(twin: Twin, volume: Array, loss: Array, causes: tuple[str, ...]) -> BloodLoss:
    ever = bool((loss > 0).all())
    return BloodLoss(
        twin=twin,
        volume_ml=_figure(volume, "mL", causes),
        loss_ml_min=_figure(loss, "mL/min", causes),
        minutes_to={
            f"{share:.0%}": _figure(share * volume / loss, "min", causes) if ever else None
            for share in SHARES
        },
    )


def _words(tear: Tear, lost: Figure, percent: Figure | None, losses: Sequence[BloodLoss]) -> list[str]:
    if lost.high <= 0:
        return [f"A tear of {tear.edge} does not bleed: the pressure outside is higher; see air embolism."]
    out = [f"A tear of {tear.edge} loses {lost} at first."]
    if percent is None:
        return [*out, "In part of the samples it does not bleed at all: see air embolism."]
    out.append(f"{percent} of what is lost is castor's blood.")
    for loss in losses:
        tenth = loss.minutes_to["10%"]
        if tenth is not None:
            out.append(f"{loss.twin} has lost a tenth of its blood after {tenth} at that rate.")
    return out
