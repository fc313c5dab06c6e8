"""Rows of docs/science/separation.md for every phantom preset: ``python -m bench.cut_presets [SPACING_MM]``.

True labels and vessels, owners doubtful within 3 mm of the interface, four stages. The baseline is a plane
through the junction's centre, priced by the same energy.
"""

from __future__ import annotations

import sys
import time

from dioscuri.model.cutstudy import CutWishes
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.phantom.presets import PRESETS
from dioscuri.separation.baseline import plane_cut
from dioscuri.separation.study import study
from tests.separation.phantoms import audited, twins_of


def row(preset: str, spacing_mm: float) -> str:
    """One line of the table."""
    twins, ownership = twins_of(preset, spacing_mm)
    recipe = SeparationRecipe(working_spacing_mm=spacing_mm)
    start = time.perf_counter()
    found = study(twins.labels, ownership, twins.vessels, recipe, CutWishes(stages=4))
    seconds = time.perf_counter() - start
    document, staged = found.document, found.document.staged
    table = document.consequences
    truth = {c.id for c in twins.truth.crossings}
    named = truth & {c.id for c in table.crossings}
    junction = twins.truth.junction
    value, plane = plane_cut(
        twins.labels,
        ownership,
        centre_lps_mm=junction.centre_lps_mm,
        normal=junction.normal,
        recipe=recipe,
        vessels=twins.vessels,
    )
    crossed = {name: f.value for name, f in table.crossed_mm2.items()}
    before = max(s.hidden_share_before.value for s in staged.stages)
    after = max(s.hidden_share.value for s in staged.stages)
    cells = (
        preset,
        f"{table.area_mm2.value:,.0f} / {sum(plane.values()):,.0f}",
        f"{crossed['brain']:,.0f} / {plane['brain']:,.0f}",
        f"{crossed['vessel']:,.0f} / {plane['vessel']:,.0f}",
        f"{value / document.cut_units:.1f}",
        f"{len(named)} of {len(truth)}",
        "passed" if audited(found).passed else "FAILED",
        f"+{staged.added_cost.value / document.cost:.0%}",
        f"{before:.0%} / {after:.1%}",
        f"{seconds:.0f}",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    spacing = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
    for name in PRESETS:
        print(row(name, spacing), flush=True)
