"""The vessel table: every vessel with its kind, owner, evidence, calibre, and what the plan does with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dioscuri.model import CrossingVessel, Figure, VesselEdge
from dioscuri.model.circulation_study import VesselRecord
from dioscuri.model.clipstages import ClipStages
from dioscuri.model.vesselproof import Conflict

SOURCE = "area of the vessel's cross-sections, mean along it"
Z_90 = 1.645


def vessel_records(
    owners: Any,
    crossings: Sequence[CrossingVessel],
    stages: ClipStages | None,
    consequences: Mapping[str, str],
) -> tuple[VesselRecord, ...]:
    """One record for each vessel of the graph, crossing and clipped ones first, then by calibre."""
    crossing = {c.id for c in crossings}
    stage_of = {s.edge: st.number for st in (stages.stages if stages else ()) for s in st.steps}
    records = [_record(owners, e, e.id in crossing, stage_of.get(e.id), consequences) for e in owners.graph]
    return tuple(sorted(records, key=lambda r: (not (r.crossing or r.stage), -r.radius_mm.value, r.id)))


def _record(
    owners: Any, edge: VesselEdge, crossing: bool, stage: int | None, consequences: Mapping[str, str]
) -> VesselRecord:
    return VesselRecord(
        id=edge.id,
        kind=edge.kind,
        owner=owners.called(edge.id),
        castor_probability=edge.castor,
        contested=any(c.edge == edge.id and not settled(c) for c in owners.conflicts),
        evidence=edge.evidence,
        radius_mm=radius_figure(edge),
        length_mm=float(edge.length_mm),
        crossing=crossing,
        action="clip" if stage else "",
        stage=stage,
        consequence=consequences.get(edge.id, ""),
    )


def settled(conflict: Conflict) -> bool:
    """Whether a ruling has decided it: a person's, which nobody else's contradicts."""
    rulings = [p for p in conflict.pieces if p.ground == "ruling"]
    said = {max(p.says, key=lambda answer: p.says[answer]) for p in rulings}
    return len(said) == 1


def radius_figure(edge: VesselEdge) -> Figure:
    """Mean radius of an edge and its 90 % interval; the sections' errors are taken as fully correlated."""
    value, sd = float(edge.radius_mm.mean()), float(np.mean(edge.radius_sd_mm))
    return Figure(
        value=value,
        low=max(0.05, min(value, value - Z_90 * sd)),
        high=value + Z_90 * sd,
        unit="mm",
        source=SOURCE,
        causes=("voxel size", "scatter of the sections"),
    )
