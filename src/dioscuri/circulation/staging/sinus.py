"""Every way in which teams divided what both twins drain by, as sets of clips and grafts on the network."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.exchange.kernels import mixed
from dioscuri.circulation.exchange.mixing import STILL, boundary_flows
from dioscuri.circulation.flow.steady import today
from dioscuri.circulation.staging.divide import (
    CASTOR,
    POLLUX,
    VascularLayer,
    clinical_cost,
    clippable,
    divided,
    layer,
)
from dioscuri.errors import CirculationError
from dioscuri.model.clipstages import Graft, SinusKind
from dioscuri.model.network import FlowNetwork
from dioscuri.model.staging_recipe import StagingRecipe

Array = NDArray[Any]
PASCAL_PER_MMHG = 133.322
MM3_S_PER_ML_MIN = 1000 / 60
GRAFT_SOURCE = "C28 used a bank vein; C15's clotted, fatal; sizes and patency assumed"


@dataclass(frozen=True, eq=False)
class Choice:
    """One option before it is computed.

    Parameters
    ----------
    clips : edge ids closed in the end. occluded : those of them closed from within, one gap earlier.
    network : with its graft, if it has one. lost : what remains if the graft clots.
    """

    kind: SinusKind
    clips: tuple[str, ...]
    source: str
    network: FlowNetwork
    occluded: tuple[str, ...] = ()
    graft: Graft | None = None


@dataclass(frozen=True, eq=False)
class Shared:
    """A network with a shared sinus: its edges, its free nodes (N,) bool, the veins' layer, prices (E,), and
    what can be clipped, (E,) bool."""

    network: FlowNetwork
    sinus: Array
    nodes: Array
    veins: VascularLayer
    price: Array
    vessel: Array
    recipe: StagingRecipe
    viscosity_mpa_s: float

    def clips(self, castor: Array, pollux: Array, price: Array | None = None) -> tuple[str, ...]:
        """Cheapest division that leaves `castor` and `pollux`, (N,) bool, to them beside what is theirs."""
        mine = replace(self.veins, castor=self.veins.castor | castor, pollux=self.veins.pollux | pollux)
        found = divided(self.network, mine, self.price if price is None else price, self.recipe)
        return tuple(self.network.edges[e] for e in found[0].edges) if found else ()


def shared_sinus_of(
    network: FlowNetwork,
    sinus: Sequence[str],
    recipe: StagingRecipe,
    viscosity_mpa_s: float,
    seen: Collection[str] | None = None,
) -> Shared:
    """Name the sinus by its edges; `seen` are the vessels that can be clipped (see `clippable`).

    Raises
    ------
    CirculationError : no sinus edge, an unknown one, one that carries no venous blood, or no heart of a twin.
    """
    if not sinus:
        raise CirculationError("sinus: no edge named, must have the edges of the shared sinus")
    edges = np.array([network.edge(name) for name in sinus])
    veins = layer(network, "veins")
    if lost := [name for name, e in zip(sinus, edges, strict=True) if e not in veins.edges]:
        raise CirculationError(f"sinus: {', '.join(lost)} drains nothing, must be a vein or sinus")
    for name, mine in (("castor", veins.castor), ("pollux", veins.pollux)):
        if not (mine & network.held).any():
            raise CirculationError(f"sinus: {name} has no vein to a heart, must have a held node of its own")
    nodes = np.zeros(len(network.nodes), bool)
    nodes[network.ends[edges].ravel()] = True
    nodes &= ~veins.castor & ~veins.pollux & ~network.held
    price, vessel = clinical_cost(network, recipe, seen), clippable(network, seen)
    return Shared(network, edges, nodes, veins, price, vessel, recipe, viscosity_mpa_s)


def choices(shared: Shared, lumen_mm2: Array | None = None) -> list[Choice]:
    """Every option; `lumen_mm2` (E,) tells where it is narrow, else the resistance does."""
    network, none = shared.network, np.zeros(len(shared.nodes), bool)
    keeps = {CASTOR: shared.clips(shared.nodes, none), POLLUX: shared.clips(none, shared.nodes)}
    narrow = shared.clips(none, none, _narrowness(shared, lumen_mm2))
    prefers = drains_to_castor(network) > 0.5
    sinus_names = {network.edges[e] for e in shared.sinus}
    return [
        Choice("castor keeps it", keeps[CASTOR], "one keeps it, the other is weaned (section 3a)", network),
        Choice("pollux keeps it", keeps[POLLUX], "one keeps it, the other is weaned (section 3a)", network),
        Choice("at a narrowing", narrow, "C08", network),
        Choice(
            "preferential drainage",
            shared.clips(shared.nodes & prefers, shared.nodes & ~prefers),
            "C35: each sagittal sinus favoured one transverse sinus",
            network,
        ),
        Choice("least clinical cost", shared.clips(none, none), "minimum cut; the team's costs", network),
        *(_grafted(shared, keeps[3 - twin], twin) for twin in (POLLUX, CASTOR)),
        Choice(
            "endovascular occlusion",
            narrow,
            "C19, C32; occluded from within, months before the rest is divided",
            network,
            occluded=tuple(c for c in narrow if c in sinus_names),
        ),
        Choice("none rebuilt", _none(shared), "C16: not rebuilt, both hemiparetic", network),
    ]


def drains_to_castor(network: FlowNetwork) -> Array:
    """Share of each node's blood that leaves by castor's heart today, (N,); 0.5 where it stands still."""
    state = today(network).state
    _, leaves = boundary_flows(network, state.flow_ml_min)
    origin = np.eye(3)[np.select([network.twin == CASTOR, network.twin == POLLUX], [0, 1], 2)]
    uphill = np.nan_to_num(-state.pressure_mmhg, nan=-np.inf)
    share, _ = mixed(network.ends, -state.flow_ml_min, uphill, leaves, origin, STILL * leaves.sum())
    return np.asarray(np.nan_to_num(share[:, 0] + share[:, 2] / 2, nan=0.5))


def _narrowness(shared: Shared, lumen_mm2: Array | None) -> Array:
    """Lumen that a division opens, (E,); without radii resistance goes with its square (equal lengths).

    Tissue has no lumen that is known: it counts as by clinical cost.
    """
    area = shared.network.resistance**-0.5 if lumen_mm2 is None else np.asarray(lumen_mm2, float)
    widest = float(area[shared.vessel].max())
    out = np.where(shared.vessel, area / widest * 100, shared.price)
    return np.asarray(np.maximum(out, 1e-3))


def _none(shared: Shared) -> tuple[str, ...]:
    """All that opens into the sinus, and what else must be divided."""
    network, veins = shared.network, shared.veins
    at_sinus: Array = np.asarray(shared.nodes[network.ends].any(axis=1))
    at_sinus[shared.sinus] = True
    gone = {int(e) for e in np.flatnonzero(at_sinus) if e in veins.edges}
    rest = replace(veins, edges=np.array([e for e in veins.edges if e not in gone], np.int64))
    found = divided(network, rest, shared.price, shared.recipe)
    both = sorted(gone | set(found[0].edges if found else ()))
    return tuple(network.edges[e] for e in both)


def _grafted(shared: Shared, clips: tuple[str, ...], twin: int) -> Choice:
    """The other twin keeps the sinus; a graft joins this twin's largest divided vein to its own heart."""
    network, recipe = shared.network, shared.recipe
    name = ("castor", "pollux")[twin - 1]
    start, end = _stump(shared, clips, twin), _heart(network, twin)
    graft = Graft(
        id=f"graft_{name}",
        ends=(network.nodes[start], network.nodes[end]),
        radius_mm=recipe.graft_radius_mm,
        length_mm=recipe.graft_length_mm,
        patency=recipe.graft_patency,
        source=GRAFT_SOURCE,
    )
    kind: SinusKind = "graft for castor" if twin == CASTOR else "graft for pollux"
    with_graft = _with_edge(network, graft, (start, end), shared.viscosity_mpa_s)
    return Choice(kind, clips, "C15, C28", with_graft, graft=graft)


def _stump(shared: Shared, clips: tuple[str, ...], twin: int) -> int:
    """This twin's end of the divided vein that carries most today; else one of its territories."""
    network, flow = shared.network, np.abs(today(shared.network).state.flow_ml_min)
    mine = _own_side(shared, clips, twin) & ~network.held
    cut = [network.edge(c) for c in clips]
    ends = [(shared.vessel[e], float(flow[e]), int(n)) for e in cut for n in network.ends[e] if mine[n]]
    if ends:
        return max(ends)[2]
    sure = shared.veins.castor if twin == CASTOR else shared.veins.pollux
    free = np.flatnonzero(sure & ~network.held)
    if not len(free):
        raise CirculationError(
            f"graft: {('castor', 'pollux')[twin - 1]} has no territory, must have one to drain"
        )
    return int(free[0])


def _own_side(shared: Shared, clips: tuple[str, ...], twin: int) -> Array:
    """Nodes that veins join to this twin's heart or territories once the clips are in place, (N,) bool."""
    from dioscuri.circulation.flow.connected.kernels import pieces

    network = shared.network
    through = np.zeros(len(network.edges), bool)
    through[shared.veins.edges] = True
    through[[network.edge(c) for c in clips]] = False
    piece = pieces(len(network.nodes), network.ends, through)
    sure = shared.veins.castor if twin == CASTOR else shared.veins.pollux
    return np.isin(piece, piece[sure])


def _heart(network: FlowNetwork, twin: int) -> int:
    """The outlet of a twin's that takes most blood today."""
    known = today(network)
    _, leaves = boundary_flows(network, known.state.flow_ml_min)
    mine = np.flatnonzero(known.ways.outlet & (network.twin == twin))
    return int(mine[np.argmax(leaves[mine])])


def _with_edge(
    network: FlowNetwork, graft: Graft, ends: tuple[int, int], viscosity_mpa_s: float
) -> FlowNetwork:
    """The network and one more vein, a straight tube (Poiseuille)."""
    pascal_s_per_mm3 = 8 * viscosity_mpa_s * 1e-3 * graft.length_mm / (np.pi * graft.radius_mm**4)
    resistance = pascal_s_per_mm3 / PASCAL_PER_MMHG * MM3_S_PER_ML_MIN
    if graft.id in network.edges:
        raise CirculationError(f"graft {graft.id}: an edge has this id, must be free")
    return replace(
        network,
        edges=(*network.edges, graft.id),
        ends=np.vstack([network.ends, ends]),
        kind=(*network.kind, "vein"),
        resistance=np.append(network.resistance, resistance),
        quadratic=np.append(network.quadratic, 0.0),
        external_mmhg=np.append(network.external_mmhg, np.nan),
        castor=np.append(network.castor, float(network.twin[ends[1]] == CASTOR)),
        demand_ml_min=np.append(network.demand_ml_min, np.nan),
    )
