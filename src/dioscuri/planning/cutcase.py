"""`dioscuri cut CASE`: the cut of a planned case under the team's demands, proved and shown."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from dioscuri.errors import GeometryError, SolverError
from dioscuri.formats.case import read_case
from dioscuri.formats.documents import read_document, write_json
from dioscuri.formats.graph import write_cut
from dioscuri.formats.nifti_file import grid_of, load
from dioscuri.formats.recipe import read_recipe
from dioscuri.geometry.resample import resample
from dioscuri.model import LabelMap, Ownership, Plan, VesselGraph, canonical_json
from dioscuri.model.cutstudy import CutStudy, CutWishes
from dioscuri.planning.folder import CASE, current_plan
from dioscuri.planning.graphcut import peak_mb
from dioscuri.planning.progress import Watch, silent
from dioscuri.planning.remembered import whole, written_whole
from dioscuri.planning.ways import Ways, ways_of
from dioscuri.steps import StepEvent, Steps, code_digest

STUDY = "study.json"


@dataclass(frozen=True, eq=False)
class Known:
    """What a plan knows that a cut needs."""

    plan: Plan
    labels: LabelMap
    ownership: Ownership
    vessels: VesselGraph
    ways: Ways


@dataclass(frozen=True, eq=False)
class CutRun:
    """The study, where it lies, and whether it was remembered."""

    study: CutStudy
    folder: Path
    remembered: bool


def cut_case(
    case: Path,
    wishes: CutWishes,
    *,
    recipe: Path | None = None,
    eloquence: Path | None = None,
    watch: Watch = silent,
) -> CutRun:
    """Study the cut of the plan in `case`, a folder that `plan` wrote; files go to `case/cuts/<id>`.

    The labels, owners and vessels are the plan's; the weights too, unless `recipe` gives others. `eloquence`
    is a NIfTI volume, 0 to 1, in the frame of the plan's scan. The same wishes again compute nothing. A
    refused run leaves nothing behind.

    Raises
    ------
    DioscuriError : no plan there, its results are gone, demands that name nothing or contradict each other.
    """
    plan = current_plan(case)
    chosen = read_recipe(recipe) if recipe else plan.recipe
    asked = [plan.id, chosen.separation.model_dump(), wishes.model_dump(), chosen.seed, code_digest()]
    asked.append(hashlib.sha256(eloquence.read_bytes()).hexdigest() if eloquence else None)
    name = hashlib.sha256(canonical_json(asked).encode()).hexdigest()[:12]
    folder = case / "cuts" / name
    if whole(folder):
        return CutRun(read_document(CutStudy, folder / STUDY), folder, True)
    known = read_known(case, plan)
    dear = None if eloquence is None else read_eloquence(eloquence, known.labels)
    found = written_whole(folder, lambda part: _studied(known, chosen, wishes, dear, part, watch))
    return CutRun(found, folder, False)


def read_known(case: Path, plan: Plan) -> Known:
    """Labels, owners and vessels as the plan's own steps left them.

    Raises
    ------
    StoreError : they are gone.
    """
    steps = Steps(case)
    labelled, owned, graph = (
        steps.recall(name, plan.steps.get(name, "")).value for name in ("label", "own", "owned graph")
    )
    return Known(plan, labelled.labels, owned, graph, ways_of(read_case(case / CASE)))


def read_eloquence(path: Path, labels: LabelMap) -> Any:
    """A map of eloquent cortex on the labels' grid, float32, 0 where it does not reach.

    Raises
    ------
    FormatError, GeometryError : no NIfTI, values outside 0 to 1, or a map that does not meet the brain.
    """
    values, affine, _ = load(path)
    if not 0 <= values.min() <= values.max() <= 1:
        raise GeometryError(f"{path}: eloquence from {values.min():g} to {values.max():g}, must be 0 to 1")
    grid = grid_of(path, affine, values.shape, labels.grid.frame)
    dear = np.clip(resample(values.astype(np.float32), grid, labels.grid, order=1), 0, 1)
    if not dear[labels.tissue("brain")].any():
        raise GeometryError(
            f"{path}: nothing eloquent in the brain, must lie in the frame of the plan's scan"
        )
    return dear


def _studied(
    known: Known, recipe: Any, wishes: CutWishes, eloquence: Any, part: Path, watch: Watch
) -> CutStudy:
    from dioscuri.planning.cutreport.write import write_report
    from dioscuri.separation.cut import DOUBT_DECIDES
    from dioscuri.separation.study import study

    steps = _Told(watch)
    found = study(
        known.labels,
        known.ownership,
        known.vessels,
        recipe.separation,
        wishes,
        eloquence=eloquence,
        ways=known.ways,
        seed=recipe.seed,
        watch=steps.next,
    )
    steps.next("proof")
    document = found.document.model_copy(
        update={
            "software": f"dioscuri {metadata.version('dioscuri')}",
            "case": known.plan.case,
            "plan": known.plan.id,
            "id": part.name.rpartition("-")[2],
            # What the plan says of the labels' doubt is about the plan's cut; this one has its own.
            "warnings": (
                *(w for w in known.plan.warnings if not w.endswith(DOUBT_DECIDES)),
                *found.document.warnings,
            ),
        }
    )
    write_proof(found, part)
    steps.next("report")
    write_report(document, found, known, part)
    write_json(document, part / STUDY)
    steps.next("")
    return document


def write_proof(found: Any, folder: Path) -> None:
    """The cut as plain arrays with its flow, which `audit-cut` checks, after it has passed that check here.

    Raises
    ------
    SolverError : the auditor does not pass it.
    """
    from dioscuri.separation.audit import Certificate, audit
    from dioscuri.separation.crofton import crofton_weights
    from dioscuri.separation.voxels import UNITS_PER_COST, undecided

    field, document = found.field, found.document
    seeds = np.where(field.body, field.seed, 255).astype(np.uint8)
    sides = np.where(field.body, np.where(found.pollux, 2, 1), 255).astype(np.uint8)
    spacing = tuple(round(float(s), 9) for s in field.grid.spacing_mm)
    weights = np.array(crofton_weights((spacing[0], spacing[1], spacing[2])))
    energy, flow = document.cut_units / UNITS_PER_COST, document.flow_units / UNITS_PER_COST
    certificate = Certificate(
        found.sent, sides, weights, float(UNITS_PER_COST), flow, energy, sides, (1, 1, 1)
    )
    needs = {"castor_needs": field.castor_needs, "pollux_needs": field.pollux_needs}
    report = audit(field.cost, seeds, np.array(spacing), certificate, misplaced=field.misplaced, **needs)
    failed = [check.line() for check in report.checks if not check.passed]
    if failed:
        raise SolverError(f"cut: the auditor refuses the proof ({'; '.join(failed)})")
    arrays = {
        "cost_per_mm2": field.cost,
        "seeds": seeds,
        "spacing_mm": np.array(spacing),
        "misplaced": field.misplaced,
        "sent": found.sent,
        "sides": sides,
        "weights_mm2": weights,
        "units_per_cost": np.float64(UNITS_PER_COST),
        "parts": np.array((1, 1, 1)),
    }
    said = {
        "energy": energy,
        "flow": flow,
        "gap": energy - flow,
        "certified": True,
        "area_mm2": document.consequences.area_mm2.value,
        "seconds": round(found.seconds, 4),
        "peak_mb": round(peak_mb(), 1),
        "notes": [],
        "statement": document.statement,
        "undecided": int(np.count_nonzero(undecided(field))),
    }
    write_cut(folder, sides, said, arrays | needs)


class _Told:
    """Turns "what comes next" into step events."""

    def __init__(self, watch: Watch) -> None:
        self.watch, self.now, self.since = watch, "", time.perf_counter()

    def next(self, what: str) -> None:
        if self.now:
            self.watch(StepEvent(self.now, "computed", time.perf_counter() - self.since))
        self.now, self.since = what, time.perf_counter()
        if what:
            self.watch(StepEvent(what, "started"))
