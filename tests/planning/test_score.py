"""Scores with answers known in advance."""

import numpy as np
import pytest

from dioscuri.model import CrossingVessel, Figure
from dioscuri.planning.score import MATCH_MM, Score, ScoreTable, match_crossings


def found(x, radius=1.5, name="v1") -> CrossingVessel:
    figure = Figure(value=radius, low=radius, high=radius, unit="mm", source="test")
    return CrossingVessel(
        id=name, kind="vein", radius_mm=figure, at_lps_mm=(x, 0, 0), castor_probability=0.5, evidence=()
    )


def true(*x, radius=1.5):
    return radius, np.array([[at, 0.0, 0.0] for at in x])


def test_every_vessel_found_once():
    score = match_crossings([true(0), true(50)], [found(1), found(49)])
    assert (score.recall, score.precision) == (1.0, 1.0)


def test_two_claims_on_one_vessel_count_once():
    score = match_crossings([true(0)], [found(1), found(2)])
    assert (score.recall, score.precision) == (1.0, 0.5)


def test_a_vessel_too_far_away_is_another_one():
    score = match_crossings([true(0)], [found(MATCH_MM + 0.1)])
    assert (score.recall, score.precision) == (0.0, 0.0)
    assert match_crossings([true(0)], [found(MATCH_MM - 0.1)]).recall == 1.0


def test_a_vessel_that_passes_twice_is_one_vessel_with_two_passages():
    truth = [true(0, 40), true(90)]
    assert match_crossings(truth, [found(1), found(41), found(90)]).precision == 1.0
    assert match_crossings(truth, [found(41), found(90)]).recall == 1.0
    assert match_crossings(truth, [found(40), found(41), found(42)]).precision == 1 / 3


def test_nearest_pairs_first():
    score = match_crossings([true(0), true(5)], [found(4), found(-4)])
    assert (score.recall, score.precision) == (1.0, 1.0)


def test_thin_vessels_are_neither_missed_nor_wrong():
    score = match_crossings([true(0, radius=0.6), true(50)], [found(1, 1.2), found(50), found(90, 0.7)])
    assert (score.true, score.matched, score.found, score.right) == (1, 1, 2, 2)


@pytest.mark.parametrize("side", ["truth", "found"])
def test_nothing_is_not_a_fault_of_both(side):
    score = match_crossings([true(0)] if side == "truth" else [], [] if side == "truth" else [found(0)])
    assert (score.recall, score.precision) == ((0.0, 1.0) if side == "truth" else (1.0, 0.0))


def test_table_says_what_was_missed():
    rows = (Score("a", "1", "2", "", ">= 3", False), Score("bb", "1", "2", "", ">= 1", True))
    head, first, second = ScoreTable(rows).lines()
    assert head.split() == ["figure", "truth", "recovered", "baseline", "target"]
    assert first.endswith("MISSED") and second.endswith("met")
