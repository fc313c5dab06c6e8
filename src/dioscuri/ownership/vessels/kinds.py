"""Artery, vein or sinus: what the label and the contrast's phase say, each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import TWINS, LabelMap, VesselGraph
from dioscuri.model.vessel_owner_recipe import VesselOwnerRecipe
from dioscuri.ownership.vessels.enhancement import SEEN_SD, Enhancement, own_stretches
from dioscuri.ownership.vessels.witness import KINDS, Witness, trusted

Array = NDArray[Any]

LABELS = ("artery", "vein", "dural_sinus")
EARLY_SD = 0.1  # around one half, of the early share of the contrast: 1.5 times as much is one deviation


def label_witness(graph: VesselGraph, labels: LabelMap, recipe: VesselOwnerRecipe) -> Witness:
    """Share of the vessel's own points that carry each label."""
    points, edge = own_stretches(graph)
    ijk = np.clip(np.rint(labels.grid.ijk(points)).astype(int), 0, np.array(labels.grid.shape) - 1)
    here = labels.values[tuple(ijk.T)]
    votes = np.stack(
        [np.bincount(edge[here == labels.anatomy.number(name)], minlength=len(graph)) for name in LABELS],
        axis=1,
    ).astype(float)
    counted = votes.sum(axis=1)
    says = np.full(votes.shape, 1 / 3)
    says[counted > 0] = trusted(votes[counted > 0], recipe.label_trust)
    text = tuple(
        f"label: {KINDS[int(v.argmax())]} along {v.max() / n:.0%} of it" if n else ""
        for v, n in zip(votes, counted, strict=True)
    )
    return Witness("kind", "label", says, text)


def phase_witness(seen: Sequence[Enhancement], count: int, recipe: VesselOwnerRecipe) -> Witness:
    """Early against late contrast of the injection that fills it more; veins and sinuses look alike."""
    by = {(e.twin, e.phase): e for e in seen}
    says, text = np.full((count, 3), 1 / 3), [""] * count
    pairs = [
        (by[t, "arterial"], by[t, "venous"]) for t in TWINS if (t, "arterial") in by and (t, "venous") in by
    ]
    if not pairs:
        return Witness("kind", "phases", says, tuple(text))
    chosen = np.argmax([early.hu + late.hu for early, late in pairs], axis=0)
    early, late, sd = (
        np.array([values[c] for c, values in zip(chosen, np.stack(rows, axis=1), strict=True)])
        for rows in (
            [a.hu for a, _ in pairs],
            [b.hu for _, b in pairs],
            [np.hypot(a.sd_hu, b.sd_hu) for a, b in pairs],
        )
    )
    filled = np.maximum(early, late) > SEEN_SD * sd
    artery = _early_probability(early, late, sd)
    says[filled] = trusted(
        np.stack([artery, (1 - artery) / 2, (1 - artery) / 2], axis=1), recipe.phase_trust
    )[filled]
    for n in np.flatnonzero(filled):
        twin = pairs[int(chosen[n])][0].twin
        fills = "an artery" if artery[n] >= 0.5 else "a vein or sinus"
        text[n] = (
            f"{twin}'s injection: {early[n]:+.0f} HU in the arterial and {late[n]:+.0f} HU in "
            f"the venous phase, as in {fills}"
        )
    return Witness("kind", "phases", says, tuple(text))


def _early_probability(early: Array, late: Array, sd: Array) -> Array:
    from scipy.special import ndtr

    first, second = np.maximum(early, 0), np.maximum(late, 0)
    total = np.maximum(first + second, 1e-6)
    share = np.where(first + second > 0, first / total, 0.5)
    return np.asarray(ndtr((share - 0.5) / np.hypot(EARLY_SD, sd / total)))
