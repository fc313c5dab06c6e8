"""`dioscuri cut --graph`: the solver alone, on plain arrays."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np

from dioscuri.formats.graph import read_graph, write_cut
from dioscuri.planning.folder import nothing_left_behind
from dioscuri.separation.minimum import MinimumCut, minimum_cut

STATEMENT = "optimal for these weights and labels"
NO_STATEMENT = "not proved optimal: do not use"


def cut_graph(file: Path, out: Path) -> dict[str, Any]:
    """Solve the problem of FILE.npz and write `labels.npy`, `cut.json` and `flow.npz` into `out`.

    Returns what `cut.json` says.

    Raises
    ------
    FormatError, GeometryError, SolverError : the file or its arrays cannot be used; `out` is left as it was.
    """
    arrays = read_graph(file)
    with nothing_left_behind(out):
        found = minimum_cut(
            arrays["cost_per_mm2"],
            arrays["seeds"],
            arrays["spacing_mm"],
            misplaced=arrays.get("misplaced"),
        )
        document = _document(found)
        write_cut(out, found.labels, document, arrays | _proof(found))
    return document


def _document(found: MinimumCut) -> dict[str, Any]:
    return {
        "energy": found.energy,
        "flow": found.flow,
        "gap": found.gap,
        "certified": found.certified,
        "area_mm2": round(found.area_mm2, 3),
        "seconds": round(found.seconds, 4),
        "peak_mb": round(peak_mb(), 1),
        "notes": list(found.notes),
        "statement": STATEMENT if found.certified else NO_STATEMENT,
    }


def _proof(found: MinimumCut) -> dict[str, Any]:
    proof = found.certificate
    return {
        "sent": proof.sent,
        "sides": proof.sides,
        "weights_mm2": proof.weights_mm2,
        "units_per_cost": np.float64(proof.units_per_cost),
        "parts": np.array(proof.parts),
    }


def peak_mb() -> float:
    """Largest resident size of this process so far, MiB."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
