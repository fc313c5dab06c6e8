"""Each twin's own left, right, face and back of the head, from the landmarks of the case."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import TWINS, Case, TwinMarks

Ways = dict[str, dict[str, NDArray[Any]]]


def ways_of(case: Case) -> Ways:
    """Unit vectors (3,) LPS by twin and name; a twin whose landmarks were not placed has none.

    Left is from the right porion to the left one; the face is from half-way between them to the nasion.
    """
    marks = {"castor": case.castor, "pollux": case.pollux}
    return {twin: _of(marks[twin]) for twin in TWINS}


def _of(marks: TwinMarks) -> dict[str, NDArray[Any]]:
    if marks.porion_left_lps_mm is None or marks.porion_right_lps_mm is None:
        return {}
    left, right = np.array(marks.porion_left_lps_mm), np.array(marks.porion_right_lps_mm)
    out = {"left side": _unit(left - right), "right side": _unit(right - left)}
    if marks.nasion_lps_mm is not None:
        face = _unit(np.array(marks.nasion_lps_mm) - (left + right) / 2)
        out |= {"face": face, "back of the head": -face}
    return out


def _unit(vector: NDArray[Any]) -> NDArray[Any]:
    out: NDArray[Any] = vector / max(float(np.linalg.norm(vector)), 1e-9)
    return out
