"""Every assumption of a plan, with its unit, bounds and source."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from dioscuri.model.document import Document

PREFERENCE = "the team's preference; no literature prices one tissue against another"


def assumed(default: Any, why: str, source: str, *, ge: float | None = None, le: float | None = None) -> Any:
    """A recipe field: its default, what it means (with the unit), where the default comes from, its bounds."""
    return Field(default, description=why, ge=ge, le=le, json_schema_extra={"source": source})


class LabellingRecipe(Document):
    """How scans become structures."""

    body_above_hu: float = assumed(
        -300, "a voxel above this CT value is body, HU", "midway between air and soft tissue", ge=-900, le=-50
    )
    bone_above_hu: float = assumed(
        250,
        "a voxel above this value on unenhanced CT is bone, HU",
        "assumed; children's bone is less dense than adults'",
        ge=100,
        le=800,
    )
    vessel_rise_hu: float = assumed(
        80,
        "enhancement over unenhanced CT that makes a vessel, HU",
        "assumed; enhanced vessels rise 100-400 HU",
        ge=20,
        le=500,
    )


class OwnershipRecipe(Document):
    """How tissue is given to a twin."""

    uncertain_mm: float = assumed(
        3, "distance difference below which ownership is called uncertain, mm", "assumed", ge=0, le=20
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


class CoverRecipe(Document):
    """How deficits of skin and bone are measured."""

    geodesic_margin: float = assumed(
        1.2, "skin wanted per skin missing", "assumed (closure reference, cap defects)", ge=1, le=3
    )


class TheatreRecipe(Document):
    """How the operation is scheduled."""

    overrun_median: float = assumed(
        1.5,
        "actual over planned hours, median",
        "six published plans: 7 to 20 h, 16 to 31, 15 to 22, 20 to 27, 12 to 10",
        ge=0.5,
        le=5,
    )


class Recipe(Document):
    """Every assumption of a plan. Frozen; an unknown key is refused; each default names its source."""

    labelling: LabellingRecipe = LabellingRecipe()
    ownership: OwnershipRecipe = OwnershipRecipe()
    separation: SeparationRecipe = SeparationRecipe()
    cover: CoverRecipe = CoverRecipe()
    theatre: TheatreRecipe = TheatreRecipe()
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
