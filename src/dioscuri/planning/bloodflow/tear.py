"""A tear in one vessel of a question's network."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dioscuri.model import Recipe
from dioscuri.model.bleeding import Bleeding
from dioscuri.model.network import FlowNetwork

SAMPLES = 40  # each is a coupled solve of its own network


@dataclass(frozen=True)
class Child:
    """What decides how much blood a child has; None where nobody has said."""

    weight_kg: float | None = None
    age_days: float | None = None


def torn(
    question: Any,
    tear: tuple[str, float],
    clips: dict[str, float],
    children: tuple[Child, Child],
    recipe: Recipe,
) -> Bleeding:
    """How a hole (edge, diameter in mm) bleeds, with the network, the hole and the blood volumes sampled.

    Raises
    ------
    CirculationError : an unknown edge, or one that cannot tear.
    """
    from dioscuri.circulation.bleeding.air import heart_distance_samples_mm
    from dioscuri.circulation.bleeding.report import bleeding, tear_of, tear_samples
    from dioscuri.circulation.bleeding.volume import blood_volume_ml
    from dioscuri.circulation.uncertainty.draw import draws, groups_of

    edge, diameter = tear
    question.network.edge(edge)
    chosen = recipe.circulation.bleeding
    rng = np.random.default_rng([recipe.seed, 7])
    hole = tear_of(edge, diameter, chosen)
    z = draws(question.spread, SAMPLES, recipe.seed)
    z[0] = 0  # the first sample is the one that is meant
    volumes = [blood_volume_ml(c.weight_kg, c.age_days, chosen, SAMPLES, rng) for c in children]
    causes = tuple(f"sampled: {g}" for g in groups_of(question.spread))
    return bleeding(
        networks_of(question, z),
        hole,
        tear_samples(hole, chosen, SAMPLES, rng),
        np.stack([v for v, _ in volumes]),
        clips,
        (*causes, *dict.fromkeys(c for _, why in volumes for c in why)),
        place_mm=(heart_distance_samples_mm(chosen, SAMPLES, rng), np.zeros(SAMPLES)),
    )


def networks_of(question: Any, z: Any) -> list[FlowNetwork]:
    """The question's network with each draw's values."""
    from dioscuri.circulation.uncertainty.draw import samples_of

    drawn = samples_of(question.network, question.spread, z)
    return [
        replace(
            question.network,
            resistance=drawn.resistance[n],
            quadratic=drawn.quadratic[n],
            demand_ml_min=drawn.demand_ml_min[n],
            external_mmhg=drawn.external_mmhg[n],
            fixed_mmhg=drawn.fixed_mmhg[n],
        )
        for n in range(len(drawn))
    ]
