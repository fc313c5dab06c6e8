"""Blood's ways as a network of resistances: what a flow is computed on, with or without a scan."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from dioscuri.errors import CirculationError
from dioscuri.model._checks import Array, locked

ARTERIAL = ("artery", "bed")
VENOUS = ("vein", "sinus", "collateral", "unknown")
FLOW_KINDS = (*ARTERIAL, *VENOUS)
LEAST_RESISTANCE = 1e-12  # what arithmetic bears; no vessel comes near it
OWNER_CODES = (0, 1, 2, 3)  # nobody, castor, pollux, shared


@dataclass(frozen=True)
class Regulation:
    """How the beds of a network hold their flow.

    Parameters
    ----------
    leftover : slope that is left on the plateau, as a share of the passive one; 0 is perfect, 1 none.
    least, most : resistance of the fully dilated and the fully constricted bed, in baseline resistances.
    """

    leftover: float = 1.0
    least: float = 0.5
    most: float = 2.0

    def __post_init__(self) -> None:
        if not 0 < self.leftover <= 1 or not 0 < self.least <= 1 <= self.most < np.inf:
            raise CirculationError(
                f"regulation: leftover {self.leftover:g}, least {self.least:g}, most {self.most:g} found, "
                "must be 0 < leftover <= 1 and 0 < least <= 1 <= most"
            )


@dataclass(frozen=True, eq=False)
class FlowNetwork:
    """Nodes and the resistances between them; some nodes are held at a pressure, some are fed.

    The flow through an edge with pressures p at its ends: p' = max(p, external) at either end (a wall that
    collapses, a Starling resistor), then p'_start - p'_end = resistance Q + quadratic Q |Q|. A bed with a
    demand holds its flow as `regulation` says; its `resistance` is the one at which it was met.

    Parameters
    ----------
    nodes : ids, (N,). edges : ids, (E,). Ids are unique.
    twin : (N,) uint8 owner code of each node: 0 nobody, 1 castor, 2 pollux, 3 shared.
    fixed_mmhg : (N,) pressure where it is held, NaN where it is free.
    inflow_ml_min : (N,) blood fed into a free node, >= 0.
    ends : (E, 2) node numbers, start and end.
    kind : (E,) artery, bed, vein, sinus, collateral (assumed, not seen) or unknown.
    resistance : (E,) mmHg min/mL, > 0. quadratic : (E,) mmHg min2/mL2, >= 0.
    external_mmhg : (E,) pressure around a wall that collapses, NaN where it does not.
    castor : (E,) probability that the vessel is castor's.
    demand_ml_min : (E,) flow that an autoregulated bed holds, > 0; NaN elsewhere.
    """

    nodes: tuple[str, ...]
    twin: Array
    fixed_mmhg: Array
    inflow_ml_min: Array
    edges: tuple[str, ...]
    ends: Array
    kind: tuple[str, ...]
    resistance: Array
    quadratic: Array
    external_mmhg: Array
    castor: Array
    demand_ml_min: Array
    regulation: Regulation = field(default_factory=Regulation)

    def __post_init__(self) -> None:
        n, e = len(self.nodes), len(self.edges)
        ends = np.asarray(self.ends, np.int64).reshape(-1, 2)
        object.__setattr__(self, "ends", locked(ends.copy()))
        object.__setattr__(self, "twin", locked(np.array(self.twin, np.uint8)))
        for name, count in (("fixed_mmhg", n), ("inflow_ml_min", n), *((f, e) for f in _EDGE_FIELDS)):
            values = np.array(getattr(self, name), np.float64)
            if values.shape != (count,):
                raise CirculationError(f"network: {name} has shape {values.shape}, must be ({count},)")
            object.__setattr__(self, name, locked(values))
        if len(ends) != e or len(self.kind) != e or len(self.twin) != n:
            raise CirculationError(
                f"network: {e} edges with {len(ends)} pairs of ends and {len(self.kind)} kinds, "
                f"{n} nodes with {len(self.twin)} twins; must be as many each"
            )
        self._check_names()
        self._check_nodes()
        self._check_edges()

    def _check_names(self) -> None:
        for what, ids in (("node", self.nodes), ("edge", self.edges)):
            seen: set[str] = set()
            for name in ids:
                if not name.isprintable() or not name or name in seen:
                    raise CirculationError(f"{what} {name!r}: an id must be unique, printable and not empty")
                seen.add(name)
        for name, kind in zip(self.edges, self.kind, strict=True):
            if kind not in FLOW_KINDS:
                raise CirculationError(f"edge {name}: kind {kind!r}, must be one of {', '.join(FLOW_KINDS)}")

    def _check_nodes(self) -> None:
        _refuse("node", self.nodes, self.twin > 3, self.twin, "an owner code of 0 to 3")
        _refuse("node", self.nodes, np.isinf(self.fixed_mmhg), self.fixed_mmhg, "finite mmHg")
        bad = ~(self.inflow_ml_min >= 0) | np.isinf(self.inflow_ml_min)
        _refuse("node", self.nodes, bad, self.inflow_ml_min, "an inflow >= 0 mL/min and finite")
        both = ~np.isnan(self.fixed_mmhg) & (self.inflow_ml_min > 0)
        _refuse("node", self.nodes, both, self.inflow_ml_min, "fed or held at a pressure, not both")

    def _check_edges(self) -> None:
        ends, n = self.ends, len(self.nodes)
        bad = ((ends < 0) | (ends >= n)).any(axis=1)
        _refuse("edge", self.edges, bad, ends.max(axis=1, initial=-1), f"ends within 0 to {n - 1}")
        _refuse("edge", self.edges, ends[:, 0] == ends[:, 1], ends[:, 0], "two different ends")
        r = self.resistance
        bad = ~((r >= LEAST_RESISTANCE) & (r <= 1 / LEAST_RESISTANCE))
        allowed = f"a resistance > 0, from {LEAST_RESISTANCE:g} to {1 / LEAST_RESISTANCE:g} mmHg min/mL"
        _refuse("edge", self.edges, bad, r, allowed)
        b = self.quadratic
        _refuse("edge", self.edges, ~(b >= 0) | np.isinf(b), b, "a quadratic loss >= 0 and finite")
        x = self.external_mmhg
        _refuse("edge", self.edges, np.isinf(x), x, "a finite external pressure")
        c = self.castor
        _refuse("edge", self.edges, ~((c >= 0) & (c <= 1)), c, "a castor probability of 0 to 1")
        d = self.demand_ml_min
        _refuse("edge", self.edges, (d <= 0) | np.isinf(d), d, "a demand > 0 mL/min")

    @property
    def held(self) -> Array:
        """Nodes held at a pressure, (N,) bool."""
        return ~np.isnan(self.fixed_mmhg)

    @property
    def arterial(self) -> Array:
        """Edges on the arterial side (arteries and beds), (E,) bool."""
        return np.isin(np.array(self.kind, dtype=object), ARTERIAL)

    def edge(self, name: str) -> int:
        """Number of an edge.

        Raises
        ------
        CirculationError : no such edge; the nearest names are told.
        """
        return _number("edge", name, self._edge_numbers)

    def node(self, name: str) -> int:
        """Number of a node; an unknown one is refused with the nearest names."""
        return _number("node", name, self._node_numbers)

    @cached_property
    def _edge_numbers(self) -> dict[str, int]:
        return {name: n for n, name in enumerate(self.edges)}

    @cached_property
    def _node_numbers(self) -> dict[str, int]:
        return {name: n for n, name in enumerate(self.nodes)}


_EDGE_FIELDS = ("resistance", "quadratic", "external_mmhg", "castor", "demand_ml_min")


def flow_network(
    nodes: dict[str, dict[str, Any]], edges: dict[str, dict[str, Any]], regulation: Regulation | None = None
) -> FlowNetwork:
    """A network from plain dictionaries; what is left out is unknown, free, rigid and linear.

    Parameters
    ----------
    nodes : id -> {twin, fixed_mmhg, inflow_ml_min}.
    edges : id -> {ends (two node ids), kind, resistance, quadratic, external_mmhg, castor, demand_ml_min}.
    """
    ids = tuple(nodes)
    number = {name: n for n, name in enumerate(ids)}

    def column(rows: dict[str, dict[str, Any]], name: str, default: Any) -> list[Any]:
        return [row.get(name, default) for row in rows.values()]

    try:
        ends: ArrayLike = [[number[a], number[b]] for a, b in (row["ends"] for row in edges.values())]
    except KeyError as error:
        raise CirculationError(f"network: an edge names {error}, which is no node of it") from None
    return FlowNetwork(
        ids,
        np.array(column(nodes, "twin", 0), np.uint8),
        np.array(column(nodes, "fixed_mmhg", np.nan), float),
        np.array(column(nodes, "inflow_ml_min", 0.0), float),
        tuple(edges),
        np.array(ends, np.int64),
        tuple(column(edges, "kind", "unknown")),
        np.array(column(edges, "resistance", np.nan), float),
        np.array(column(edges, "quadratic", 0.0), float),
        np.array(column(edges, "external_mmhg", np.nan), float),
        np.array(column(edges, "castor", 0.5), float),
        np.array(column(edges, "demand_ml_min", np.nan), float),
        regulation or Regulation(),
    )


def _number(what: str, name: str, numbers: dict[str, int]) -> int:
    import difflib

    if name in numbers:
        return numbers[name]
    near = difflib.get_close_matches(name, numbers, 3, 0.3) or list(numbers)[:3]
    raise CirculationError(
        f"{what} {name!r}: not among the {len(numbers)} of this network, near are {', '.join(near)}"
    )


def _refuse(what: str, ids: tuple[str, ...], bad: Any, values: Array, allowed: str) -> None:
    if np.any(bad):
        n = int(np.flatnonzero(bad)[0])
        raise CirculationError(f"{what} {ids[n]}: {values[n]:g} found, must have {allowed}")
