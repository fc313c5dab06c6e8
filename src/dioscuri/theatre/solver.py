"""The seam to CP-SAT (OR-Tools): a Problem in, a checked Answer out, the same one every time."""

from __future__ import annotations

from typing import Any

import numpy as np

from dioscuri.errors import SolverError
from dioscuri.theatre.problem import Answer, Problem, check, earliest_starts, list_schedule

WORKERS = 4


def solve(problem: Problem, *, seed: int, search: float) -> Answer:
    """Shortest schedule, and among the shortest the one whose tasks start earliest in sum.

    Wall time decides nothing: the same problem, seed and `search` (deterministic time) give the same answer.

    Raises
    ------
    SolverError : no schedule exists, and why; or none was found within `search`.
    """
    _refuse_hopeless(problem)
    best = list_schedule(problem)
    first = _run(problem, best, seed, search, makespan=None)
    if first is None and best.makespan > problem.horizon:
        raise SolverError(f"schedule: none found within search {search:g}; allow more, or a longer operation")
    best = first or best
    if best.status == "optimal":
        best = _run(problem, best, seed, search, makespan=best.makespan) or best
    check(problem, best)
    return best


def _refuse_hopeless(problem: Problem) -> None:
    """Say what alone makes a schedule impossible: a demand, the order, or the load of one resource."""
    for i, demand in enumerate(problem.demands):
        for k, units in enumerate(demand):
            if units > problem.capacities[k]:
                raise SolverError(
                    f"task {i}: needs {units} of {problem.names[k]}, there are {problem.capacities[k]}"
                )
    durations = np.array([problem.durations])
    chain = int((earliest_starts(durations, problem) + durations).max(initial=0))
    if chain > problem.horizon:
        raise SolverError(
            f"order: the longest chain of tasks takes {chain} {problem.unit}, allowed are {problem.horizon}"
        )
    demands = np.array(problem.demands).reshape(durations.shape[1], -1)
    for k, load in enumerate((durations @ demands)[0]):
        if load > problem.capacities[k] * problem.horizon:
            raise SolverError(
                f"{problem.names[k]}: {load} {problem.unit} of work for {problem.capacities[k]}, "
                f"allowed are {problem.horizon} each"
            )


def _run(problem: Problem, hint: Answer, seed: int, search: float, *, makespan: int | None) -> Answer | None:
    """One call of CP-SAT: the makespan when `makespan` is None, else the sum of starts at that makespan."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    limit = problem.horizon if makespan is None else makespan
    starts, end = _variables(model, problem, limit, hint)
    model.minimize(end if makespan is None else sum(starts))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.interleave_search = True
    solver.parameters.max_deterministic_time = search
    solver.parameters.random_seed = seed
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        raise SolverError(
            f"schedule: {', '.join(problem.names)} together cannot do all tasks "
            f"within {limit} {problem.unit}; allow a longer operation or more of them"
        )
    if status == cp_model.MODEL_INVALID:
        raise SolverError(f"schedule: the solver refuses the model: {model.validate()}")
    if status == cp_model.UNKNOWN:
        return None
    found = tuple(int(solver.value(s)) for s in starts)
    proved = status == cp_model.OPTIMAL or makespan is not None
    ends = [s + d for s, d in zip(found, problem.durations, strict=True)]
    return Answer(found, max(ends), "optimal" if proved else "feasible")


def _variables(model: Any, problem: Problem, limit: int, hint: Answer) -> tuple[list[Any], Any]:
    starts = [model.new_int_var(0, limit, f"start{i}") for i in range(len(problem.durations))]
    end = model.new_int_var(0, limit, "end")
    intervals = [
        model.new_fixed_size_interval_var(s, d, f"task{i}")
        for i, (s, d) in enumerate(zip(starts, problem.durations, strict=True))
    ]
    for i, before in enumerate(problem.after):
        model.add(starts[i] + problem.durations[i] <= end)
        for b in before:
            model.add(starts[b] + problem.durations[b] <= starts[i])
    for k, capacity in enumerate(problem.capacities):
        users = [i for i, demand in enumerate(problem.demands) if demand[k]]
        model.add_cumulative([intervals[i] for i in users], [problem.demands[i][k] for i in users], capacity)
    if hint.makespan <= limit:
        for start, value in zip(starts, hint.starts, strict=True):
            model.add_hint(start, value)
    return starts, end
