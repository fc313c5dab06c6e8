"""A folder of scans as volumes: the one entry of `dioscuri plan`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from dioscuri.errors import FormatError, ScanError
from dioscuri.formats._files import described
from dioscuri.formats.dicom_header import dicom_files
from dioscuri.formats.dicom_read import read_series
from dioscuri.formats.nifti import read_volume
from dioscuri.formats.nifti_file import ENDINGS
from dioscuri.formats.series import Series

TRUTH = "truth"


def read_scans(folder: Path) -> tuple[Series, ...]:
    """Every scan in `folder`, or in `folder/scans` where that exists: DICOM, or NIfTI when there is none.

    A folder called `truth` is never entered: a plan must not see the answers.

    Raises
    ------
    ScanError : no folder, no scan in it, or a scan that cannot be read; one line with what was found,
        what must be there and what to do.
    MissingPartError : a compressed series whose decoder is not installed.
    """
    folder = Path(folder)
    if not folder.is_dir():
        found = "a file" if folder.exists() else "nothing"
        raise ScanError(f"{folder}: {found} found, must be a folder of DICOM or NIfTI scans; name one")
    scans = folder / "scans" if (folder / "scans").is_dir() else folder
    try:
        if dicom_files(scans):
            return read_series(scans)
        return _niftis(scans)
    except FormatError as error:
        raise ScanError(str(error)) from None


def _niftis(folder: Path) -> tuple[Series, ...]:
    paths = [
        path
        for path in sorted(folder.rglob("*"))
        if path.name.endswith(ENDINGS) and TRUTH not in path.relative_to(folder).parts[:-1]
    ]
    if not paths:
        raise ScanError(
            f"{folder}: {described(folder)}; no DICOM or NIfTI found, must hold the scans of one case; "
            "export them from the archive into this folder"
        )
    series = tuple(read_volume(path) for path in paths)
    name, count = Counter(one.uid for one in series).most_common(1)[0]
    if count > 1:
        raise ScanError(
            f"{folder}: {count} NIfTI files called {name}, each must have its own name; rename them"
        )
    return series
