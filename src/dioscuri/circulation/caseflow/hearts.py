"""Where each twin's heart feeds its head, and where its blood leaves: loose ends of vessels in the necks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.territories.necks import Necks
from dioscuri.errors import CirculationError
from dioscuri.model import TWINS, Grid, VesselEdge, VesselGraph

Array = NDArray[Any]
ROLES = ("inlet", "outlet", "none")
NEARLY = 0.7
ROLE_OF = {"artery": "inlet", "vein": "outlet", "sinus": "outlet"}


@dataclass(frozen=True, eq=False)
class HeartEnds:
    """Nodes at which blood enters and leaves the scan.

    Parameters
    ----------
    inlets, outlets : node -> castor or pollux.
    reasons : node -> why it is one. doubtful : node -> why a loose end that might be one was left out.
    """

    inlets: dict[int, str]
    outlets: dict[int, str]
    reasons: dict[int, str]
    doubtful: dict[int, str]


def heart_ends(
    graph: VesselGraph,
    necks: Necks,
    grid: Grid,
    *,
    rim_mm: float = 10.0,
    roles: Mapping[str, str] | None = None,
) -> HeartEnds:
    """Loose ends of arteries (inlets), veins and sinuses (outlets) beyond a foramen's plane.

    One at the scan's rim is sure. One that ends before it is a branch, and doubtful, where it ends less than
    `NEARLY` as far beyond the foramen as the twin's sure ones and the twin has a sure one of its role; else
    it counts. Loose ends at the rim that lie beside no neck are doubtful.

    Parameters
    ----------
    roles : what a person has decided: "v12" (its loose end) or "n7" (a node) -> "inlet", "outlet" or "none",
        of the neck that is nearest, or with the twin named: "castor inlet".

    Raises
    ------
    CirculationError : a twin without an inlet or an outlet; a role that cannot be.
    """
    loose = _loose(graph)
    inlets: dict[int, str] = {}
    outlets: dict[int, str] = {}
    reasons: dict[int, str] = {}
    doubtful: dict[int, str] = {}
    ruled = _ruled(
        graph, dict(sorted(loose.items(), key=lambda row: _deep(graph.nodes[row[0]], necks))), roles or {}
    )
    found = {"inlet": inlets, "outlet": outlets}
    for node, (role, twin) in ruled.items():
        if role != "none":
            found[role][node] = twin or TWINS[_nearest(graph.nodes[node], necks)]
            reasons[node] = "a person's ruling"
    early: list[tuple[int, str, str, float]] = []
    deepest = dict.fromkeys(TWINS, 0.0)
    for node, edge in loose.items():
        if node in ruled:
            continue
        role, twin, beyond, at_rim, reason = _judged(graph.nodes[node], edge, necks, grid, rim_mm)
        if not role:
            doubtful |= {node: reason} if reason else {}
        elif at_rim:
            found[role][node], reasons[node] = twin, reason
            deepest[twin] = max(deepest[twin], beyond)
        else:
            early.append((node, role, reason, beyond))
    sure = {role: set(ends.values()) for role, ends in found.items()}
    for node, role, reason, beyond in early:
        twin = TWINS[_nearest(graph.nodes[node], necks)]
        if twin in sure[role] and beyond < NEARLY * deepest[twin]:
            doubtful[node] = f"{reason}; left out, {twin} has an {role} at the rim"
        else:
            found[role][node], reasons[node] = twin, reason
    _refuse_missing(found)
    return HeartEnds(dict(sorted(inlets.items())), dict(sorted(outlets.items())), reasons, doubtful)


def _loose(graph: VesselGraph) -> dict[int, VesselEdge]:
    degree = np.bincount([n for e in graph for n in (e.start, e.end)], minlength=len(graph.nodes))
    return {n: e for e in graph for n in (e.start, e.end) if degree[n] == 1}


def _deep(point: Array, necks: Necks) -> float:
    """How far beyond the nearest foramen's plane, mm."""
    return float(necks.beyond_mm(point[None])[0, _nearest(point, necks)])


def _nearest(point: Array, necks: Necks) -> int:
    return int(np.linalg.norm(necks.foramina - point, axis=1).argmin())


def _judged(
    point: Array, edge: VesselEdge, necks: Necks, grid: Grid, rim_mm: float
) -> tuple[str, str, float, bool, str]:
    """Role ("" for none), twin, how far beyond its foramen, whether at the rim, and the reason in words."""
    neck = _nearest(point, necks)
    beyond = _deep(point, necks)
    ijk = grid.ijk(point[None])[0]
    rim = float((np.minimum(ijk + 0.5, np.array(grid.shape) - 0.5 - ijk) * grid.spacing_mm).min())
    at_rim, twin, role = rim <= rim_mm, TWINS[neck], ROLE_OF.get(edge.kind, "")
    if beyond <= 0:
        return "", twin, beyond, at_rim, f"{edge.id}: ends at the rim but beside no neck" if at_rim else ""
    where = f"{edge.id}: {edge.kind} that ends {beyond:.0f} mm beyond {twin}'s foramen"
    if not role:
        return "", twin, beyond, at_rim, f"{where}, of unknown kind"
    return (
        role,
        twin,
        beyond,
        at_rim,
        where + (", at the rim" if at_rim else f", {rim:.0f} mm before the rim"),
    )


def _ruled(
    graph: VesselGraph, loose: Mapping[int, VesselEdge], roles: Mapping[str, str]
) -> dict[int, tuple[str, str]]:
    """Node -> (role, twin or empty). Of two loose ends of an edge the last in `loose` is meant."""
    ends = {e.id: n for n, e in loose.items()}
    out = {}
    for name, role in roles.items():
        words = role.split()
        if (
            words[-1:] == []
            or words[-1] not in ROLES
            or len(words) > 2
            or words[:-1] not in ([], *[[t] for t in TWINS])
        ):
            raise CirculationError(
                f"{name}: role {role!r}, must be inlet, outlet or none, with or without a twin"
            )
        node = int(name[1:]) if name[:1] == "n" and name[1:].isdigit() else ends.get(name, -1)
        if not 0 <= node < len(graph.nodes):
            raise CirculationError(
                f"{name}: has no loose end, must be a node (n7) or an edge with a loose end"
            )
        out[node] = (words[-1], words[0] if len(words) > 1 else "")
    return out


def _refuse_missing(found: Mapping[str, Mapping[int, str]]) -> None:
    for twin in TWINS:
        for role, vessel in (("inlet", "artery"), ("outlet", "vein")):
            if twin not in found[role].values():
                raise CirculationError(
                    f"{twin}: no {role}, must have one: no {vessel} ends beyond {twin}'s foramen; "
                    f"say which vessel it is (roles), or give a scan that shows {twin}'s neck"
                )
