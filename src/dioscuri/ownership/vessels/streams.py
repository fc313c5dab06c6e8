"""Which way blood flows along an edge: as measured, or from a heart in arteries and to one in veins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import VesselGraph
from dioscuri.model.vessel_owner_recipe import VesselOwnerRecipe
from dioscuri.ownership.vessels.bridges import bridges
from dioscuri.ownership.vessels.heart import reach
from dioscuri.ownership.vessels.witness import Witness, trusted

Array = NDArray[Any]


def stream_witnesses(
    graph: VesselGraph,
    kinds: Sequence[str],
    hearts: Mapping[int, str],
    closed: Array,
    measured: Mapping[str, int],
    recipe: VesselOwnerRecipe,
) -> tuple[Witness, ...]:
    """The measured direction, and the way from or to the only neck that an edge reaches.

    An edge that reaches both necks is given no direction by its hearts.
    """
    out = []
    if measured:
        ways = np.array([measured.get(e.id, 0) for e in graph], int)
        raw = np.stack([ways > 0, ways < 0], axis=1) + np.where(ways[:, None] == 0, 0.5, 0.0)
        words = {1: "flow measured from start to end", -1: "flow measured from end to start", 0: ""}
        text = tuple(words[int(w)] for w in ways)
        out.append(Witness("flow", "flow direction", trusted(raw, recipe.flow_trust), text))
    if hearts:
        out.append(_by_heart(graph, kinds, hearts, closed, recipe))
    return tuple(out)


def _by_heart(
    graph: VesselGraph,
    kinds: Sequence[str],
    hearts: Mapping[int, str],
    closed: Array,
    recipe: VesselOwnerRecipe,
) -> Witness:
    """Edges without which one end would lead to no neck (bridges); others may flow either way."""
    count = len(graph)
    still = np.zeros(count, int)
    far = reach(graph, kinds, hearts, closed, still)
    says, text = np.full((count, 2), 0.5), [""] * count
    one = np.isfinite(far).sum(axis=1) == 1
    bridge = bridges(graph, kinds, set(hearts), closed, np.zeros((len(graph.nodes), 0))).inner
    for k in np.flatnonzero(one & (bridge != 0)).tolist():
        artery = kinds[k] == "artery"
        forward = (bridge[k] > 0) == artery
        trust = recipe.artery_heart_trust if artery else recipe.vein_heart_trust
        says[k] = trusted(np.array([[forward, not forward]]), trust)[0]
        text[k] = f"flow {'away from' if artery else 'towards'} the only neck that it connects to"
    return Witness("flow", "heart side", says, tuple(text))
