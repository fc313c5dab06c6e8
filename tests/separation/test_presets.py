"""Every phantom preset: the proof passes the auditor, known vessels are in the table, corridors are kept."""

import numpy as np
import pytest

from dioscuri.geometry.resample import sample
from dioscuri.model.cutstudy import CutWishes
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.phantom.presets import PRESETS
from dioscuri.separation.study import study
from tests.separation.phantoms import audited, twins_of

SPACING_MM = 3.0
RECIPE = SeparationRecipe(working_spacing_mm=SPACING_MM)


def passes(found, edge):
    """Whether a vessel lies on both sides of the cut that was found, 6 mm of it or more on each.

    Not every vessel that crosses the true interface does: a branch of one that was divided before it lies
    beyond the cut, and a sinus that dips across and comes back may be left whole with its twin.
    """
    pollux = sample(found.pollux.astype(np.float32), found.field.grid, edge.path, order=0) > 0.5
    steps = np.linalg.norm(np.diff(edge.path, axis=0), axis=1)
    return min(steps[pollux[1:]].sum(), steps[~pollux[1:]].sum()) >= 6.0


@pytest.mark.slow
@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_proof_crossings_and_corridors_of_every_preset(preset):
    twins, ownership = twins_of(preset, SPACING_MM)
    found = study(twins.labels, ownership, twins.vessels, RECIPE, CutWishes(stages=4))
    assert audited(found).passed
    divided = {c.id for c in found.document.consequences.crossings}
    known = {c.id for c in twins.truth.crossings}
    passed = {e.id for e in twins.vessels if e.id in known and passes(found, e)}
    assert passed <= divided
    assert len(known & divided) >= 0.75 * len(known)
    assert [line.pieces for line in found.document.consequences.lines] == [1, 1, 1]
    staged = found.document.staged
    assert staged.added_cost.value >= 0
    # The vessels of the stages are those of the surface that can be reached, not of the free one.
    reached = {c.id for c in staged.consequences.crossings}
    assert reached == {v for s in staged.stages for v in s.vessels}
    assert all(s.hidden_share.value < 0.05 for s in staged.stages)
    assert all(s.remaining is not None and s.emergency is not None for s in staged.stages[:-1])
