"""Everything that the dossier shows, gathered from the rooms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dioscuri.model import LabelMap, Ownership, Plan, Surface, VesselGraph, Volume
from dioscuri.model.network import FlowNetwork


@dataclass(frozen=True, eq=False)
class Content:
    """A plan and the shapes behind its figures, all in one frame, LPS mm.

    Parameters
    ----------
    labels, ownership : structures and owners on the model grid.
    side : the twin of each body voxel after the cut, on the working grid.
    cut_surface : normals from castor to pollux.
    caps : the completed surface over each opening, by "castor skin", "castor bone", ...
    ct, t1 : scans for the slices; `t1` where there is one.
    network : model.network.FlowNetwork of the vessels, where there is one.
    blood : flow and pressure of every vessel (planning.viewing.blood.Blood), where there are any.
    audit_head : hash of the audit trail's last entry.
    """

    plan: Plan
    labels: LabelMap
    ownership: Ownership
    side: Ownership
    cut_surface: Surface
    caps: dict[str, Surface]
    vessels: VesselGraph
    ct: Volume
    t1: Volume | None
    audit_head: str
    network: FlowNetwork | None = None
    blood: Any = None


def content(plan: Plan, walk: Any, audit_head: str) -> Content:
    """The content of one walk."""
    from dioscuri.planning.viewing.blood import blood_of

    scans = {s.scan.role: s.volume for s in walk.read.value.scans}
    cut, flowing, vessels = walk.cut.value, walk.flowing.value, walk.vessels.value
    return Content(
        plan=plan,
        labels=walk.labelled.value.labels,
        ownership=walk.ownership.value,
        side=cut.side,
        cut_surface=cut.surface,
        caps={name: missing.cap for name, missing in walk.missing.value.items()},
        vessels=vessels,
        ct=scans["ct"],
        t1=scans.get("t1"),
        audit_head=audit_head,
        network=None if flowing.flow is None else flowing.flow.network,
        blood=blood_of(flowing, vessels, plan.recipe),
    )
