"""What any set of clips does to the territories' pressures: linear, about today's flow, so a preview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.flow.connected.kernels import pieces
from dioscuri.circulation.flow.isolation import Ways
from dioscuri.circulation.flow.linear import LinearNetwork
from dioscuri.circulation.flow.steady import today
from dioscuri.circulation.staging import kernels
from dioscuri.errors import CirculationError
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
MOST_CANDIDATES = 20
STILL_SHARE = 1e-9


@dataclass(frozen=True, eq=False)
class Layer:
    """Where blood of one direction passes when all candidates are clipped (see `kernels.spread_ways`)."""

    ends: Array
    good: Array
    asked: Array


@dataclass(frozen=True, eq=False)
class ClipPreview:
    """A network reduced to its candidates and the nodes that are watched.

    Parameters
    ----------
    candidates : ids of k edges. watched : ids of w nodes.
    today_mmhg : (w,). drop_mmhg : (k,) pressure from a candidate's start to its end.
    influence : (k, w) mmHg at a watched node per mL/min put in at a candidate's end and taken at its start,
        with the sign that a clip needs. stiffness : (k, k) mmHg min/mL; resistance : (k,).
    layers : the ways out and in.
    """

    candidates: tuple[str, ...]
    watched: tuple[str, ...]
    today_mmhg: Array
    drop_mmhg: Array
    influence: Array
    stiffness: Array
    resistance: Array
    layers: tuple[Layer, ...]

    def pressures(self, masks: Array) -> Array:
        """Pressures (n, w) at the watched nodes for n sets of clips; NaN where a set isolates a territory."""
        masks = np.asarray(masks, np.int64)
        out = kernels.each_plan(masks, *self._system(), self.today_mmhg, self.resistance, self._still)
        out[self.isolating(masks) | np.isinf(out).any(axis=1)] = np.nan
        return np.asarray(out)

    def highest(self, *, rise: bool = False, largest: int | None = None) -> Array:
        """Highest pressure (or its rise from today) over the watched nodes for every set, (2**k,).

        inf where the set isolates a territory, or has more than `largest` clips.
        """
        less = self.today_mmhg if rise else np.zeros_like(self.today_mmhg)
        k = len(self.candidates)
        out = np.asarray(
            kernels.every_set(
                *self._system(),
                self.today_mmhg,
                less,
                self.resistance,
                self._still,
                k if largest is None else largest,
            )
        )
        if self.isolating(np.array([len(out) - 1])).any():  # else no smaller set does either
            out[self.isolating(np.arange(len(out)))] = np.inf
        return out

    def isolating(self, masks: Array) -> Array:
        """Which sets leave a territory without a way out or in, (n,) bool."""
        masks = np.asarray(masks, np.int64)
        out = np.zeros(len(masks), bool)
        for layer in self.layers:
            out |= kernels.spread_ways(masks, layer.ends, layer.good, layer.asked)
        return out

    def _system(self) -> tuple[Array, Array, Array]:
        return self.stiffness, self.drop_mmhg, self.influence

    @property
    def _still(self) -> float:
        return STILL_SHARE * float(np.abs(self.drop_mmhg).max(initial=0) + np.ptp(self.today_mmhg) + 1e-3)


def preview_of(network: FlowNetwork, candidates: Sequence[str], watched: Sequence[str]) -> ClipPreview:
    """Reduce a network to what any set of its candidates does to the watched nodes.

    One factorisation and one solve per candidate. Nonlinear edges stand with the resistance that they have
    at today's flow, so that the preview is exact as long as nothing is clipped.

    Raises
    ------
    CirculationError : no candidate, more than 20, one twice, no watched node, or one held at a pressure.
    """
    _refuse(network, candidates, watched)
    edges = np.array([network.edge(c) for c in candidates])
    linear = LinearNetwork(network)
    small = linear.reduced(candidates, [network.node(w) for w in watched])
    return ClipPreview(
        tuple(candidates),
        tuple(watched),
        small.watched_mmhg,
        small.drop,
        np.ascontiguousarray(small.rows.T),
        small.gain,
        1.0 / linear.conductance[edges],
        layers_of(network, today(network).ways, edges),
    )


def layers_of(network: FlowNetwork, ways: Ways, edges: Array) -> tuple[Layer, ...]:
    """The way out and, where arteries feed territories, the way in."""
    out = [_layer(network, ways.drain, ways.outlet, ways.territory, edges)]
    if ways.supplied.any():
        out.append(_layer(network, ways.supply, ways.source, ways.supplied, edges))
    return tuple(out)


def _layer(network: FlowNetwork, through: Array, goal: Array, asked: Array, edges: Array) -> Layer:
    rest = through.copy()
    rest[edges] = False
    piece = pieces(len(goal), network.ends, rest)
    good, wanted = np.zeros(len(goal), bool), np.zeros(len(goal), bool)
    good[piece[goal]] = True
    wanted[piece[asked]] = True
    ids, inverse = np.unique(piece[network.ends[edges]], return_inverse=True)
    ends = np.where(through[edges][:, None], inverse.reshape(-1, 2), -1)
    return Layer(np.ascontiguousarray(ends, np.int64), good[ids], (wanted & ~good)[ids])


def _refuse(network: FlowNetwork, candidates: Sequence[str], watched: Sequence[str]) -> None:
    if not 1 <= len(candidates) <= MOST_CANDIDATES:
        raise CirculationError(
            f"staging: {len(candidates)} candidates, must be 1 to {MOST_CANDIDATES}: name the vessels to clip"
        )
    if len(set(candidates)) < len(candidates):
        raise CirculationError("staging: a candidate is named twice, must be once")
    if not len(watched):
        raise CirculationError("staging: no territory to watch, must have one")
    for name in watched:
        if network.held[network.node(name)]:
            raise CirculationError(f"territory {name}: is held at a pressure, must be free to rise")
