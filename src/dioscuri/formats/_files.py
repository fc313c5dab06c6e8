"""Files written whole or not at all, and text read with one-line errors."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from dioscuri.errors import FormatError


def put(path: Path, data: bytes) -> None:
    """Write `data` under a passing name, then rename: a killed run leaves no half file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    passing = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        passing.write_bytes(data)
        os.replace(passing, path)
    finally:
        passing.unlink(missing_ok=True)


def get(path: Path) -> bytes:
    """Bytes of a file; FormatError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FormatError(f"{path}: cannot be read ({error.strerror}), must be a readable file") from None


def get_toml(path: Path) -> dict[str, Any]:
    """Tables of a TOML file; FormatError naming the line where it is none."""
    try:
        return tomllib.loads(get(path).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FormatError(f"{path}: not TOML ({error}), correct that line") from None


def described(folder: Path, limit: int = 3) -> str:
    """What lies in a folder, for an error: `3 files: a.txt, b.txt, c.txt`."""
    names = sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())
    if not names:
        return "no file"
    more = ", ..." if len(names) > limit else ""
    return f"{len(names)} file{'s' * (len(names) > 1)}: {', '.join(names[:limit])}{more}"
