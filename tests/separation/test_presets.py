"""Every phantom preset: the proof passes the auditor, known vessels are in the table, corridors are kept."""

import pytest

from dioscuri.model.cutstudy import CutWishes
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.phantom.presets import PRESETS
from dioscuri.separation.study import study
from tests.separation.phantoms import audited, twins_of

SPACING_MM = 3.0
RECIPE = SeparationRecipe(working_spacing_mm=SPACING_MM)


@pytest.mark.slow
@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_proof_crossings_and_corridors_of_every_preset(preset):
    twins, ownership = twins_of(preset, SPACING_MM)
    found = study(twins.labels, ownership, twins.vessels, RECIPE, CutWishes(stages=4))
    assert audited(found).passed
    divided = {c.id for c in found.document.consequences.crossings}
    assert {c.id for c in twins.truth.crossings} <= divided
    assert [line.pieces for line in found.document.consequences.lines] == [1, 1, 1]
    staged = found.document.staged
    assert staged.added_cost.value >= 0
    # The vessels of the stages are those of the surface that can be reached, not of the free one.
    reached = {c.id for c in staged.consequences.crossings}
    assert reached == {v for s in staged.stages for v in s.vessels}
    assert all(s.hidden_share.value < 0.05 for s in staged.stages)
    assert all(s.remaining is not None and s.emergency is not None for s in staged.stages[:-1])
