"""How long the operation may really take: triangular tasks under a common overrun, by Monte Carlo."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import Figure, Stage
from dioscuri.model.recipe import TheatreRecipe
from dioscuri.theatre.problem import Answer, Problem, earliest_starts

Array = NDArray[Any]
TAIL_SIGMAS = 1.6448536269514722  # normal quantile of 0.95
SOURCE = (
    "mode durations scheduled; interval by Monte Carlo over triangular durations, its median and tail set to "
    "the overrun of published plans"
)


def chains(problem: Problem, answer: Answer) -> tuple[tuple[int, int], ...]:
    """Pairs (before, after) of tasks that follow one another on one unit of a resource in the schedule."""
    links = set()
    for k, capacity in enumerate(problem.capacities):
        units: list[int | None] = [None] * capacity
        for i in sorted(range(len(answer.starts)), key=lambda j: (answer.starts[j], j)):
            free = [u for u in range(capacity) if _over(units[u], answer.starts[i], problem, answer)]
            for u in free[: problem.demands[i][k]]:
                if (last := units[u]) is not None:
                    links.add((last, i))
                units[u] = i
    return tuple(sorted(links))


def _over(task: int | None, at: int, problem: Problem, answer: Answer) -> bool:
    return task is None or answer.starts[task] + problem.durations[task] <= at


def drawn_ends(
    stage: Stage, problem: Problem, answer: Answer, recipe: TheatreRecipe, rng: np.random.Generator
) -> Array:
    """End of each task in each of `recipe.samples` operations, (S, n) hours.

    The order of the schedule is kept on every team and in every room. Triangular draws are already longer
    than their modes, so the common factor is chosen to give the whole the recipe's median and tail: overruns
    are counted once. A tail narrower than the triangular spread is not met.
    """
    priors = [t.duration for t in stage.tasks]
    durations = np.stack(
        [_triangular(rng, d.low_h, d.mode_h, d.high_h, recipe.samples) for d in priors], axis=1
    )
    ends = earliest_starts(durations, problem, chains(problem, answer)) + durations
    total = np.log(ends.max(axis=1))
    planned = answer.makespan / 60
    wanted = np.log(max(recipe.overrun_tail / recipe.overrun_median, 1.0)) / TAIL_SIGMAS
    spread = np.sqrt(max(wanted**2 - total.var(), 0.0))
    factor = np.log(recipe.overrun_median * planned) - np.median(total)
    common = np.exp(factor + spread * rng.standard_normal(recipe.samples))
    return np.asarray(ends * common[:, None])


def _triangular(rng: np.random.Generator, low: float, mode: float, high: float, samples: int) -> Array:
    return rng.triangular(low, mode, high, samples) if high > low else np.full(samples, mode)


def hours(planned_h: float, drawn: Array, recipe: TheatreRecipe) -> Figure:
    """Planned hours with the central 90 % of what was drawn, (S,) hours."""
    low, middle, late, high = np.percentile(drawn, [5, 50, 90, 95])
    return Figure(
        value=planned_h,
        low=min(planned_h, float(low)),
        high=max(planned_h, float(high)),
        unit="h",
        source=SOURCE,
        causes=(
            f"half of operations take longer than {middle:.3g} h, one in ten longer than {late:.3g} h",
            f"published plans overran {recipe.overrun_median:g} times (median), "
            f"{recipe.overrun_tail:g} times in one of twenty (rank assumed)",
        ),
    )
