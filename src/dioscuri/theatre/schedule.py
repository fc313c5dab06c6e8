"""When each task of a stage runs."""

from __future__ import annotations

import numpy as np

from dioscuri.errors import SolverError
from dioscuri.model import Stage, TimedTask, Timeline
from dioscuri.model.recipe import TheatreRecipe
from dioscuri.theatre.hours import drawn_ends, hours
from dioscuri.theatre.resources import MINUTES, problem_of
from dioscuri.theatre.solver import solve


def schedule(stage: Stage, recipe: TheatreRecipe, *, seed: int = 1) -> Timeline:
    """Shortest timeline of a stage at mode durations, with what the hours may become.

    Parameters
    ----------
    stage : its tasks; exactly one separates the twins.
    recipe : rooms, beds, teams, longest operation, overrun.
    seed : root of the solver's and the draws' random numbers.

    Returns
    -------
    Timeline : tasks in order of their start, hours after the start; figures hold the planned hours and the
        central 90 % interval of the drawn ones.

    Raises
    ------
    SolverError : no schedule exists, and why; no task or several tasks separate the twins.
    """
    apart = [i for i, task in enumerate(stage.tasks) if task.separates]
    if len(apart) != 1:
        raise SolverError(f"stage {stage.id}: {len(apart)} tasks separate the twins, must be exactly one")
    problem = problem_of(stage, recipe)
    answer = solve(problem, seed=seed, search=recipe.search)
    drawn = drawn_ends(stage, problem, answer, recipe, np.random.default_rng(seed))
    timed = [
        TimedTask(task=task.id, start_h=start / MINUTES, end_h=(start + length) / MINUTES)
        for task, start, length in zip(stage.tasks, answer.starts, problem.durations, strict=True)
    ]
    return Timeline(
        stage=stage.id,
        tasks=tuple(sorted(timed, key=lambda t: (t.start_h, t.task))),
        status=answer.status,
        planned_h=hours(answer.makespan / MINUTES, drawn.max(axis=1), recipe),
        separation_h=hours(timed[apart[0]].end_h, drawn[:, apart[0]], recipe),
    )
