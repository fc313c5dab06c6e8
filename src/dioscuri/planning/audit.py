"""`dioscuri audit-cut`: is the cut of a folder the cheapest there is?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import FormatError, SolverError
from dioscuri.formats.graph import FLOW, GRAPH_KEYS, read_cut, read_graph
from dioscuri.separation.audit import AuditReport, Certificate, audit

Arrays = dict[str, NDArray[Any]]


def audit_cut(folder: Path, graph: Path | None = None) -> AuditReport:
    """Check the cut that `dioscuri cut` wrote into `folder`, by code that shares nothing with the solver.

    Parameters
    ----------
    graph : the problem that was solved. None: the copy of it that lies in `flow.npz`, so that only the cut is
        checked, not that it belongs to any file.

    Raises
    ------
    FormatError, SolverError : files that are no cut, or a cut of another problem.
    """
    labels, cut, proof = read_cut(folder)
    given = proof if graph is None else read_graph(graph)
    _check_given(given, folder / FLOW if graph is None else graph)
    return audit(
        given["cost_per_mm2"],
        given["seeds"],
        given["spacing_mm"],
        _certificate(labels, cut, proof, folder / FLOW),
        misplaced=given.get("misplaced"),
        castor_needs=proof.get("castor_needs"),
        pollux_needs=proof.get("pollux_needs"),
    )


def _check_given(given: Arrays, path: Path) -> None:
    cost, seeds, spacing = (given[key] for key in GRAPH_KEYS)
    same = {v.shape for v in (cost, seeds, given.get("misplaced", seeds))}
    if cost.ndim != 3 or len(same) > 1 or spacing.shape != (3,) or seeds.dtype != np.uint8:
        raise SolverError(
            f"{path}: costs {cost.shape}, seeds {seeds.dtype} {seeds.shape}, spacing {spacing.shape}; must "
            "be (I, J, K), uint8 (I, J, K) and (3,)"
        )


def _certificate(labels: NDArray[Any], cut: dict[str, Any], proof: Arrays, path: Path) -> Certificate:
    try:
        a, b, c = (int(n) for n in proof["parts"])
        units = float(proof["units_per_cost"])
    except (TypeError, ValueError) as error:
        raise FormatError(f"{path}: parts or units_per_cost of a wrong shape ({error})") from None
    if min(a, b, c) < 1:
        raise FormatError(f"{path}: parts {[a, b, c]}, each must be at least 1")
    if tuple(n * p for n, p in zip(labels.shape, (a, b, c), strict=False)) != proof["sides"].shape:
        raise FormatError(
            f"{path}: parts {[a, b, c]} of labels {labels.shape}, must make the solved grid "
            f"{proof['sides'].shape}"
        )
    return Certificate(
        sent=proof["sent"],
        sides=proof["sides"],
        weights_mm2=proof["weights_mm2"],
        units_per_cost=units,
        flow=float(cut["flow"]),
        energy=float(cut["energy"]),
        labels=labels,
        parts=(a, b, c),
    )
