"""Phantom twins on disk: scans as a hospital would send them, and the truth beside them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dioscuri.errors import ScanError
from dioscuri.formats.case import write_case
from dioscuri.formats.dicom_header import read_header
from dioscuri.formats.dicom_write import Study, write_series
from dioscuri.formats.documents import write_json
from dioscuri.formats.folder import read_scans
from dioscuri.formats.landmarks import read_landmarks
from dioscuri.formats.nifti import write_volume
from dioscuri.formats.nifti_labels import write_labels, write_owner
from dioscuri.formats.vessels import write_vessels
from dioscuri.model import TWINS, Case, Confirmation, Scan, ScanVolume, TwinMarks, Volume
from dioscuri.planning.folder import nothing_left_behind
from dioscuri.planning.fuse import fused_twins, landmark_names, timed
from dioscuri.planning.progress import Watch, silent
from dioscuri.steps import code_digest

ORIGIN = "truth/origin.json"
NOTES = "truth/notes.txt"
MARKED = ("nasion", "porion_left", "porion_right")
CONFIRMED = Confirmation(
    by="phantom generator", on=date(2000, 1, 1), picture="made, not seen: the generator's truth"
)


def write_phantom(
    preset: str, out: Path, *, spacing_mm: float = 1.0, seed: int | None = None, watch: Watch = silent
) -> Path:
    """Make the twins of a named preset and write `case.toml`, `scans/`, `nifti/` and `truth/` to `out`.

    Raises
    ------
    ScanError : no preset of that name, or `out` is not empty.
    """
    from dioscuri.phantom.scanner import scan_twins
    from dioscuri.phantom.twins import make_twins

    chosen = _preset(preset, seed)
    with _fresh(out):
        twins = timed(watch, "grow twins", lambda: make_twins(chosen, spacing_mm=spacing_mm))
        scans = timed(watch, "scan twins", lambda: scan_twins(twins, seed=chosen.seed))
        timed(watch, "write", lambda: _write(twins, scans, out))
    return out


def demo_twins(
    preset: str, out: Path, *, spacing_mm: float, seed: int | None = None, watch: Watch = silent
) -> Path:
    """As `write_phantom`, but twins that the same code has already made are used again, others replaced."""
    from dioscuri.formats.documents import read_json

    origin = out / ORIGIN
    asked = _origin(_preset(preset, seed), spacing_mm)
    if origin.is_file():
        if read_json(origin) == asked:
            return out
        shutil.rmtree(out)
    made = write_phantom(preset, out, spacing_mm=spacing_mm, seed=seed, watch=watch)
    write_json(asked, origin)
    return made


def write_fused(
    head: Path,
    preset: str,
    out: Path,
    *,
    spacing_mm: float = 1.0,
    seed: int | None = None,
    landmarks: Path | None = None,
    watch: Watch = silent,
) -> tuple[Path, tuple[str, ...]]:
    """Make twins out of one real head (T1 or CT) and write them as `write_phantom` does; no face is kept.

    Returns the folder, and notes of what was inferred, drawn or found by rule; they lie in `truth/notes.txt`.

    Parameters
    ----------
    landmarks : a TOML file of landmarks that a person has placed; they win over the rules.

    Raises
    ------
    ScanError : not exactly one head scan, or its vertex lies outside the field of view.
    FormatError : landmarks that cannot be read.
    """
    chosen = _preset(preset, seed)
    # The name is part of the frame of reference: twins of two heads never lie in one frame.
    chosen = chosen.model_copy(update={"name": f"{preset} from {head.resolve().name}"})
    given = read_landmarks(landmarks, landmark_names()) if landmarks else None
    with _fresh(out):
        volume = timed(watch, "read head", lambda: one_head(head))
        made = fused_twins(volume, chosen, spacing_mm=spacing_mm, given=given, watch=watch)
        timed(watch, "write", lambda: _write(made.twins, made.scans, out))
        (out / NOTES).write_text("".join(f"{note}\n" for note in made.notes), "utf-8")
    return out, made.notes


def one_head(path: Path) -> Volume:
    """The only volume of a folder, or of a NIfTI file."""
    from dioscuri.formats.nifti import read_volume

    series = (read_volume(path),) if path.is_file() else read_scans(path)
    if len(series) != 1:
        names = ", ".join(s.description or s.uid for s in series)
        raise ScanError(f"{path}: {len(series)} scans found ({names}), must be one T1 or CT of one head")
    return series[0].volume


def _origin(preset: Any, spacing_mm: float) -> dict[str, Any]:
    return {"code": code_digest(), "preset": preset.model_dump(mode="json"), "spacing_mm": spacing_mm}


def _preset(name: str, seed: int | None) -> Any:
    from dioscuri.phantom.presets import PRESETS

    if name not in PRESETS:
        raise ScanError(f"preset {name!r} is not known, must be one of {', '.join(PRESETS)}")
    chosen = PRESETS[name]
    return chosen if seed is None else chosen.model_copy(update={"seed": seed})


def _fresh(out: Path) -> Any:
    if out.is_dir() and any(out.iterdir()):
        raise ScanError(f"{out}: not empty, must be a new or empty folder; name another with --out")
    return nothing_left_behind(out)


def _write(twins: Any, scans: Sequence[ScanVolume], out: Path) -> None:
    listed = []
    for number, scan in enumerate(scans, start=1):
        name = re.sub(r"\W+", "_", scan.scan.series.lower()).strip("_")
        study = _study(scan, f"{twins.preset.name} {twins.preset.seed} {scan.volume.grid.frame}")
        agent = f"synthetic contrast, {scan.scan.injected} injected" if scan.scan.injected else ""
        files = write_series(
            scan.volume,
            out / "scans" / f"{number:02d}_{name}",
            description=scan.scan.series,
            study=study,
            number=number,
            contrast=agent,
        )
        listed.append(scan.scan.model_copy(update={"series": str(read_header(files[0]).SeriesInstanceUID)}))
        write_volume(
            scan.volume,
            out / "nifti" / f"{name}.nii.gz",
            description=scan.scan.series,
            role=scan.scan.role,
            injected=scan.scan.injected or "",
        )
    write_case(_case(twins, listed), out / "case.toml")
    write_truth(twins, out / "truth")


def _study(scan: ScanVolume, pair: str) -> Study:
    if scan.scan.injected:
        return Study(f"CT angiography, {scan.scan.injected} injected", key=f"{pair} cta {scan.scan.injected}")
    kind = "CT" if scan.volume.modality == "CT" else "MR"
    return Study(f"{kind} of joined heads", key=f"{pair} {kind}")


def _case(twins: Any, scans: Sequence[Scan]) -> Case:
    marks = {
        twin: TwinMarks(
            inside_lps_mm=_point(_inside(twins.landmarks[twin])),
            **{f"{name}_lps_mm": _point(twins.landmarks[twin][name]) for name in MARKED},
        )
        for twin in TWINS
    }
    return Case(name=twins.preset.name, confirmed=CONFIRMED, scans=tuple(scans), **marks)


def _inside(landmarks: Any) -> Any:
    """A point in the brain: a third of the way from the foramen magnum to where the vertex would be."""
    foramen, vertex = landmarks["foramen_magnum"], landmarks["vertex"]
    return foramen + (vertex - foramen) / 3


def write_truth(twins: Any, folder: Path) -> None:
    """Write what the generator decided: labels, owners, vessels, landmarks, figures."""
    write_labels(twins.labels, folder / "labels.nii.gz")
    write_owner(twins.owner, folder / "owner.nii.gz")
    write_vessels(twins.vessels, folder / "vessels.json")
    landmarks = {twin: {n: _point(p) for n, p in twins.landmarks[twin].items()} for twin in TWINS}
    write_json(landmarks, folder / "landmarks.json")
    write_json(twins.truth, folder / "truth.json")


def _point(values: Any) -> tuple[float, float, float]:
    x, y, z = (round(float(v), 3) for v in values)
    return x, y, z
