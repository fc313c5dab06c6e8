"""Scans as NIfTI, each with a JSON sidecar that says what NIfTI cannot."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import FormatError
from dioscuri.formats.dicom_pixels import AIR_HU
from dioscuri.formats.documents import write_json
from dioscuri.formats.nifti_file import FRAME, facts, grid_of, load, save, sidecar, stem
from dioscuri.formats.nifti_labels import read_labels, read_owner, write_labels, write_owner
from dioscuri.formats.roles import guess
from dioscuri.formats.series import Series
from dioscuri.formats.uids import frame_uid
from dioscuri.model import TWINS, Volume
from dioscuri.model.case import Role

__all__ = ["read_labels", "read_owner", "read_volume", "write_labels", "write_owner", "write_volume"]

Array = NDArray[Any]

ROLES = get_args(Role)
CT_BELOW = -300  # an MR has no values like those of air on CT
INT16 = np.iinfo(np.int16)
CT_WORDS, MR_WORDS = ("ct", "cta", "ctv"), ("mr", "mri", "mrv", "t1", "t1w", "mprage", "spgr")


def read_volume(path: Path) -> Series:
    """One 3D scan with its sidecar, where there is one.

    Modality and role come from the sidecar (`Modality`, `SeriesDescription`, `role`, `injected`,
    `acquired_on`, `synthetic`, `frame`), else from the file name, else CT or MR from the values, with a
    note. The series is called by its file name.

    Raises
    ------
    FormatError : not NIfTI, not 3D, one slice, no orientation, or a sidecar value that is not allowed.
    """
    path = Path(path)
    said = facts(path)
    values, affine, notes = load(path)
    if min(values.shape) < 2:
        raise FormatError(
            f"{path}: {' x '.join(map(str, values.shape))} voxels, 1 slice found, "
            "must be at least 2 to make a volume; give the whole scan"
        )
    modality, guessed = _modality(path, said, values)
    values, clipped = _lean(values, modality == "CT")
    grid = grid_of(path, affine, values.shape, str(said.get("frame") or FRAME))
    if "frame" not in said:
        notes = (*notes, "no frame of reference in NIfTI: taken to share one with the other NIfTI files")
    synthetic = bool(said.get("synthetic", False))
    unit = "HU" if modality == "CT" else "arbitrary"
    return Series(
        uid=stem(path),
        description=str(said.get("SeriesDescription") or stem(path)),
        volume=Volume(values, grid, unit, modality, _day(path, said), synthetic),
        slices=values.shape[2],
        hint=_hint(path, said, modality),
        notes=(*notes, *guessed, *clipped),
        synthetic=synthetic,
    )


def write_volume(
    volume: Volume, path: Path, *, description: str = "", role: str = "", injected: str = ""
) -> None:
    """Write a scan (`.nii` or `.nii.gz`) and its sidecar. int16 stays int16; real values become float32."""
    path = Path(path)
    said = {
        "Modality": volume.modality,
        "SeriesDescription": description or stem(path),
        "role": role or None,
        "injected": injected or None,
        "acquired_on": volume.acquired_on.isoformat() if volume.acquired_on else None,
        "synthetic": volume.synthetic,
        "frame": frame_uid(volume.grid.frame),
    }
    values = volume.values.astype(np.float32) if volume.values.dtype.kind == "f" else volume.values
    save(values, volume.grid, path)
    write_json({key: value for key, value in said.items() if value is not None}, sidecar(path))


def _modality(path: Path, said: dict[str, Any], values: Array) -> tuple[str, tuple[str, ...]]:
    if "Modality" in said:
        return _allowed(path, "Modality", said["Modality"], ("CT", "MR")), ()
    words = set(stem(path).lower().replace("-", "_").split("_"))
    if words & set(CT_WORDS) and not words & set(MR_WORDS):
        return "CT", ()
    if words & set(MR_WORDS) and not words & set(CT_WORDS):
        return "MR", ()
    low = float(values.min())
    found = "CT" if low < CT_BELOW else "MR"
    return found, (f"taken for {found} by its lowest value, {low:g}: neither name nor sidecar says",)


def _hint(path: Path, said: dict[str, Any], modality: str) -> dict[str, str] | None:
    if "role" not in said:
        return guess(modality, [stem(path), str(said.get("SeriesDescription", ""))])
    hint = {"role": _allowed(path, "role", said["role"], ROLES)}
    if "injected" in said:
        hint["injected"] = _allowed(path, "injected", said["injected"], TWINS)
    return hint


def _allowed(path: Path, key: str, value: Any, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise FormatError(f"{sidecar(path)}: {key} is {value!r}, must be one of {', '.join(allowed)}")
    return str(value)


def _day(path: Path, said: dict[str, Any]) -> date | None:
    if "acquired_on" not in said:
        return None
    try:
        return date.fromisoformat(said["acquired_on"])
    except (TypeError, ValueError):
        raise FormatError(
            f"{sidecar(path)}: acquired_on is {said['acquired_on']!r}, must be a day as in 2026-01-31"
        ) from None


def _lean(values: Array, ct: bool) -> tuple[Array, tuple[str, ...]]:
    """Whole numbers as int16 where they fit, else float32; a CT's padding raised to air."""
    low, high = float(values.min()), float(values.max())
    notes: tuple[str, ...] = ()
    if ct and low < AIR_HU:
        notes = (f"values down to {low:g} HU (padding) set to {AIR_HU} HU",)
        values, low = np.maximum(values, AIR_HU), AIR_HU
    fits = values.dtype.kind in "iu" and low >= INT16.min and high <= INT16.max
    return values.astype(np.int16 if fits else np.float32, copy=False), notes
