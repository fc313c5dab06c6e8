"""Every assumption of a plan, with its unit, bounds and source."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from dioscuri.model.document import Document

PREFERENCE = "the team's preference; no literature prices one tissue against another"


def assumed(default: Any, why: str, source: str, *, ge: float | None = None, le: float | None = None) -> Any:
    """A recipe field: its default, what it means (with the unit), the default's source, its bounds."""
    return Field(default, description=why, ge=ge, le=le, json_schema_extra={"source": source})


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
    crossing_depth_mm: float = assumed(
        4,
        "depth that a vessel must reach in both twins to count as crossing, mm",
        "assumed; more than the shared sinus's radius, so that its tributaries do not count",
        ge=0.5,
        le=30,
    )
    contrast_noise_hu: float = assumed(
        20,
        "enhancement that may be noise, HU",
        "assumed; one standard deviation of a child's CT",
        ge=1,
        le=100,
    )


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
