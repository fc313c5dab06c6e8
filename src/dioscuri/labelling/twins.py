"""Joined twins' scans -> structures, how sure we are of them, and what contrast adds where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.geometry.distance import distance_to
from dioscuri.labelling import brain as brain_and_csf
from dioscuri.labelling import ct as plain_ct
from dioscuri.labelling.cavity import cavity
from dioscuri.labelling.doubt import likeliest, logistic
from dioscuri.labelling.studies import Studies, studies_on_grid
from dioscuri.labelling.vessels import Rise, kinds, rises, vessel_mask
from dioscuri.model import Grid, LabelMap, Probabilities, ScanVolume, Volume, standard_anatomy
from dioscuri.model.recipe import LabellingRecipe

Array = NDArray[Any]
QUIET_SD = 2.0  # a study within this of the unenhanced CT is averaged with it


@dataclass(frozen=True, eq=False)
class Labelled:
    """Structures and their certainty on the model grid; `rises`: HU over the unenhanced CT, one per study."""

    labels: LabelMap
    probabilities: Probabilities
    rises: tuple[ScanVolume, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class _Spaces:
    """Where things are, before they have names, (I, J, K): masks, a probability, mm to bone, HU."""

    body: Array
    bone: Array
    inside: Array
    vessels: Array
    brain: Array
    wall_mm: Array
    edge_hu: Array


def label_twins(scans: Sequence[ScanVolume], recipe: LabellingRecipe) -> Labelled:
    """Name the tissues and vessels of joined heads from unenhanced CT, CT angiograms and T1 MR.

    Parameters
    ----------
    scans : all in one frame. A CT or at least one angiogram is needed; every other study that is missing is
        said in the notes, and what it would have shown is left out, never guessed.

    Returns
    -------
    Labelled : on an isotropic grid of `recipe.model_spacing_mm` over the CT's box.

    Raises
    ------
    ScanError : no CT of any kind, several frames of reference, nothing that a skull encloses.
    """
    studies = studies_on_grid(scans, recipe.model_spacing_mm)
    grid = studies.grid
    body = plain_ct.body(studies.ct, grid, recipe.body_above_hu)
    edge = plain_ct.bone_edge(studies.ct, grid, recipe.bone_above_hu, recipe.brain_hu)
    bone = plain_ct.bone(studies.ct, body, grid, edge)
    inside = cavity(bone, body, grid, recipe.enclosed_share)
    rise = rises(studies, inside)
    vessels = vessel_mask(rise, body & ~bone, grid, recipe)
    quiet = _quiet_ct(studies, rise)
    wall = distance_to(bone, grid) - float(grid.spacing_mm.min()) / 2
    start = brain_and_csf.Start(recipe.csf_hu, recipe.brain_hu, recipe.neighbour_weight, recipe.sheet_dip)
    brain = brain_and_csf.brain_probability(quiet, inside & ~vessels, wall, grid, (studies.t1, start))
    spaces = _Spaces(body, bone, inside, vessels, brain, wall, edge)
    labels, weights = _named(spaces, studies, rise, recipe)
    return Labelled(
        labels,
        likeliest(labels, weights, grid),
        _rise_volumes(studies, rise),
        studies.notes,
    )


def _quiet_ct(studies: Studies, rise: Rise) -> Array:
    """Mean of the unenhanced CT and of every study that shows no contrast at a voxel: less noise."""
    total, count = studies.ct.copy(), np.ones(studies.ct.shape, np.float32)
    for added in rise.each:
        calm = np.abs(added) < QUIET_SD * rise.noise_hu
        total += np.where(calm, studies.ct + added, 0)
        count += calm
    return np.asarray(total / count)


def _named(
    s: _Spaces, studies: Studies, rise: Rise, recipe: LabellingRecipe
) -> tuple[LabelMap, dict[str, Array]]:
    grid, number = studies.grid, standard_anatomy().number
    artery, sinus = kinds(rise, s.vessels, s.inside, s.wall_mm, grid, recipe)
    scalp = _scalp(s, grid, recipe.scalp_mm)
    values = np.zeros(grid.shape, np.uint16)
    values[s.body] = number("soft_tissue")
    values[scalp] = number("scalp")
    values[s.inside] = np.where(s.brain[s.inside] >= 0.5, number("brain"), number("csf"))
    values[s.inside & (s.wall_mm < recipe.dura_mm)] = number("dura")
    values[s.body & ~s.inside & (studies.ct <= recipe.body_above_hu)] = 0  # airway, sinuses, ear canals
    values[s.bone] = number("skull")
    values[s.vessels] = number("vein")
    values[artery] = number("artery")
    values[sinus] = number("dural_sinus")
    hard = logistic(studies.ct - s.edge_hu, 0.0, 40.0)
    bright = logistic(rise.strongest, recipe.vessel_rise_hu / 2, rise.noise_hu) * s.body
    early = logistic(rise.arterial - recipe.artery_share * rise.venous, 0.0, rise.noise_hu)
    soft = np.where(s.inside, 0, (1 - hard) * (1 - bright))
    within = np.where(s.inside, (1 - hard) * (1 - bright), 0)
    lining = logistic(-s.wall_mm, -recipe.dura_mm, 0.4) * within
    weights = {
        "skull": hard * (1 - bright),
        "dura": lining,
        "brain": (within - lining) * s.brain,
        "csf": (within - lining) * (1 - s.brain),
        "scalp": np.where(scalp, 0.9, 0.1) * soft,
        "soft_tissue": np.where(scalp, 0.1, 0.9) * soft,
        "artery": bright * early,
        "vein": bright * (1 - early) * np.where(sinus, 0.3, 1.0),
        "dural_sinus": bright * (1 - early) * np.where(sinus, 0.7, 0.0),
    }
    return LabelMap(values, grid), weights


def _scalp(s: _Spaces, grid: Grid, deep_mm: float) -> Array:
    outer = s.body & ~s.bone & ~s.inside
    return np.asarray(outer & (distance_to(~s.body, grid) <= deep_mm + float(grid.spacing_mm.max()) / 2))


def _rise_volumes(studies: Studies, rise: Rise) -> tuple[ScanVolume, ...]:
    return tuple(
        ScanVolume(
            scan.scan,
            Volume(added, studies.grid, "HU", "CT", scan.volume.acquired_on, scan.volume.synthetic),
            ("enhancement over the unenhanced CT",),
        )
        for (scan, _), added in zip(studies.enhanced, rise.each, strict=True)
    )
