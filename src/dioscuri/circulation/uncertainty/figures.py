"""Pressures of territories as figures, for whoever asks about many sets of clips."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from numpy.typing import NDArray

from dioscuri.circulation.figures import figure_of
from dioscuri.circulation.flow.many import steady_many
from dioscuri.circulation.flow.steady import steady
from dioscuri.circulation.uncertainty.draw import draws, groups_of, samples_of
from dioscuri.model import Figure
from dioscuri.model.flowspread import FlowSpread
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
MODEL = "steady nonlinear network"


def pressure_figures(
    territories: Sequence[str], spread: FlowSpread, count: int, seed: int
) -> Callable[[FlowNetwork, Mapping[str, float]], dict[str, Figure]]:
    """A function that gives every territory (node id) its venous pressure for a network and its clips.

    The network may be another than the one that the spread was made for, as long as its edges and nodes begin
    with the same: vessels that have grown, or a graft.
    """
    z = draws(spread, count, seed)
    causes = tuple(f"sampled: {g}" for g in groups_of(spread))

    def figures(network: FlowNetwork, clips: Mapping[str, float]) -> dict[str, Figure]:
        middle = steady(network, clips).pressure_mmhg
        states = steady_many(network, samples_of(network, spread, z), clips)
        out = {}
        for name in territories:
            n = network.node(name)
            value, found = float(middle[n]), states.pressure_mmhg[:, n]
            out[name] = figure_of(found, "mmHg", MODEL, causes, value=value)
        return out

    return figures
