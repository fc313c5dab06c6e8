"""Does each injection light up the twin whose vein it says was injected?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dioscuri.model import TWINS, LabelMap, Ownership, ScanVolume, owner_number

PHASE = "cta_arterial"  # venous contrast passes through a shared sinus; early arterial contrast hardly does


def injections_against_marks(labels: LabelMap, owners: Ownership, rises: Sequence[ScanVolume]) -> list[str]:
    """One warning for each arterial study that enhances the other twin's vessels more than its own.

    Marks and the names of injections come from different hands; where they disagree, every vessel's owner
    may be exchanged. Which of the two is wrong is never guessed.

    Parameters
    ----------
    labels, owners, rises : on one grid; rises in HU over the unenhanced CT.
    """
    vessel = labels.tissue("vessel")
    own = {twin: vessel & (owners.owner == owner_number(twin)) for twin in TWINS}
    if not all(mask.any() for mask in own.values()):
        return []
    out = []
    for rise in rises:
        if rise.scan.role != PHASE or rise.scan.injected is None:
            continue
        other = next(twin for twin in TWINS if twin != rise.scan.injected)
        here, there = (float(np.mean(rise.volume.values[own[t]])) for t in (rise.scan.injected, other))
        if there > here:
            out.append(
                f"THE TWINS MAY BE EXCHANGED: {rise.scan.injected}'s arterial injection enhances {other}'s "
                f"vessels by {there:.0f} HU and {rise.scan.injected}'s by {here:.0f} HU; check the marks and "
                "the injections in case.toml on a picture"
            )
    return out
