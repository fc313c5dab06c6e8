"""What the team demands of a study's cut: as constraints, and in words."""

from __future__ import annotations

import numpy as np

from dioscuri.errors import GeometryError
from dioscuri.model import LabelMap, VesselGraph
from dioscuri.model.cutstage import ConstraintRecord
from dioscuri.model.cutstudy import CutWishes, Demand
from dioscuri.model.plan import OPTIMAL_FOR
from dioscuri.separation.bone_limit import BoneLimit, bone_area, bone_share, limit_bone
from dioscuri.separation.constraints import Constraint, MustOwn
from dioscuri.separation.energy import Field
from dioscuri.separation.regions import (
    ball,
    keep_out_ball,
    keep_out_structure,
    keep_out_tube,
    must_pass,
    nearest,
    on_grid,
    own_vessel,
)
from dioscuri.separation.session import Session, bone_record
from dioscuri.separation.voxels import UNITS_PER_COST


def constraint_of(demand: Demand, field: Field, labels: LabelMap, vessels: VesselGraph) -> Constraint:
    """A demand on the grid of the cut.

    Raises
    ------
    GeometryError : a place outside the scan, or a name that is not there; the nearest names are listed.
    """
    try:
        return _constraint(demand, field, labels, vessels)
    except GeometryError as error:
        text = str(error)
        raise GeometryError(text if demand.name in text else f"{demand.name}: {text}") from None


def _constraint(demand: Demand, field: Field, labels: LabelMap, vessels: VesselGraph) -> Constraint:
    grid, name = field.grid, demand.name
    if demand.centre_lps_mm is not None and demand.radius_mm is not None:
        place = (demand.centre_lps_mm, demand.radius_mm)
        if demand.kind == "must-pass":
            return must_pass(field, *place, name)
        if demand.twin:
            return MustOwn(name, ball(grid, *place), demand.twin)
        return keep_out_ball(grid, *place, name)
    if demand.vessel is not None:
        mine = own_vessel(field, vessels, demand.vessel, demand.twin or "castor") if demand.twin else None
        ids = [e.id for e in vessels]
        if demand.vessel not in ids:
            raise GeometryError(f"not in the vessel graph, {nearest(demand.vessel, ids)}")
        edge = vessels[demand.vessel]
        return mine or keep_out_tube(grid, edge.path, edge.radius_mm, name)
    structure = str(demand.structure)
    kept = keep_out_structure(field, labels, structure, name)
    if demand.twin:
        return MustOwn(name, on_grid(labels.mask(structure), labels.grid, grid), demand.twin)
    return kept


def limited(session: Session, labels: LabelMap, wishes: CutWishes) -> BoneLimit | None:
    """The cut within the limit on bone, where one is asked for and binds."""
    if wishes.most_bone_mm2 is None:
        return None
    field = session.field
    found = limit_bone(
        session.open, bone_share(labels, field), wishes.most_bone_mm2, bone_area(labels, field)
    )
    return found if found.per_mm2 else None


def record_of(bone: BoneLimit, session: Session, wishes: CutWishes) -> ConstraintRecord:
    """The limit on bone as the study lists it."""
    return bone_record(bone, float(wishes.most_bone_mm2 or 0), session.open.value)


def statement_of(demanded: tuple[Constraint, ...], bone: BoneLimit | None, wishes: CutWishes) -> str:
    """What the cut is optimal for, and among which cuts."""
    kept = f"{OPTIMAL_FOR}, among cuts that keep the demands" if demanded else OPTIMAL_FOR
    if bone is None:
        return kept
    gap = bone.gap / UNITS_PER_COST
    return (
        f"within {gap:.4g} cost units of the cheapest cut that opens at most {wishes.most_bone_mm2:g} mm2 of "
        f"bone; {kept}, with bone {bone.per_mm2:.3g} per mm2 dearer"
    )


def notes_of(bone: BoneLimit | None, wishes: CutWishes) -> tuple[str, ...]:
    """What holding the bone did, and where it is not enforced."""
    if bone is None:
        return ()
    return (
        f"bone is held to {bone.area_mm2:.0f} of {wishes.most_bone_mm2:.0f} mm2 by pricing it "
        f"{bone.per_mm2:.3g} per mm2 higher; alternatives, stages and samples have that price, and may open "
        "more",
    )


def vessel_notes(
    demanded: tuple[Constraint, ...], wishes: CutWishes, field: Field, vessels: VesselGraph
) -> tuple[str, ...]:
    """Says how much of a vessel cannot be kept, since it runs in what is surely the other twin's."""
    notes = []
    for demand, constraint in zip(wishes.demands, demanded, strict=True):
        if demand.vessel is None or demand.twin is None or not isinstance(constraint, MustOwn):
            continue
        edge = vessels[demand.vessel]
        ijk = np.rint(field.grid.ijk(edge.path)).astype(int)
        inside = ((ijk >= 0) & (ijk < field.body.shape)).all(axis=1)
        lost = 1 - float(constraint.mask[tuple(ijk[inside].T)].mean())
        if lost > 0:
            notes.append(
                f"{demand.vessel}: {lost:.0%} of it runs in what is surely the other twin's and stays there"
            )
    return tuple(notes)
