"""One piece of work in the theatre."""

from __future__ import annotations

from pydantic import Field, model_validator

from dioscuri.errors import GeometryError
from dioscuri.model.document import Document

MAX_TASK_HOURS = 8760.0


class Duration(Document):
    """Triangular prior of a task's length, hours: 0 <= low <= mode <= high."""

    low_h: float = Field(ge=0, le=MAX_TASK_HOURS)
    mode_h: float = Field(ge=0, le=MAX_TASK_HOURS)
    high_h: float = Field(ge=0, le=MAX_TASK_HOURS)

    @model_validator(mode="after")
    def _check(self) -> Duration:
        if not self.low_h <= self.mode_h <= self.high_h:
            raise GeometryError(
                f"duration: {self.low_h:g} / {self.mode_h:g} / {self.high_h:g} h, must be low <= mode <= high"
            )
        return self


class Task(Document):
    """One piece of work: who leads it, where, how long, after what, and how to get out of it.

    `stop_and_close` and `emergency_separation` say what the team does from the state in which this
    task ends; a task without both must be a `point_of_no_return`. The twins are apart when the task that
    `separates` ends.
    """

    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    lead: tuple[str, ...] = Field(min_length=1)
    rooms: tuple[str, ...] = Field(min_length=1)
    duration: Duration
    after: tuple[str, ...] = ()
    evidence: str = ""
    stop_and_close: str = ""
    emergency_separation: str = ""
    point_of_no_return: bool = False
    separates: bool = False

    @model_validator(mode="after")
    def _check(self) -> Task:
        if not self.point_of_no_return and not (self.stop_and_close and self.emergency_separation):
            raise GeometryError(
                f"task {self.id}: no stop_and_close or no emergency_separation, "
                "must have both or be marked point_of_no_return"
            )
        return self
