"""Content-addressed files, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import StoreError
from dioscuri.steps.digest import array_digest

TEMPORARY = ".part-"


def write_whole(path: Path, data: bytes | NDArray[Any]) -> None:
    """Write `path` at once: a kill at any moment leaves the old file or the new one."""
    part = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")
    try:
        with part.open("wb") as file:
            if isinstance(data, bytes):
                file.write(data)
            else:
                np.save(file, data, allow_pickle=False)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


class Objects:
    """`objects/<sha>.npy` arrays and `objects/<sha>.json` trees under one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{TEMPORARY}*"):
            if not _alive(int(left.name.removeprefix(TEMPORARY).split("-")[0])):
                left.unlink(missing_ok=True)

    def keep_array(self, array: NDArray[Any]) -> str:
        """Store an array once; its digest."""
        sha = array_digest(array)
        path = self.folder / f"{sha}.npy"
        if not path.exists():
            write_whole(path, array)
        return sha

    def load_array(self, sha: str) -> NDArray[Any]:
        """The array of a digest, read-only, checked against it."""
        path = self.folder / f"{sha}.npy"
        try:
            array: NDArray[Any] = np.load(path, allow_pickle=False)
        except (OSError, ValueError) as error:
            raise StoreError(f"{path}: cannot be read ({error}); delete it and run again") from None
        array.flags.writeable = False
        if array_digest(array) != sha:
            raise StoreError(f"{path}: content does not match its name (damaged); delete it and run again")
        return array

    def keep_text(self, text: str) -> str:
        """Store a JSON text once; its digest."""
        sha = hashlib.sha256(text.encode()).hexdigest()
        path = self.folder / f"{sha}.json"
        if not path.exists():
            write_whole(path, text.encode())
        return sha

    def load_text(self, sha: str) -> str:
        """The JSON text of a digest, checked against it."""
        path = self.folder / f"{sha}.json"
        text = path.read_text("utf-8")
        if hashlib.sha256(text.encode()).hexdigest() != sha:
            raise StoreError(f"{path}: content does not match its name (damaged); delete it and run again")
        return text

    def has(self, name: str) -> bool:
        """Whether a file of this name (sha.npy or sha.json) is here."""
        return (self.folder / name).exists()


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
