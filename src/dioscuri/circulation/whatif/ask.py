"""The answer to "what if we take these?": nonlinear, with intervals, territory by territory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.exchange.drainage import cross_drainage, heart_flows, heart_loads
from dioscuri.circulation.exchange.mixing import mixing
from dioscuri.circulation.figures import figure_of
from dioscuri.circulation.flow.balanced import balanced_many
from dioscuri.circulation.flow.many import States
from dioscuri.circulation.flow.steady import shares_of, steady
from dioscuri.circulation.uncertainty.causes import named, shares_by_group
from dioscuri.circulation.uncertainty.draw import draws, samples_of
from dioscuri.circulation.whatif.following import following
from dioscuri.circulation.whatif.watched import Watched, perfusion, without_seen_drain
from dioscuri.errors import CirculationError
from dioscuri.model import Figure
from dioscuri.model.flowspread import FlowSpread
from dioscuri.model.flowstate import FlowState
from dioscuri.model.network import FlowNetwork
from dioscuri.model.whatif import Carrier, Clip, TerritoryChange, WhatIf

Array = NDArray[Any]
MODEL = "steady nonlinear network"
CARRIERS = 8
MOST_UNNAMED = 0.25  # of the few samples that only rank the causes
NOTHING = "nothing sampled"
UNITS = ("mmHg", "mmHg", "mmHg", "mL/min", "mL/min", "%")
CARRIES = 0.01  # of the largest increase: less is not listed


@dataclass(frozen=True, eq=False)
class Question:
    """A network, its territories, what is not sure about it, and how to ask.

    `limit_mmhg` is the team's own limit of a territory's venous pressure; None: no pressure is called high.
    `known` are edges whose resistance was given as a number, `unseen` edges that no scan shows.
    """

    network: FlowNetwork
    watched: tuple[Watched, ...]
    spread: FlowSpread
    samples: int = 200
    seed: int = 1
    limit_mmhg: float | None = None
    seen_only: bool = False
    known: tuple[str, ...] = ()
    unseen: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Answers:
    """Middle state and samples of one set of clips: pressures and perfusion of the territories."""

    state: FlowState
    states: States
    pressure: Array
    perfusion: Array


def what_if(question: Question, clips: Mapping[str, float], *, look_ahead: bool = True) -> WhatIf:
    """What these clips do, beside today.

    Parameters
    ----------
    clips : edge id -> share of its conductance that is taken away, above 0 to 1.
    look_ahead : also try every further vessel (`next_clips`), which takes longer than all the rest.

    Raises
    ------
    IsolatedError : the territories that the clips isolate; there is no number then.
    CirculationError : an unknown edge, a share outside 0 to 1, no territory to watch.
    """
    net = question.network
    if not question.watched:
        raise CirculationError("network: no territory in it, must have a node that vessels drain")
    steady(net, clips)  # refused before anything is sampled
    z = draws(question.spread, question.samples, question.seed)
    found = balanced_many(net, samples_of(net, question.spread, z), ({}, clips))
    before, after = (_answers(question, s, c) for s, c in zip(found.states, ({}, clips), strict=True))
    shares = _causes(question, z, clips)
    why = [named(shares, n) or (NOTHING,) for n in range(6 * len(question.watched))]
    groups = tuple(f"sampled: {g}" for g in shares) or (NOTHING,)
    shut = shares_of(net, clips) >= 1
    dark = without_seen_drain(net, shut)
    changes = tuple(
        _change(question, n, (before, after), why[n :: len(question.watched)], net.nodes[w.node] not in dark)
        for n, w in enumerate(question.watched)
    )
    worst = max(changes, key=lambda c: (c.after_mmhg.value, c.territory))
    dominant = why[changes.index(worst) + len(changes) * (2 if clips else 0)][0]
    return WhatIf(
        clips=tuple(Clip(edge=e, share=s) for e, s in clips.items() if s > 0),
        territories=changes,
        worst=worst.territory,
        carriers=_carriers(question, before, after, groups),
        next_clips=following(net, question.watched, clips, question.unseen) if look_ahead else (),
        drainage_before=_drainage(net, before, groups),
        drainage_after=_drainage(net, after, groups),
        hearts=heart_loads(_hearts(net, before), _hearts(net, after), groups),
        limit_mmhg=question.limit_mmhg,
        seen_only=question.seen_only,
        dominant_cause=dominant,
        samples=int(found.kept.sum()),
        residual=max(before.state.residual, after.state.residual),
        cut_off=_cut_off(net, after.state),
        notes=(*_notes(changes, question), *filter(None, [found.note])),
    )


def _answers(question: Question, states: States, clips: Mapping[str, float]) -> Answers:
    net = question.network
    state = steady(net, clips)
    nodes = [w.node for w in question.watched]
    return Answers(
        state, states, states.pressure_mmhg[:, nodes], perfusion(net, states.flow_ml_min, question.watched)
    )


def _causes(question: Question, z: Array, clips: Mapping[str, float]) -> dict[str, Array]:
    """Shares of the variance by group, (6 W,): pressure before, after, its change, and perfusion likewise."""
    nodes = [w.node for w in question.watched]

    def answers(part: Array) -> Array:
        drawn = samples_of(question.network, question.spread, part)
        pressure, got = [], []
        for states in balanced_many(question.network, drawn, ({}, clips), MOST_UNNAMED).states:
            pressure.append(states.pressure_mmhg[:, nodes])
            got.append(perfusion(question.network, states.flow_ml_min, question.watched))
        change = 100 * (got[1] / np.where(got[0] == 0, 1.0, got[0]) - 1)
        return np.concatenate([*pressure, pressure[1] - pressure[0], *got, change], axis=1)

    return shares_by_group(question.spread, z, answers)


def _change(
    question: Question, n: int, pair: tuple[Answers, Answers], why: list[tuple[str, ...]], seen: bool
) -> TerritoryChange:
    w, (before, after) = question.watched[n], pair
    nodes = question.watched[n].node
    p0, p1 = (float(a.state.pressure_mmhg[nodes]) for a in pair)
    q0, q1 = (float(perfusion(question.network, a.state.flow_ml_min, [w])[0, 0]) for a in pair)

    def figure(samples: Array, what: int, value: float) -> Figure:
        return figure_of(samples, UNITS[what], MODEL, why[what], value=value)

    whole = q0 > 0 and bool((before.perfusion[:, n] > 0).all())
    change = 100 * (after.perfusion[:, n] / before.perfusion[:, n] - 1) if whole else None
    reached = figure(after.pressure[:, n], 1, p1)
    limit = question.limit_mmhg
    return TerritoryChange(
        territory=w.id,
        name=w.name,
        twin=w.twin,
        vein=w.vein,
        before_mmhg=figure(before.pressure[:, n], 0, p0),
        after_mmhg=reached,
        change_mmhg=figure(after.pressure[:, n] - before.pressure[:, n], 2, p1 - p0),
        before_ml_min=figure(before.perfusion[:, n], 3, q0),
        after_ml_min=figure(after.perfusion[:, n], 4, q1),
        change_percent=None if change is None else figure(change, 5, 100 * (q1 / q0 - 1)),
        seen_drain=seen,
        above_limit=None if limit is None else reached.high >= limit,
    )


def _carriers(
    question: Question, before: Answers, after: Answers, why: tuple[str, ...]
) -> tuple[Carrier, ...]:
    """Edges that carry the load: those whose flow grows most, beds and unseen ones among them."""
    net = question.network
    growth = np.abs(after.state.flow_ml_min) - np.abs(before.state.flow_ml_min)
    order = np.argsort(-growth, kind="stable")[:CARRIERS]
    least = max(CARRIES * float(growth.max(initial=0.0)), 1e-9)

    def figure(answers: Answers, e: int) -> Figure:
        # Along its flow after the clips: a sample in which it runs the other way counts below zero.
        way = 1.0 if after.state.flow_ml_min[e] >= 0 else -1.0
        value = float(way * answers.state.flow_ml_min[e])
        return figure_of(way * answers.states.flow_ml_min[:, e], "mL/min", MODEL, why, value=value)

    return tuple(
        Carrier(
            edge=net.edges[e],
            kind="assumed, not seen" if net.edges[e] in question.unseen else net.kind[e],
            before_ml_min=figure(before, int(e)),
            after_ml_min=figure(after, int(e)),
        )
        for e in order
        if growth[e] > least
    )


def _each(net: FlowNetwork, answers: Answers) -> Sequence[FlowState]:
    states = answers.states
    pairs = zip(states.pressure_mmhg, states.flow_ml_min, strict=True)
    return [FlowState(p, q, answers.state.residual, 0) for p, q in pairs]


def _drainage(net: FlowNetwork, answers: Answers, why: tuple[str, ...]) -> Any:
    return cross_drainage([mixing(net, s).drained_ml_min for s in _each(net, answers)], why)


def _hearts(net: FlowNetwork, answers: Answers) -> Array:
    return np.array([heart_flows(net, s) for s in _each(net, answers)])


def _cut_off(net: FlowNetwork, state: FlowState) -> tuple[str, ...]:
    return tuple(net.nodes[n] for n in np.flatnonzero(np.isnan(state.pressure_mmhg)))


def _notes(changes: Sequence[TerritoryChange], question: Question) -> tuple[str, ...]:
    out = []
    if dark := [c.territory for c in changes if not c.seen_drain]:
        out.append(
            f"{', '.join(dark)}: drained only by veins that no scan shows, whose size is an uncalibrated "
            "prior; with seen vessels alone this clip isolates them"
        )
    given = [c for c in question.known if c in question.network.edges]
    if given:
        out.append(
            f"{len(given)} resistances were given as numbers and count as exact: intervals leave them out"
        )
    if question.limit_mmhg is None:
        out.append("no limit was given (circulation.limit_mmhg): no pressure is called high or safe")
    return tuple(out)
