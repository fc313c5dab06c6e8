"""Assumptions about clipping in stages, and about dividing what both twins drain by."""

from __future__ import annotations

from dioscuri.model.assumed import PREFERENCE, assumed
from dioscuri.model.document import Document

UNCALIBRATED = "assumed, wide: no published rate found (circulation reference, section 5); uncalibrated"


class StagingRecipe(Document):
    """How vessels are clipped in stages, how the rest grows between them, what a division costs."""

    share: float = assumed(
        0.25,
        "most of the vessels that one stage may clip, as a share",
        "Ribeirão Preto took a quarter per stage (C30, C40; clinical reference, section 3)",
        ge=0.05,
        le=1,
    )
    share_by_flow: bool = assumed(
        False, "share of today's flow through the candidates instead of their number", "the team's choice"
    )
    gap_days: float = assumed(
        98,
        "days between two stages",
        "median of 105, 112, 161 (C40) and 91, 76, 85 d (C30), Ribeirão Preto; others took a few weeks",
        ge=1,
        le=720,
    )
    clamp_minutes: float = assumed(
        20,
        "a vessel is clamped this long under EEG and Doppler before it is divided, min",
        "UCLA (C13; magazine.ucla.edu 2002, PMID 15258818); C17 decided again every 15 min",
        ge=1,
        le=240,
    )
    growth_days: float = assumed(
        60, "time in which a vessel's radius comes 63 % nearer to its goal, days", UNCALIBRATED, ge=1, le=2000
    )
    growth_factor: float = assumed(
        4, "90 % of such times lie between this part and this many times of it", UNCALIBRATED, ge=1, le=20
    )
    growth_most: float = assumed(
        1.5, "widest that a vessel grows, in today's radii", UNCALIBRATED, ge=1, le=4
    )
    growth_least: float = assumed(
        0.8,
        "narrowest that a vessel shrinks, in today's radii; 1 is no shrinking",
        UNCALIBRATED,
        ge=0.1,
        le=1,
    )
    growth_still_ml_min: float = assumed(
        0.5,
        "less flow than this counts as this when the wall's shear is compared, mL/min",
        UNCALIBRATED,
        ge=0.001,
        le=50,
    )
    beam_width: int = assumed(6, "ways that are followed from stage to stage", "computing time", ge=1, le=200)
    orders_checked: int = assumed(
        3, "best orders of the preview that are computed in full", "computing time", ge=1, le=100
    )
    order_matters_mmhg: float = assumed(
        0.5,
        "orders whose highest pressures differ by less count as equal, mmHg",
        "assumed; below what a pressure line shows",
        ge=0,
        le=20,
    )
    cost_vessel: float = assumed(1, "cost of dividing any vessel", PREFERENCE, ge=0, le=1000)
    cost_artery: float = assumed(3, "added for an artery", PREFERENCE, ge=0, le=1000)
    cost_sinus: float = assumed(5, "added for a sinus", PREFERENCE, ge=0, le=1000)
    cost_per_ml_min: float = assumed(0.05, "added per mL/min that it carries today", PREFERENCE, ge=0, le=100)
    cost_territory: float = assumed(
        5, "added for the only way of a territory; in part where it carries a part", PREFERENCE, ge=0, le=1000
    )
    cuts_shown: int = assumed(6, "near-minimal divisions that are shown", "the team's choice", ge=1, le=100)
    cuts_factor: float = assumed(
        1.5, "none dearer than this many times the cheapest", "the team's choice", ge=1, le=10
    )
    graft_radius_mm: float = assumed(
        3, "radius of a vein graft, mm", "assumed; bank vein was used (C28), no size published", ge=0.5, le=10
    )
    graft_length_mm: float = assumed(60, "its length, mm", "assumed", ge=5, le=300)
    graft_patency: float = assumed(
        0.5,
        "probability that it stays open",
        "unknown, wide: one clotted and was fatal (C15), one used (C28); no rate published",
        ge=0,
        le=1,
    )
