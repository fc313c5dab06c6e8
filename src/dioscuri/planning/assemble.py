"""One `Plan` out of every room's results."""

from __future__ import annotations

import math
from collections.abc import Sequence
from importlib import metadata
from typing import Any

import numpy as np

from dioscuri.model import (
    SHARED,
    Case,
    Figure,
    Grid,
    JunctionShape,
    LabelMap,
    Ownership,
    Plan,
    Presence,
    Seen,
    Surface,
    owner_number,
)
from dioscuri.model.case import TwinMarks
from dioscuri.model.circulation_study import CirculationStudy
from dioscuri.planning.exchange import injections_against_marks
from dioscuri.planning.scans import records, unused

CONTRAST_ROLES = ("cta_arterial", "cta_venous")


def assemble(walk: Any, steps: dict[str, str]) -> Plan:
    """The plan of a walk; `steps` are the keys of the steps that made it."""
    read, labelled, parted = walk.read.value, walk.labelled.value, walk.cut.value
    crossings, missing = walk.crossings.value, walk.missing.value
    stage, timeline = walk.schedule.value
    return Plan(
        software=f"dioscuri {metadata.version('dioscuri')}",
        case=walk.case.name,
        confirmed=walk.case.confirmed,
        scans=records(read.series, read.scans),
        recipe=walk.recipe,
        volumes_ml=volumes(labelled.labels, walk.ownership.value),
        junction=junction(walk),
        vessels_seen=vessels_seen(read.scans, labelled.labels),
        crossings=crossings.vessels,
        shared_sinus=crossings.shared_sinus,
        circulation=walk.circulation.value,
        cut=parted.cut,
        deficits=tuple(m.deficit for m in missing.values()),
        stages=(stage,),
        timelines=(timeline,),
        warnings=(
            *injections_against_marks(labelled.labels, walk.ownership.value, labelled.rises),
            *coarse_contrast(read.scans, walk.recipe.vessel_voxel_mm),
            *blood_warnings(walk.circulation.value),
            *warnings(walk.case, read, [*labelled.notes, *parted.notes]),
        ),
        steps=steps,
    )


def volumes(labels: LabelMap, ownership: Ownership) -> dict[str, Figure]:
    """Brain of each twin, mL, by probability; from surely its own to all that may be, and a border error."""
    brain = labels.tissue("brain")
    ml = labels.grid.voxel_mm3 / 1000
    castor = float((ownership.castor[brain] / 255.0).sum()) * ml
    total, shared = float(brain.sum()) * ml, float((brain & (ownership.owner == SHARED)).sum()) * ml
    out = {}
    for twin, value in (("castor", castor), ("pollux", total - castor)):
        own = brain & (ownership.owner == owner_number(twin))
        sure, border = float(own.sum()) * ml, border_ml(own, labels.grid)
        out[f"{twin} brain"] = Figure(
            value=value,
            low=max(0.0, min(value, sure) - border),
            high=max(value, sure + shared) + border,
            unit="mL",
            source="brain voxels by ownership probability",
            causes=(
                "tissue that is shared or uncertain",
                "a quarter of a voxel at the brain's border (assumed)",
            ),
        )
    return out


def border_ml(mask: Any, grid: Grid) -> float:
    """Volume of a quarter of a voxel along the whole border of `mask`, mL.

    Faces between voxels overstate a smooth surface by 3/2 on average over its directions.
    """
    faces = [float(np.diff(mask.astype(np.int8), axis=axis).astype(bool).sum()) for axis in range(3)]
    area = sum(n * grid.voxel_mm3 / float(h) for n, h in zip(faces, grid.spacing_mm, strict=True)) * 2 / 3
    return area * float(grid.spacing_mm.mean()) / 4 / 1000


def junction(walk: Any) -> JunctionShape:
    """Angles and kind of the junction, from the foramina, the cut's centre and the marks of the case."""
    from dioscuri.labelling.classification import SkullBase, junction_shape
    from dioscuri.planning.walk import in_order

    heads = in_order(walk.heads.value, walk.case)
    cut = walk.cut.value
    bases = [
        _skull_base(
            SkullBase, heads.foramina_lps_mm[i], float(heads.uncertainty_mm[i]), walk.case.marks(twin)
        )
        for i, twin in enumerate(("castor", "pollux"))
    ]
    # The centre of the cut is known no better than a landmark, nor than the grid that it was cut on.
    known_mm = math.hypot(walk.recipe.labelling.landmark_sd_mm, walk.recipe.separation.working_spacing_mm)
    return junction_shape(
        *bases,
        junction_lps_mm=_point(centroid(cut.surface)),
        junction_sd_mm=known_mm,
        area_mm2=cut.cut.area_mm2,
        shared_sinus=walk.crossings.value.shared_sinus,
        randomness=(walk.recipe.seed, walk.recipe.labelling.landmark_perturbations),
    )


def centroid(surface: Surface) -> Any:
    """Centre of area of a surface, (3,) LPS mm."""
    a, b, c = (surface.vertices[surface.faces[:, n]] for n in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    return ((a + b + c) / 3 * area[:, None]).sum(axis=0) / area.sum()


def vessels_seen(scans: Sequence[Any], labels: LabelMap) -> Presence:
    """Seen where contrast shows any vessel; without contrast "not seen", never "absent"."""
    if not any(s.scan.role in CONTRAST_ROLES for s in scans):
        return Presence(state=Seen.NOT_SEEN)
    if not labels.tissue("vessel").any():
        return Presence(state=Seen.NOT_SEEN)
    return Presence(state=Seen.SEEN, shown_by="enhancement over the unenhanced CT")


def coarse_contrast(scans: Sequence[Any], limit_mm: float) -> list[str]:
    """Said where the contrast studies are too coarse for bridging veins."""
    widest = max(
        (float(max(s.volume.grid.spacing_mm)) for s in scans if s.scan.role in CONTRAST_ROLES), default=0
    )
    if widest <= limit_mm:
        return []
    return [
        f"contrast studies of {widest:.3g} mm voxels (limit {limit_mm:g}): bridging veins are lost or run "
        "together, and vessels, borders and the cut must not be relied on"
    ]


def blood_warnings(found: CirculationStudy) -> list[str]:
    """Conflicts that wait for the team, rulings that fit no vessel, and a circulation that has no numbers."""
    out = []
    if found.conflicts:
        edges = list(dict.fromkeys(c.edge for c in found.conflicts))
        more = f" and {len(edges) - 6} more" if len(edges) > 6 else ""
        out.append(
            f"evidence contradicts itself about {len(edges)} vessels ({', '.join(edges[:6])}{more}): "
            "the team must rule, see the vessel table"
        )
    if found.lost_rulings:
        out.append(
            f"{len(found.lost_rulings)} rulings fit no vessel any more: {'; '.join(found.lost_rulings)}"
        )
    if found.unavailable:
        out.append(f"no pressures or flows were computed: {found.unavailable}")
    return out


def warnings(case: Case, read: Any, notes: Sequence[str]) -> tuple[str, ...]:
    """What a reader must know first."""
    out = []
    if case.confirmed is None:
        out.append(
            "identities are provisional: no named person has confirmed on a picture which twin is castor"
        )
    if any(s.volume.synthetic for s in read.scans):
        out.append("synthetic scans: no scanner made them, and this plan is for no child")
    if not any(s.scan.role in CONTRAST_ROLES for s in read.scans):
        out.append("no contrast study: vessels were not seen, which does not mean that there are none")
    out += unused(read.series, read.scans)
    by_note: dict[str, list[str]] = {}
    for scan in read.scans:
        for note in scan.notes:
            by_note.setdefault(note, []).append(scan.scan.role)
    out += [f"{', '.join(dict.fromkeys(roles))}: {note}" for note, roles in by_note.items()]
    return tuple([*out, *notes])


def _skull_base(kind: Any, foramen: Any, sd_mm: float, marks: TwinMarks) -> Any:
    left, right = marks.porion_left_lps_mm, marks.porion_right_lps_mm
    return kind(
        foramen_lps_mm=_point(foramen),
        nasion_lps_mm=marks.nasion_lps_mm,
        porions_lps_mm=(left, right) if left and right else None,
        sd_mm=sd_mm,
    )


def _point(values: Any) -> tuple[float, float, float]:
    x, y, z = (float(v) for v in values)
    return x, y, z
