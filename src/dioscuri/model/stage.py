"""One operation: its tasks and their order."""

from __future__ import annotations

from pydantic import Field, model_validator

from dioscuri.errors import GeometryError
from dioscuri.model.document import Document
from dioscuri.model.task import Task


class Stage(Document):
    """One operation. Tasks are unique, name only tasks of this stage in `after`, and form no circle."""

    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    tasks: tuple[Task, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _check(self) -> Stage:
        ids = [t.id for t in self.tasks]
        if len(set(ids)) != len(ids):
            twice = next(i for i in ids if ids.count(i) > 1)
            raise GeometryError(f"stage {self.id}: task {twice} is given twice, must be unique")
        for task in self.tasks:
            if missing := sorted(set(task.after) - set(ids)):
                raise GeometryError(
                    f"task {task.id}: after {missing[0]}, which stage {self.id} does not have"
                )
        self._refuse_circles()
        return self

    def _refuse_circles(self) -> None:
        done: set[str] = set()
        rest = list(self.tasks)
        while rest:
            ready = [t for t in rest if set(t.after) <= done]
            if not ready:
                raise GeometryError(
                    f"stage {self.id}: tasks {', '.join(t.id for t in rest)} wait for each other"
                )
            done |= {t.id for t in ready}
            rest = [t for t in rest if t.id not in done]
