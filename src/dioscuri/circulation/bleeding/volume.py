"""How much blood a child has."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import CirculationError
from dioscuri.model.bleeding_recipe import BleedingRecipe

Array = NDArray[Any]
NEWBORN_DAYS, INFANT_DAYS = 28, 365.25
LEAST_ML_PER_KG = 40.0  # a sample below this is no living child's


def blood_volume_ml(
    weight_kg: float | None,
    age_days: float | None,
    recipe: BleedingRecipe,
    count: int,
    rng: np.random.Generator,
) -> tuple[Array, tuple[str, ...]]:
    """Samples of one twin's blood volume, (count,) mL, and what makes them vary; the first is the middle.

    Without an age a wide range of ages counts; without a weight a wide range of weights.

    Raises
    ------
    CirculationError : a weight or an age that is not positive.
    """
    for name, value in (("weight", weight_kg), ("age", age_days)):
        if value is not None and not (np.isfinite(value) and value > 0):
            raise CirculationError(f"blood volume: {name} {value:g}, must be > 0 and finite, or unknown")
    causes = ["blood volume per kg"]
    per_kg = _per_kg(age_days, recipe, count, rng)
    weight = np.full(count, np.nan if weight_kg is None else weight_kg)
    if weight_kg is None:
        spread = recipe.unknown_weight_spread * rng.standard_normal(count)
        spread[0] = 0
        weight = recipe.unknown_weight_kg * np.exp(spread)
        causes.insert(0, "weight not known")
    if age_days is None:
        causes.append("age not known")
    return per_kg * weight, tuple(causes)


def _per_kg(age_days: float | None, recipe: BleedingRecipe, count: int, rng: np.random.Generator) -> Array:
    by_age = (recipe.newborn_blood_ml_per_kg, recipe.infant_blood_ml_per_kg, recipe.child_blood_ml_per_kg)
    if age_days is None:
        middle = rng.choice(by_age, count)
        middle[0] = recipe.infant_blood_ml_per_kg
    else:
        middle = np.full(count, by_age[(age_days >= NEWBORN_DAYS) + (age_days >= INFANT_DAYS)])
    noise = recipe.blood_ml_per_kg_sd * rng.standard_normal(count)
    noise[0] = 0
    return np.asarray(np.maximum(middle + noise, LEAST_ML_PER_KG))
