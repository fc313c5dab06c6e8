"""Is this cut the cheapest there is? Checked from the arrays alone, by code that the solver does not share.

A flow proves a cut (Ford and Fulkerson 1956): one that respects every capacity and fills every arc from
castor to pollux is worth as much as that cut, and no cut can be cheaper. Everything here is recomputed in
plain numpy from costs, seeds and spacing; nothing of the solver, the graph or the weights is imported (a
test looks).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import SolverError

Array = NDArray[Any]

CASTOR, POLLUX, OUTSIDE = 1, 2, 255
BAN_UNITS = 2**30 - 1  # no capacity is larger; a price above it, and a line of sight, counts as this
# Pairs of neighbours by their 13 directions: the first step that is not 0 goes forward.
STEPS = [(a, b, c) for a in (0, 1) for b in (-1, 0, 1) for c in (-1, 0, 1) if (a, b, c) > (0, 0, 0)]
# How far one mm2 may be counted wrong: on average, in the worst direction (cubic voxels; up to 1:2).
MEAN_ERROR, WORST_CUBIC, WORST_1_TO_2 = 0.01, 0.08, 0.20


@dataclass(frozen=True, eq=False)
class Certificate:
    """What a cut claims, and the flow that proves it, on the grid that was solved.

    Parameters
    ----------
    sent : int32 (N, 13), units of net flow from each undecided voxel (C order) to its neighbour `STEPS[k]`.
    sides : uint8 (I, J, K), 1 castor, 2 pollux, 255 outside.
    weights_mm2 : (13,), area that each neighbour pair stands for.
    units_per_cost : integer units of one cost unit.
    parts : voxels of the solved grid per given voxel along each axis.
    flow, energy : value of the flow and of the cut, cost units.
    labels : uint8, `sides` on the given grid: where most parts of a voxel are, castor's where they tie.
    """

    sent: Array
    sides: Array
    weights_mm2: Array
    units_per_cost: float
    flow: float
    energy: float
    labels: Array
    parts: tuple[int, int, int] = (1, 1, 1)


@dataclass(frozen=True)
class Check:
    """One thing that had to hold, and what was found at worst."""

    name: str
    passed: bool
    found: str

    def line(self) -> str:
        """As text."""
        return f"{'passed' if self.passed else 'FAILED'}  {self.name}: {self.found}"


@dataclass(frozen=True)
class AuditReport:
    """All checks of one cut."""

    checks: tuple[Check, ...]

    @property
    def passed(self) -> bool:
        """Whether all hold, so that the cut is the cheapest for these costs, weights and seeds."""
        return all(check.passed for check in self.checks)

    def lines(self) -> list[str]:
        """One line per check, and the verdict."""
        verdict = "optimal for these weights and labels" if self.passed else "NOT PROVED optimal"
        return [*(check.line() for check in self.checks), verdict]


@dataclass(frozen=True, eq=False)
class Prices:
    """The arrays that were cut, on the solved grid; as for `separation.energy.Field`."""

    cost: Array
    seeds: Array
    misplaced: Array
    castor_needs: Array | None = None
    pollux_needs: Array | None = None


def audit(
    cost_per_mm2: Array,
    seeds: Array,
    spacing_mm: Array,
    certificate: Certificate,
    *,
    misplaced: Array | None = None,
    castor_needs: Array | None = None,
    pollux_needs: Array | None = None,
) -> AuditReport:
    """Check a cut and its certificate against the arrays that were cut.

    Parameters
    ----------
    cost_per_mm2, seeds, spacing_mm, misplaced : as given to `minimum_cut`.
    castor_needs, pollux_needs : int8 (I, J, K), the neighbour (0 to 25: `STEPS`, then their opposites from
        the last to the first) that must be the same twin's where a voxel is castor's (pollux's), -1 none.

    Notes
    -----
    A pair costs round((cost_i + cost_j) / 2 * weight * units) with float32 costs, at most `BAN_UNITS`.

    Raises
    ------
    SolverError : the certificate does not fit these arrays.
    """
    parts, body = certificate.parts, np.asarray(seeds) != OUTSIDE
    cost = np.where(body, cost_per_mm2, 0).astype(np.float32)
    if not (np.isfinite(cost).all() and (cost >= 0).all()):
        raise SolverError("audit: costs that are negative or not finite, all must be finite and >= 0")
    prices = Prices(
        _split(cost, parts),
        _split(np.asarray(seeds), parts),
        _split(_shared_out(misplaced, np.shape(seeds), parts), parts),
        castor_needs,
        pollux_needs,
    )
    _check_shapes(prices, certificate)
    spacing = np.asarray(spacing_mm, float) / parts
    tally = _Tally(prices, certificate)
    weights = _weights(certificate.weights_mm2, spacing)
    sides, labels = _sides(prices.seeds, certificate.sides), _labels(np.asarray(seeds), certificate)
    return AuditReport((weights, sides, labels, *tally.checks()))


def _split(values: Array, parts: tuple[int, int, int]) -> Array:
    for axis, n in enumerate(parts):
        values = np.repeat(values, n, axis=axis)
    return values


def _shared_out(misplaced: Array | None, shape: tuple[int, ...], parts: tuple[int, int, int]) -> Array:
    whole = np.zeros(shape) if misplaced is None else np.asarray(misplaced, np.float32).astype(float)
    return (whole / (parts[0] * parts[1] * parts[2])).astype(np.float32)


def _check_shapes(prices: Prices, certificate: Certificate) -> None:
    n = int((prices.seeds == 0).sum())
    found = (certificate.sent.shape, certificate.sides.shape, certificate.weights_mm2.shape)
    wanted = ((n, 13), prices.seeds.shape, (13,))
    if found != wanted:
        raise SolverError(
            f"audit: sent, sides and weights of shape {found}, must be {wanted}: this certificate belongs to "
            "another graph"
        )
    if not np.issubdtype(certificate.sent.dtype, np.integer):
        raise SolverError(f"audit: sent is {certificate.sent.dtype}, must be whole units (int32)")
    if not (np.isfinite(certificate.units_per_cost) and certificate.units_per_cost > 0):
        raise SolverError(f"audit: {certificate.units_per_cost} units per cost, must be > 0")


def _weights(weights: Array, spacing: Array) -> Check:
    """The area of planes facing many ways, against 1."""
    z = (np.arange(40) + 0.5) / 40
    turn = np.pi * (np.arange(160) + 0.5) / 80
    flat = np.sqrt(1 - z**2)[:, None]
    facing = np.stack([flat * np.cos(turn), flat * np.sin(turn), z[:, None] + 0 * turn], -1).reshape(-1, 3)
    steps = np.array(STEPS) * spacing
    along = steps / np.linalg.norm(steps, axis=1, keepdims=True)
    area = [np.abs(n @ steps.T) @ weights / spacing.prod() for n in (facing, np.vstack([facing, along]))]
    mean, worst = abs(float(area[0].mean()) - 1), float(np.abs(area[1] - 1).max())
    allowed = WORST_CUBIC if spacing.max() < 1.001 * spacing.min() else WORST_1_TO_2
    return Check(
        f"weights measure area within {allowed:.0%}, {MEAN_ERROR:.0%} on average",
        bool((weights >= 0).all()) and mean <= MEAN_ERROR and worst <= allowed,
        f"{worst:.1%} at worst, {mean:.2%} on average",
    )


def _sides(seeds: Array, sides: Array) -> Check:
    kept = (seeds == 0) | (seeds == sides)
    decided = (seeds != 0) | (sides == CASTOR) | (sides == POLLUX)
    wrong = int((~(kept & decided)).sum())
    return Check("every voxel has a side, every seed its own", wrong == 0, f"{wrong} voxels do not")


def _labels(seeds: Array, certificate: Certificate) -> Check:
    """Each voxel where most of its parts are, castor where they tie."""
    name, labels = "labels are the sides' majority", certificate.labels
    if labels.shape != seeds.shape:
        return Check(name, False, f"shape {labels.shape} for {seeds.shape} voxels")
    a, b, c = certificate.parts
    more = np.zeros(seeds.shape, int)
    for i in range(a):
        for j in range(b):
            for k in range(c):
                more += np.where(certificate.sides[i::a, j::b, k::c] == POLLUX, 1, -1)
    majority = np.where(seeds == OUTSIDE, OUTSIDE, np.where(more > 0, POLLUX, CASTOR))
    wrong = int((labels != majority).sum())
    return Check(name, wrong == 0, f"{wrong} voxels differ")


class _Tally:
    """Sums over all pairs of neighbours, one direction at a time."""

    def __init__(self, prices: Prices, certificate: Certificate) -> None:
        self.certificate = certificate
        # Air all round, so that every voxel has 26 neighbours; flat from here on.
        self.seeds, self.sides = _padded(prices.seeds, OUTSIDE), _padded(certificate.sides, OUTSIDE)
        self.cost = _padded(prices.cost, 0).astype(float)
        self.needs = [
            None if n is None else _padded(n, -1) for n in (prices.castor_needs, prices.pollux_needs)
        ]
        self.nodes = np.flatnonzero(self.seeds == 0)
        n = len(self.nodes)
        lean = np.rint(prices.misplaced[prices.seeds == 0].astype(float) * certificate.units_per_cost)
        self.if_pollux = np.maximum(lean, 0).astype(np.int64)
        self.if_castor = np.maximum(-lean, 0).astype(np.int64)
        self.out = np.zeros(n, np.int64)  # net flow that leaves the voxel for other undecided ones
        self.cut = 0
        self.over = self.slack = self.stray = 0
        self.number = np.full(self.seeds.size, -1, np.int32)
        self.number[self.nodes] = np.arange(n, dtype=np.int32)
        _, wide, deep = (size + 2 for size in prices.seeds.shape)
        for k, (a, b, c) in enumerate(STEPS):
            step = (a * wide + b) * deep + c
            self._forward(k, step)
            self._to_seeds(k, step, forward=True)
            self._to_seeds(k, step, forward=False)

    def _capacities(self, k: int, a: Array, b: Array) -> tuple[Array, Array]:
        """Units paid where a is castor's and b pollux's, and the other way round; b is a + STEPS[k]."""
        mean = (self.cost[a] + self.cost[b]) / 2
        price = np.rint(mean * (self.certificate.weights_mm2[k] * self.certificate.units_per_cost))
        there = np.minimum(price, BAN_UNITS).astype(np.int64)
        back = there.copy()
        for needs, first, second in zip(self.needs, (there, back), (back, there), strict=True):
            if needs is not None:
                first[needs[a] == k] = BAN_UNITS
                second[needs[b] == 25 - k] = BAN_UNITS
        return there, back

    def _forward(self, k: int, step: int) -> None:
        """Flow and cut between undecided voxels and their undecided neighbours one step on."""
        sent, other = self.certificate.sent[:, k].astype(np.int64), self.number[self.nodes + step]
        both = other >= 0
        self.stray += int(np.abs(sent[~both]).sum())
        a, b, moved = self.nodes[both], self.nodes[both] + step, sent[both]
        there, back = self._capacities(k, a, b)
        self.over = max(self.over, _most(moved - there), _most(-back - moved))
        self.out[both] += moved
        self.out[other[both]] -= moved  # each neighbour once
        mine, theirs = self.sides[a], self.sides[b]
        there_cut, back_cut = (mine == CASTOR) & (theirs == POLLUX), (mine == POLLUX) & (theirs == CASTOR)
        self.cut += int(there[there_cut].sum()) + int(back[back_cut].sum())
        self.slack += int(np.abs(there - moved)[there_cut].sum()) + int(np.abs(back + moved)[back_cut].sum())

    def _to_seeds(self, k: int, step: int, *, forward: bool) -> None:
        """Pairs with a seed count as a price of the undecided voxel."""
        seed = self.seeds[self.nodes + (step if forward else -step)]
        here = np.flatnonzero((seed == CASTOR) | (seed == POLLUX))
        a = self.nodes[here]
        if forward:
            there, back = self._capacities(k, a, a + step)
        else:
            back, there = self._capacities(k, a - step, a)
        castors = seed[here] == CASTOR
        self.if_pollux[here] += np.where(castors, back, 0)
        self.if_castor[here] += np.where(castors, 0, there)

    def checks(self) -> list[Check]:
        """Flow within capacities, conserved, and as much as the cut."""
        lean = self.if_pollux - self.if_castor
        constant = int(np.minimum(self.if_pollux, self.if_castor).sum())
        pollux = self.sides[self.nodes] == POLLUX
        lost = max(_most(self.out - np.maximum(lean, 0)), _most(np.minimum(lean, 0) - self.out))
        seeds_cut = (pollux & (lean > 0)) | (~pollux & (lean < 0))
        slack = self.slack + int(np.abs(lean - self.out)[seeds_cut].sum())
        cut = self.cut + int(self.if_pollux[pollux].sum()) + int(self.if_castor[~pollux].sum())
        flow = constant + int(np.maximum(self.out, 0)[lean > 0].sum())
        stated = self._stated_off(flow, cut)
        return [
            Check("flow only between undecided neighbours", self.stray == 0, f"{self.stray} units elsewhere"),
            Check("flow within every capacity", self.over <= 0, f"{max(0, self.over)} units over at worst"),
            Check("flow conserved at every voxel", lost <= 0, f"{max(0, lost)} units off at worst"),
            Check("every cut arc is full", slack == 0, f"{slack} units of room"),
            Check("flow equals cut", flow == cut, f"flow {flow}, cut {cut} units, gap {cut - flow}"),
            Check("flow and energy are those stated", stated <= 0.5, f"{stated:.3g} units off"),
        ]

    def _stated_off(self, flow: int, cut: int) -> float:
        units, stated = self.certificate.units_per_cost, (self.certificate.flow, self.certificate.energy)
        off = [
            abs(s * units - f) / max(1.0, abs(f) / 2**50) for s, f in zip(stated, (flow, cut), strict=True)
        ]
        return float(max(off)) if np.isfinite(off).all() else float("inf")


def _padded(values: Array, fill: int) -> Array:
    return np.pad(values, 1, constant_values=fill).ravel()


def _most(values: Array) -> int:
    return int(values.max()) if values.size else 0
