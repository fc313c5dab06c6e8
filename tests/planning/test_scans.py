"""Roles: the case's word, else an admitted guess, else a refusal that says what to do."""

import numpy as np
import pytest

from dioscuri.errors import ScanError
from dioscuri.formats.series import Series
from dioscuri.model import Case, Grid, Volume
from dioscuri.planning.scans import GUESSED, assign_roles, records, unused

GRID = Grid(np.eye(4), (2, 3, 4), "1.2.3")
CT = Volume(np.zeros(GRID.shape, np.int16), GRID, "HU", "CT")
MARKS = {"castor": {"inside_lps_mm": (0, 0, 0)}, "pollux": {"inside_lps_mm": (0, 0, 120)}}


def series(uid, role=None, injected=None) -> Series:
    hint = {k: v for k, v in (("role", role), ("injected", injected)) if v} or None
    return Series(uid, f"series {uid}", CT, 4, hint)


def test_a_guess_is_admitted():
    (scan,) = assign_roles([series("1", "ct")], None)
    assert scan.scan.role == "ct" and GUESSED in scan.notes


def test_the_case_outranks_the_guess():
    case = Case(name="c", **MARKS, scans=({"series": "2", "role": "ct"}, {"series": "1", "role": "t1"}))
    roles = {s.scan.series: s.scan.role for s in assign_roles([series("1", "ct"), series("2")], case)}
    assert roles == {"1": "t1", "2": "ct"}


def test_contrast_of_an_unknown_twin_is_not_used_and_said():
    found = [series("1", "ct"), series("2", "cta_venous")]
    scans = assign_roles(found, None)
    assert [s.scan.series for s in scans] == ["1"]
    assert unused(found, scans) == [
        "series series 2 was not used: its role is not known; name it in case.toml"
    ]
    assert records(found, scans)[0].slices == 4


def test_refusals():
    with pytest.raises(ScanError, match="series 9, which is not among the 1"):
        assign_roles([series("1", "ct")], Case(name="c", **MARKS, scans=({"series": "9", "role": "ct"},)))
    with pytest.raises(ScanError, match="1 and 2 are both ct, must be one of each"):
        assign_roles([series("1", "ct"), series("2", "ct")], None)
    with pytest.raises(ScanError, match=r"found series 1 \(CT\); expected one unenhanced CT"):
        assign_roles([series("1")], None)
