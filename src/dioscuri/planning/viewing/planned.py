"""What was kept in the viewer, on its way into the next plan and the next cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from dioscuri.errors import GeometryError
from dioscuri.model import LabelMap, Probabilities
from dioscuri.model.cutstudy import Demand
from dioscuri.model.operation import ConstraintAdd, Operation
from dioscuri.planning.folder import current_plan
from dioscuri.planning.viewing.again import REACH_MM, renamed
from dioscuri.planning.viewing.kept import kept
from dioscuri.planning.viewing.painting import apply
from dioscuri.steps import Result, Steps
from dioscuri.store.oplog import OpLog

PLAIN = "label before edits"
EDITED = "edit labels"


def log_of(case: Path) -> OpLog:
    """The log of a case's operations, `edits/operations.jsonl`."""
    return OpLog(case / "edits" / "operations.jsonl")


def kept_demands(case: Path, say: Callable[[str], None] = lambda _: None) -> tuple[Demand, ...]:
    """The constraints that stand in the viewer, as demands on the cut; `say` is told of renamed vessels.

    Raises
    ------
    GeometryError : a vessel that is not found again in the present plan: no demand is dropped in silence.
    """
    found = kept(log_of(case).read()).constraint
    if not any(isinstance(o.args, ConstraintAdd) and o.args.at_lps_mm for o in found.values()):
        return tuple(o.args.demand() for o in found.values() if isinstance(o.args, ConstraintAdd))
    paths = current_paths(case)
    return tuple(_demand(name, o.args, paths, say) for name, o in found.items())


def current_paths(case: Path) -> dict[str, Any]:
    """Centrelines (N, 3) LPS mm of the present plan's vessels, by id."""
    plan = current_plan(case)
    graph = Steps(case).recall("owned graph", plan.steps["owned graph"]).value
    return {e.id: e.path for e in graph}


def _demand(name: str, args: Any, paths: dict[str, Any], say: Callable[[str], None]) -> Demand:
    demand: Demand = args.demand()
    for vessel, now in renamed(args, paths).items():
        if now is None:
            raise GeometryError(
                f"constraint {name} ({demand.name}): no vessel of this plan passes within {REACH_MM:g} mm of "
                "its place; take it away in the viewer, or set it again"
            )
        say(f"constraint {name}: {vessel} of an earlier plan is {now} now, found by its place")
        demand = demand.model_copy(update={"vessel": now})
    return demand


def with_edits(steps: Steps, labelled: Result[Any], read: Result[Any]) -> Result[Any]:
    """The labels with the edits that people made in the viewer; the same result where there are none.

    The plan's step "label" is then the edited one, so that whoever reads labels reads these; what it was
    before is the step "label before edits".
    """
    edits = kept(log_of(steps.folder).read()).edits
    if not edits:
        return labelled
    given = [[e.n, e.by, e.at, e.kind, e.args.model_dump(mode="json")] for e in edits]
    result = steps.run(EDITED, lambda d, r, _: edited(d, r.scans, edits), labelled, read, given)
    steps.keys |= {PLAIN: steps.keys["label"], "label": steps.keys[EDITED]}
    return result


def edited(labelled: Any, scans: Sequence[Any], edits: Sequence[Operation]) -> Any:
    """A labelling.twins.Labelled with these edits: what a person set is certain; the notes say who."""
    ct = next((s.volume for s in scans if s.scan.role == "ct"), None)
    labels, notes = apply(labelled.labels, edits, ct)
    return replace(
        labelled,
        labels=labels,
        probabilities=_certain(labelled, labels),
        notes=(*labelled.notes, said(edits), *notes),
    )


def said(edits: Sequence[Operation]) -> str:
    """How many edits, by whom, until when."""
    by = ", ".join(f"{name} ({count})" for name, count in Counter(e.by for e in edits).items())
    many = f"{len(edits)} edits" if len(edits) > 1 else "1 edit"
    return f"labels hold {many} by hand: {by}; the last on {edits[-1].at[:10]} (edits/operations.jsonl)"


def _certain(labelled: Any, labels: LabelMap) -> Probabilities:
    was: Probabilities = labelled.probabilities
    changed = labels.values != labelled.labels.values
    names, weights = was.labels.copy(), was.weights.copy()
    names[changed] = 0
    weights[changed] = 0
    names[changed, 0] = labels.values[changed]
    weights[changed, 0] = np.uint8(255)
    return Probabilities(names, weights, was.grid)


def labels_of(case: Path, steps: dict[str, str]) -> tuple[LabelMap, LabelMap, Any]:
    """A plan's labels, the same before every edit, and its CT (a Volume, or None)."""
    known = Steps(case)
    shown, plain = (
        known.recall("label", key).value for key in (steps["label"], steps.get(PLAIN, steps["label"]))
    )
    scans = known.recall("read scans", steps["read scans"]).value.scans
    ct = next((s.volume for s in scans if s.scan.role == "ct"), None)
    return shown.labels, plain.labels, ct
