"""`case.toml`: who the twins are, where each lies, who confirmed it, and what each scan is."""

from __future__ import annotations

from pathlib import Path

from dioscuri.errors import GeometryError
from dioscuri.formats._files import get_toml, put
from dioscuri.formats.toml import dumps
from dioscuri.model import Case

HEAD = "# A dioscuri case. Points are LPS millimetres in the frame of the scans; see docs/user/scans.md.\n"


def read_case(path: Path) -> Case:
    """The case of a `case.toml`.

    Raises
    ------
    FormatError : not a readable TOML file.
    GeometryError : an unknown or missing key, or a value that a case refuses; the message names the file.
    """
    data = get_toml(Path(path))
    try:
        return Case(**data)
    except GeometryError as error:
        raise GeometryError(f"{path}: {error}") from None


def write_case(case: Case, path: Path) -> None:
    """Write a case as TOML; `read_case` gives it back equal."""
    put(Path(path), (HEAD + dumps(case.model_dump())).encode("utf-8"))
