"""Which edge would make it worse next: every open vessel is tried, as a linear preview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.flow.linear import LinearNetwork
from dioscuri.circulation.flow.steady import steady
from dioscuri.circulation.whatif.watched import Watched
from dioscuri.errors import IsolatedError, SolverError
from dioscuri.model.network import FlowNetwork
from dioscuri.model.whatif import NextClip

Array = NDArray[Any]
MOST = 8
VESSELS = ("artery", "vein", "sinus", "unknown")


def following(
    network: FlowNetwork,
    watched: Sequence[Watched],
    clips: Mapping[str, float],
    unseen: frozenset[str] = frozenset(),
) -> tuple[NextClip, ...]:
    """Open vessels whose clip, on top of these, would be worst: those that isolate come first.

    A partly closed edge counts as open, and the preview is linear about today's state. Edges in `unseen`
    are assumed: nobody can clip them.
    """
    linear = LinearNetwork(network)
    closed = [e for e, share in clips.items() if share >= 1]
    nodes = [w.node for w in watched]
    isolating, rising = [], []
    for name, kind in zip(network.edges, network.kind, strict=True):
        if kind not in VESSELS or name in closed or name in unseen:
            continue
        preview = True
        try:
            pressure = linear.clip([*closed, name])[nodes]
        except IsolatedError as error:
            isolating.append(NextClip(edge=name, isolates=territories_named(error, network, watched)))
            continue
        except SolverError:  # cuts off a piece without a territory: no preview has a pressure for that piece
            pressure, preview = (
                steady(network, dict.fromkeys([*closed, name], 1.0)).pressure_mmhg[nodes],
                False,
            )
        top = int(np.argmax(pressure))
        here = NextClip(
            edge=name, territory=watched[top].id, pressure_mmhg=float(pressure[top]), preview=preview
        )
        rising.append(here)
    rising.sort(key=lambda n: (-(n.pressure_mmhg or 0.0), n.edge))
    isolating.sort(key=lambda n: (-len(n.isolates), n.edge))
    return tuple([*isolating[:MOST], *rising[:MOST]])


def territories_named(
    error: IsolatedError, network: FlowNetwork, watched: Sequence[Watched]
) -> tuple[str, ...]:
    """Ids of the territories, where the network's nodes stand for them."""
    by_node = {network.nodes[w.node]: w.id for w in watched}
    return tuple(by_node.get(name, name) for name in error.territories)
