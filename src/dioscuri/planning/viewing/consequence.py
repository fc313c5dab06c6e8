"""What clips do, answered at once: the case's flow is kept in memory and its compiled loops are warm.

The numbers are those of `dioscuri whatif`: the same nonlinear model and, where intervals are asked for, the
same samples. Without intervals a figure has no bounds, which is not the same as being sure.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as LateError
from dataclasses import replace
from pathlib import Path
from typing import Any

from dioscuri.errors import CirculationError, IsolatedError, SolverError
from dioscuri.model import Figure
from dioscuri.model.whatif import TerritoryChange, WhatIf

WAIT_S = 120.0
REMEMBERED = 64
MOST_CLIPS = 200
NOT_AHEAD = "what would be worse next was not looked for yet: it comes with the intervals"
Remembered = OrderedDict[tuple[tuple[str, float], ...], dict[str, Any]]
AHEAD_AT_ONCE = 1500  # edges: trying each one next takes longer than may be waited for in larger networks
HARDLY = 1e-3  # a clamp that isolates nothing, to compile what a clip needs
NONE_YET = "intervals were not asked for yet: a figure without bounds is not a sure one"


class LiveFlow:
    """A case's flow, read in the background as soon as this is made.

    Parameters
    ----------
    read : the circulation.whatif Question of the case; `question_in` of its folder.
    """

    def __init__(self, read: Callable[[], Any]) -> None:
        self._read = read
        # Intervals take seconds on a large network: the next clip does not wait for them.
        self._locks = {intervals: threading.Lock() for intervals in (False, True)}
        self._answers: dict[bool, Remembered] = {False: OrderedDict(), True: OrderedDict()}
        self._question: Future[Any] = Future()
        threading.Thread(target=self._warm, daemon=True, name="flow").start()

    def why_not(self) -> str:
        """Why this case has no numbers; empty where it has. Waits until the flow is read."""
        try:
            self._ready()
        except (CirculationError, SolverError) as error:
            return str(error)
        return ""

    def answer(self, clips: Mapping[str, float], *, intervals: bool = False) -> dict[str, Any]:
        """What these clips do, as the viewer is told.

        Parameters
        ----------
        clips : edge id -> share of its conductance that is taken away, above 0 to 1.

        Raises
        ------
        CirculationError : an unknown edge, a share out of bounds, or a case whose circulation has no numbers.
        """
        _refuse(clips)
        started = time.perf_counter()
        asked = tuple(sorted(clips.items()))
        question = self._ready()
        with self._locks[intervals]:
            answers = self._answers[intervals]
            if asked not in answers:
                answers[asked] = self._computed(question, dict(clips), intervals)
                if len(answers) > REMEMBERED:
                    answers.popitem(last=False)
            answers.move_to_end(asked)
            found = answers[asked]
        return {**found, "ms": round((time.perf_counter() - started) * 1000, 1)}

    def _warm(self) -> None:
        """Read the flow and ask once, so that every loop is compiled before the first clip."""
        try:
            question = self._read()
            for intervals in (False, True):
                self._computed(question, {question.network.edges[0]: HARDLY}, intervals)
            self._question.set_result(question)
        except BaseException as error:  # told to whoever asks
            self._question.set_exception(error)

    def _ready(self) -> Any:
        try:
            return self._question.result(timeout=WAIT_S)
        except LateError:
            raise CirculationError(
                "the flow of this case is still being read: ask again in a moment"
            ) from None

    def _computed(self, question: Any, clips: dict[str, float], intervals: bool) -> dict[str, Any]:
        from dioscuri.circulation.flow.steady import steady, today
        from dioscuri.circulation.whatif.ask import what_if
        from dioscuri.circulation.whatif.following import territories_named

        network = question.network
        try:
            ahead = intervals or len(network.edges) <= AHEAD_AT_ONCE
            found = what_if(question if intervals else exactly(question), clips, look_ahead=ahead)
        except IsolatedError as error:
            isolated = territories_named(error, network, question.watched)
            return {**_nothing(clips), "error": str(error), "isolated": list(isolated)}
        states = today(network).state, steady(network, clips)
        told = {**_told(found, clips, intervals), **_edges(network, *states)}
        return told if ahead else {**told, "looked_ahead": False, "notes": [*told["notes"], NOT_AHEAD]}


def question_in(case: Path) -> Any:
    """The question about a case, with the rulings made since its plan.

    Raises
    ------
    CirculationError : the case has no network, and why.
    """
    from dioscuri.planning.bloodflow.case import circulated
    from dioscuri.planning.bloodflow.question import question_of

    known = circulated(case)
    return question_of(known.flow, known.recipe, known.owners.graph)


def exactly(question: Any) -> Any:
    """The same question without anything sampled: its middle values are the same."""
    from dioscuri.model.flowspread import FlowSpread, Loading

    none = Loading((), (), ())  # type: ignore[arg-type]
    return replace(question, spread=FlowSpread((), (), none, none, none, none, none), samples=1)


def _refuse(clips: Mapping[str, float]) -> None:
    if len(clips) > MOST_CLIPS:
        raise CirculationError(f"clips: {len(clips)} found, must be at most {MOST_CLIPS}")
    for edge, share in clips.items():
        if not 0 < share <= 1:
            raise CirculationError(f"clip {edge}: share {share:g}, must be above 0 and at most 1 (closed)")


def _nothing(clips: Mapping[str, float]) -> dict[str, Any]:
    """An answer without any number."""
    return {
        "clips": dict(clips),
        "exact": True,
        "intervals": False,
        "territories": [],
        "pressures": {},
        "flows": {},
        "worst": None,
        "carriers": [],
        "next": [],
        "looked_ahead": True,
        "notes": [],
        "limit_mmhg": None,
        "error": None,
        "isolated": [],
    }


def _told(found: WhatIf, clips: Mapping[str, float], intervals: bool) -> dict[str, Any]:
    def figure(value: Figure | None) -> dict[str, Any] | None:
        if value is None:
            return None
        bounds = {"low": value.low, "high": value.high} if intervals else {"low": None, "high": None}
        return {"value": value.value, **bounds, "unit": value.unit, "source": value.source}

    def territory(t: TerritoryChange) -> dict[str, Any]:
        return {
            "id": t.territory,
            "name": t.name,
            "twin": t.twin,
            "vein": t.vein,
            "before": figure(t.before_mmhg),
            "after": figure(t.after_mmhg),
            "change": figure(t.change_mmhg),
            "flow_before": figure(t.before_ml_min),
            "flow_after": figure(t.after_ml_min),
            "flow_change": figure(t.change_percent),
            "seen_drain": t.seen_drain,
            "above_limit": t.above_limit if intervals else None,
        }

    return {
        **_nothing(clips),
        "intervals": intervals,
        "territories": [territory(t) for t in found.territories],
        "worst": found.worst,
        "carriers": [
            {
                "edge": c.edge,
                "kind": c.kind,
                "before": figure(c.before_ml_min),
                "after": figure(c.after_ml_min),
            }
            for c in found.carriers
        ],
        "next": [n.model_dump(mode="json") for n in found.next_clips],
        "notes": [*found.notes, *([] if intervals else [NONE_YET])],
        "limit_mmhg": found.limit_mmhg,
    }


def _edges(network: Any, before: Any, after: Any) -> dict[str, Any]:
    """Mean pressure of each edge, mmHg, and its flow, mL/min: below zero where it turns round."""
    ends = network.ends
    pressure = [s.pressure_mmhg[ends].mean(axis=1) for s in (before, after)]
    way = [1.0 if q >= 0 else -1.0 for q in before.flow_ml_min]
    pressures, flows = {}, {}
    for n, edge in enumerate(network.edges):
        p0, p1 = (_number(p[n]) for p in pressure)
        pressures[edge] = [p0, p1]
        flows[edge] = [_number(way[n] * s.flow_ml_min[n]) for s in (before, after)]
    return {"pressures": pressures, "flows": flows}


def _number(value: float) -> float | None:
    """Six digits; None for an edge that is cut off, which has no pressure."""
    return float(f"{value:.6g}") if value == value else None
