"""Landmarks of one head that a person has placed, as TOML: `nasion_lps_mm = [x, y, z]`, one line each."""

from __future__ import annotations

import math
from collections.abc import Collection
from pathlib import Path
from typing import Any

from dioscuri.errors import FormatError
from dioscuri.formats._files import get_toml

SUFFIX = "_lps_mm"


def read_landmarks(path: Path, names: Collection[str]) -> dict[str, tuple[float, float, float]]:
    """Landmarks of a file, LPS mm, by name without the unit; `names` are those that are allowed.

    Raises
    ------
    FormatError : not TOML, an unknown name, or a value that is not three finite numbers.
    """
    found = {}
    for key, value in get_toml(Path(path)).items():
        name = key.removesuffix(SUFFIX)
        if name not in names or name == key:
            allowed = ", ".join(f"{n}{SUFFIX}" for n in names)
            raise FormatError(f"{path}: {key!r} found, must be one of {allowed}")
        found[name] = _point(path, key, value)
    return found


def _point(path: Path, key: str, value: Any) -> tuple[float, float, float]:
    numbers = value if isinstance(value, list) else []
    good = [float(v) for v in numbers if isinstance(v, int | float) and not isinstance(v, bool)]
    if len(numbers) != 3 or len(good) != 3 or not all(math.isfinite(v) for v in good):
        raise FormatError(f"{path}: {key} = {value!r} found, must be three numbers in mm")
    return good[0], good[1], good[2]
