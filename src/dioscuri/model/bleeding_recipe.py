"""Assumptions about a tear: the hole, how much blood a child has, where the heart lies."""

from __future__ import annotations

from dioscuri.model.assumed import assumed
from dioscuri.model.document import Document

_BY_AGE = "Roseff, Transfusion 2002;42:1398, ranges read in the University of Iowa paediatric protocol"


class BleedingRecipe(Document):
    """How fast a torn vessel bleeds, and out of how much blood."""

    orifice_coefficient: float = assumed(
        0.6,
        "share of the frictionless outflow that passes a tear",
        "0.60 to 0.64 for a sharp-edged hole in a rigid wall; not measured for a tear in a sinus",
        ge=0.2,
        le=1.0,
    )
    orifice_coefficient_sd: float = assumed(
        0.1, "standard deviation of the same", "unknown for a soft wall: a wide prior", ge=0, le=0.3
    )
    tear_size_spread: float = assumed(
        0.25,
        "standard deviation of a tear's diameter as a share of it",
        "unknown, a tear is judged by eye: a wide prior",
        ge=0,
        le=1,
    )
    newborn_blood_ml_per_kg: float = assumed(
        85, "blood volume below 28 days, mL/kg", f"80-90; {_BY_AGE}", ge=50, le=120
    )
    infant_blood_ml_per_kg: float = assumed(
        75, "blood volume below 1 year, mL/kg", f"70-80; {_BY_AGE}", ge=50, le=120
    )
    child_blood_ml_per_kg: float = assumed(
        72.5, "blood volume from 1 year, mL/kg", f"70-75; {_BY_AGE}", ge=50, le=120
    )
    blood_ml_per_kg_sd: float = assumed(
        6,
        "standard deviation of the same, mL/kg",
        "assumed, twice that of the ranges: twins who share blood are no ordinary children",
        ge=0,
        le=30,
    )
    unknown_weight_kg: float = assumed(
        10, "weight of a twin where the case gives none, kg", "unknown: a wide prior", ge=1, le=100
    )
    unknown_weight_spread: float = assumed(
        0.5, "standard deviation of that weight's natural logarithm", "unknown: a wide prior", ge=0, le=2
    )
    heart_distance_mm: float = assumed(
        220,
        "distance along the body from heart to tear where the case gives none, mm",
        "unknown, the heart is in no head scan: a wide prior",
        ge=50,
        le=600,
    )
    heart_distance_sd_mm: float = assumed(
        60, "standard deviation of the same, mm", "unknown: a wide prior", ge=0, le=200
    )
