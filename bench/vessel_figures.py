"""Vessel graphs of phantom presets beside the truth: `python -m bench.vessel_figures [--scans] [PRESET ...]`.

From true labels, and with `--scans` from the labels that labelling makes of simulated scans.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from dioscuri.circulation import vessel_graph
from dioscuri.circulation.scores import GraphScore, score
from dioscuri.phantom.presets import PRESETS
from dioscuri.phantom.twins import Twins, make_twins

SPACING_MM = 1.0
HEAD = (
    "| preset | labels | loops, true | closed, false | F1, r >= 1.5 | hidden | off "
    "| conductance, r >= 2: all, per edge |"
)


def graph_score(twins: Twins, labels: Any, rises: Sequence[Any] = ()) -> GraphScore:
    """Figures of the graph of these labels."""
    return score(
        vessel_graph(labels, rises),
        twins.vessels,
        least_radius_mm=1.5 * SPACING_MM,
        wide_mm=2 * SPACING_MM,
        tolerance_mm=1.5 * SPACING_MM,
    )


def row(name: str, source: str, s: GraphScore) -> str:
    """One line of the table."""
    return (
        f"| {name} | {source} | {s.loops}, {s.true_loops} | {s.closed}, {s.loops - s.closed} "
        f"| {s.f1:.3f} | {s.hidden_mm:.0f} mm | {s.off_mm:.2f} mm "
        f"| {s.conductance_bias:+.1%}, {s.edge_bias:+.1%} |"
    )


def main(arguments: Sequence[str]) -> None:
    """Print the table, row by row."""
    names = [a for a in arguments if not a.startswith("--")] or list(PRESETS)
    print(HEAD, "|---|---|---|---|---|---|---|---|", sep="\n")
    for name in names:
        twins = make_twins(PRESETS[name], spacing_mm=SPACING_MM)
        print(row(name, "true", graph_score(twins, twins.labels)), flush=True)
        if "--scans" in arguments:
            from dioscuri.labelling.twins import label_twins
            from dioscuri.model.recipe import LabellingRecipe
            from dioscuri.phantom.scanner import scan_twins

            found = label_twins(scan_twins(twins), LabellingRecipe())
            print(row(name, "labelling's", graph_score(twins, found.labels, found.rises)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
