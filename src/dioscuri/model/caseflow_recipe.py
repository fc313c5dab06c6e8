"""Assumptions about a case's flow: hearts, territories, blood, beds and what nobody has seen."""

from __future__ import annotations

from dioscuri.model.assumed import assumed
from dioscuri.model.document import Document

UNKNOWN = "assumed, wide: no publication gives it for these children"
CPP = "children under 6 y, Chen 2023 (J Army Med Univ 45:2260): ICP 3-8, perfusion pressure 51-69 mmHg"


class CaseFlowRecipe(Document):
    """How vessels, territories and beds of a case become a network."""

    rim_mm: float = assumed(
        10, "a vessel that ends this near to the scan's rim runs on, mm", "assumed", ge=1, le=50
    )
    territory_spacing_mm: float = assumed(2, "voxel size of the territories, mm", "assumed", ge=1, le=5)
    cortex_depth_mm: float = assumed(
        5, "brain this near to its surface is cortex, mm", "2 to 3 mm thick, folds not resolved", ge=2, le=15
    )
    deep_below_mm: float = assumed(
        20, "brain deeper than this below the surface drains to deep veins, mm", UNKNOWN, ge=8, le=60
    )
    territory_length_mm: float = assumed(
        8,
        "difference of two veins' distances along the cortex at which the nearer one is e times likelier, mm",
        UNKNOWN,
        ge=1,
        le=50,
    )
    territory_reach_mm: float = assumed(
        60,
        "cortex farther along the surface from every seen vein drains to deep veins, where there are any, mm",
        UNKNOWN,
        ge=10,
        le=200,
    )
    least_territory_ml: float = assumed(
        1, "a smaller piece joins a neighbour, unless it is its vein's only one, mL", "assumed", ge=0.1, le=20
    )
    viscosity_mpa_s: float = assumed(
        3.5,
        "viscosity of blood at a haematocrit of 0.45, mPa s",
        "circulation reference, section 2, K1",
        ge=1,
        le=10,
    )
    viscosity_log_sd: float = assumed(0.1, "its standard deviation, of the logarithm", "assumed", ge=0, le=1)
    haematocrit: float = assumed(
        0.45,
        "haematocrit, share of the volume",
        "what 3.5 mPa s stands for; give the children's own",
        ge=0.1,
        le=0.7,
    )
    radius_log_sd_least: float = assumed(
        0.03, "no radius is known better than this, sd of its logarithm", "assumed", ge=0, le=0.5
    )
    radius_log_sd_most: float = assumed(
        0.3,
        "nor counted as worse than this, sd of its logarithm",
        "assumed; resistance times 3 or a third",
        ge=0.01,
        le=1,
    )
    sinus_heads_per_100mm: float = assumed(
        1,
        "velocity heads (density v2 / 2) that 100 mm of sinus lose beside friction",
        "quadratic loss: Bateman 2021, no coefficient in our reference; " + UNKNOWN,
        ge=0,
        le=20,
    )
    sinus_heads_log_sd: float = assumed(0.8, "its standard deviation, of the logarithm", UNKNOWN, ge=0, le=3)
    arterial_mmhg: float = assumed(
        65, "mean pressure where arteries enter the scan, mmHg", CPP, ge=20, le=150
    )
    arterial_sd_mmhg: float = assumed(6, "its standard deviation, mmHg", CPP, ge=0, le=40)
    venous_mmhg: float = assumed(
        5, "pressure where veins leave the scan, mmHg", "infant jugular, J Neurosurg 60:727", ge=-10, le=40
    )
    venous_sd_mmhg: float = assumed(2, "its standard deviation, mmHg", "assumed", ge=0, le=20)
    icp_mmhg: float = assumed(
        5,
        "pressure around bridging veins, mmHg",
        "children 3-7 mmHg, The Anesthesia Guide, chapter 98",
        ge=-10,
        le=60,
    )
    icp_sd_mmhg: float = assumed(2, "its standard deviation, mmHg", "assumed, wide", ge=0, le=20)
    neck_mmhg: float = assumed(0, "pressure around the veins of the neck, mmHg", UNKNOWN, ge=-20, le=40)
    neck_sd_mmhg: float = assumed(3, "its standard deviation, mmHg", UNKNOWN, ge=0, le=20)
    cbf_ml_100g_min: float = assumed(
        40,
        "flow that brain demands, mL/100 g/min",
        "Varela 2012: 25 to 60 in year 1, their geometric mean",
        ge=5,
        le=150,
    )
    cbf_log_sd: float = assumed(
        0.27, "its standard deviation, of the logarithm", "25 to 60 as a 90 % interval", ge=0, le=1
    )
    brain_g_ml: float = assumed(1.04, "density of brain, g/mL", "assumed", ge=0.9, le=1.2)
    bed_reach_mm: float = assumed(
        15, "an artery that ends farther than this from any brain feeds none, mm", "assumed", ge=2, le=50
    )
    least_bed_ml_min: float = assumed(
        0.5, "a bed that demands less joins its territory's largest, mL/min", "assumed", ge=0, le=10
    )
    least_bed_mmhg: float = assumed(
        10,
        "pressure that a bed keeps for itself at its demand: where less is left, it gets less blood, mmHg",
        UNKNOWN,
        ge=1,
        le=40,
    )
    bed_log_sd: float = assumed(0.3, "sd of the logarithm of one bed's resistance", UNKNOWN, ge=0, le=2)
    regulation_leftover: float = assumed(
        0.2,
        "slope of flow on pressure that regulation leaves, share of the passive one",
        UNKNOWN,
        ge=0.01,
        le=1,
    )
    dilated: float = assumed(
        0.5, "resistance of a fully dilated bed, in baseline ones", UNKNOWN, ge=0.05, le=1
    )
    constricted: float = assumed(
        2, "resistance of a fully constricted bed, in baseline ones", UNKNOWN, ge=1, le=20
    )
    venule_mmhg: float = assumed(
        1,
        "pressure lost in unseen veins between a territory and the veins that are seen, mmHg",
        UNKNOWN,
        ge=0.01,
        le=20,
    )
    venule_log_sd: float = assumed(0.7, "its standard deviation, of the logarithm", UNKNOWN, ge=0, le=3)
    collateral_share: float = assumed(
        1,
        "unseen veins between neighbouring territories, share of their prior; 0 is seen vessels only",
        "a switch",
        ge=0,
        le=10,
    )
    collateral_ml_min_mmhg_mm: float = assumed(
        0.0175,
        "their conductance for each mm of shared border, mL/min/mmHg/mm",
        "one vein of 0.25 mm radius and 20 mm length every 10 mm; " + UNKNOWN + ", never calibrated",
        ge=0.00001,
        le=1,
    )
    collateral_log_sd: float = assumed(1.5, "its standard deviation, of the logarithm", UNKNOWN, ge=0, le=4)
