"""Every assumption of a plan, with its unit, bounds and source."""

from __future__ import annotations

from typing import Any

from dioscuri.model.assumed import assumed
from dioscuri.model.circulation_recipe import CirculationRecipe
from dioscuri.model.document import Document
from dioscuri.model.separation_recipe import SeparationRecipe
from dioscuri.model.vessel_owner_recipe import VesselOwnerRecipe

__all__ = [
    "CirculationRecipe",
    "CoverRecipe",
    "LabellingRecipe",
    "OwnershipRecipe",
    "Recipe",
    "SeparationRecipe",
    "TheatreRecipe",
    "VesselOwnerRecipe",
    "assumptions",
]


class LabellingRecipe(Document):
    """How scans become structures."""

    model_spacing_mm: float = assumed(
        1.0,
        "voxel size of the labelled model, mm",
        "assumed; protocols ask for scans of 0.8 mm",
        ge=0.4,
        le=6,
    )
    body_above_hu: float = assumed(
        -500, "a voxel above this CT value is body, HU", "midway between air and soft tissue", ge=-900, le=-50
    )
    bone_above_hu: float = assumed(
        250,
        "bone on unenhanced CT, HU; where bone is denser its edge is half-way to soft tissue",
        "assumed; children's bone is less dense than adults'",
        ge=100,
        le=800,
    )
    dura_mm: float = assumed(
        1.0,
        "what lies within this of the inner table is called dura (CT does not show it), mm",
        "assumed; dura is 0.5-1.5 mm thick",
        ge=0,
        le=4,
    )
    vessel_rise_hu: float = assumed(
        80,
        "enhancement over unenhanced CT that makes a vessel, HU",
        "assumed; enhanced vessels rise 100-400 HU",
        ge=20,
        le=500,
    )
    vessel_noise_sd: float = assumed(
        4.0,
        "enhancement that continues a vessel already found, in standard deviations of the noise",
        "assumed; keeps false vessel voxels below 1 in 10,000",
        ge=2,
        le=10,
    )
    vessel_edge_share: float = assumed(
        0.35,
        "share of its own greatest enhancement at which a vessel ends",
        "half at the edge of a wide vessel; less, so that thin ones stay in one piece",
        ge=0.1,
        le=0.7,
    )
    smallest_vessel_mm: float = assumed(
        6,
        "a piece of vessel shorter than this is noise, mm",
        "assumed; crossing vessels are longer",
        ge=0,
        le=50,
    )
    artery_share: float = assumed(
        1.0,
        "arterial over venous enhancement above which a vessel is an artery, ratio",
        "assumed; arteries peak in the arterial phase, veins later",
        ge=0.2,
        le=5,
    )
    sinus_wall_mm: float = assumed(
        3, "a vein nearer than this to the inner table may be a dural sinus, mm", "assumed", ge=0.5, le=10
    )
    sinus_radius_mm: float = assumed(
        1.8,
        "a vein thinner than this is no dural sinus, radius in mm",
        "assumed; infants' sagittal sinus is 4-8 mm wide",
        ge=0.5,
        le=6,
    )
    deep_sinus_radius_mm: float = assumed(
        2.2,
        "a vein this thick is a dural sinus wherever it runs, radius in mm",
        "assumed; the straight sinus is away from bone",
        ge=0.5,
        le=10,
    )
    brain_hu: float = assumed(
        35, "CT value of brain to start from, HU", "assumed; refined on the scan", ge=20, le=60
    )
    csf_hu: float = assumed(
        8, "CT value of CSF to start from, HU", "assumed; refined on the scan", ge=-10, le=19
    )
    neighbour_weight: float = assumed(
        0.35,
        "how much one neighbour's class counts, natural logarithm of odds",
        "assumed; below 0.44 thin gaps of CSF survive",
        ge=0,
        le=2,
    )
    sheet_dip: float = assumed(
        0.25,
        "dip of T1 below both sides that shows a thin sheet of CSF or dura, share of the brain's mean",
        "assumed; 0.13 thickened every sulcus on phantoms, 0.25 did not",
        ge=0.05,
        le=0.8,
    )
    scalp_mm: float = assumed(
        4,
        "soft tissue within this of the skin's surface is skin, mm",
        "assumed; scalps are 2-6 mm thick",
        ge=1,
        le=15,
    )
    enclosed_share: float = assumed(
        0.85,
        "share of the directions in which bone is met, seen from inside a skull",
        "assumed; a point 10 mm above a foramen magnum of radius 13 mm loses 0.19",
        ge=0.6,
        le=0.98,
    )
    foramen_mm2: float = assumed(
        150,
        "smallest opening of the skull base that may be a foramen magnum, mm2",
        "assumed; half of a newborn's, several times any other opening",
        ge=50,
        le=600,
    )
    cut_off_mm2: float = assumed(
        800,
        "area of intracranial space at the edge of the scan that means a head is cut off, mm2",
        "assumed; more than a spinal canal cut obliquely (up to 400 mm2)",
        ge=50,
        le=5000,
    )
    landmark_sd_mm: float = assumed(
        2,
        "error of one coordinate of a skull-base landmark, standard deviation in mm",
        "assumed",
        ge=0.1,
        le=10,
    )
    landmark_perturbations: int = assumed(
        2000,
        "how often the landmarks are moved to find the interval of an angle",
        "at least 1,000 (clinical reference, section 1)",
        ge=1000,
        le=100_000,
    )


class OwnershipRecipe(Document):
    """How tissue is given to a twin."""

    uncertain_mm: float = assumed(
        3, "distance difference below which ownership is called uncertain, mm", "assumed", ge=0, le=20
    )
    spacing_mm: float = assumed(
        2.0, "voxel size at which the two brains compete first, mm", "assumed; refined afterwards", ge=1, le=6
    )
    search_share: float = assumed(
        0.2,
        "the border between the brains is sought between this share of the way from either seed to the other",
        "assumed; twins of which one is two thirds of the other need 0.4",
        ge=0.05,
        le=0.45,
    )
    csf_cost: float = assumed(
        0.08, "cost of a border in CSF relative to one in brain", "assumed", ge=0.001, le=1
    )
    fused_doubt_mm: float = assumed(
        6,
        "standard deviation of the border where no CSF shows it (fused brain), mm",
        "assumed; no plane is seen there",
        ge=0.5,
        le=30,
    )
    vessels: VesselOwnerRecipe = VesselOwnerRecipe()


class CoverRecipe(Document):
    """How deficits of skin and bone are measured."""

    fold_mm: float = assumed(
        11,
        "skin closer to the cut than this may bend towards the other twin and says nothing about the head's "
        "own shape, mm",
        "assumed; tried on fused heads (docs/science/closure.md)",
        ge=0,
        le=60,
    )
    bone_fold_mm: float = assumed(
        9,
        "bone closer to the cut than this may bend towards the other twin, mm",
        "assumed; tried on fused heads (docs/science/skull.md)",
        ge=0,
        le=60,
    )
    reach_mm: float = assumed(
        40,
        "distance from the cut at which the remaining head counts 1/e as much for its completion, mm",
        "assumed; measured on real heads (docs/science/closure.md)",
        ge=10,
        le=500,
    )
    completion_error: float = assumed(
        0.12,
        "how far the completed area may be off, as a share of it, at least (half width of the 90 % interval)",
        "measured on two real heads with openings of 100 and 130 mm (docs/science/closure.md)",
        ge=0,
        le=1,
    )
    vault_mm: float = assumed(
        25,
        "surface farther than this from the brain and its fluid is face or neck, not vault, mm",
        "assumed; scalp and skull of a child are together about 10 mm",
        ge=5,
        le=100,
    )


class TheatreRecipe(Document):
    """How the operation is scheduled."""

    operating_rooms: int = assumed(
        2, "operating rooms in use", "two rooms: cases C29, C37 (clinical reference, section 7)", ge=1, le=4
    )
    icu_beds: int = assumed(2, "intensive care beds kept free", "assumed; one for each twin", ge=1, le=8)
    surgical_teams: int = assumed(
        2,
        "teams of neurosurgeons, and of plastic surgeons, that can work at the same time",
        "two scrub teams, one needed until separation (Siflova, Semin Pediatr Surg 2015;24:229)",
        ge=1,
        le=4,
    )
    anaesthesia_teams: int = assumed(
        2,
        "anaesthesia teams",
        "a separate team for each twin (Spitz & Kiely; clinical reference, section 4)",
        ge=1,
        le=4,
    )
    longest_h: float = assumed(
        97,
        "longest planned operation that the hospital accepts, hours",
        "longest single operation published (clinical reference, section 7)",
        ge=0.5,
        le=400,
    )
    overrun_median: float = assumed(
        1.5,
        "actual over planned hours, median",
        "five published plans: 7 to 20 h, 16 to 31, 15 to 22, 20 to 27, 12 to 10",
        ge=0.5,
        le=5,
    )
    overrun_tail: float = assumed(
        2.9,
        "actual over planned hours that one operation in twenty exceeds",
        "the worst of the published plans, 7 to 20 h (C28); its rank is assumed",
        ge=0.5,
        le=20,
    )
    samples: int = assumed(
        10_000,
        "operations drawn for the interval of the hours",
        "sampling error below 1 %",
        ge=100,
        le=1_000_000,
    )
    search: float = assumed(
        30,
        "deterministic time that the scheduler may search, in the solver's own unit (about a second)",
        "measured: the single operation takes less than 1",
        ge=0.1,
        le=3600,
    )


class Recipe(Document):
    """Every assumption of a plan. Frozen; an unknown key is refused; each default names its source."""

    labelling: LabellingRecipe = LabellingRecipe()
    ownership: OwnershipRecipe = OwnershipRecipe()
    circulation: CirculationRecipe = CirculationRecipe()
    separation: SeparationRecipe = SeparationRecipe()
    cover: CoverRecipe = CoverRecipe()
    theatre: TheatreRecipe = TheatreRecipe()
    scans_old_after_days: int = assumed(
        42,
        "age of a scan, days, after which the plan warns that the children may have outgrown it",
        "assumed, below the two months after which one team's flaps no longer fitted (UCLA, C13)",
        ge=1,
        le=3650,
    )
    vessel_voxel_mm: float = assumed(
        1.0,
        "widest voxel of a contrast study, mm, above which the plan warns that vessels are lost",
        "measured on the phantom: at 2 mm half of the crossing vessels are missed; teams assume 0.8 mm",
        ge=0.2,
        le=10,
    )
    seed: int = assumed(
        1, "root of every random number", "arbitrary; kept so that a plan repeats", ge=0, le=2**31 - 1
    )


def assumptions(recipe: Recipe) -> list[tuple[str, Any, str, str]]:
    """Every field as (dotted name, value, meaning, source), for the dossier and the documentation."""
    return [row for name in type(recipe).model_fields for row in _rows(recipe, name, "")]


def _rows(document: Document, name: str, prefix: str) -> list[tuple[str, Any, str, str]]:
    value, field = getattr(document, name), type(document).model_fields[name]
    if isinstance(value, Document):
        return [row for inner in type(value).model_fields for row in _rows(value, inner, f"{prefix}{name}.")]
    extra = field.json_schema_extra
    source = str(extra["source"]) if isinstance(extra, dict) and "source" in extra else ""
    return [(prefix + name, value, field.description or "", source)]
