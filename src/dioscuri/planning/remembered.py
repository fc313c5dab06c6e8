"""Folders of answers: written whole or not at all, and known again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import psutil

from dioscuri.formats.documents import write_json

WRITTEN = "written.json"
T = TypeVar("T")


def written_whole(folder: Path, write: Callable[[Path], T]) -> T:
    """What `write` returns after it has filled a folder, which then takes the place of `folder`.

    Nothing is left behind where it fails; what runs that were killed have left beside it is removed.
    """
    place = folder.parent
    clear_killed(place)
    part = folder.with_name(f".part-{os.getpid()}-{folder.name}")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        found = write(part)
        files = {str(p.relative_to(part)): sha256(p) for p in sorted(part.rglob("*")) if p.is_file()}
        write_json(files, part / WRITTEN)
        shutil.rmtree(folder, ignore_errors=True)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
        if not any(place.iterdir()):
            place.rmdir()
    return found


def whole(folder: Path) -> bool:
    """Whether every file that was written into `folder` is there as it was written."""
    try:
        written = json.loads((folder / WRITTEN).read_text("utf-8"))
        return bool(written) and all(sha256(folder / name) == sha for name, sha in written.items())
    except (OSError, ValueError, AttributeError):
        return False


def clear_killed(place: Path) -> None:
    """Remove what runs that were killed have left in `place`."""
    for part in place.glob(".part-*"):
        pid = part.name.split("-")[1]
        if not (pid.isdigit() and psutil.pid_exists(int(pid))):
            shutil.rmtree(part, ignore_errors=True)


def sha256(path: Path) -> str:
    """Digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
