"""The flow network of a case, out of its vessels, labels and owners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from dioscuri.circulation.caseflow.baseline import met
from dioscuri.circulation.caseflow.beds import arterial_ends, demands
from dioscuri.circulation.caseflow.hearts import HeartEnds, heart_ends
from dioscuri.circulation.caseflow.parts import Parts, add_collaterals, add_territories, add_vessels
from dioscuri.circulation.caseflow.pieces import reached, with_kinds
from dioscuri.circulation.caseflow.spread import spread_of
from dioscuri.circulation.territories.brain import brain_of
from dioscuri.circulation.territories.build import territories
from dioscuri.circulation.territories.midplane import MidPlane, from_landmarks, from_symmetry
from dioscuri.circulation.territories.necks import necks_of
from dioscuri.model import TWINS, LabelMap, Ownership, VesselGraph
from dioscuri.model.caseflow_recipe import CaseFlowRecipe
from dioscuri.model.flowspread import FlowSpread
from dioscuri.model.network import FlowNetwork
from dioscuri.model.territory import TerritoryMap

MET = 0.98  # a bed that gets less of its demand is told


@dataclass(frozen=True, eq=False)
class HeadMarks:
    """Where the heads are.

    Parameters
    ----------
    foramina_lps_mm, seeds_lps_mm : (2, 3) castor's first: foramen magnum, and a point deep in the brain.
    landmarks : twin -> porion_left, porion_right (and nasion), LPS mm; without them the hemispheres come
        from the brain's symmetry, and which one is left stays unknown.
    """

    foramina_lps_mm: ArrayLike
    seeds_lps_mm: ArrayLike
    landmarks: Mapping[str, Mapping[str, ArrayLike]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class CaseFlow:
    """A case as a network, ready for what-ifs.

    Parameters
    ----------
    network : edges of vessels have the graph's ids. territories : which vein drains what.
    spread : what is not sure. hearts : where blood enters and leaves.
    notes : what was left out or could not be done, for the dossier.
    """

    network: FlowNetwork
    territories: TerritoryMap
    spread: FlowSpread
    hearts: HeartEnds
    notes: tuple[str, ...]


def case_flow(
    graph: VesselGraph,
    labels: LabelMap,
    ownership: Ownership,
    marks: HeadMarks,
    *,
    roles: Mapping[str, str] | None = None,
    recipe: CaseFlowRecipe = CaseFlowRecipe(),  # noqa: B008 - frozen
) -> CaseFlow:
    """Hearts' ends, territories, and the network with beds that meet their demand today.

    Parameters
    ----------
    roles : see `heart_ends`.

    Raises
    ------
    CirculationError : a twin without an inlet, an outlet, brain or an artery that ends in its brain; no
        vein that joins a sinus.
    """
    necks = necks_of(marks.foramina_lps_mm, marks.seeds_lps_mm)
    known, unknown = with_kinds(graph)
    hearts = heart_ends(known, necks, labels.grid, rim_mm=recipe.rim_mm, roles=roles)
    kept, notes = reached(known, hearts)
    planes = _planes(labels, ownership, necks.axes, marks.landmarks)
    brain = brain_of(labels, ownership, recipe, necks)
    drainage = territories(kept, brain, planes, recipe, tuple(hearts.outlets))
    ends = arterial_ends(kept, tuple(hearts.inlets))
    parts = Parts()
    add_vessels(parts, kept, hearts, necks, drainage.bridging, recipe)
    add_territories(parts, drainage, demands(kept, ends, drainage, recipe), recipe)
    add_collaterals(parts, drainage, recipe)
    network, share = met(parts.network(recipe), recipe.least_bed_mmhg)
    spread = spread_of(network, parts, kept, hearts, drainage, recipe)
    early = [f"counted as a heart's end: {r}" for r in hearts.reasons.values() if "before the rim" in r]
    more = (*early, *hearts.doubtful.values(), *drainage.notes, *_unmet(network, share))
    return CaseFlow(network, drainage.map, spread, hearts, (*unknown, *notes, *more))


def _planes(
    labels: LabelMap,
    ownership: Ownership,
    axes: np.ndarray,
    landmarks: Mapping[str, Mapping[str, ArrayLike]],
) -> list[MidPlane]:
    out = []
    for n, twin in enumerate(TWINS):
        marks = landmarks.get(twin, {})
        if "porion_left" in marks and "porion_right" in marks:
            out.append(from_landmarks(marks.get("nasion"), marks["porion_left"], marks["porion_right"]))
            continue
        mine = labels.mask("brain") & ((ownership.castor >= 128) == (n == 0))
        where = np.argwhere(mine)[:: max(1, int(mine.sum()) // 40_000)]
        spacing = float((mine.sum() * labels.grid.voxel_mm3 / max(1, len(where))) ** (1 / 3))
        out.append(from_symmetry(labels.grid.lps(where), axes[n], spacing))
    return out


def _unmet(network: FlowNetwork, share: np.ndarray) -> list[str]:
    poor = np.flatnonzero(share < MET)
    if not len(poor):
        return []
    names = ", ".join(f"{network.edges[e]} {share[e]:.0%}" for e in poor)
    return [f"the vessels that are seen cannot carry what these beds demand, they are given: {names}"]
