"""Stages with growth between them: the best of many ways, followed side by side from stage to stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.flow.steady import steady
from dioscuri.circulation.staging import kernels
from dioscuri.circulation.staging.growth import Growth, calibrated, states_of, through_gap
from dioscuri.circulation.staging.preview import preview_of
from dioscuri.circulation.staging.shares import loads_of, stages_needed
from dioscuri.circulation.staging.walk import Stages
from dioscuri.errors import SolverError
from dioscuri.model.network import FlowNetwork
from dioscuri.model.staging_recipe import StagingRecipe

Array = NDArray[Any]
EVEN = 1e-6  # mmHg; peaks nearer than this are one


@dataclass(frozen=True, eq=False)
class Way:
    """A plan so far: what is clipped (mask), in which stages, calibres (E,), peak and lasting rise."""

    mask: int
    stages: tuple[tuple[int, ...], ...]
    calibre: Array
    peak: float
    lasting: float


@dataclass(frozen=True, eq=False)
class Search:
    """What stays the same throughout a search.

    Parameters
    ----------
    today : (w,) mmHg. loads : (k,) share of a stage that each candidate takes. count : of stages.
    needed : (2**k,) stages that each set needs. to_go : (2**k,) least peak from each set on if nothing grows:
    the guide of what is better left for later.
    """

    network: FlowNetwork
    candidates: tuple[str, ...]
    watched: tuple[str, ...]
    recipe: StagingRecipe
    growth: Growth
    today: Array
    loads: Array
    count: int
    needed: Array
    to_go: Array

    def closed(self, mask: int) -> dict[str, float]:
        """A set of clips by name."""
        return {c: 1.0 for j, c in enumerate(self.candidates) if mask >> j & 1}


def search_of(
    network: FlowNetwork,
    candidates: Sequence[str],
    watched: Sequence[str],
    recipe: StagingRecipe,
    cost: Array,
    *,
    growth: Growth,
) -> Search:
    """A search; `cost` (2**k,) is the highest rise of each set if nothing grows."""
    at = np.array([network.node(w) for w in watched])
    state = steady(network)
    loads = loads_of(network, candidates, state.flow_ml_min, recipe)
    needed = stages_needed(loads, recipe.share)
    return Search(
        network,
        tuple(candidates),
        tuple(watched),
        recipe,
        growth,
        state.pressure_mmhg[at],
        loads,
        int(needed[-1]),
        needed,
        np.asarray(kernels.least_peak_to_go(cost, len(candidates))),
    )


def beam(search: Search) -> list[Stages]:
    """The plans that are left after the last stage, the least peak first, then the least lasting rise.

    Which block of vessels comes next is chosen by the linear preview of the network as it has grown by then;
    only the best of each round are computed in full and grown. No proof of optimality: compare the
    bound without growth.

    Raises
    ------
    SolverError : no division into stages keeps to the share.
    """
    ways = [Way(0, (), np.ones(len(search.network.edges)), -np.inf, 0.0)]
    for left in range(search.count - 1, -1, -1):
        found = [after for way in ways for after in _followed(search, way, left)]
        found.sort(key=lambda pair: pair[0])
        ways = [_grown(search, way, left) for _, way in found[: search.recipe.beam_width]]
        if not ways:
            raise SolverError(
                f"staging: no {search.count} stages of at most {search.recipe.share:g} each hold "
                f"{len(search.candidates)} vessels, must have more stages or a larger share"
            )
    ways.sort(key=lambda way: (round(way.peak / EVEN), way.lasting))
    names = search.candidates
    return [tuple(tuple(names[j] for j in stage) for stage in way.stages) for way in ways]


def _followed(search: Search, way: Way, left: int) -> list[tuple[tuple[Any, ...], Way]]:
    """The best blocks that may come next, each with its rank."""
    rest = [j for j in range(len(search.candidates)) if not way.mask >> j & 1]
    cost, blocks = _costs(search, way, rest, left)
    reach = kernels.least_peak(cost, len(rest))
    out = []
    for block in blocks[np.isfinite(reach[blocks])]:
        mask = way.mask | _spread(int(block), rest)
        peak = max(way.peak, float(reach[block]))
        lasting = way.lasting + float(cost[block])
        rank = (round(max(peak, float(search.to_go[mask])) / EVEN), lasting, mask)
        out.append((rank, int(block), mask, peak, lasting))
    out.sort(key=lambda row: row[0])
    return [
        (rank, Way(mask, (*way.stages, _inner(cost, reach, block, rest)), way.calibre, peak, lasting))
        for rank, block, mask, peak, lasting in out[: search.recipe.beam_width]
    ]


def _costs(search: Search, way: Way, rest: list[int], left: int) -> tuple[Array, Array]:
    """Highest rise for each set of the rest that one stage may hold (else inf), and the possible blocks."""
    preview = preview_of(calibrated(search.network, way.calibre), search.candidates, search.watched)
    size, load, whole = _sets(search, way, rest)
    allowed = (load <= search.recipe.share * (1 + 1e-9)) | (size <= 1)
    cost = np.full(len(size), np.inf)
    rise = preview.pressures(whole[allowed]) - search.today
    cost[allowed] = np.nan_to_num(rise.max(axis=1), nan=np.inf)
    remains = (len(search.needed) - 1) ^ whole
    fits = allowed & (size >= 1) & (search.needed[remains] <= left) & (len(rest) - size >= left)
    return cost, np.flatnonzero(fits)


def _sets(search: Search, way: Way, rest: list[int]) -> tuple[Array, Array, Array]:
    """For every set of the rest: how many it has, its load, and its mask with what is clipped already."""
    size, load, whole = np.zeros(1, np.int64), np.zeros(1), np.array([way.mask])
    for j in rest:
        size = np.concatenate([size, size + 1])
        load = np.concatenate([load, load + search.loads[j]])
        whole = np.concatenate([whole, whole | 1 << j])
    return size, load, whole


def _spread(block: int, rest: list[int]) -> int:
    return sum(1 << j for n, j in enumerate(rest) if block >> n & 1)


def _inner(cost: Array, reach: Array, block: int, rest: list[int]) -> tuple[int, ...]:
    """Order within a block whose peak is `reach[block]`, found from its end."""
    order: list[int] = []
    while block:
        last = min(
            (n for n in range(len(rest)) if block >> n & 1), key=lambda n: float(reach[block ^ 1 << n])
        )
        order.append(rest[last])
        block ^= 1 << last
    return tuple(order[::-1])


def _grown(search: Search, way: Way, left: int) -> Way:
    """The last stage of a way computed in full, and what grows until the next."""
    names, network = search.candidates, search.network
    at = np.array([network.node(w) for w in search.watched])
    closed = search.closed(way.mask ^ sum(1 << j for j in way.stages[-1]))
    calibre = way.calibre[None]
    rises: list[float] = []
    for j in way.stages[-1]:
        closed[names[j]] = 1.0
        rises.append(float((states_of(network, closed, calibre).pressure_mmhg[0, at] - search.today).max()))
    if left:
        days = search.recipe.gap_days
        calibre = through_gap(network, closed, calibre, days=days, growths=[search.growth])
    return Way(way.mask, way.stages, calibre[0], max(way.peak, *rises), way.lasting + rises[-1] + rises[-1])
