"""The folder of a case: what goes where, and nothing left behind by a refused run."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dioscuri.errors import DioscuriError, ScanError
from dioscuri.formats.case import read_case
from dioscuri.formats.documents import read_document
from dioscuri.model import Case, Plan

CASE, CURRENT, TRUTH = "case.toml", "plans/current.txt", "truth"


@contextmanager
def nothing_left_behind(folder: Path) -> Iterator[None]:
    """Remove what a refused run has added to `folder`, and `folder` itself if it was not there."""
    existed = folder.exists()
    if existed and not folder.is_dir():
        raise ScanError(f"{folder}: a file, must be a folder to write to; name another with --out")
    kept = set(folder.iterdir()) if existed else set()
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    try:
        yield
    except (DioscuriError, OSError):
        if existed:
            for entry in set(folder.iterdir()) - kept:
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        else:
            shutil.rmtree(missing[-1], ignore_errors=True)
        raise


def files_digest(folder: Path) -> str:
    """sha256 over the names and contents of all files below `folder`, a phantom's truth left out."""
    sha = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and TRUTH not in name.parts:
            with path.open("rb") as file:
                sha.update(f"{name}\0{hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return sha.hexdigest()


def scans_in(folder: Path, out: Path) -> Path:
    """The folder that is searched for scans: `folder/scans` where it exists, else `folder`.

    Raises
    ------
    ScanError : `out` lies in it, so that a plan's own files would be read as scans.
    """
    found = folder / "scans" if (folder / "scans").is_dir() else folder
    if out.resolve().is_relative_to(found.resolve()):
        raise ScanError(
            f"{out}: lies among the scans of {found}, must lie outside it; name another with --out"
        )
    return found


def case_of(folder: Path) -> Case | None:
    """The case that `case.toml` describes, in `folder` or beside it where `folder` is its `scans`."""
    beside = folder.resolve().parent / CASE
    path = beside if folder.resolve().name == "scans" and beside.exists() else folder / CASE
    # A folder or a dangling link of that name is refused by the reader: identities must not turn provisional.
    return read_case(path) if path.exists() or path.is_symlink() else None


def current_plan(folder: Path) -> Plan:
    """The plan that the last run in `folder` made or remembered.

    Raises
    ------
    ScanError : no plan is there.
    StoreError, FormatError : it was changed by hand.
    """
    pointer = folder / CURRENT
    if not pointer.is_file():
        raise ScanError(f"{folder}: no plan found, must be a folder that `dioscuri plan --out` wrote")
    plan_id = pointer.read_text("utf-8", errors="replace").strip()
    if not re.fullmatch("[0-9a-f]{64}", plan_id):
        raise ScanError(f"{pointer}: {plan_id[:12]!r} found, must be a plan's id; run `dioscuri plan` again")
    plan = read_document(Plan, folder / "plans" / f"{plan_id}.json")
    if plan.id != plan_id:
        raise ScanError(
            f"{folder}: plan {plan_id[:12]} was changed (now {plan.id[:12]}); run `dioscuri plan` again"
        )
    return plan
