"""What the blood that two children exchange means for whatever is given to one of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from dioscuri.model import Recipe
from dioscuri.model.case import Twin
from dioscuri.model.exchange import ExchangeConsequences
from dioscuri.planning.bloodflow.tear import Child

BOTH: tuple[Twin, Twin] = ("castor", "pollux")


def exchanged(
    question: Any, clips: dict[str, float], children: tuple[Child, Child], recipe: Recipe
) -> tuple[ExchangeConsequences, ...]:
    """Consequences of something given to castor, and to pollux; none where a twin sends no blood in.

    The blood that crosses is the network's; volumes follow from weight and age, a wide prior where nobody has
    said. Nothing is eliminated: what leaves the blood leaves less for the other.
    """
    from dioscuri.circulation.bleeding.volume import blood_volume_ml
    from dioscuri.circulation.exchange.compartments import bodies
    from dioscuri.circulation.exchange.consequences import exchange_consequences
    from dioscuri.circulation.exchange.mixing import mixing
    from dioscuri.circulation.flow.balanced import balanced_many
    from dioscuri.circulation.uncertainty.draw import draws, groups_of, samples_of
    from dioscuri.model.flowstate import FlowState

    # The samples of the what-if itself, so that one answer has one value for one thing.
    net = question.network
    drawn = samples_of(net, question.spread, draws(question.spread, question.samples, question.seed))
    states = balanced_many(net, drawn, ({}, clips)).states[1]
    count = len(states.flow_ml_min)
    each = zip(states.pressure_mmhg, states.flow_ml_min, strict=True)
    drained = np.array([mixing(net, FlowState(p, q, 0.0, 0)).drained_ml_min for p, q in each])
    if not (drained[:, :2].sum(axis=2) > 0).all():
        return ()
    rng = np.random.default_rng([recipe.seed, 11])
    volumes = [
        blood_volume_ml(c.weight_kg, c.age_days, recipe.circulation.bleeding, count, rng) for c in children
    ]
    both = bodies(
        np.stack([v for v, _ in volumes]),
        np.stack([drained[:, 0, 1], drained[:, 1, 0]]),
        np.zeros((2, count)),
    )
    causes = (
        *(f"sampled: {g}" for g in groups_of(question.spread)),
        *dict.fromkeys(c for _, why in volumes for c in why),
    )
    return tuple(exchange_consequences(both, twin, causes=causes) for twin in BOTH)
