"""Phantom twins as the cut gets them: true labels and vessels, owners doubtful near the interface."""

import numpy as np

from dioscuri.geometry.distance import distance_to
from dioscuri.model import POLLUX, Ownership
from dioscuri.phantom.presets import PRESETS
from dioscuri.phantom.twins import make_twins
from dioscuri.separation.audit import Certificate, audit
from dioscuri.separation.crofton import crofton_weights
from dioscuri.separation.voxels import UNITS_PER_COST

DOUBT_MM = 3.0


def twins_of(preset, spacing_mm):
    """(twins, ownership): within 3 mm of the interface nobody is sure whose the tissue is."""
    twins = make_twins(PRESETS[preset], spacing_mm=spacing_mm)
    owner, grid = twins.owner, twins.labels.grid
    castor, pollux = (distance_to(owner.owner == n, grid) for n in (1, 2))
    near = (owner.owner > 0) & (np.abs(castor - pollux) < DOUBT_MM)
    share = np.clip(0.5 + (pollux - castor) / (2 * DOUBT_MM), 0, 1)
    sure = np.where(near, share * 255, owner.castor).astype(np.uint8)
    return twins, Ownership(np.where(near, 3, owner.owner).astype(np.uint8), sure, grid)


def audited(found):
    """The auditor's report on the proof of a study."""
    field = found.field
    seeds = np.where(field.body, field.seed, 255).astype(np.uint8)
    sides = np.where(field.body, np.where(found.pollux, POLLUX, 1), 255).astype(np.uint8)
    spacing = tuple(round(float(s), 9) for s in field.grid.spacing_mm)
    weights = np.array(crofton_weights(spacing))
    value = [v / UNITS_PER_COST for v in (found.document.flow_units, found.document.cut_units)]
    proof = Certificate(found.sent, sides, weights, float(UNITS_PER_COST), *value, sides)
    return audit(field.cost, seeds, np.asarray(spacing), proof, misplaced=field.misplaced)
