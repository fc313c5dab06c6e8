"""The schedule against the critical path, published optima, and planted faults."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioscuri.errors import SolverError
from dioscuri.model import Duration, Stage, Task
from dioscuri.model.recipe import TheatreRecipe
from dioscuri.theatre import schedule, single_stage
from dioscuri.theatre.hours import chains, drawn_ends
from dioscuri.theatre.problem import Answer, Problem, check, earliest_starts, list_schedule
from dioscuri.theatre.resources import problem_of
from dioscuri.theatre.solver import solve

RECIPE = TheatreRecipe()
SEARCH = 10.0


def patterson(text: str) -> Problem:
    """One RCPSP instance in Patterson's format."""
    numbers = iter(map(int, text.split()))
    n, k = next(numbers), next(numbers)
    capacities = tuple(next(numbers) for _ in range(k))
    durations, demands, after = [], [], [[] for _ in range(n)]
    for i in range(n):
        durations.append(next(numbers))
        demands.append(tuple(next(numbers) for _ in range(k)))
        for _ in range(next(numbers)):
            after[next(numbers) - 1].append(i)
    names = tuple(f"resource {r}" for r in range(k))
    return Problem(
        tuple(durations), tuple(map(tuple, after)), tuple(demands), capacities, names, sum(durations)
    )


@pytest.mark.parametrize(("name", "best"), [("J30_113", 37), ("J30_28", 54), ("J30_281", 85)])
def test_published_optima(shared_data, name: str, best: int) -> None:
    file = shared_data / "rcpsp" / "j30" / f"{name}.rcp"
    if not file.is_file():
        pytest.skip(f"no shared data: {file} is missing")
    problem = patterson(file.read_text())
    answer = solve(problem, seed=1, search=60.0)
    check(problem, answer)
    assert (answer.makespan, answer.status) == (best, "optimal")


def test_the_single_operation_is_its_critical_path() -> None:
    problem = problem_of(single_stage(), RECIPE)
    durations = np.array([problem.durations])
    ends = earliest_starts(durations, problem) + durations
    timeline = schedule(single_stage(), RECIPE)
    assert ends.max() == 23.5 * 60
    assert (timeline.planned_h.value, timeline.separation_h.value) == (23.5, 19.0)
    assert timeline.status == "optimal"
    assert [t.end_h for t in timeline.tasks if t.task == "S15"] == [19.0]


def test_one_surgical_team_closes_the_twins_in_turn() -> None:
    # After separation at 19 h: dura in turn 1 + 1 h; vault and scalp of both 5 h on one plastics team from
    # the first dura on; dressing and hand-over of the last 1 h.
    timeline = schedule(single_stage(), TheatreRecipe(surgical_teams=1))
    assert timeline.planned_h.value == 26.0
    assert timeline.separation_h.value == 19.0


def test_the_same_schedule_every_time() -> None:
    first, again = (schedule(single_stage(), RECIPE, seed=7) for _ in range(2))
    assert first == again
    assert schedule(single_stage(), RECIPE, seed=8).planned_h.high != first.planned_h.high


def test_drawn_hours_meet_the_published_overrun() -> None:
    timeline = schedule(single_stage(), TheatreRecipe(samples=50_000))
    assert timeline.planned_h.high == pytest.approx(2.9 * 23.5, rel=0.03)
    problem = problem_of(single_stage(), RECIPE)
    answer = solve(problem, seed=1, search=SEARCH)
    drawn = drawn_ends(single_stage(), problem, answer, RECIPE, np.random.default_rng(3))
    assert np.median(drawn.max(axis=1)) == pytest.approx(1.5 * 23.5, rel=1e-2)
    apart = [t.separates for t in single_stage().tasks].index(True)
    # Published operations separate at 0.61 to 0.86 of their length.
    assert 0.61 < np.median(drawn[:, apart] / drawn.max(axis=1)) < 0.86


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"operating_rooms": 1}, "S15.*OR2"),
        ({"icu_beds": 1}, "2 hand-overs in PICU"),
        ({"anaesthesia_teams": 1}, "S02.*needs 2 of Anaesthesia"),
        ({"longest_h": 20}, "longest chain of tasks takes 1410 min, allowed are 1200"),
        ({"longest_h": 25, "surgical_teams": 1}, "together cannot do all tasks within 1500 min"),
    ],
)
def test_an_impossible_operation_says_why(changed: dict[str, float], message: str) -> None:
    with pytest.raises(SolverError, match=message):
        schedule(single_stage(), TheatreRecipe(**changed))


def task(name: str, *after: str, separates: bool = False) -> Task:
    return Task(
        id=name,
        name=name,
        lead=("Plastics",),
        rooms=("OR1",),
        duration=Duration(low_h=1, mode_h=1, high_h=1),
        after=after,
        point_of_no_return=True,
        separates=separates,
    )


def test_a_stage_that_never_separates_is_refused() -> None:
    with pytest.raises(SolverError, match="0 tasks separate"):
        schedule(Stage(id="x", name="x", tasks=(task("a"),)), RECIPE)


def test_fixed_durations_leave_only_the_common_factor() -> None:
    stage = Stage(id="x", name="x", tasks=(task("a"), task("b", "a", separates=True)))
    recipe = TheatreRecipe(overrun_median=1.0, overrun_tail=1.0)
    timeline = schedule(stage, recipe)
    assert (timeline.planned_h.low, timeline.planned_h.value, timeline.planned_h.high) == (2, 2, 2)


TWO = Problem((3, 2, 2), ((), (0,), (0,)), ((1,), (1,), (1,)), (1,), ("room",), 20)


@pytest.mark.parametrize(
    ("starts", "makespan", "message"),
    [
        ((0, 2, 5), 7, "task 1 starts at 2"),
        ((0, 3, 4), 6, "room holds 2"),
        ((0, 3, 5), 8, "last end 7"),
        ((0, 3), 5, "2 starts for 3 tasks"),
        ((0, 3, 19), 21, "<= 20"),
    ],
)
def test_the_checker_sees_each_planted_fault(starts: tuple[int, ...], makespan: int, message: str) -> None:
    check(TWO, Answer((0, 3, 5), 7, "optimal"))
    with pytest.raises(SolverError, match=message):
        check(TWO, Answer(starts, makespan, "optimal"))


def test_resource_order_is_kept_when_durations_change() -> None:
    answer = Answer((0, 3, 5), 7, "optimal")
    starts = earliest_starts(np.array([[3.0, 9.0, 2.0]]), TWO, chains(TWO, answer))
    assert starts.tolist() == [[0, 3, 12]]


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    n = draw(st.integers(1, 7))
    durations = tuple(draw(st.integers(0, 4)) for _ in range(n))
    after = tuple(tuple(j for j in range(i) if draw(st.booleans()) and draw(st.booleans())) for i in range(n))
    demands = tuple((draw(st.integers(0, 2)), draw(st.integers(0, 1))) for _ in range(n))
    return Problem(durations, after, demands, (2, 1), ("team", "room"), sum(durations) + 1)


@settings(max_examples=30, deadline=None)
@given(problems())
def test_answers_hold_and_beat_the_list_schedule(problem: Problem) -> None:
    listed, solved = list_schedule(problem), solve(problem, seed=1, search=SEARCH)
    check(problem, listed)
    check(problem, solved)
    durations = np.array([problem.durations])
    chain = int((earliest_starts(durations, problem) + durations).max())
    assert chain <= solved.makespan <= listed.makespan
    free = dataclasses.replace(problem, demands=((0, 0),) * len(problem.durations))
    assert solve(free, seed=1, search=SEARCH).makespan == chain
