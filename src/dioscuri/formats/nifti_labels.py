"""Structures and owners as NIfTI: whole numbers, with their names in the sidecar."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import FormatError, GeometryError
from dioscuri.formats.documents import write_json
from dioscuri.formats.nifti_file import FRAME, facts, grid_of, load, save, sidecar, stem
from dioscuri.formats.uids import frame_uid
from dioscuri.model import OWNERS, Grid, LabelMap, Ownership, standard_anatomy

Array = NDArray[Any]

CASTOR_WHERE_SURE = np.array([0, 255, 0, 128], np.uint8)  # by owner: nobody, castor, pollux, shared


def read_labels(path: Path) -> LabelMap:
    """Structure numbers, in the frame that the sidecar names.

    Raises
    ------
    FormatError : slanted axes, values that are no structure, or a name of the sidecar that this anatomy
        gives to another number.
    """
    path = Path(path)
    anatomy = standard_anatomy()
    known = {str(s.number): s.name for s in anatomy}
    for number, name in facts(path).get("names", {}).items():
        if known.get(number) != name:
            raise FormatError(
                f"{sidecar(path)}: label {number} is {name!r}, must be {known.get(number)!r}; renumber it"
            )
    values, grid = _numbers(path, np.uint16)
    try:
        return LabelMap(values, grid, anatomy)
    except GeometryError as error:
        raise FormatError(f"{path}: {error}") from None


def write_labels(labels: LabelMap, path: Path) -> None:
    """Write structure numbers as uint16 with intent LABEL; names and frame go to the sidecar."""
    save(labels.values, labels.grid, path, intent="label")
    _write_names({str(s.number): s.name for s in labels.anatomy}, labels.grid, path)


def read_owner(path: Path) -> Ownership:
    """Owners, and the probability of castor from `NAME_castor.nii.gz` beside it where that exists.

    Without it castor's voxels get 255, pollux's 0 and shared ones 128.

    Raises
    ------
    FormatError : slanted axes, an owner that is not 0 to 3, or two files on two grids.
    """
    path = Path(path)
    owner, grid = _numbers(path, np.uint8)
    beside = _castor(path)
    castor = CASTOR_WHERE_SURE[np.minimum(owner, 3)]
    if beside.exists():
        castor, other = _numbers(beside, np.uint8, frame=grid.frame)
        if not grid.same_as(other):
            raise FormatError(
                f"{beside}: another grid than {path.name}, both must have one; write them together"
            )
    try:
        return Ownership(owner, castor, grid)
    except GeometryError as error:
        raise FormatError(f"{path}: {error}") from None


def write_owner(ownership: Ownership, path: Path) -> None:
    """Write owners as uint8 (0 nobody, 1 castor, 2 pollux, 3 shared), beside them castor x 255."""
    path = Path(path)
    save(ownership.owner, ownership.grid, path, intent="label")
    save(ownership.castor, ownership.grid, _castor(path))
    _write_names({str(n): name for n, name in enumerate(OWNERS)}, ownership.grid, path)


def _castor(path: Path) -> Path:
    return path.with_name(path.name.replace(stem(path), f"{stem(path)}_castor", 1))


def _write_names(names: dict[str, str], grid: Grid, path: Path) -> None:
    write_json({"names": names, "frame": frame_uid(grid.frame)}, sidecar(path))


def _numbers(path: Path, dtype: Any, frame: str = "") -> tuple[Array, Grid]:
    """Whole numbers of a file, and its grid. Labels are never interpolated."""
    values, affine, notes = load(path)
    if any("resampled" in note for note in notes):
        raise FormatError(f"{path}: slanted axes, labels must lie on a right-angled grid; resample them")
    numbers = values.astype(dtype)
    if not np.array_equal(numbers, values):
        raise FormatError(
            f"{path}: values {values.min():g} to {values.max():g}, must be whole numbers from 0 to "
            f"{np.iinfo(dtype).max}"
        )
    return numbers, grid_of(path, affine, values.shape, frame or str(facts(path).get("frame") or FRAME))
