"""Constraints that contradict each other: found without a solve, and the fewest of them named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import SolverError
from dioscuri.model import CASTOR, POLLUX, owner_number
from dioscuri.separation.constraints import (
    Constraint,
    Corridor,
    KeepOut,
    check,
    forced_by,
    pairs_of,
    sight_pairs,
)
from dioscuri.separation.energy import Field

Array = NDArray[Any]


def conflict(field: Field, constraints: Sequence[Constraint]) -> tuple[str, ...]:
    """Names of a minimal set of constraints that no cut can keep together; empty where all can be kept.

    Every constraint says "this voxel is castor's (pollux's)" or "if this voxel is castor's, so is that one".
    Such statements contradict each other exactly where a chain of the second kind leads from a voxel that
    must be castor's to one that must be pollux's, so no solve is needed. Each constraint is then left out in
    turn, for good where the contradiction stays (deletion filter): without any one of those that remain,
    the others can be kept. What is surely a twin's (the seeds) is never left out.
    """
    check(field, constraints)
    parts = [_part(field, c) for c in constraints]
    base = _base(field)
    if not _contradict(field, [*base, *parts]):
        return ()
    kept = list(parts)
    for part in parts:
        rest = [p for p in kept if p is not part]
        if _contradict(field, [*base, *rest]):
            kept = rest
    return tuple(p.name for p in kept)


def refuse_conflict(field: Field, constraints: Sequence[Constraint]) -> None:
    """Raise where the constraints contradict each other.

    Raises
    ------
    SolverError : names the minimal conflicting set.
    """
    if not (names := conflict(field, constraints)):
        return
    if len(names) == 1:
        raise SolverError(
            f"constraint {names[0]}: contradicts what is surely castor's and pollux's, must not: "
            "move it, make it smaller or remove it"
        )
    raise SolverError(
        f"constraints {', '.join(names)}: no cut keeps all of them, it could keep any {len(names) - 1}: "
        "remove one"
    )


@dataclass(frozen=True, eq=False)
class _Part:
    """One constraint as chains (if `here` is castor's, so is `there`) and forced voxels, flat indices."""

    name: str
    here: Array
    there: Array
    castor: Array
    pollux: Array


def _part(field: Field, constraint: Constraint) -> _Part:
    here = there = np.zeros(0, np.int64)
    if isinstance(constraint, KeepOut):
        a, b = pairs_of(constraint.at, field.body)
        here, there = np.concatenate([a, b]), np.concatenate([b, a])
    elif isinstance(constraint, Corridor):
        here, there = _sight(constraint.needs, field.body, constraint.opened)
    sides = {CASTOR: [here[:0]], POLLUX: [here[:0]]}
    for twin, at in forced_by(constraint):
        sides[owner_number(twin)].append(at[field.body.ravel()[at]])
    return _Part(constraint.name, here, there, np.concatenate(sides[CASTOR]), np.concatenate(sides[POLLUX]))


def _base(field: Field) -> list[_Part]:
    """Lines of sight that the field brings along."""
    needs = (("castor", field.castor_needs), ("pollux", field.pollux_needs))
    return [_part(field, Corridor("", twin, n)) for twin, n in needs if n is not None]


def _sight(needs: Array, body: Array, opened: str) -> tuple[Array, Array]:
    here, there = sight_pairs(needs, body)
    return (here, there) if opened == "castor" else (there, here)


def _contradict(field: Field, parts: Sequence[_Part]) -> bool:
    """Whether a chain leads from a voxel that must be castor's to one that must be pollux's."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import breadth_first_order

    if not parts:
        return False
    lists = [np.concatenate([getattr(p, k) for p in parts]) for k in ("here", "there", "castor", "pollux")]
    used, number = np.unique(np.concatenate(lists), return_inverse=True)
    here, there, castor, pollux = np.split(number, np.cumsum([len(x) for x in lists[:3]]))
    seed = field.seed.ravel()[used]
    castor = np.concatenate([castor, np.flatnonzero(seed == CASTOR)])
    pollux = np.concatenate([pollux, np.flatnonzero(seed == POLLUX)])
    n = len(used)
    tails = np.concatenate([here, np.full(len(castor), n), pollux])
    heads = np.concatenate([there, castor, np.full(len(pollux), n + 1)])
    chains = csr_array((np.ones(len(tails), np.int8), (tails, heads)), shape=(n + 2, n + 2))
    reached = breadth_first_order(chains, n, return_predecessors=False)
    return bool((reached == n + 1).any())
