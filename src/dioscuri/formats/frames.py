"""The two frames that vessel files come in. A file that does not say its frame is never guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.errors import FormatError

Array = NDArray[Any]
Frame = Literal["LPS", "RAS"]
FRAMES = ("LPS", "RAS")
_FLIP = np.array([-1.0, -1.0, 1.0])


def flipped(points_mm: ArrayLike, frame: str) -> Array:
    """Points (..., 3) from `frame` to LPS, or from LPS to `frame`: the same flip of x and y, exact."""
    points = np.asarray(points_mm, float)
    return points * _FLIP + 0.0 if checked(frame) == "RAS" else points.copy()


def checked(frame: str) -> str:
    """The frame, or FormatError where there is no such one."""
    if frame not in FRAMES:
        raise FormatError(f"frame {frame!r} found, must be LPS (DICOM, ITK) or RAS (NIfTI, 3D Slicer)")
    return frame


def agreed(path: Path, said: str | None, asked: str | None) -> str:
    """The frame that a file says or the caller gives.

    Raises
    ------
    FormatError : neither says, or they differ.
    """
    if said is None and asked is None:
        raise FormatError(f"{path}: does not say its frame, must be told: LPS or RAS")
    if said is not None and asked is not None and said != asked:
        raise FormatError(f"{path}: is in {said}, {asked} was asked for; leave the frame out or correct it")
    try:
        return checked(said if said is not None else str(asked))
    except FormatError as error:
        raise FormatError(f"{path}: {error}") from None
