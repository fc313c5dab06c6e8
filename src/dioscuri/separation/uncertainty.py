"""How sure the surface is of itself: the cut solved again on labels as they might have been."""

from __future__ import annotations

import math
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import SolverError
from dioscuri.model import Surface, VesselGraph
from dioscuri.model.alternative import CrossingStability
from dioscuri.model.figure import Figure
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.montecarlo import Tally, Watched, World, watched, world_of
from dioscuri.separation.opencut import OpenCut
from dioscuri.separation.premises import Premises

Array = NDArray[Any]

WORKERS = 2
AT_ONCE = 8  # samples handed to a worker; counts are whole numbers, so any number gives the same
SOURCE = "cut solved again on labels as they might have been, drawn from the recipe's assumed priors"
CAUSES = ("number of samples",)
Z90 = 1.645


@dataclass(frozen=True, eq=False)
class Uncertainty:
    """Shares of samples.

    Parameters
    ----------
    frequency : float32 (I, J, K) on the working grid, samples whose cut passes beside the voxel.
    near : float32 (V,), samples whose cut passes within `within_mm` of each vertex of the surface.
    crossings : the vessels that the optimum or any sample divides, in the order of the graph.
    """

    frequency: Array
    near: Array
    within_mm: float
    crossings: tuple[CrossingStability, ...]
    samples: int


def uncertainty(
    basis: Premises,
    open_cut: OpenCut,
    surface: Surface,
    *,
    seed: int,
    executor: Executor | None = None,
) -> Uncertainty:
    """Frequency of the surface over `recipe.uncertainty_samples` samples, each solved exactly.

    Parameters
    ----------
    surface : the optimum's, for whose vertices `near` is.
    seed : root of the random numbers; the same seed gives the same shares with any number of workers.
    executor : any executor, of threads or of processes; two threads where none is given.

    Raises
    ------
    SolverError : a shift too large for its correlation length, which would fold the tissue over itself.
    """
    recipe = basis.recipe
    _check(recipe)
    world = world_of(basis)
    looked = watched(
        basis.field, open_cut.pollux, surface, basis.vessels, world.voxels, recipe.passes_within_mm
    )
    seeds = np.random.SeedSequence(seed).spawn(recipe.uncertainty_samples)
    tally = _counted(world, looked, seeds, executor)
    return Uncertainty(
        (tally.passes / tally.samples).astype(np.float32),
        (tally.near / tally.samples).astype(np.float32),
        recipe.passes_within_mm,
        _crossings(basis.vessels, looked, open_cut.pollux, tally),
        tally.samples,
    )


def _check(recipe: SeparationRecipe) -> None:
    for name in ("tissue_shift_sd_mm", "ownership_shift_sd_mm"):
        sd = getattr(recipe, name)
        if sd > recipe.correlation_mm / 2:
            raise SolverError(
                f"{name}: {sd:g} mm with a correlation length of {recipe.correlation_mm:g} mm, must be "
                "at most half of it: lower the one or raise separation.correlation_mm"
            )


def _counted(
    world: World, looked: Watched, seeds: list[np.random.SeedSequence], executor: Executor | None
) -> Tally:
    chunks = [seeds[n : n + AT_ONCE] for n in range(0, len(seeds), AT_ONCE)]
    n = len(chunks)
    if executor is None:
        with ThreadPoolExecutor(WORKERS) as pool:
            return reduce(Tally.join, pool.map(_tally, [world] * n, [looked] * n, chunks))
    return reduce(Tally.join, executor.map(_tally, [world] * n, [looked] * n, chunks))


def _tally(world: World, looked: Watched, seeds: list[np.random.SeedSequence]) -> Tally:
    shape = world.field.body.shape
    out = Tally.empty(shape, len(looked.near_starts) - 1, len(looked.keeper))
    seen = np.zeros(shape, bool)
    for seed in seeds:
        field, present = world.sample(seed)
        out.add(OpenCut(field, alone=True).pollux, present, looked, seen)
    return out


def _crossings(
    vessels: VesselGraph | None, looked: Watched, pollux: Array, tally: Tally
) -> tuple[CrossingStability, ...]:
    if vessels is None:
        return ()
    castor, there = looked.sides(pollux)
    crossed = (castor > 0) & (there > 0)
    rows = np.flatnonzero(crossed | (tally.divided > 0))
    return tuple(
        CrossingStability(
            id=vessels.edges[n].id,
            divided_in_optimum=bool(crossed[n]),
            keeper="pollux" if looked.keeper[n] == 2 else "castor",
            found=share(int(tally.present[n]), tally.samples),
            divided=share(int(tally.divided[n]), tally.samples),
            same_keeper=share(int(tally.kept[n]), int(tally.present[n])),
        )
        for n in rows
    )


def share(count: int, of: int) -> Figure:
    """A share of samples with its 90 % interval (Wilson, J Am Stat Assoc 1927;22:209); 0 to 1 of none."""
    if of == 0:
        return Figure(value=0, low=0, high=1, unit="share", source=SOURCE, causes=("no sample",))
    p, z = count / of, Z90**2 / of
    middle, half = (p + z / 2) / (1 + z), Z90 / (1 + z) * math.sqrt(p * (1 - p) / of + z / (4 * of))
    low, high = min(p, middle - half), max(p, middle + half)
    return Figure(value=p, low=max(0.0, low), high=min(1.0, high), unit="share", source=SOURCE, causes=CAUSES)
