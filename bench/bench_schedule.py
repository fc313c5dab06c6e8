"""The single operation, proved shortest by CP-SAT. The peer is our list schedule, which proves nothing."""

from dioscuri.model.recipe import TheatreRecipe
from dioscuri.theatre import single_stage
from dioscuri.theatre.problem import Problem, list_schedule
from dioscuri.theatre.resources import problem_of
from dioscuri.theatre.solver import solve

PEER = "list schedule"


def prepare() -> Problem:
    """25 tasks, one surgical team, so that resources bind."""
    return problem_of(single_stage(), TheatreRecipe(surgical_teams=1))


def ours(given: Problem) -> int:
    """Makespan in minutes."""
    return solve(given, seed=1, search=30.0).makespan


def peer(given: Problem) -> int:
    """Makespan in minutes."""
    return list_schedule(given).makespan
