"""The linear preview of a clip: a rank-k change of a matrix that is already factorised, in microseconds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.circulation.flow.elimination import elimination_of
from dioscuri.circulation.flow.isolation import isolated, refuse_isolation
from dioscuri.circulation.flow.sparse.kernels import backsolve, factor
from dioscuri.circulation.flow.steady import today
from dioscuri.circulation.flow.woodbury import kernels
from dioscuri.errors import SolverError
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
NEARLY_CUT_OFF = 1e-10  # share of its conductance to the rest that an edge leaves behind


class LinearNetwork:
    """A network whose edges keep the conductance that they have today: a *preview* of what a clip does.

    Exact where every edge is linear. Otherwise each edge has its flow over its pressure drop of today's
    steady state, so that nothing changes until something is clipped; how walls collapse and beds regulate
    afterwards is left out, which `steady` answers.

    Notes
    -----
    Removing edges changes the matrix by rank k: Woodbury's formula needs one solve for each edge that is not
    among the candidates, then a k x k system, then one step of refinement with the matrix after the clip
    (Hager, SIAM Rev 1989;31:221; without refinement near-isolating clips lose digits).
    """

    def __init__(self, network: FlowNetwork) -> None:
        self.network = network
        known = today(network)
        self._ways = known.ways
        self._plan = plan = elimination_of(network)
        self._g = _chords(network, known.state.pressure_mmhg, known.state.flow_ml_min)
        n = len(plan.pattern[1])
        self._lu = (np.zeros(n), np.zeros(n), np.zeros(plan.count))
        kernels.assemble(network.ends, self._g, plan.order_of, plan.lows, plan.ups, *self._lu)
        factor(*plan.pattern, *self._lu, np.zeros(plan.count))
        self._p = self._balanced()
        self._z: dict[int, Array] = {}
        self._safe: set[int] = set()

    def _balanced(self) -> Array:
        net, plan = self.network, self._plan
        p = np.where(net.held, net.fixed_mmhg, 0.0)
        x = np.zeros(plan.count)
        kernels.fed(net.ends, self._g, net.held, net.fixed_mmhg, net.inflow_ml_min, plan.order_of, x)
        free = plan.order_of >= 0
        for _ in range(2):
            backsolve(*plan.pattern, *self._lu, x)
            p[free] += x[plan.order_of[free]]
            kernels.leftover(net.ends, self._g, p, net.inflow_ml_min, plan.order_of, x)
        return p

    def pressures(self) -> Array:
        """Pressures without a clip, (N,) mmHg."""
        return self._p.copy()

    @property
    def conductance(self) -> Array:
        """Conductance of each edge, (E,) mL/min/mmHg."""
        return self._g

    def candidates(self, names: Sequence[str]) -> None:
        """Solve for these edges now, so that clips among them cost no further solve."""
        for name in names:
            self._response(self.network.edge(name))

    def forget(self) -> None:
        """Forget what was solved for edges: the next clips are of edges that were never asked about."""
        self._z.clear()
        self._safe.clear()

    def clip(self, names: Sequence[str], share: float = 1.0) -> Array:
        """Pressures with these edges clipped, (N,) mmHg.

        Raises
        ------
        IsolatedError : names the territories that are left without a way out or in.
        CirculationError : an edge that is not in the network.
        SolverError : a piece of vessel without blood is cut off; ask `steady`, which leaves it out.
        """
        net = self.network
        chosen = np.array([net.edge(name) for name in dict.fromkeys(names)], np.int64)
        if not len(chosen) or share == 0:
            return self.pressures()
        if share == 1 and not (len(chosen) == 1 and int(chosen[0]) in self._safe):
            self._refuse_isolation(chosen, names)
        return self.clip_numbers(chosen, share)

    def clip_numbers(self, chosen: Array, share: float = 1.0) -> Array:
        """The same for edge numbers whose removal is known to isolate nothing."""
        net, plan = self.network, self._plan
        z = (
            np.stack([self._response(int(e)) for e in chosen])
            if len(chosen) > 1
            else self._response(int(chosen[0]))[None]
        )
        left = self._g.copy()
        left[chosen] *= 1.0 - share
        p = self._p.copy()
        least = kernels.clipped(
            p, self._g, left, chosen, z, net.ends, net.inflow_ml_min, plan.order_of, plan.pattern, self._lu
        )
        if least <= NEARLY_CUT_OFF:
            raise SolverError(
                f"clip of {', '.join(net.edges[e] for e in chosen)}: cuts off a piece of vessel "
                "for which the linear preview has no pressure; ask for the nonlinear answer"
            )
        return p

    def _refuse_isolation(self, chosen: Array, names: Sequence[str]) -> None:
        shut = np.zeros(len(self.network.edges), bool)
        shut[chosen] = True
        refuse_isolation(self.network, self._ways, shut, names)
        if len(chosen) == 1:
            self._safe.add(int(chosen[0]))

    def _response(self, edge: int) -> Array:
        """Pressures (free,) that a unit of blood from an edge's end to its start makes."""
        if edge not in self._z:
            z = np.zeros(self._plan.count)
            kernels.unit(z, edge, self.network.ends, self._plan.order_of)
            backsolve(*self._plan.pattern, *self._lu, z)
            self._z[edge] = z
        return self._z[edge]

    def reduced(self, names: Sequence[str], watched: ArrayLike) -> Reduced:
        """What a set of candidates does to watched nodes, as small dense arrays."""
        net, order_of = self.network, self._plan.order_of
        chosen = [net.edge(name) for name in names]
        z = np.stack([self._response(e) for e in chosen]) if chosen else np.zeros((0, self._plan.count))
        nodes = np.asarray(watched, np.int64)
        gain = -np.array(
            [[kernels.across(z[j], e, net.ends, order_of) for j in range(len(chosen))] for e in chosen]
        )
        gain = gain.reshape(len(chosen), len(chosen)) + np.diag(1.0 / self._g[chosen])
        s, t = net.ends[chosen].T if chosen else np.zeros((2, 0), np.int64)
        place = order_of[nodes]
        rows = np.where((place >= 0)[:, None], z.T[np.maximum(place, 0)], 0.0)
        return Reduced(gain, self._p[s] - self._p[t], self._p[nodes], rows)

    def isolates(self, names: Sequence[str]) -> tuple[str, ...]:
        """Territories that clipping these edges would isolate."""
        shut = np.zeros(len(self.network.edges), bool)
        shut[[self.network.edge(name) for name in names]] = True
        return isolated(self.network, self._ways, shut)


class Reduced:
    """Candidates and watched nodes alone: pressures of a plan from a k x k system."""

    def __init__(self, gain: Array, drop: Array, watched_mmhg: Array, rows: Array) -> None:
        self.gain, self.drop, self.watched_mmhg, self.rows = (
            np.ascontiguousarray(a, np.float64) for a in (gain, drop, watched_mmhg, rows)
        )

    def plans(self, sets: ArrayLike) -> Array:
        """Pressures (P, W) mmHg of the watched nodes for plans `sets` (P, k) bool; NaN where one cuts off."""
        chosen = np.ascontiguousarray(np.asarray(sets, bool))
        out = np.empty((len(chosen), len(self.watched_mmhg)))
        kernels.plan_pressures(chosen, self.gain, self.drop, self.watched_mmhg, self.rows, out)
        return out


def _chords(network: FlowNetwork, pressure: Array, flow: Array) -> Array:
    """Flow over drop of today's state, (E,); the linear conductance where nothing flows."""
    s, t = network.ends.T
    drop = pressure[s] - pressure[t]
    linear = 1.0 / network.resistance
    plain = (network.quadratic == 0) & np.isnan(network.external_mmhg) & np.isnan(network.demand_ml_min)
    with np.errstate(divide="ignore", invalid="ignore"):
        chord = flow / drop
    usable = np.isfinite(chord) & (chord > 1e-9 * linear)
    return np.ascontiguousarray(np.where(plain | ~usable, linear, chord))
