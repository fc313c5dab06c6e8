"""Artery or vein, castor's or pollux's: what the contrast says along one vessel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.geometry.resample import sample
from dioscuri.model import TWINS, LabelMap, ScanVolume

Array = NDArray[Any]

PHASES = {"cta_arterial": "arterial", "cta_venous": "venous"}
CLEAR_RATIO = 1.5  # arterial over venous enhancement that overrules the labels


def rises_along(path: Array, rises: Sequence[ScanVolume]) -> dict[tuple[str, str], float]:
    """Median enhancement along a path (P, 3), HU, by (injected twin, phase); only the phases that exist."""
    found: dict[tuple[str, str], list[float]] = {}
    for rise in rises:
        phase, twin = PHASES.get(rise.scan.role), rise.scan.injected
        if phase is not None and twin is not None:
            value = float(np.median(sample(rise.volume.values, rise.volume.grid, path)))
            found.setdefault((twin, phase), []).append(value)
    return {key: float(np.mean(values)) for key, values in found.items()}


def kind_of(path: Array, labels: LabelMap, rise: dict[tuple[str, str], float], noise_hu: float) -> str:
    """Artery, vein, sinus or unknown: the commonest label along the path unless the phases clearly differ."""
    ijk = np.clip(np.rint(labels.grid.ijk(path)).astype(int), 0, np.array(labels.grid.shape) - 1)
    here = labels.values[tuple(ijk.T)]
    names = {"artery": "artery", "vein": "vein", "dural_sinus": "sinus"}
    votes = {kind: int((here == labels.anatomy.number(name)).sum()) for name, kind in names.items()}
    kind = max(votes, key=lambda k: votes[k]) if any(votes.values()) else "unknown"
    early, late = _phases(rise)
    if early is None or late is None or max(early, late) < 3 * noise_hu:
        return kind
    if early > CLEAR_RATIO * max(late, noise_hu):
        return "artery"
    if late > CLEAR_RATIO * max(early, noise_hu) and kind in ("artery", "unknown"):
        return "vein"
    return kind


def _phases(rise: dict[tuple[str, str], float]) -> tuple[float | None, float | None]:
    """Arterial and venous enhancement of the injection that fills this vessel more."""
    best = max(TWINS, key=lambda twin: sum(v for (t, _), v in rise.items() if t == twin))
    return rise.get((best, "arterial")), rise.get((best, "venous"))


def castor_share(kind: str, rise: dict[tuple[str, str], float], noise_hu: float) -> float:
    """Castor's share of the enhancement in the phase that shows this kind, 0 to 1.

    Both rises are raised by the noise, so a vessel that no injection shows gives 0.5. One injection alone
    proves nothing about the other twin: 0.5.
    """
    phases = ("arterial", "venous") if kind == "artery" else ("venous", "arterial")
    for phase in phases:
        both = [rise.get((twin, phase)) for twin in TWINS]
        if both[0] is not None and both[1] is not None:
            castor, pollux = (max(0.0, v) + noise_hu for v in both if v is not None)
            return castor / (castor + pollux)
    return 0.5


def sentences(kind: str, rise: dict[tuple[str, str], float], share: float) -> tuple[str, ...]:
    """The evidence in plain words."""
    out = []
    for phase in PHASES.values():
        seen = [f"{twin}'s: {rise[twin, phase]:+.0f} HU" for twin in TWINS if (twin, phase) in rise]
        if seen:
            text = f"{'; '.join(seen)}".replace("'s:", f"'s injection, {phase} phase:", 1)
            out.append(text)
    if not out:
        return (f"{kind} by its label; no injection tells whose it is",)
    return (*out, f"castor's share of the enhancement {share:.0%}")
