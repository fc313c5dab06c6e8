"""The network of a phantom preset, from its true vessels and labels at 2 mm."""

from __future__ import annotations

from typing import Any

import numpy as np

from dioscuri.circulation.caseflow import HeadMarks, case_flow
from dioscuri.model import TWINS
from dioscuri.phantom.presets import PRESETS
from dioscuri.phantom.twins import make_twins


def case_of_preset(preset: str, spacing_mm: float = 2.0) -> Any:
    """A circulation.caseflow.CaseFlow."""
    pair = make_twins(PRESETS[preset], spacing_mm=spacing_mm)
    brain = pair.labels.mask("brain")
    seeds = [pair.labels.grid.lps(np.argwhere(brain & pair.owner.mask(t))).mean(axis=0) for t in TWINS]
    foramina = [pair.landmarks[t]["foramen_magnum"] for t in TWINS]
    return case_flow(pair.vessels, pair.labels, pair.owner, HeadMarks(foramina, seeds, pair.landmarks))
