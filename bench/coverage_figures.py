"""How often the truth lies within the intervals of what-ifs: `python -m bench.coverage_figures [PRESET]`.

The estimator is the package's network with its own spread. The truth is drawn from the same spread (matched),
or from other models: quadratic losses everywhere, walls that collapse everywhere, shifted priors, thinner
vessels, no autoregulation. Printed: share of (territory, truth) pairs inside, for pressures after a clip and
for their change.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.presets_flow import case_of_preset
from dioscuri.circulation.flow.many import Samples, steady_many
from dioscuri.circulation.uncertainty.draw import draws, samples_of
from dioscuri.model.network import FlowNetwork, Regulation

Array = NDArray[Any]
SAMPLES, TRUTHS, CLIPS = 200, 200, 6
Other = Callable[[FlowNetwork, Samples], tuple[FlowNetwork, Samples]]


def same(network: FlowNetwork, drawn: Samples) -> tuple[FlowNetwork, Samples]:
    """The estimator's own model."""
    return network, drawn


def quadratic(network: FlowNetwork, drawn: Samples) -> tuple[FlowNetwork, Samples]:
    """A quarter of every vein's and sinus's loss grows with the square of its flow."""
    venous = np.isin(np.array(network.kind), ("vein", "sinus"))
    flow = np.abs(steady_many(network, drawn).flow_ml_min) + 1e-9
    extra = np.where(venous, 0.33 * drawn.resistance / np.maximum(flow, 1.0), 0.0)
    return network, replace(drawn, quadratic=drawn.quadratic + extra)


def collapsing(network: FlowNetwork, drawn: Samples) -> tuple[FlowNetwork, Samples]:
    """Every vein has a wall that collapses, at 6 mmHg."""
    veins = np.array(network.kind) == "vein"
    outside = np.where(veins & np.isnan(drawn.external_mmhg), 6.0, drawn.external_mmhg)
    return replace(network, external_mmhg=outside[0]), replace(drawn, external_mmhg=outside)


def shifted(network: FlowNetwork, drawn: Samples) -> tuple[FlowNetwork, Samples]:
    """Arteries 8 mmHg lower, veins 2 higher, blood 20 % thicker, unseen collaterals a third as wide open."""
    high = network.fixed_mmhg > 30
    fixed = drawn.fixed_mmhg + np.where(high, -8.0, 2.0)
    thin = np.where(np.array(network.kind) == "collateral", 3.0, 1.2)
    return network, replace(drawn, fixed_mmhg=fixed, resistance=drawn.resistance * thin)


def thinner(network: FlowNetwork, drawn: Samples) -> tuple[FlowNetwork, Samples]:
    """Every vessel 5 % thinner than it was measured."""
    seen = np.isin(np.array(network.kind), ("artery", "vein", "sinus"))
    return network, replace(drawn, resistance=drawn.resistance * np.where(seen, 0.95**-4, 1.0))


def passive(network: FlowNetwork, drawn: Samples) -> tuple[FlowNetwork, Samples]:
    """Beds that do not regulate."""
    regulation = Regulation(1.0, network.regulation.least, network.regulation.most)
    return replace(network, regulation=regulation), drawn


TRUTHS_OF: dict[str, Other] = {
    "matched": same,
    "quadratic everywhere": quadratic,
    "collapsing everywhere": collapsing,
    "shifted priors": shifted,
    "5 % thinner": thinner,
    "no autoregulation": passive,
}


def coverage(case: Any, clip: str, other: Other) -> tuple[Array, Array]:
    """Whether each (truth, territory) is inside, for the pressure after the clip and for its change."""
    net, spread = case.network, case.spread
    nodes = [net.node(t.node) for t in case.territories.territories if t.node in net.nodes]

    def answers(network: FlowNetwork, drawn: Samples) -> tuple[Array, Array]:
        before, after = (steady_many(network, drawn, c).pressure_mmhg[:, nodes] for c in ({}, {clip: 1.0}))
        return after, after - before

    ours = answers(net, samples_of(net, spread, draws(spread, SAMPLES, 1)))
    truth = answers(*other(net, samples_of(net, spread, draws(spread, TRUTHS, 2))))
    inside = []
    for mine, true in zip(ours, truth, strict=True):
        low, high = np.percentile(mine, [5, 95], axis=0)
        inside.append((true >= low) & (true <= high))
    return inside[0], inside[1]


def main(presets: list[str]) -> None:
    """Print the table."""
    print("| preset | truth | pressure after a clip | its change |\n|---|---|---|---|")
    for preset in presets:
        case = case_of_preset(preset)
        veins = dict.fromkeys(t.vein for t in case.territories.territories)
        clips = [v for v in veins if v in case.network.edges][:CLIPS]
        for name, other in TRUTHS_OF.items():
            found = [coverage(case, clip, other) for clip in clips]
            after, change = (float(np.mean([f[n] for f in found])) for n in (0, 1))
            print(f"| {preset} | {name} | {after:.0%} | {change:.0%} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or ["total-vertical-1", "half-brain-artery"])
