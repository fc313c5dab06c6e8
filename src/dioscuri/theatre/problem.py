"""A scheduling problem in whole minutes: tasks, their order, and resources of limited capacity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import SolverError

Array = NDArray[Any]


@dataclass(frozen=True)
class Problem:
    """Resource-constrained project scheduling, makespan; tasks are numbered 0 to n - 1.

    Parameters
    ----------
    durations : whole time units, >= 0.
    after : for each task, the tasks that must have ended.
    demands : for each task, units of each resource that it holds while it runs.
    capacities, names : units of each resource, and what it is called.
    horizon : latest end allowed.
    unit : what one time unit is called in messages.
    """

    durations: tuple[int, ...]
    after: tuple[tuple[int, ...], ...]
    demands: tuple[tuple[int, ...], ...]
    capacities: tuple[int, ...]
    names: tuple[str, ...]
    horizon: int
    unit: str = "units"

    @property
    def order(self) -> tuple[int, ...]:
        """Tasks so that each stands after those it waits for."""
        done: dict[int, None] = {}
        while len(done) < len(self.durations):
            ready = [
                i for i, before in enumerate(self.after) if i not in done and all(b in done for b in before)
            ]
            if not ready:
                raise SolverError("tasks wait for each other in a circle, must have an order")
            done.update(dict.fromkeys(ready))
        return tuple(done)


@dataclass(frozen=True)
class Answer:
    """Start of each task, and whether no shorter schedule exists ("optimal") or may ("feasible")."""

    starts: tuple[int, ...]
    makespan: int
    status: Literal["optimal", "feasible"]


def earliest_starts(durations: Array, problem: Problem, links: tuple[tuple[int, int], ...] = ()) -> Array:
    """Starts (S, n) that respect only the order and `links` (before, after), for durations (S, n)."""
    before = [[*b] for b in problem.after]
    for first, then in links:
        before[then].append(first)
    chained = Problem(problem.durations, tuple(map(tuple, before)), (), (), (), problem.horizon)
    starts = np.zeros(durations.shape, dtype=durations.dtype)
    for i in chained.order:
        for b in before[i]:
            np.maximum(starts[:, i], starts[:, b] + durations[:, b], out=starts[:, i])
    return starts


def check(problem: Problem, answer: Answer) -> None:
    """Replay an answer without the solver.

    Raises
    ------
    SolverError : the first broken rule: a task before one it waits for, a resource above its capacity, a
        makespan that is not the last end, or an end beyond the horizon.
    """
    starts, durations = np.array(answer.starts), np.array(problem.durations)
    if len(starts) != len(durations) or (starts < 0).any():
        raise SolverError(f"answer: {len(starts)} starts for {len(durations)} tasks, must be one each, >= 0")
    ends = starts + durations
    for i, before in enumerate(problem.after):
        for b in before:
            if starts[i] < ends[b]:
                raise SolverError(
                    f"answer: task {i} starts at {starts[i]}, task {b} before it ends at {ends[b]}"
                )
    demands = np.array(problem.demands).reshape(len(starts), len(problem.capacities))
    for t in np.unique(starts):
        used = demands[(starts <= t) & (t < ends)].sum(axis=0)
        for k in np.flatnonzero(used > problem.capacities):
            raise SolverError(
                f"answer: {problem.names[k]} holds {used[k]} at {t}, must be at most {problem.capacities[k]}"
            )
    if answer.makespan != ends.max() or answer.makespan > problem.horizon:
        raise SolverError(
            f"answer: makespan {answer.makespan}, last end {ends.max()}, "
            f"must be equal and <= {problem.horizon}"
        )


def list_schedule(problem: Problem) -> Answer:
    """Serial schedule: longest tail first, each task as early as its order and its resources allow."""
    n = len(problem.durations)
    tail = list(problem.durations)
    for i in reversed(problem.order):
        for b in problem.after[i]:
            tail[b] = max(tail[b], problem.durations[b] + tail[i])
    span = sum(problem.durations) + 1
    used = np.zeros((span + max(problem.durations, default=0), len(problem.capacities)), dtype=np.int64)
    demands, capacities = np.array(problem.demands).reshape(n, -1), np.array(problem.capacities)
    starts: dict[int, int] = {}
    while len(starts) < n:
        ready = [i for i in range(n) if i not in starts and all(b in starts for b in problem.after[i])]
        i = min(ready, key=lambda j: (-tail[j], j))
        t, length = (
            max((starts[b] + problem.durations[b] for b in problem.after[i]), default=0),
            problem.durations[i],
        )
        while (used[t : t + length] + demands[i] > capacities).any():
            t += 1
        used[t : t + length] += demands[i]
        starts[i] = t
    ordered = tuple(starts[i] for i in range(n))
    return Answer(ordered, max(s + d for s, d in zip(ordered, problem.durations, strict=True)), "feasible")
