"""Rooms, beds and teams of a stage as a scheduling problem."""

from __future__ import annotations

import math
import re

from dioscuri.errors import SolverError
from dioscuri.model import Stage, Task
from dioscuri.model.recipe import TheatreRecipe
from dioscuri.theatre.problem import Problem

MINUTES = 60
WARD = "PICU"
SURGEONS = ("Neurosurgery", "Plastics")


def problem_of(stage: Stage, recipe: TheatreRecipe) -> Problem:
    """The stage in minutes: mode durations (rounded up), its order, and what the hospital has.

    A role "X A" or "X B" is one team of the pool X; a bare "X" is one team, whichever. Each room holds one
    task at a time; an intensive care bed is not given back.

    Raises
    ------
    SolverError : a task needs a room, a bed or a team that the recipe does not have.
    """
    needs = [_needs(task) for task in stage.tasks]
    names = tuple(sorted({name for need in needs for name in need}))
    capacities = tuple(_capacity(name, recipe) for name in names)
    _refuse_missing(stage, needs, dict(zip(names, capacities, strict=True)), recipe)
    numbers = {task.id: i for i, task in enumerate(stage.tasks)}
    return Problem(
        durations=tuple(math.ceil(t.duration.mode_h * MINUTES - 1e-6) for t in stage.tasks),
        after=tuple(tuple(numbers[a] for a in t.after) for t in stage.tasks),
        demands=tuple(tuple(need.get(name, 0) for name in names) for need in needs),
        capacities=capacities,
        names=names,
        horizon=math.floor(recipe.longest_h * MINUTES),
        unit="min",
    )


def _needs(task: Task) -> dict[str, int]:
    """Units of each pool and room that a task holds."""
    out = dict.fromkeys(task.rooms, 1)
    for role in task.lead:
        pool = re.sub(r" [AB]$", "", role)
        out[pool] = out.get(pool, 0) + 1
    return out


def _capacity(name: str, recipe: TheatreRecipe) -> int:
    if room := re.fullmatch(r"OR(\d+)", name):
        return int(int(room[1]) <= recipe.operating_rooms)
    if name in (WARD, "ICU"):
        return recipe.icu_beds
    if name.startswith("Anaesthesia"):
        return recipe.anaesthesia_teams
    return recipe.surgical_teams if name in SURGEONS else 1


def _refuse_missing(
    stage: Stage, needs: list[dict[str, int]], capacity: dict[str, int], recipe: TheatreRecipe
) -> None:
    for task, need in zip(stage.tasks, needs, strict=True):
        for name, units in need.items():
            if units > capacity[name]:
                raise SolverError(
                    f"task {task.id}: needs {units} of {name}, the recipe allows {capacity[name]}"
                )
    beds = sum(WARD in need for need in needs)
    if beds > recipe.icu_beds:
        raise SolverError(
            f"stage {stage.id}: {beds} hand-overs in {WARD}, theatre.icu_beds allows {recipe.icu_beds}"
        )
