"""Assumptions about how much each piece of evidence about a vessel is worth."""

from __future__ import annotations

from typing import Any

from dioscuri.model.assumed import assumed
from dioscuri.model.document import Document

WIDE = "assumed; no study counts how often it misleads in craniopagus, so it is kept from certainty"


def trust(default: float, what: str) -> Any:
    """A field: how often this piece of evidence is right where it speaks clearly."""
    return assumed(default, f"how often {what} is right where it is clear, share", WIDE, ge=0.34, le=0.999)


class VesselOwnerRecipe(Document):
    """Kind and owner of a vessel: each piece's weight is the likelihood ratio that its trust allows."""

    label_trust: float = trust(0.85, "the label artery, vein or sinus")
    phase_trust: float = trust(0.97, "the contrast phase that fills a vessel")
    artery_injection_trust: float = trust(0.98, "the injection that fills an artery")
    vein_injection_trust: float = trust(
        0.97, "the injection that fills a vein: blood may have crossed before"
    )
    artery_heart_trust: float = trust(0.95, "an artery's connection to one twin's neck")
    vein_heart_trust: float = trust(0.6, "a vein's connection to one twin's neck: crossing veins end there")
    passed_place_trust: float = trust(0.6, "the tissue through which a vessel passes: vessels cross")
    drained_place_trust: float = trust(0.95, "the tissue that a vein drains, or in which a sinus lies")
    flow_trust: float = trust(0.9, "a measured direction of flow followed to a neck")
    neighbour_trust: float = trust(0.9, "what a vessel continues")
    neighbour_pull: float = assumed(
        2.0,
        "log-odds that a stretch straight on and of the same calibre is the same vessel",
        "assumed; falls with the angle and with the difference of calibre",
        ge=0,
        le=6,
    )
    artery_share_power: float = assumed(
        12,
        "a in a s^(a-1): how a twin's share s of the contrast spreads in its own arteries",
        "assumed; the blood of a brain's artery is one heart's",
        ge=1,
        le=50,
    )
    vein_share_power: float = assumed(
        4,
        "a in a s^(a-1): how a twin's share s of the contrast spreads in its own veins",
        "assumed, wide: veins carry what crossed before",
        ge=1,
        le=50,
    )
    sinus_share_power: float = assumed(
        2.5,
        "a in a s^(a-1): how a twin's share s of the contrast spreads in its own sinuses",
        "assumed, wide: downstream of a shared sinus both bloods mix",
        ge=1,
        le=50,
    )
    shared_vessel_odds: float = assumed(
        0.3,
        "odds that an artery or vein, no dural sinus, is shared against its being one given twin's",
        "assumed; teams report shared sinuses, and vessels that cross",
        ge=0.01,
        le=3,
    )
    share_sd: float = assumed(
        0.05,
        "error of a share of contrast that noise does not explain (halo of neighbours, unequal doses)",
        "assumed",
        ge=0.005,
        le=0.5,
    )
    neck_below_foramen_mm: float = assumed(
        10,
        "a loose end this far beyond a foramen magnum, away from the brain, is a heart side, mm",
        "assumed; cortical vessels end above the skull base",
        ge=0,
        le=60,
    )
    conflict_at: float = assumed(
        0.6,
        "two pieces that each give this much to different answers are a conflict, probability",
        "the team's preference: either would be believed alone",
        ge=0.5,
        le=0.99,
    )
    conflict_most: float = assumed(
        0.8,
        "the most that an answer in conflict may look sure without a ruling, probability",
        "the team's preference: below what any screen would call sure",
        ge=0.4,
        le=0.95,
    )
    ruling_reach_mm: float = assumed(
        5,
        "a ruling is attached again to a vessel that passes within this of its place, mm",
        "assumed; less than the distance between named vessels, more than a centreline moves",
        ge=0.5,
        le=30,
    )
