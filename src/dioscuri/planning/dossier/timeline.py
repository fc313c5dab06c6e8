"""The timeline as a chart: one lane per task, in the colours of the twins it works on."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from dioscuri.model import Figure, Plan
from dioscuri.model.colours import CASTOR_COLOUR, POLLUX_COLOUR, RGB, SHARED_COLOUR
from dioscuri.model.plan import Timeline
from dioscuri.model.task import Task

LANE_IN = 0.235
BOTH: RGB = SHARED_COLOUR


def timeline_png(plan: Plan, timeline: Timeline) -> bytes:
    """A chart of one stage: tasks over hours, the separation with its interval, points of no return."""
    from matplotlib.figure import Figure as Drawing

    stage = next(s for s in plan.stages if s.id == timeline.stage)
    tasks = {t.id: t for t in stage.tasks}
    lanes = timeline.tasks
    drawing = Drawing(figsize=(10, LANE_IN * len(lanes) + 1.1), dpi=150, layout="constrained")
    axis = drawing.subplots()
    for row, timed in enumerate(lanes):
        task = tasks[timed.task]
        axis.barh(
            row,
            timed.end_h - timed.start_h,
            left=timed.start_h,
            height=0.68,
            color=_rgb(colour_of(task)),
            hatch="////" if task.point_of_no_return else None,
            edgecolor="white" if task.point_of_no_return else "none",
        )
    axis.set_yticks(range(len(lanes)), [_short(t.task, tasks[t.task].name) for t in lanes], fontsize=7.5)
    axis.set_ylim(len(lanes) - 0.4, -0.6)
    axis.set_xlim(0, max(t.end_h for t in lanes) * 1.02)
    axis.set_xlabel("hours after the start, as planned (mode durations)")
    axis.grid(axis="x", color="0.88", lw=0.7)
    axis.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axis.spines[side].set_visible(False)
    axis.tick_params(axis="y", length=0)
    _separation(axis, timeline.separation_h)
    _legend(axis)
    out = BytesIO()
    drawing.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def colour_of(task: Task) -> RGB:
    """Castor's or pollux's colour where a task works on one twin alone, else the shared one.

    The task lists call the twins A and B; here A is castor and B is pollux, as the legend says.
    """
    named = set(re.findall(r"\b[AB]\b", task.name))
    if task.separates or len(named) != 1:
        return BOTH
    return CASTOR_COLOUR if named == {"A"} else POLLUX_COLOUR


def _short(task: str, name: str) -> str:
    text = name.split(";")[0].split("(")[0].strip()
    return f"{text if len(text) <= 58 else text[:57].rstrip() + '…'}   {task}"


def _rgb(colour: RGB) -> tuple[float, float, float]:
    return colour[0] / 255, colour[1] / 255, colour[2] / 255


def _separation(axis: Any, when: Figure) -> None:
    axis.axvline(when.value, color="black", lw=1.3)
    interval = f"{when.level:.0%} interval with overrun {when.low:.3g} to {when.high:.3g} h"
    text = f"twins apart: {when.value:.3g} h planned;\n{interval}"
    axis.annotate(
        text, (when.value, 0), xytext=(-6, 0), textcoords="offset points", ha="right", va="center", fontsize=8
    )


def _legend(axis: Any) -> None:
    from matplotlib.patches import Patch

    handles = [
        Patch(color=_rgb(CASTOR_COLOUR), label="twin A: castor"),
        Patch(color=_rgb(POLLUX_COLOUR), label="twin B: pollux"),
        Patch(color=_rgb(BOTH), label="both twins"),
        Patch(facecolor=_rgb(BOTH), hatch="////", edgecolor="white", label="point of no return"),
    ]
    axis.legend(handles=handles, loc="lower left", fontsize=8, frameon=False, ncols=1)
