"""Surfaces that are optimal for other weights: one trade-off at a time, solved warm."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dioscuri.separation.choices.found import Found
from dioscuri.separation.energy import Field
from dioscuri.separation.premises import Premises
from dioscuri.separation.trial import Trial

FACTORS = {0.25: "a quarter as dear", 0.5: "half as dear", 2.0: "twice as dear", 4.0: "four times as dear"}
TRADED = {"vessel_cost_per_mm2": "vessels", "scalp_cost_per_mm2": "skin", "bone_cost_per_mm2": "bone"}


def sweep(found: Found, trial: Trial) -> None:
    """Vessel against skin against bone, and what is given to castor against what is given to pollux."""
    for field, why in (*_weights(found.basis), *_twins(found.basis)):
        found.add(trial.pollux(field), why)


def _weights(basis: Premises) -> Iterator[tuple[Field, str]]:
    for name, tissue in TRADED.items():
        weight, slope = float(getattr(basis.recipe, name)), basis.slope(name)
        if weight > 0:
            for factor, words in FACTORS.items():
                yield basis.moved((slope, weight * (factor - 1))), f"{tissue} {words}"


def _twins(basis: Premises) -> Iterator[tuple[Field, str]]:
    cost, misplaced = basis.plain.cost, basis.plain.misplaced
    for factor, words in FACTORS.items():
        if factor > 1:
            dearer = np.where(misplaced > 0, factor * misplaced, misplaced)
            yield basis.kept(cost, dearer), f"castor's own tissue {words} to give away"
            dearer = np.where(misplaced < 0, factor * misplaced, misplaced)
            yield basis.kept(cost, dearer), f"pollux's own tissue {words} to give away"
