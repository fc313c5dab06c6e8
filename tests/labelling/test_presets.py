"""The phantom's twins: both heads found, alone refused; whose brain it is, from scans alone."""

import numpy as np
import pytest

from dioscuri.errors import ScanError
from dioscuri.geometry.resample import resample
from dioscuri.geometry.scores import ownership_dice
from dioscuri.labelling.heads import find_heads
from dioscuri.labelling.twins import label_twins
from dioscuri.model import LabelMap, Ownership
from dioscuri.model.recipe import LabellingRecipe, OwnershipRecipe
from dioscuri.ownership.baseline import nearest_seed
from dioscuri.ownership.own import own

RECIPE = LabellingRecipe()


def foramina(twins) -> np.ndarray:
    return np.array([twins.landmarks[t]["foramen_magnum"] for t in ("castor", "pollux")])


def test_both_foramina_of_the_small_twins(small_twins) -> None:
    true = foramina(small_twins)
    heads = find_heads(small_twins.labels, RECIPE).ordered(*true)
    assert np.linalg.norm(heads.foramina_lps_mm - true, axis=1).max() < 6


@pytest.mark.parametrize("owner", [1, 2])
def test_either_twin_alone_is_one_head(small_twins, owner) -> None:
    values = np.where(small_twins.owner.owner == owner, small_twins.labels.values, 0).astype(np.uint16)
    with pytest.raises(ScanError, match="found one head"):
        find_heads(LabelMap(values, small_twins.labels.grid), RECIPE)


def test_brains_of_the_small_twins(small_twins) -> None:
    labels, truth = small_twins.labels, small_twins.owner
    seeds = find_heads(labels, RECIPE).ordered(*foramina(small_twins)).seeds_lps_mm
    ours = ownership_dice(own(labels, seeds_lps_mm=seeds, recipe=OwnershipRecipe()), truth, labels)
    assert min(ours) >= 0.98
    assert min(ours) > max(ownership_dice(nearest_seed(labels, seeds_lps_mm=seeds), truth, labels))


@pytest.mark.slow
@pytest.mark.parametrize("preset", ["total-vertical-1", "unequal"])
def test_brains_from_scans_alone(preset) -> None:
    from dioscuri.phantom.presets import PRESETS
    from dioscuri.phantom.scanner import scan_twins
    from dioscuri.phantom.twins import make_twins

    twins = make_twins(PRESETS[preset], spacing_mm=2.0)
    labels = label_twins(scan_twins(twins), LabellingRecipe(model_spacing_mm=2.0)).labels
    true = foramina(twins)
    heads = find_heads(labels, RECIPE).ordered(*true)
    assert np.linalg.norm(heads.foramina_lps_mm - true, axis=1).max() < 6
    got = own(labels, seeds_lps_mm=heads.seeds_lps_mm, recipe=OwnershipRecipe())
    on = twins.labels.grid
    moved = Ownership(*(resample(a, labels.grid, on, order=0) for a in (got.owner, got.castor)), on)
    assert min(ownership_dice(moved, twins.owner, twins.labels)) >= 0.97
