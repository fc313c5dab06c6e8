"""The cut in stages, solved: a corridor for each, and what is left after each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import SolverError
from dioscuri.model import TWINS, LabelMap, Surface
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.conflicts import conflict
from dioscuri.separation.constraints import Constraint, Corridor, MustOwn
from dioscuri.separation.corridor import corridor
from dioscuri.separation.crofton import NEIGHBOURS
from dioscuri.separation.energy import Field
from dioscuri.separation.sectors import Crossing, Ring, borders, calibre, ring_of, sector_map, sector_of
from dioscuri.separation.session import Session, TooDearError
from dioscuri.separation.surface import surface_between
from dioscuri.separation.voxels import cut_value, graph_of

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Sector:
    """One stage: its number round the ring, the side it is reached from, and from where.

    `corridor` is None where no cut of the sector can be reached from either side; `added` is what the
    corridor alone adds to the cost of the whole cut, units.
    """

    number: int
    opened: str
    apex_lps_mm: Array
    corridor: Corridor | None
    added: int


@dataclass(frozen=True, eq=False)
class Division:
    """The cut in stages; every array (I, J, K) on the field's grid.

    Parameters
    ----------
    starts : (n,) rad, where the sectors begin round `ring`.
    sector : int8, number of the sector of each body voxel, -1 outside.
    sectors : in the order of the operations.
    free, free_value : what goes to pollux, bool, and the value in units, without corridors.
    reached, reached_value : the same under all corridors.
    share_limit : largest share of the vessels' calibre that one stage should divide.
    later : after each stage but the last, what goes to pollux under the corridors that remain.
    emergency : after each stage but the last, what goes to pollux where no corridor binds any more.
    """

    field: Field
    labels: LabelMap
    surface: Surface
    ring: Ring
    starts: Array
    sector: Array
    crossings: tuple[Crossing, ...]
    sectors: tuple[Sector, ...]
    free: Array
    free_value: int
    reached: Array
    reached_value: int
    share_limit: float
    later: tuple[Array | None, ...]
    emergency: tuple[Array | None, ...]


def divide(
    labels: LabelMap,
    field: Field,
    crossings: Sequence[Crossing],
    recipe: SeparationRecipe,
    *,
    stages: int,
    order: Sequence[int] | None = None,
    constraints: tuple[Constraint, ...] = (),
) -> Division:
    """The cheapest cut of `field` in `stages` operations.

    `order` names the sectors, counted round the ring; without one, those that divide the least calibre come
    first, so that the vessels that stay have time to take over. The sides that are opened are the cheapest of
    three plans: each sector from the side that costs less for it alone, all from castor's, all from pollux's.

    Raises
    ------
    SolverError : the constraints contradict each other, or the order is not one of all sectors.
    """
    session = Session(field, constraints)
    free, value = session.pollux, session.value
    surface = surface_between(field.body, free, field.grid, labels)
    ring = ring_of(surface)
    crossings = tuple(crossings)
    starts = borders(ring, surface, crossings, stages, recipe)
    sector = sector_map(ring, starts, field.body, field.grid)
    numbers = _order(order, ring, starts, crossings)
    options = [_options(session, surface, ring, starts, sector, n, recipe) for n in numbers]
    sectors, steps, (pollux, reached_value) = _cheapest(session, options, sector)
    after = [_after(session, sectors, steps, k, sector, pollux) for k in range(1, stages)]
    return Division(
        field,
        labels,
        surface,
        ring,
        starts,
        sector,
        crossings,
        tuple(sectors),
        free,
        value,
        pollux,
        reached_value,
        recipe.stage_vessel_share,
        tuple(a[0] for a in after),
        tuple(a[1] for a in after),
    )


def steps_between(field: Field, sector: Array, sectors: Sequence[Sector]) -> tuple[Corridor, ...]:
    """Lines across the borders of sectors that are opened from different sides.

    Where the surface steps at such a border, its wall may not face away from both openings: what is
    castor's on pollux's side of the border needs what is castor's across it.
    """
    side = np.full(tuple(n + 2 for n in sector.shape), -1, np.int8)
    inner = side[1:-1, 1:-1, 1:-1]
    for s in sectors:
        if s.corridor is not None:
            inner[sector == s.number] = TWINS.index(s.opened)
    needs = [np.full(sector.shape, -1, np.int8) for _ in TWINS]
    for n in np.flatnonzero(np.abs(NEIGHBOURS).sum(axis=1) == 1):
        window = tuple(slice(1 + o, 1 + o + m) for o, m in zip(NEIGHBOURS[n], sector.shape, strict=True))
        for twin in (0, 1):
            needs[twin][(inner == 1 - twin) & (side[window] == twin)] = n
    return tuple(Corridor(f"steps, {t}", t, m) for t, m in zip(TWINS, needs, strict=True) if (m >= 0).any())


def cost_in(field: Field, mask: Array, pollux: Array) -> int:
    """Units that the labels `pollux` (I, J, K) pay in `mask`; a pair across its border pays half."""
    inside = replace(field, cost=field.cost * mask, misplaced=field.misplaced * mask)
    graph = graph_of(replace(inside, castor_needs=None, pollux_needs=None))
    return cut_value(graph, pollux[graph.inside])


def _order(
    order: Sequence[int] | None, ring: Ring, starts: Array, crossings: tuple[Crossing, ...]
) -> list[int]:
    n = len(starts)
    if order is None:
        place = sector_of(ring, starts, np.array([c.at_lps_mm for c in crossings], float).reshape(-1, 3))
        share = np.bincount(place, calibre(crossings), minlength=n)
        return [int(k) for k in np.argsort(np.round(share, 9), kind="stable")]
    if sorted(order) != list(range(n)):
        raise SolverError(
            f"stages: order {list(order)}, must name each of the sectors 0 to {n - 1} once: correct the order"
        )
    return list(order)


def _options(
    session: Session,
    surface: Surface,
    ring: Ring,
    starts: Array,
    sector: Array,
    number: int,
    recipe: SeparationRecipe,
) -> list[Sector]:
    """The sector from each side from which it can be reached, the cheaper first; never empty."""
    found = []
    for twin in TWINS:
        apex = _apex(surface, ring, starts, number, twin, recipe)
        sight = corridor(session.field, twin, sector == number, f"stage {number + 1}", apex_lps_mm=apex)
        if solved := _under(session, [sight]):
            found.append(Sector(number, twin, apex, sight, solved[1] - session.value))
    if not found:
        return [Sector(number, "castor", _apex(surface, ring, starts, number, "castor", recipe), None, 0)]
    return sorted(found, key=lambda s: s.added)


def _cheapest(
    session: Session, options: Sequence[Sequence[Sector]], sector: Array
) -> tuple[list[Sector], tuple[Corridor, ...], tuple[Array, int]]:
    """Sectors, steps, and labels with their value; without corridors where no plan can be reached."""
    found = []
    for wanted in (None, *TWINS):
        plan = [next((s for s in o if s.opened == wanted), o[0]) for o in options]
        steps = steps_between(session.field, sector, plan)
        if solved := _under(session, [*steps, *[s.corridor for s in plan]]):
            found.append((plan, steps, solved))
    if found:
        return min(found, key=lambda row: row[2][1])
    bare = [replace(o[0], corridor=None, added=0) for o in options]
    return bare, (), (session.pollux, session.value)


def _apex(
    surface: Surface, ring: Ring, starts: Array, number: int, twin: str, recipe: SeparationRecipe
) -> Array:
    """Outward of the sector's outermost point, turned from the cut's plane to `twin`'s side, LPS mm."""
    end = starts[(number + 1) % len(starts)] + (2 * np.pi if number == len(starts) - 1 else 0)
    outward = ring.outward((starts[number] + end) / 2)
    own = surface.vertices[sector_of(ring, starts, surface.vertices) == number]
    far = float(((own - ring.centre) @ outward).max()) if len(own) else 0.0
    side = -ring.axis if twin == "castor" else ring.axis
    tilt = np.radians(recipe.corridor_tilt_deg)
    way = np.cos(tilt) * outward + np.sin(tilt) * side
    out: Array = ring.centre + far * outward + recipe.corridor_distance_mm * way
    return out


def _under(session: Session, more: Sequence[Constraint | None]) -> tuple[Array, int] | None:
    """Labels and value under more constraints, or None where they contradict; the session stays as it is."""
    extra = tuple(c for c in more if c is not None)
    wanted = (*session.constraints, *extra)
    if conflict(session.field, wanted):
        return None
    try:
        session.demand(extra)
    except TooDearError:
        return None
    out = session.pollux, session.value
    session.undo()
    return out


def _after(
    session: Session,
    sectors: Sequence[Sector],
    steps: tuple[Corridor, ...],
    done: int,
    sector: Array,
    pollux: Array,
) -> tuple[Array | None, Array | None]:
    """What is left after the first `done` stages, with the corridors to come and without any."""
    divided = np.isin(sector, [s.number for s in sectors[:done]])
    pins = [MustOwn(f"divided, {twin}", divided & (pollux == (twin == "pollux")), twin) for twin in TWINS]
    later = _under(session, [*pins, *steps, *[s.corridor for s in sectors[done:]]])
    emergency = _under(session, pins)
    return (later and later[0], emergency and emergency[0])
