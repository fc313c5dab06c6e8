"""What the surgeons demand of the cut, written into the field that it is solved from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import GeometryError, SolverError
from dioscuri.model import CASTOR, TWINS, owner_number
from dioscuri.separation.crofton import NEIGHBOURS
from dioscuri.separation.energy import Field
from dioscuri.separation.voxels import BAN, UNITS_PER_COST

Array = NDArray[Any]

FORCED = np.float32(float(BAN) / UNITS_PER_COST)  # price of a whole voxel on the wrong side
BANNED = np.float32(1e9)  # cost per mm2 that clips every pair of a voxel to the dearest capacity


@dataclass(frozen=True, eq=False)
class KeepOut:
    """The cut does not pass in `mask` nor between it and its neighbours; bool (I, J, K)."""

    name: str
    mask: Array

    @cached_property
    def at(self) -> Array:
        """Flat indices of the mask."""
        return np.flatnonzero(self.mask)


@dataclass(frozen=True, eq=False)
class MustOwn:
    """The body voxels of `mask`, bool (I, J, K), go to `twin`."""

    name: str
    mask: Array
    twin: str

    @cached_property
    def at(self) -> Array:
        """Flat indices of the mask."""
        return np.flatnonzero(self.mask)

    def __post_init__(self) -> None:
        owner_number(self.twin)


@dataclass(frozen=True, eq=False)
class MustPass:
    """The cut passes between two caps of a small region: `castor` goes to castor, `pollux` to pollux.

    Sufficient, and narrower than "somewhere in the region", which no minimum cut can express.
    """

    name: str
    castor: Array
    pollux: Array


@dataclass(frozen=True, eq=False)
class Corridor:
    """Lines of sight from `opened`'s side: int8 (I, J, K), the neighbour that must be `opened`'s too."""

    name: str
    opened: str
    needs: Array

    def __post_init__(self) -> None:
        owner_number(self.opened)


Constraint = KeepOut | MustOwn | MustPass | Corridor


def constrained(field: Field, constraints: Sequence[Constraint]) -> Field:
    """`field` under all `constraints`, whatever their order; body and seeds stay the same arrays.

    Raises
    ------
    GeometryError : a mask on another grid.
    SolverError : two constraints with one name, or two corridors of one side that share voxels.
    """
    check(field, constraints)
    cost, misplaced = field.cost.copy(), field.misplaced.copy()
    needs = {"castor": field.castor_needs, "pollux": field.pollux_needs}
    for c in constraints:
        if isinstance(c, KeepOut):
            cost.ravel()[c.at] = BANNED
        elif isinstance(c, Corridor):
            needs[c.opened] = _joined(needs[c.opened], c)
        for twin, at in forced_by(c):
            misplaced.ravel()[at] = FORCED if owner_number(twin) == CASTOR else -FORCED
    return replace(
        field, cost=cost, misplaced=misplaced, castor_needs=needs["castor"], pollux_needs=needs["pollux"]
    )


def forced_by(constraint: Constraint) -> tuple[tuple[str, Array], ...]:
    """Pairs of twin and flat indices: what the constraint gives to whom."""
    if isinstance(constraint, MustOwn):
        return ((constraint.twin, constraint.at),)
    if isinstance(constraint, MustPass):
        return tuple((twin, np.flatnonzero(getattr(constraint, twin))) for twin in TWINS)
    return ()


def price_of_forcing(field: Field, constraints: Sequence[Constraint]) -> int:
    """What the forced voxels pay for being misplaced, in units.

    A forced voxel's own price makes way for the ban in the field: added to the value of its cut, the
    energy is that of the unconstrained field again, so that values compare.
    """
    open_to_both = (field.body & (field.seed == 0)).ravel()
    total = 0
    for twin in TWINS:
        given = [at for c in constraints for t, at in forced_by(c) if t == twin]
        if not given:
            continue
        at = np.unique(np.concatenate(given))
        at = at[open_to_both[at]]
        price = np.rint(field.misplaced.ravel()[at].astype(float) * UNITS_PER_COST).astype(np.int64)
        total += int(np.maximum(price if twin == "pollux" else -price, 0).sum())
    return total


def broken(field: Field, constraints: Iterable[Constraint], pollux: Array) -> tuple[str, ...]:
    """Names of the constraints that a labelling (I, J, K) of `field`'s body does not keep."""
    return tuple(c.name for c in constraints if not _kept(field, c, pollux))


def _kept(field: Field, c: Constraint, pollux: Array) -> bool:
    if isinstance(c, KeepOut):
        here, there = pairs_of(c.at, field.body)
        return not bool((pollux.ravel()[here] != pollux.ravel()[there]).any())
    if isinstance(c, Corridor):
        here, there = sight_pairs(c.needs, field.body)
        other = pollux.ravel() if c.opened == "castor" else ~pollux.ravel()
        return not bool((~other[here] & other[there]).any())
    body, side = field.body.ravel(), pollux.ravel()
    return not any((body[at] & (side[at] == (twin == "castor"))).any() for twin, at in forced_by(c))


def pairs_of(at: Array, body: Array) -> tuple[Array, Array]:
    """Flat indices of every pair of neighbouring body voxels of which the first is one of `at`, flat too."""
    return _steps(at[body.ravel()[at]], NEIGHBOURS[:, None], body)


def sight_pairs(needs: Array, body: Array) -> tuple[Array, Array]:
    """Flat indices of every body voxel with a line of sight and of the body voxel next on it."""
    start = np.flatnonzero((needs.ravel() >= 0) & body.ravel())
    return _steps(start, NEIGHBOURS[needs.ravel()[start]][None], body)


def _steps(start: Array, offsets: Array, body: Array) -> tuple[Array, Array]:
    """`start` (M,) and its neighbours at each row of `offsets` (R, 1 or M, 3) that are body."""
    ijk = np.stack(np.unravel_index(start, body.shape), -1)
    there = ijk[None] + offsets
    ok = ((there >= 0) & (there < body.shape)).all(-1)
    flat = np.ravel_multi_index(tuple(np.moveaxis(there, -1, 0)), body.shape, mode="clip")
    ok &= body.ravel()[flat]
    return np.broadcast_to(start, flat.shape)[ok], flat[ok]


def check(field: Field, constraints: Sequence[Constraint]) -> None:
    """Refuse a name that is used twice (SolverError) and a mask on another grid (GeometryError)."""
    names = [c.name for c in constraints]
    if twice := [n for n in names if names.count(n) > 1]:
        raise SolverError(f"constraint {twice[0]!r}: given twice, a name must be used once: remove one")
    for c in constraints:
        arrays = [a for a in (getattr(c, f.name) for f in fields(c)) if isinstance(a, np.ndarray)]
        if odd := [a.shape for a in arrays if a.shape != field.body.shape]:
            raise GeometryError(
                f"constraint {c.name!r}: {odd[0]} voxels, must be the working grid's {field.body.shape}"
            )


def _joined(needs: Array | None, corridor: Corridor) -> Array:
    if needs is None:
        return corridor.needs
    if ((needs >= 0) & (corridor.needs >= 0) & (needs != corridor.needs)).any():
        raise SolverError(
            f"corridor {corridor.name!r}: shares voxels with another corridor from {corridor.opened}'s side, "
            "must not: give each stage its own sector"
        )
    return np.maximum(needs, corridor.needs)
