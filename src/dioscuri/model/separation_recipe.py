"""Every assumption of the cut: what it costs, how it is measured, divided and doubted."""

from __future__ import annotations

from dioscuri.model.assumed import PREFERENCE, assumed
from dioscuri.model.document import Document


class SeparationRecipe(Document):
    """What it costs to cut, per mm2, in the team's own units."""

    working_spacing_mm: float = assumed(
        1.5, "voxel size of the cut, mm", "measured: interactive at this size", ge=0.5, le=6
    )
    scalp_cost_per_mm2: float = assumed(1, "cost of cutting scalp, per mm2", PREFERENCE, ge=0, le=1e4)
    soft_tissue_cost_per_mm2: float = assumed(
        1, "cost of cutting soft tissue, per mm2", PREFERENCE, ge=0, le=1e4
    )
    bone_cost_per_mm2: float = assumed(2, "cost of cutting bone, per mm2", PREFERENCE, ge=0, le=1e4)
    dura_cost_per_mm2: float = assumed(2, "cost of cutting dura, per mm2", PREFERENCE, ge=0, le=1e4)
    csf_cost_per_mm2: float = assumed(0.5, "cost of passing through CSF, per mm2", PREFERENCE, ge=0, le=1e4)
    brain_cost_per_mm2: float = assumed(20, "cost of cutting brain, per mm2", PREFERENCE, ge=0, le=1e4)
    vessel_cost_per_mm2: float = assumed(40, "cost of cutting a vessel, per mm2", PREFERENCE, ge=0, le=1e4)
    vessel_calibre_exponent: float = assumed(
        1,
        "the price of a vessel is vessel_cost_per_mm2 times its radius in mm to this power, number",
        "Murray, PNAS 1926;12:207: flow rises as the cube of the radius, and price times section with 1 does",
        ge=0,
        le=4,
    )
    eloquence_factor: float = assumed(
        2,
        "brain of eloquence 1 costs this many times more than other brain, number",
        PREFERENCE,
        ge=0,
        le=100,
    )
    misplaced_cost_per_mm3: float = assumed(
        0.1, "cost of leaving tissue with the twin whose it is not, per mm3", PREFERENCE, ge=0, le=1e3
    )
    misplaced_brain_cost_per_mm3: float = assumed(
        5, "cost of leaving brain with the twin whose it is not, per mm3", PREFERENCE, ge=0, le=1e3
    )
    misplaced_vessel_cost_per_mm3: float = assumed(
        1,
        "cost of leaving the lumen of a vessel with the twin whose it is not, per mm3",
        PREFERENCE,
        ge=0,
        le=1e3,
    )
    seed_depth_mm: float = assumed(
        15,
        "tissue this far from all that is not surely the same twin's is never given away, mm",
        "assumed; five times the uncertain band of ownership",
        ge=1,
        le=60,
    )
    line_crumb_mm: float = assumed(
        10,
        "a piece of an incision, bone or dural line shorter than this is left out, mm",
        "assumed; no longer than a burr hole with its margin",
        ge=0,
        le=100,
    )
    waver_mm: float = assumed(
        5,
        "a vessel that comes back to the same side within this length has not crossed the cut, mm",
        "assumed; three voxels of the cut",
        ge=0,
        le=50,
    )
    sure_owner: float = assumed(
        0.8, "probability from which a vessel is called one twin's, share", "assumed", ge=0.5, le=1
    )
    big_vessel_mm: float = assumed(
        2,
        "vessels of at least this radius have their margin to the cut reported, mm",
        "assumed",
        ge=0.1,
        le=10,
    )
    eloquent_from: float = assumed(
        0.5, "eloquence from which the margin to brain is reported, 0 to 1", "assumed", ge=0, le=1
    )
    territory_doubt: float = assumed(
        2,
        "brain may hang on a vessel up to this many times farther away than the nearest, ratio",
        "assumed; nearest vessel is no territory, the circulation of blood will replace it",
        ge=1,
        le=10,
    )
    interval_solves: int = assumed(
        2, "cuts repeated on shifted grids for the interval, number", "assumed", ge=1, le=12
    )
    alternative_gap: float = assumed(
        0.1,
        "an alternative that takes another way may cost this much more than the cheapest, share of its cost",
        "assumed; the team's preferences are hardly known to 10 %",
        ge=0,
        le=2,
    )
    alternative_distance_mm: float = assumed(
        5,
        "surfaces of which 95 % lie within this of each other are the same alternative, mm",
        "assumed; less is within the uncertain band of ownership and the voxels of the cut",
        ge=0.5,
        le=50,
    )
    stays_put_share: float = assumed(
        0.95,
        "share of the surface that must move less than one working voxel for it to stay put",
        "assumed",
        ge=0.5,
        le=1,
    )
    uncertainty_samples: int = assumed(
        200,
        "cuts solved for the frequency of the surface, number",
        "sampling error of a share below 6 % (90 % interval)",
        ge=2,
        le=100_000,
    )
    correlation_mm: float = assumed(
        15,
        "distance at which errors of a boundary still correlate by 0.61, mm",
        "assumed, a wide prior; no published value for labels of craniopagus",
        ge=0.1,
        le=200,
    )
    tissue_shift_sd_mm: float = assumed(
        1.0,
        "error of a boundary between tissues, standard deviation, mm",
        "assumed, a wide prior: about the voxel of a clinical scan",
        ge=0,
        le=20,
    )
    ownership_shift_sd_mm: float = assumed(
        3.0,
        "error of the boundary between the twins' tissue, standard deviation, mm",
        "assumed, a wide prior: the uncertain band of ownership",
        ge=0,
        le=30,
    )
    vessel_half_missed_mm: float = assumed(
        0.4,
        "radius at which half of the vessels are missed; a quarter at twice this radius, and so on, mm",
        "assumed, a wide prior: vessels thinner than a voxel are lost",
        ge=0,
        le=5,
    )
    vessels_merged_share: float = assumed(
        0.1,
        "share of samples in which two vessels that touch are taken for one",
        "assumed, a wide prior",
        ge=0,
        le=1,
    )
    septum_mm: float = assumed(
        4,
        "dura or CSF within this of both brains is the septum between them, mm",
        "assumed; two layers of dura and the fluid beside them",
        ge=0,
        le=30,
    )
    septum_absent_share: float = assumed(
        0.2,
        "share of samples in which the septum is not there and brain meets brain",
        "assumed, a wide prior: thin sheets are often broken",
        ge=0,
        le=1,
    )
    passes_within_mm: float = assumed(
        3,
        "a sample passes here when its cut lies within this, mm",
        "assumed; two working voxels",
        ge=0.1,
        le=30,
    )
    stage_vessel_share: float = assumed(
        0.25,
        "largest share of the crossing vessels' calibre (sum of cubed radii, Murray) divided in one stage",
        "a quarter of the vessels per stage: cases C30, C40 (clinical reference, section 3); cubed radii for "
        "flow: Murray, PNAS 1926;12:207",
        ge=0.01,
        le=1,
    )
    stage_least_share: float = assumed(
        0.2,
        "no stage is narrower than this share of an equal part of the ring",
        "assumed; a sector of a few degrees round one thick vessel is no operation",
        ge=0,
        le=0.9,
    )
    stage_border_clear_mm: float = assumed(
        3,
        "a border between two stages passes a vessel's wall at this distance or counts as crossing it, mm",
        "assumed; two working voxels",
        ge=0,
        le=30,
    )
    corridor_distance_mm: float = assumed(
        300,
        "distance of the surgeons' eyes or microscope from the opening, mm",
        "assumed",
        ge=50,
        le=2000,
    )
    corridor_tilt_deg: float = assumed(
        30,
        "how far the line of sight is turned from the cut's plane towards the side that is opened, degrees",
        "assumed",
        ge=0,
        le=80,
    )
