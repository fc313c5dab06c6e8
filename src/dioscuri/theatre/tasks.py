"""The generic task network of a separation in one operation, shipped as `tasks.csv`."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

from dioscuri.model import Duration, Stage, Task


@cache
def single_stage() -> Stage:
    """The separation in one operation: 25 tasks from the team brief to both hand-overs in intensive care.

    Durations (lowest, mode, highest) and order come from published clocks where there are any and are
    inferred elsewhere; each task's `evidence` says which.
    """
    text = resources.files("dioscuri.theatre").joinpath("tasks.csv").read_text("utf-8")
    tasks = tuple(_task(row) for row in csv.DictReader(text.splitlines()))
    return Stage(id="single", name="Separation in one operation", tasks=tasks)


def _task(row: dict[str, str]) -> Task:
    return Task(
        id=row["id"],
        name=row["task"],
        lead=_listed(row["lead_roles"]),
        rooms=_listed(row["rooms"]),
        duration=Duration(
            low_h=float(row["dur_min_h"]), mode_h=float(row["dur_mode_h"]), high_h=float(row["dur_max_h"])
        ),
        after=_listed(row["predecessors"]),
        evidence=row["evidence"],
        stop_and_close=row["stop_and_close"],
        emergency_separation=row["emergency_separation"],
        point_of_no_return=row["point_of_no_return"] == "yes",
        separates=row["separates"] == "yes",
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)
