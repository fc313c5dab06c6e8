"""Progress of long work on a terminal; silence elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any

from dioscuri.steps import StepEvent

Watch = Callable[[StepEvent], None]
UNKNOWN_STEP_SECONDS = 5.0

# Seconds per step as measured (1.0 mm demo, 2 cores): only the progress bar's time left rests on them.
PHANTOM_S = {"grow twins": 40.0, "scan twins": 60.0, "write": 20.0}
FUSE_S = {"read head": 5.0, "label head": 20.0, "carry intensities": 10.0, **PHANTOM_S}
PLAN_S = {
    "read scans": 8.0,
    "label": 60.0,
    "find heads": 3.0,
    "own": 15.0,
    "vessel graphs": 15.0,
    "own vessels": 15.0,
    "crossings": 2.0,
    "flow": 20.0,
    "circulation": 30.0,
    "cut": 20.0,
    "deficits": 20.0,
    "schedule": 2.0,
    "plan": 1.0,
    "dossier": 30.0,
}
CUT_S = {
    "cut": 4.0,
    "consequences": 4.0,
    "ranges of the weights": 60.0,
    "alternatives": 60.0,
    "stages": 60.0,
    "samples": 60.0,
    "proof": 2.0,
    "report": 20.0,
}
FLOW_S = {"own vessels": 15.0, "flow": 20.0, "circulation": 30.0, "answer": 20.0, "report": 20.0}

VIEW_S = {"scene": 40.0}


def expected_s(work: str) -> dict[str, float]:
    """Seconds that each step of a command is expected to take."""
    works = {"phantom": PHANTOM_S, "fuse": FUSE_S, "plan": PLAN_S, "cut": CUT_S}
    works |= {"vessels": FLOW_S, "whatif": FLOW_S, "stages": FLOW_S, "view": VIEW_S}
    return {**works, "demo": {**PHANTOM_S, **PLAN_S}}[work]


def silent(event: StepEvent) -> None:
    """Watch nothing."""


@contextmanager
def shown(stream: IO[str], expected_s: Mapping[str, float]) -> Iterator[Watch]:
    """A watcher that draws steps as a bar on `stream`, if that is a terminal.

    `expected_s` holds seconds per step as once measured; only the estimate of the time left rests on it.
    """
    if not stream.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        BarColumn(bar_width=30),
        TimeElapsedColumn(),
        TextColumn("{task.fields[left]}"),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(file=stream), transient=True) as bar:
        yield _Drawing(bar, expected_s)


class _Drawing:
    """Draws each event, and reckons the time left from steps already timed."""

    def __init__(self, bar: Any, expected_s: Mapping[str, float]) -> None:
        self.bar = bar
        self.expected_s = expected_s
        self.left_s = dict(expected_s)
        self.pace = 1.0
        self.task = bar.add_task("starting", total=sum(expected_s.values()), left="")

    def __call__(self, event: StepEvent) -> None:
        expected = self.left_s.get(event.step, UNKNOWN_STEP_SECONDS)
        if event.what == "started":
            self.bar.update(self.task, description=event.step, left=self._left())
            return
        self.left_s.pop(event.step, None)
        if event.what == "computed" and expected > 0:
            self.pace = 0.7 * self.pace + 0.3 * event.seconds / expected
            self.bar.console.print(f"  {event.step}: {event.seconds:.1f} s")
        else:
            self.bar.console.print(f"  {event.step}: remembered")
        self.bar.update(self.task, advance=expected, left=self._left())

    def _left(self) -> str:
        seconds = sum(self.left_s.values()) * self.pace
        return f"about {seconds / 60:.0f} min left" if seconds > 90 else f"about {seconds:.0f} s left"
