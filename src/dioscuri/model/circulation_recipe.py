"""Assumptions about vessels, blood and what a clip does."""

from __future__ import annotations

from dioscuri.model.assumed import assumed
from dioscuri.model.bleeding_recipe import BleedingRecipe
from dioscuri.model.caseflow_recipe import CaseFlowRecipe
from dioscuri.model.document import Document
from dioscuri.model.staging_recipe import StagingRecipe


class CirculationRecipe(Document):
    """How vessels are told apart and what counts as crossing."""

    vessel_edge_share: float = assumed(
        0.35,
        "share of its own greatest enhancement at which a vessel ends",
        "half at the edge of a wide vessel; less, so that thin ones stay in one piece",
        ge=0.1,
        le=0.7,
    )
    smallest_vessel_mm: float = assumed(
        6, "a separate piece of vessel shorter than this is noise, mm", "assumed", ge=0, le=50
    )
    contact_vein_voxels: float = assumed(
        1.45,
        "a loop that closes only through a vein thinner than this is a contact, radius in voxels",
        "chosen on phantoms, which have no venous loop but the shared sinus; real anastomotic veins may be "
        "thinner: what was opened is listed",
        ge=0,
        le=10,
    )
    contact_artery_voxels: float = assumed(
        0.9,
        "a loop that closes only through an artery thinner than this (radius, voxels) is a contact",
        "chosen on phantoms: what is one voxel thick cannot be told from a contact",
        ge=0,
        le=10,
    )
    communicating_artery_mm: float = assumed(
        20,
        "longest thin artery between two thicker ones that may close the circle of Willis, mm",
        "assumed: longer than any communicating artery",
        ge=0,
        le=60,
    )
    smallest_artery_loop_mm: float = assumed(
        40,
        "a loop of arteries shorter round than this is a contact, mm",
        "assumed: shorter than a circle of Willis (66 to 90 mm in the phantoms); a fenestration is opened",
        ge=0,
        le=200,
    )
    gap_mm: float = assumed(
        10,
        "longest gap between two vessel ends for which an edge is proposed, mm",
        "assumed; twice the thickest sinus, which hides what passes under it",
        ge=0,
        le=60,
    )
    part_by_contrast: bool = assumed(
        False,
        "vessels that different twins fill are parted by their contrast before thinning",
        "off: measured on phantoms it mended no preset's loops and cost one crossing vessel "
        "(docs/science/circulation.md)",
    )
    radius_by_contrast: bool = assumed(
        True,
        "radii are read off the partial volume in the enhancement where injections are given",
        "measured on phantoms: masks by threshold are too thick (docs/science/circulation.md)",
    )
    crossing_depth_mm: float = assumed(
        4,
        "depth that a vessel must reach in both twins to count as crossing, mm",
        "assumed; more than the shared sinus's radius, so that its tributaries do not count",
        ge=0.5,
        le=30,
    )
    limit_mmhg: float | None = assumed(
        None,
        "the team's own limit of a territory's venous pressure, mmHg; without it none is called high",
        "none is shipped: published limits are adult (circulation reference, section 5)",
        ge=0,
        le=200,
    )
    samples: int = assumed(
        200,
        "networks drawn for the interval of a what-if",
        "sampling error of a bound about a tenth of the interval",
        ge=20,
        le=20_000,
    )
    stage_samples: int = assumed(
        60,
        "networks drawn for each state of the stages and options",
        "coarser: a plan has about a hundred states",
        ge=20,
        le=20_000,
    )
    contrast_noise_hu: float = assumed(
        20,
        "enhancement that may be noise, HU",
        "assumed; one standard deviation of a child's CT",
        ge=1,
        le=100,
    )
    caseflow: CaseFlowRecipe = CaseFlowRecipe()
    staging: StagingRecipe = StagingRecipe()
    bleeding: BleedingRecipe = BleedingRecipe()
