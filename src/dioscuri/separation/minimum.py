"""The minimum cut of plain arrays, for whoever wants the solver alone."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.model import CASTOR, POLLUX, Grid, LabelMap
from dioscuri.separation.audit import Certificate, audit
from dioscuri.separation.crofton import crofton_weights
from dioscuri.separation.energy import Field
from dioscuri.separation.givens import OUTSIDE, Given, given
from dioscuri.separation.memory import check_memory
from dioscuri.separation.solver import solve
from dioscuri.separation.surface import surface_between
from dioscuri.separation.units import scale_of
from dioscuri.separation.voxels import UNITS_PER_COST, cut_value, graph_of

Array = NDArray[Any]

AIR = 3  # voxels around the box while it is meshed


@dataclass(frozen=True, eq=False)
class MinimumCut:
    """The cheapest labelling of the undecided voxels, with its proof.

    Parameters
    ----------
    certificate : the cut, and what `dioscuri.separation.audit.audit` checks.
    gap : energy - flow, cost units.
    certified : whether the independent auditor passes the certificate.
    area_mm2 : of the smoothed mesh between the sides, never from the energy.
    seconds : wall time of graph and solution; neither audit nor mesh.
    notes : what a reader must know: a refined grid, islands.
    """

    certificate: Certificate
    gap: float
    certified: bool
    area_mm2: float
    seconds: float
    notes: tuple[str, ...]

    @property
    def labels(self) -> Array:
        """uint8 (I, J, K), 1 castor, 2 pollux, 255 outside the body."""
        return self.certificate.labels

    @property
    def energy(self) -> float:
        """Cost of the cut, recomputed from the labels of the solved grid, cost units."""
        return self.certificate.energy

    @property
    def flow(self) -> float:
        """Value of the flow that proves it, cost units."""
        return self.certificate.flow


def minimum_cut(
    cost_per_mm2: ArrayLike, seeds: ArrayLike, spacing_mm: ArrayLike, *, misplaced: ArrayLike | None = None
) -> MinimumCut:
    """The surface of least cost between two sets of seeds: exact for the 26-neighbour Crofton metric.

    Parameters
    ----------
    cost_per_mm2 : float (I, J, K) >= 0; a pair of voxels costs the mean of both.
    seeds : uint8 (I, J, K): 0 undecided, 1 castor, 2 pollux, 255 outside the body.
    spacing_mm : (3,), 0.01 to 50, at most 1:20. Beyond 1:2 the coarse axes are split into equal parts,
        solved there, and each voxel goes where most of its parts go (castor where they tie).
    misplaced : float (I, J, K), cost per voxel: above 0 of giving it to pollux, below 0 minus that of giving
        it to castor. None: nothing is misplaced.

    Notes
    -----
    Costs become whole units, as many per cost as int32 arcs allow, so that rounding is below 1e-4 of the
    median arc. Islands, undecided voxels that no seed reaches through the body and that cost nothing
    anywhere, go to castor and are counted in a note: nothing says whose they are, and any other rule would
    look like a finding.

    Raises
    ------
    GeometryError : shapes, types or spacing that cannot be meant.
    SolverError : no seed of one twin, seeds that touch, costs that are negative, not finite or of too wide
        a range, or a graph larger than the memory that is free.
    """
    whole = given(cost_per_mm2, seeds, spacing_mm, misplaced)
    check_memory(whole)
    fine = whole.split()
    units, start = UNITS_PER_COST * scale_of(fine), time.perf_counter()
    graph = graph_of(_field(fine, units / UNITS_PER_COST))
    solution = solve(graph)
    seconds = time.perf_counter() - start
    sides, islands = _sides(fine, solution.pollux)
    value = cut_value(graph, sides[graph.inside] == POLLUX)
    certificate = Certificate(
        sent=solution.sent,
        sides=sides,
        weights_mm2=np.array(crofton_weights(fine.spacing)),
        units_per_cost=units,
        flow=solution.flow / units,
        energy=value / units,
        parts=whole.parts,
        labels=_majority(sides, whole),
    )
    report = audit(whole.cost, whole.seeds, np.array(whole.spacing), certificate, misplaced=whole.misplaced)
    return MinimumCut(
        certificate=certificate,
        gap=(value - solution.flow) / units,
        certified=report.passed,
        area_mm2=_area(sides, fine),
        seconds=seconds,
        notes=_notes(whole, islands),
    )


def _grid(shape: tuple[int, int, int], spacing: tuple[float, float, float]) -> Grid:
    return Grid.axis_aligned(shape, spacing, origin_mm=(0.0, 0.0, 0.0), frame="1.2")


def _field(fine: Given, scale: float) -> Field:
    """A field whose 10,000 units per cost are `scale` times as many; exact, as `scale` is a power of two."""
    body = fine.seeds != OUTSIDE
    return Field(
        _grid(fine.seeds.shape, fine.spacing),
        body,
        (fine.cost.astype(float) * scale).astype(np.float32),
        (fine.misplaced.astype(float) * scale).astype(np.float32),
        np.where(body, fine.seeds, 0).astype(np.uint8),
    )


def _sides(fine: Given, pollux: Array) -> tuple[Array, int]:
    """uint8 side of every voxel, and how many undecided ones lie on islands."""
    from scipy import ndimage

    sides = fine.seeds.copy()
    sides[fine.seeds == 0] = np.where(pollux, POLLUX, CASTOR)
    piece, count = ndimage.label(fine.seeds != OUTSIDE, np.ones((3, 3, 3)))
    held = np.zeros(count + 1, bool)
    held[0] = True
    held[piece[((fine.seeds != 0) & (fine.seeds != OUTSIDE)) | (fine.misplaced != 0)]] = True
    adrift = ~held[piece]
    sides[adrift] = CASTOR
    return sides, int(adrift.sum())


def _majority(sides: Array, whole: Given) -> Array:
    """Sides of the solved grid on the given one."""
    (i, j, k), (a, b, c) = whole.seeds.shape, whole.parts
    share = (sides == POLLUX).reshape(i, a, j, b, k, c).mean(axis=(1, 3, 5))
    labels = np.where(share > 0.5, POLLUX, CASTOR).astype(np.uint8)
    labels[whole.seeds == OUTSIDE] = OUTSIDE
    return labels


def _area(sides: Array, fine: Given) -> float:
    padded = np.pad(sides, AIR, constant_values=OUTSIDE)  # else the mesh ends half a voxel inside the box
    body, grid = padded != OUTSIDE, _grid(padded.shape, fine.spacing)
    tissue = LabelMap(np.where(body, 1, 0).astype(np.uint16), grid)  # any structure: only its edge is used
    return surface_between(body, padded == POLLUX, grid, tissue).area_mm2


def _notes(whole: Given, islands: int) -> tuple[str, ...]:
    notes = []
    if whole.parts != (1, 1, 1):
        to = " x ".join(f"{s:g}" for s in np.asarray(whole.spacing) / whole.parts)
        notes.append(
            f"voxels are longer than 1:2, so each was split into {'x'.join(map(str, whole.parts))} parts "
            f"({to} mm): energy and certificate are those of the finer grid, labels its majority"
        )
    if islands:
        notes.append(
            f"{islands} undecided voxels that no seed reaches were given to castor at no cost: mark them 255 "
            "or seed them"
        )
    return tuple(notes)
