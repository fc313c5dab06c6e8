"""The shared sinus, piece by piece to the one twin or the other: every combination."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import SolverError
from dioscuri.model import TWINS
from dioscuri.separation.choices.found import Found
from dioscuri.separation.choices.places import Directions, place_of
from dioscuri.separation.constraints import MustOwn, broken, constrained
from dioscuri.separation.premises import Premises
from dioscuri.separation.regions import on_grid, tube
from dioscuri.separation.sectors import Ring, sector_map
from dioscuri.separation.trial import Trial

Array = NDArray[Any]
Pieces = Mapping[str, Array | Sequence[str]]  # a mask (I, J, K) on the labels' or the working grid, or edges

MOST_PIECES = 4
SHARED_SHARE = 0.15  # of the smaller giver of a shared sinus, as circulation has it


def give_away(found: Found, trial: Trial, pieces: Mapping[str, Array]) -> None:
    """Force each combination of owners on the `pieces`, masks (I, J, K) on the working grid."""
    for owners in product(TWINS, repeat=len(pieces)):
        asked = [MustOwn(name, mask, who) for (name, mask), who in zip(pieces.items(), owners, strict=True)]
        if asked:
            pollux = trial.pollux(constrained(found.basis.field, asked))
            if not broken(found.basis.field, asked, pollux):
                found.add_if_other(pollux, _said(asked))


def _said(asked: Sequence[MustOwn]) -> str:
    to = {twin: [c.name for c in asked if c.twin == twin] for twin in TWINS}
    if all(len(names) < len(asked) for names in to.values()):
        return "; ".join(f"to {twin}: {', '.join(names)}" for twin, names in to.items())
    whole = "all of the shared sinus" if len(asked) > 1 else asked[0].name
    return f"to {asked[0].twin}: {whole}"


def pieces_on(basis: Premises, given: Pieces) -> dict[str, Array]:
    """Masks on the working grid of what is undecided and unconstrained of each piece; no empty ones.

    Raises
    ------
    SolverError : more pieces than 4, or an edge that the vessels do not have.
    """
    if len(given) > MOST_PIECES:
        raise SolverError(
            f"sinus: {len(given)} pieces found, must be at most {MOST_PIECES}: join some of them"
        )
    field = basis.field
    free = field.body & (field.seed == 0) & (field.misplaced == basis.plain.misplaced)
    masks = {name: _mask(basis, piece) & free for name, piece in given.items()}
    return {name: mask for name, mask in masks.items() if mask.any()}


def shared_pieces(basis: Premises, ring: Ring, directions: Directions) -> dict[str, Array]:
    """The sinus that is not clearly one twin's, in the four quarters of the ring; (I, J, K) masks."""
    if basis.vessels is None:
        return {}
    edges = [
        e.id for e in basis.vessels if e.kind == "sinus" and SHARED_SHARE <= e.castor <= 1 - SHARED_SHARE
    ]
    field, quarter = basis.field, np.pi / 2
    starts = np.arange(4) * quarter
    sector = sector_map(ring, np.roll(np.mod(starts - quarter / 2, 2 * np.pi), -1), field.body, field.grid)
    whole = _mask(basis, edges)
    named = {
        f"sinus on {place_of(ring.outward(a), directions)}": whole & (sector == (n - 1) % 4)
        for n, a in enumerate(starts)
    }
    return pieces_on(basis, named)


def _mask(basis: Premises, piece: Array | Sequence[str]) -> Array:
    field = basis.field
    if isinstance(piece, np.ndarray):
        if piece.shape == field.body.shape:
            return np.asarray(piece, bool)
        return on_grid(piece, basis.labels.grid, field.grid)
    out = np.zeros(field.body.shape, bool)
    known = {} if basis.vessels is None else {e.id: e for e in basis.vessels}
    for name in piece:
        if name not in known:
            raise SolverError(f"sinus: edge {name!r} found, must be one of the vessels' {len(known)} edges")
        edge = known[name]
        middle = (np.array(field.grid.shape) - 1) / 2
        inside = (np.abs(field.grid.ijk(edge.path) - middle) <= middle).all(axis=1)
        if inside.any():
            out |= tube(field.grid, edge.path[inside], edge.radius_mm[inside])
    return out
