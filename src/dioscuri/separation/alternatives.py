"""Other surfaces than the optimum, as different from each other as they can be had, each with its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.errors import SolverError
from dioscuri.model.alternative import Alternative
from dioscuri.model.figure import Figure
from dioscuri.model.plan import OPTIMAL_FOR
from dioscuri.separation.between import apart
from dioscuri.separation.choices.diverse import push_away
from dioscuri.separation.choices.found import Candidate, Found, most_different
from dioscuri.separation.choices.places import SCAN, Directions
from dioscuri.separation.choices.sinus import Pieces, give_away, pieces_on, shared_pieces
from dioscuri.separation.choices.sweeps import sweep
from dioscuri.separation.constraints import Constraint
from dioscuri.separation.opencut import OpenCut
from dioscuri.separation.premises import Premises
from dioscuri.separation.sectors import ring_of
from dioscuri.separation.surface import surface_between
from dioscuri.separation.trial import Trial

Array = NDArray[Any]

SOURCE = "minimum cuts compared, for these weights and labels"
ISLAND_ML = 0.05  # a smaller piece is a few voxels


@dataclass(frozen=True, eq=False)
class AlternativeCut:
    """One alternative with its sides: `pollux` bool (I, J, K) on the working grid, meaningful in the body."""

    pollux: Array
    alternative: Alternative


def alternatives(
    basis: Premises,
    open_cut: OpenCut,
    n: int,
    *,
    constraints: Sequence[Constraint] = (),
    pieces: Pieces | None = None,
    directions: Directions = SCAN,
) -> tuple[AlternativeCut, ...]:
    """Up to `n` surfaces: the optimum, then whichever lies farthest from those before it.

    They come from other weights, from ways round that cost at most `recipe.alternative_gap` more, and from
    every combination of owners of the pieces of the shared sinus. The team's constraints hold in all.

    Parameters
    ----------
    constraints : the team's, which the open cut keeps already; every alternative keeps them too.
    pieces : the shared sinus as masks or edge ids, by name, at most 4; found by rule where none are given.
    directions : names of directions, {name: (3,) LPS}, such as castor's left; the scan's own by default.

    Raises
    ------
    SolverError : fewer than 1 asked for, too many pieces, or an unknown edge.
    """
    if n < 1:
        raise SolverError(f"alternatives: {n} found, must be at least 1")
    found = Found(basis, open_cut, "the team's own weights", constraints)
    if n > 1:
        _search(found, n, pieces, directions)
    return tuple(_told(found, c) for c in most_different(found.all, n))


def _search(found: Found, n: int, pieces: Pieces | None, directions: Directions) -> None:
    basis, trial = found.basis, Trial()
    field = basis.field
    ring = ring_of(surface_between(field.body, found.optimum.pollux, field.grid, basis.labels))
    sweep(found, trial)
    push_away(found, trial, ring, directions, n - 1)
    shared = shared_pieces(basis, ring, directions) if pieces is None else pieces_on(basis, pieces)
    give_away(found, trial, shared)


def _told(found: Found, one: Candidate) -> AlternativeCut:
    from dioscuri.separation.consequences import consequences

    basis, optimum = found.basis, found.optimum
    far = apart(one.faces, optimum.faces)
    dearer = (one.value - optimum.value) / max(optimum.value, 1)
    half = float(basis.field.grid.spacing_mm[0]) / 2
    lengths = {
        f"{name}_mm": _figure(getattr(far, f"{name}_mm"), half, "mm") for name in ("mean", "most", "largest")
    }
    table = consequences(
        basis.labels,
        basis.ownership,
        basis.vessels,
        basis.field,
        one.pollux,
        basis.recipe,
        eloquence=basis.eloquence,
    )
    return AlternativeCut(
        one.pollux,
        Alternative(
            why=one.why,
            statement=OPTIMAL_FOR
            if dearer <= 0
            else f"not optimal: {dearer:.1%} dearer for these weights and labels",
            dearer=_figure(max(dearer, 0.0), 0.0, "share"),
            consequences=table,
            notes=_islands(found, one),
            **lengths,
        ),
    )


def _figure(value: float, half: float, unit: str) -> Figure:
    causes = ("voxels of the cut",) if half else ()
    low = max(0.0, value - half) if value else 0.0
    return Figure(
        value=value, low=low, high=value + (half if value else 0), unit=unit, source=SOURCE, causes=causes
    )


def _islands(found: Found, one: Candidate) -> tuple[str, ...]:
    """Says how much tissue of a twin would hang on the other twin alone, beyond what the optimum leaves."""
    body, ml = found.basis.field.body, found.basis.field.grid.voxel_mm3 / 1000
    notes = []
    for twin, flip in (("castor", True), ("pollux", False)):
        loose = [_loose(body & (c.pollux ^ flip)) * ml for c in (one, found.optimum)]
        if loose[0] - loose[1] > ISLAND_ML:
            notes.append(f"{loose[0]:.1f} mL of {twin}'s side are islands in the other's")
    return tuple(notes)


def _loose(side: Array) -> int:
    pieces, count = ndimage.label(side, np.ones((3, 3, 3), bool))
    sizes = np.bincount(pieces.ravel())[1:]
    return int(sizes.sum() - sizes.max()) if count > 1 else 0
