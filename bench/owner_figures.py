"""Rows of docs/science/ownership.md, Vessels: ``python -m bench.owner_figures [SPACING_MM [PRESET ...]]``.

Owner right by edge length, three times per preset: true masks with contrast by true owner and 20 HU of noise;
true masks with the enhancement that labelling finds in simulated scans; labelling's masks with the same.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dioscuri.circulation import vessel_graph
from dioscuri.labelling.heads import Heads, find_heads
from dioscuri.labelling.twins import label_twins
from dioscuri.model import LabelMap, Ownership, Scan, ScanVolume, VesselGraph, Volume
from dioscuri.model.recipe import LabellingRecipe, OwnershipRecipe
from dioscuri.ownership.own import own
from dioscuri.ownership.vessels import Known, VesselOwners, heart_ends, vessel_owners
from dioscuri.ownership.vessels.score import owner_score
from dioscuri.phantom.presets import PRESETS
from dioscuri.phantom.scanner import scan_twins
from dioscuri.phantom.tracer import trace
from dioscuri.phantom.twins import Twins, make_twins

NOISE_HU, CONTRAST_HU = 20.0, 200.0
OTHERS_BLOOD = 0.5


@dataclass(frozen=True, eq=False)
class Given:
    """What `vessel_owners` gets: labels, enhancement, whose tissue it is, and where the heads are."""

    labels: LabelMap
    rises: tuple[ScanVolume, ...]
    ownership: Ownership
    heads: Heads

    def owners(self, graph: VesselGraph | None = None) -> VesselOwners:
        """Owners of the vessels in the labels."""
        recipe = OwnershipRecipe()
        found = vessel_graph(self.labels, self.rises) if graph is None else graph
        hearts = heart_ends(found, self.heads.seeds_lps_mm, self.heads.foramina_lps_mm, recipe.vessels)
        known = Known(hearts=hearts, ownership=self.ownership)
        return vessel_owners(found, self.rises, self.labels, recipe, known=known)


def contrast_by_owner(labels: LabelMap, owner: Ownership, seed: int = 1) -> tuple[ScanVolume, ...]:
    """Two injections and phases: each twin's share of a vessel times 200 HU in its phase, and noise."""
    rng = np.random.default_rng(seed)
    share = owner.castor.astype(np.float32) / 255
    phases = {"arterial": labels.mask("artery"), "venous": labels.mask("vein", "dural_sinus")}
    out = []
    for twin, part in (("castor", share), ("pollux", 1 - share)):
        for phase, mask in phases.items():
            noise = NOISE_HU * rng.standard_normal(share.shape, dtype=np.float32)
            values = (CONTRAST_HU * part * mask + noise).astype(np.float32)
            scan = Scan(series=f"{twin} {phase}", role=f"cta_{phase}", injected=twin)
            out.append(ScanVolume(scan, Volume(values, labels.grid, "HU", "CT", synthetic=True)))
    return tuple(out)


def marked(twins: Twins) -> np.ndarray[Any, Any]:
    """True foramina, castor's first: they order the heads that are found."""
    return np.array([twins.landmarks[t]["foramen_magnum"] for t in ("castor", "pollux")])


def from_truth(twins: Twins) -> Given:
    """True masks and contrast by true owner."""
    heads = find_heads(twins.labels, LabellingRecipe()).ordered(*marked(twins))
    tissue = own(twins.labels, seeds_lps_mm=heads.seeds_lps_mm, recipe=OwnershipRecipe())
    return Given(twins.labels, contrast_by_owner(twins.labels, twins.owner), tissue, heads)


def from_scans(twins: Twins) -> Given:
    """Labelling's masks and enhancement from simulated scans."""
    recipe = LabellingRecipe(model_spacing_mm=float(twins.labels.grid.spacing_mm.max()))
    found = label_twins(scan_twins(twins, seed=twins.preset.seed), recipe)
    heads = find_heads(found.labels, recipe).ordered(*marked(twins))
    tissue = own(found.labels, seeds_lps_mm=heads.seeds_lps_mm, recipe=OwnershipRecipe())
    return Given(found.labels, found.rises, tissue, heads)


def of_own_blood(twins: Twins) -> VesselGraph:
    """The true vessels without those that carry mostly the other twin's blood."""
    share = trace(twins.vessels, twins.scene.side).castor
    keep = [
        e
        for e, s in zip(twins.vessels, share, strict=True)
        if e.castor == 0.5 or abs(e.castor - s) < OTHERS_BLOOD
    ]
    return replace(twins.vessels, edges=tuple(keep))


def rows(preset: str, spacing_mm: float) -> Iterator[str]:
    """Three lines of the table."""
    twins = make_twins(PRESETS[preset], spacing_mm=spacing_mm)
    scanned = from_scans(twins)
    true = from_truth(twins)
    ways = {
        "true masks, contrast by owner": true,
        "true masks, simulated scans": replace(true, rises=scanned.rises),
        "labelling's masks": scanned,
    }
    yield from table(preset, spacing_mm, twins.vessels, of_own_blood(twins), ways)


def table(
    preset: str, spacing_mm: float, truth: VesselGraph, plain: VesselGraph, ways: dict[str, Given]
) -> Iterator[str]:
    """Lines of the table from what is given."""
    for way, given in ways.items():
        found = given.owners()
        score, own_blood = owner_score(found, truth), owner_score(found, plain)
        contested = sum(e.length_mm for e in found.graph if found.contested(e.id))
        cells = (
            preset,
            f"{spacing_mm:g}",
            way,
            f"{score.length_mm / 1000:.1f}",
            f"{score.right_share:.3f}",
            f"{score.same_share:.3f}",
            f"{own_blood.right_share:.3f}",
            f"{contested / sum(e.length_mm for e in found.graph):.0%}",
        )
        yield f"| {' | '.join(cells)} |"


def main(arguments: list[str]) -> None:
    """Print the table, preset by preset."""
    spacing_mm = float(arguments[0]) if arguments else 1.0
    print("| Preset | mm | From | m with evidence | Right | Strictly | Own blood | Contested |")
    print("|---|---|---|---|---|---|---|---|")
    for preset in arguments[1:] or PRESETS:
        for line in rows(preset, spacing_mm):
            print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
