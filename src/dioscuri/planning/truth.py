"""A phantom's truth beside what the walk recovered from its scans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dioscuri.errors import ScanError
from dioscuri.formats.documents import read_document
from dioscuri.formats.nifti_labels import read_labels, read_owner
from dioscuri.geometry.resample import resample
from dioscuri.geometry.scores import dice, ownership_dice
from dioscuri.model import TWINS, LabelMap, Ownership
from dioscuri.planning.score import CrossingScore, Score, ScoreTable, match_crossings

OWNER_TARGET, RECALL_TARGET, PRECISION_TARGET, SKIN_TARGET, ANGLE_TARGET_DEG = 0.97, 0.9, 0.8, 0.10, 5.0


@dataclass(frozen=True, eq=False)
class Known:
    """The truth folder as read."""

    labels: LabelMap
    owner: Ownership
    truth: Any


def score(run: Any, folder: Path) -> ScoreTable:
    """Every truth figure beside the recovered one and beside a plain baseline.

    Raises
    ------
    ScanError : `folder` is no truth folder, or another phantom's.
    """
    known = read_truth(folder)
    if known.labels.grid.frame != run.walk.labelled.value.labels.grid.frame:
        raise ScanError(
            f"{folder}: another frame of reference than the scans, must be the truth of these scans"
        )
    rows = [*_owners(run.walk, known), *_tissues(run.walk, known), *_crossings(run, known)]
    return ScoreTable((*rows, *_deficits(run.plan, known.truth), *_angles(run.plan, known.truth)))


def read_truth(folder: Path) -> Known:
    """The truth in `folder`.

    Raises
    ------
    ScanError, FormatError : `folder` is no truth folder, or was written by another dioscuri.
    """
    from dioscuri.phantom.twins import Truth

    paths = [_file(folder, name) for name in ("labels.nii.gz", "owner.nii.gz", "truth.json")]
    return Known(read_labels(paths[0]), read_owner(paths[1]), read_document(Truth, paths[2]))


def _file(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        raise ScanError(f"{folder}: no {name}, must be a truth folder as `dioscuri phantom` writes it")
    return path


def _owners(walk: Any, known: Known) -> Iterator[Score]:
    from dioscuri.ownership.baseline import nearest_seed
    from dioscuri.planning.walk import in_order

    labels = walk.labelled.value.labels
    seeds = in_order(walk.heads.value, walk.case).seeds_lps_mm
    ours = ownership_dice(on_grid(walk.ownership.value, known), known.owner, known.labels)
    plain = ownership_dice(
        on_grid(nearest_seed(labels, seeds_lps_mm=seeds), known), known.owner, known.labels
    )
    for twin, value, base in zip(TWINS, ours, plain, strict=True):
        yield Score(
            f"brain of {twin}, Dice",
            "1",
            f"{value:.4f}",
            f"{base:.4f} nearest seed",
            f">= {OWNER_TARGET}",
            value >= OWNER_TARGET,
        )


def on_grid(found: Ownership, known: Known) -> Ownership:
    """An ownership at the voxels of the truth."""
    grid = known.owner.grid
    return Ownership(
        resample(found.owner, found.grid, grid, order=0),
        resample(found.castor, found.grid, grid, order=0),
        grid,
    )


def _tissues(walk: Any, known: Known) -> Iterator[Score]:
    """Overlap of each tissue; on a fused real head this compares code with itself, so it has no target."""
    from dioscuri.labelling.baseline import plain_thresholds

    found, grid = walk.labelled.value.labels, known.labels.grid
    values = LabelMap(resample(found.values, found.grid, grid, order=0), grid)
    base = plain_thresholds(walk.read.value.scans, walk.recipe.labelling)
    plain = LabelMap(resample(base.values, base.grid, grid, order=0), grid)
    for tissue in ("bone", "brain", "vessel"):
        truth = known.labels.tissue(tissue)
        ours, theirs = dice(values.tissue(tissue), truth), dice(plain.tissue(tissue), truth)
        yield Score(f"{tissue}, Dice", "1", f"{ours:.4f}", f"{theirs:.4f} plain thresholds")


def _crossings(run: Any, known: Known) -> Iterator[Score]:
    from dioscuri.circulation.crossings import crossing_vessels
    from dioscuri.ownership.baseline import nearest_seed
    from dioscuri.planning.walk import in_order

    true = [(c.radius_mm, np.array(c.passages_lps_mm)) for c in known.truth.crossings]
    walk, labels = run.walk, run.walk.labelled.value.labels
    seeds = in_order(walk.heads.value, walk.case).seeds_lps_mm
    nearest = nearest_seed(labels, seeds_lps_mm=seeds)
    plain = crossing_vessels(walk.vessels.value, nearest, labels, walk.recipe.circulation)
    yield from _rates(match_crossings(true, run.plan.crossings), match_crossings(true, plain))


def _rates(s: CrossingScore, plain: CrossingScore) -> Iterator[Score]:
    name = "crossing vessels, radius >= 1 mm"
    yield Score(
        f"{name}, found",
        f"{s.true}",
        f"{s.matched} ({s.recall:.2f})",
        f"{plain.recall:.2f} nearest seed",
        f">= {RECALL_TARGET}",
        s.recall >= RECALL_TARGET,
    )
    yield Score(
        f"{name}, right",
        f"{s.found}",
        f"{s.right} ({s.precision:.2f})",
        f"{plain.precision:.2f} nearest seed",
        f">= {PRECISION_TARGET}",
        s.precision >= PRECISION_TARGET,
    )


def _deficits(plan: Any, truth: Any) -> Iterator[Score]:
    for deficit in plan.deficits:
        true = getattr(truth.deficits_mm2[deficit.twin], deficit.tissue)
        off, flat = deficit.area_mm2.value / true - 1, deficit.flat_mm2.value / true - 1
        wanted = deficit.tissue == "skin"
        yield Score(
            f"{deficit.tissue} missing, {deficit.twin}",
            f"{true / 100:.1f} cm2",
            f"{deficit.area_mm2.value / 100:.1f} cm2 ({off:+.1%})",
            f"{flat:+.1%} flat disc",
            f"within {SKIN_TARGET:.0%}" if wanted else "",
            abs(off) <= SKIN_TARGET if wanted else None,
        )


def _angles(plan: Any, truth: Any) -> Iterator[Score]:
    shape = plan.junction
    pairs = (
        ("inter-twin angle", shape.longitudinal_deg, truth.angles_deg.longitudinal, True),
        ("facial rotation", shape.facial_rotation_deg, truth.angles_deg.facial_rotation, False),
    )
    for name, figure, true, wanted in pairs:
        if figure is None:
            yield Score(name, f"{true:.1f} deg", "open: no nasion marked")
            continue
        off = figure.value - true
        yield Score(
            name,
            f"{true:.1f} deg",
            f"{figure.value:.1f} deg ({off:+.1f})",
            "",
            f"within {ANGLE_TARGET_DEG:g} deg" if wanted else "",
            abs(off) <= ANGLE_TARGET_DEG if wanted else None,
        )
