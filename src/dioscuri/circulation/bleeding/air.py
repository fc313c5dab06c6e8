"""Whether an open vein draws in air: its pressure where it is open, by position of the head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.circulation.bleeding.orifice import BLOOD_KG_M3, PA_PER_MMHG
from dioscuri.circulation.figures import figure_of
from dioscuri.errors import CirculationError
from dioscuri.model.bleeding import AirRisk, AirState
from dioscuri.model.bleeding_recipe import BleedingRecipe

Array = NDArray[Any]
G_M_S2 = 9.80665
MMHG_PER_MM = BLOOD_KG_M3 * G_M_S2 / PA_PER_MMHG / 1000
PRECEDENT = (
    "Doppler showed air in 82.6 % of 23 craniectomies for craniosynostosis, 6 of 19 with low pressure "
    "(Faberowski, Anesthesiology 2000;92:20)."
)
HEAD_UP_DEG = (0.0, 15.0, 30.0)  # what is shown; any other can be asked for
MODEL = "hydrostatic column of blood from heart to tear"
Position = Literal["supine", "prone"]


def hydrostatic_mmhg(height_mm: ArrayLike) -> Array:
    """Weight of a column of blood, mmHg: what a pressure on the scale of the heart loses at that height."""
    return np.asarray(MMHG_PER_MM * np.asarray(height_mm, float))


def height_mm(
    cranial_mm: ArrayLike, anterior_mm: ArrayLike, position: Position, head_up_deg: ArrayLike = 0.0
) -> Array:
    """Height of the tear above that twin's heart when the whole body is tilted, mm.

    Parameters
    ----------
    cranial_mm, anterior_mm : from heart to tear, along the body and towards the chest.
    head_up_deg : tilt of the body, negative head down.
    """
    if position not in ("supine", "prone"):
        raise CirculationError(f"position {position!r}, must be supine or prone")
    a = np.radians(np.asarray(head_up_deg, float))
    forward = np.asarray(anterior_mm, float) * (1 if position == "supine" else -1)
    return np.asarray(np.asarray(cranial_mm, float) * np.sin(a) + forward * np.cos(a))


def level_head_up_deg(pressure_mmhg: ArrayLike, cranial_mm: ArrayLike, forward_mm: ArrayLike = 0.0) -> Array:
    """Head-up tilt at which the pressure at the tear is that of the air, degrees; NaN where none within 90.

    `forward_mm` is the tear's height above the heart when flat.
    """
    c, f = np.asarray(cranial_mm, float), np.asarray(forward_mm, float)
    reach = np.hypot(c, f) * MMHG_PER_MM
    with np.errstate(invalid="ignore", divide="ignore"):
        found = np.degrees(np.arcsin(np.asarray(pressure_mmhg, float) / reach) - np.arctan2(f, c))
    return np.asarray(np.where(np.abs(found) <= 90, found, np.nan))


def heart_distance_samples_mm(recipe: BleedingRecipe, count: int, rng: np.random.Generator) -> Array:
    """Distance from heart to tear along the body, not known, (count,) mm; the first is the middle."""
    noise = recipe.heart_distance_sd_mm * rng.standard_normal(count)
    noise[0] = 0
    return np.asarray(np.maximum(recipe.heart_distance_mm + noise, 0))


def air_risk(
    pressure_mmhg: ArrayLike,
    place_mm: tuple[ArrayLike, ArrayLike],
    position: Position,
    head_up_deg: float = 0.0,
    causes: Sequence[str] = (),
) -> AirRisk:
    """Whether the torn vein draws in air in one position.

    Parameters
    ----------
    pressure_mmhg : pressure in the vein at the tear, network scale (at the height of the heart), (S,) or one.
    place_mm : cranial and anterior distance from heart to tear, (S,) or one each.
    """
    high = height_mm(*place_mm, position, head_up_deg)
    over = np.asarray(pressure_mmhg, float) - hydrostatic_mmhg(high)
    over_air = figure_of(over, "mmHg", MODEL, causes, value=float(np.ravel(over)[0]))
    state = _state(over_air.low, over_air.high)
    tilt = (
        "flat"
        if head_up_deg == 0
        else f"head {'up' if head_up_deg > 0 else 'down'} {abs(head_up_deg):g} degrees"
    )
    words = f"{position}, {tilt}"
    return AirRisk(
        position=words,
        height_mm=figure_of(high, "mm", "place of the heart", causes, value=float(np.ravel(high)[0])),
        over_air_mmhg=over_air,
        state=state,
        statement=f"{words}: pressure in the open vein is {over_air} against the air: {state}. {PRECEDENT}",
    )


def air_risks(
    pressure_mmhg: Array, place_mm: tuple[Array, Array], causes: Sequence[str]
) -> tuple[AirRisk, ...]:
    """Risks supine and prone, at the tilts of `HEAD_UP_DEG`, of a vein with these samples of pressure."""
    both: tuple[Position, Position] = ("supine", "prone")
    return tuple(air_risk(pressure_mmhg, place_mm, p, tilt, causes) for p in both for tilt in HEAD_UP_DEG)


def _state(low: float, high: float) -> AirState:
    if high < 0:
        return "air can be drawn in"
    return "air may be drawn in" if low < 0 else "blood flows out"
