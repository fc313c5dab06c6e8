"""Marks and injections that contradict one another are said before anything else."""

import numpy as np
import pytest

from dioscuri.model import (
    CASTOR,
    POLLUX,
    Grid,
    LabelMap,
    Ownership,
    Scan,
    ScanVolume,
    Volume,
    standard_anatomy,
)
from dioscuri.planning.exchange import injections_against_marks

GRID = Grid(np.eye(4), (4, 4, 4), "1.2.3")
LABELS = LabelMap(np.full(GRID.shape, standard_anatomy().number("artery"), np.uint16), GRID)


def owners(first, second) -> Ownership:
    owner = np.full(GRID.shape, first, np.uint8)
    owner[2:] = second
    return Ownership(owner, np.where(owner == CASTOR, 255, 0).astype(np.uint8), GRID)


def lit(injected, first_hu, second_hu, role="cta_arterial") -> ScanVolume:
    hu = np.full(GRID.shape, first_hu, np.float32)
    hu[2:] = second_hu
    return ScanVolume(Scan(series="s", role=role, injected=injected), Volume(hu, GRID, "HU", "CT"))


RISES = (lit("castor", 200, 20), lit("pollux", 10, 180))


def test_injections_that_agree_with_the_marks_say_nothing():
    assert injections_against_marks(LABELS, owners(CASTOR, POLLUX), RISES) == []


def test_exchanged_marks_are_said_for_each_injection():
    said = injections_against_marks(LABELS, owners(POLLUX, CASTOR), RISES)
    assert len(said) == 2
    assert "EXCHANGED: castor's arterial injection enhances pollux's vessels by 200 HU" in said[0]


@pytest.mark.parametrize(
    "rises", [(), (lit("castor", 1, 300, "cta_venous"),)], ids=["no contrast", "venous only"]
)
def test_where_contrast_cannot_tell_nothing_is_said(rises):
    assert injections_against_marks(LABELS, owners(CASTOR, POLLUX), rises) == []
