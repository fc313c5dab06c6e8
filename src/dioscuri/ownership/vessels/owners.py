"""Kind, owner and flow of every vessel of a graph from all the evidence there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import CirculationError
from dioscuri.model import LabelMap, Ownership, ScanVolume, VesselGraph
from dioscuri.model.recipe import CirculationRecipe, OwnershipRecipe
from dioscuri.model.vesselproof import Conflict, Evidence, Matter, Ruling
from dioscuri.ownership.vessels.conflicts import clashing, conflict, ruling_conflicts, unsure
from dioscuri.ownership.vessels.enhancement import enhancements
from dioscuri.ownership.vessels.heart import check_hearts, flow_witness, heart_witness
from dioscuri.ownership.vessels.injection import SHARED_HIGH, SHARED_LOW, blood_share, injection_witnesses
from dioscuri.ownership.vessels.kinds import label_witness, phase_witness
from dioscuri.ownership.vessels.neighbours import joints, neighbour_witness
from dioscuri.ownership.vessels.place import castor_place, drained, place_witness, tissue_of
from dioscuri.ownership.vessels.result import VesselOwners
from dioscuri.ownership.vessels.rulings import Placed, last, placed
from dioscuri.ownership.vessels.sentences import with_sentences
from dioscuri.ownership.vessels.streams import stream_witnesses
from dioscuri.ownership.vessels.witness import ANSWERS, KINDS, OWNERS, Witness, combined

Array = NDArray[Any]

PURE = 0.05  # a smaller share of the other's blood is noise
ALONG_INTERFACE = 0.5  # share of a sinus between the twins above which it may be the shared one


@dataclass(frozen=True, eq=False)
class Known:
    """What is known besides the scans; every part may be left out.

    Parameters
    ----------
    hearts : loose end -> twin whose neck it is (`heart.heart_ends`).
    flow : edge -> +1 start to end, -1 back, as measured.
    ownership : whose each voxel of tissue is.
    rulings : what named people have decided.
    """

    hearts: Mapping[int, str] | None = None
    flow: Mapping[str, int] | None = None
    ownership: Ownership | None = None
    rulings: Sequence[Ruling] = ()


@dataclass(frozen=True, eq=False)
class _Verdict:
    """Probabilities (E, S) about one matter, with their witnesses and conflicts."""

    rows: Array
    witnesses: tuple[Witness, ...]
    conflicts: tuple[Conflict, ...]

    def names(self, matter: str) -> list[str]:
        """The likeliest answer of each edge."""
        return [ANSWERS[matter][int(n)] for n in self.rows.argmax(axis=1)]


def vessel_owners(
    graph: VesselGraph,
    rises: Sequence[ScanVolume],
    labels: LabelMap,
    recipe: OwnershipRecipe = OwnershipRecipe(),  # noqa: B008 - frozen
    circulation: CirculationRecipe = CirculationRecipe(),  # noqa: B008 - frozen
    known: Known = Known(),
) -> VesselOwners:
    """Artery, vein or sinus; castor's, pollux's or shared; which way blood flows: with every reason.

    Each ground gives the probability that it alone would give; grounds are combined as independent
    likelihood ratios from a flat prior, neighbours by belief propagation. Clear pieces that contradict each
    other are a conflict: it is listed, and its vessel does not look sure until a person rules.

    Parameters
    ----------
    rises : enhancement over the unenhanced scan, HU; role and injected twin say which phase of whom.
    labels : artery, vein and dural_sinus are read, and the tissue around for the noise.

    Returns
    -------
    VesselOwners : an edge's `castor` is P(castor) + P(shared) / 2.

    Raises
    ------
    CirculationError : a heart side, measured flow or ruling about something that the graph does not have.
    """
    weights, hearts = recipe.vessels, known.hearts or {}
    _check(graph, hearts, known.flow or {})
    ruled, lost = placed(known.rulings, graph, weights.ruling_reach_mm)
    seen = enhancements(graph, rises, labels, circulation.contrast_noise_hu)
    judge = _Judge(graph, ruled, recipe)
    kind = judge.decide(
        "kind",
        (label_witness(graph, labels, weights), phase_witness(seen, len(graph), weights)),
        [e.kind for e in graph],
    )
    kinds = _venous_first(kind.rows)
    blood = blood_share(kinds, seen)
    closed = np.zeros(len(graph), bool)
    witnesses: list[Witness] = []
    if known.ownership is not None:
        tissue = tissue_of(known.ownership)
        along = castor_place(graph, tissue)
        closed = _shared_sinus(kinds, along[1], blood)
        ends = drained(graph, kinds, hearts, closed, tissue)
        witnesses.append(place_witness(kinds, along, ends, weights))
    witnesses = [*injection_witnesses(kinds, seen, weights), *witnesses]
    if hearts:
        witnesses.append(heart_witness(graph, kinds, hearts, closed, weights))
    if hearts and known.flow:
        witnesses.append(flow_witness(graph, kinds, hearts, closed, known.flow, weights))
    owner = judge.decide("owner", tuple(witnesses), kinds)
    streams = stream_witnesses(graph, kinds, hearts, closed, known.flow or {}, weights)
    flow = judge.decide("flow", streams, kinds)
    verdicts: dict[Matter, _Verdict] = {"kind": kind, "owner": owner, "flow": flow}
    return _result(graph, judge, verdicts, blood, lost)


def _check(graph: VesselGraph, hearts: Mapping[int, str], flow: Mapping[str, int]) -> None:
    check_hearts(graph, hearts)
    ids = {e.id for e in graph}
    for edge, way in flow.items():
        if edge not in ids or way not in (-1, 0, 1):
            raise CirculationError(
                f"measured flow: {way} in {edge!r}, must be -1, 0 or 1 in one of the {len(ids)} vessels"
            )


def _venous_first(rows: Array) -> list[str]:
    """Artery or not is decided before vein or sinus, so that two venous answers do not split a majority."""
    return ["artery" if row[0] > row[1] + row[2] else KINDS[1 + int(row[2] > row[1] + 1e-9)] for row in rows]


def _shared_sinus(kinds: Sequence[str], between: Array, blood: Array) -> Array:
    """Edges of a sinus along the interface that one twin's blood alone does not fill, (E,) bool.

    No way to a neck leads through them.
    """
    sinus = np.array([k == "sinus" for k in kinds], bool)
    pure = (blood < PURE) | (blood > 1 - PURE)
    return sinus & (between > ALONG_INTERFACE) & ~pure


@dataclass(frozen=True, eq=False)
class _Judge:
    """Decides one matter at a time, always in the same order: grounds, neighbours, conflicts, rulings."""

    graph: VesselGraph
    ruled: tuple[Placed, ...]
    recipe: OwnershipRecipe

    def decide(self, matter: Matter, own: tuple[Witness, ...], kinds: Sequence[str]) -> _Verdict:
        graph, weights = self.graph, self.recipe.vessels
        states, count = ANSWERS[matter], len(graph)
        alone = combined(own, count, len(states))
        decided = last(self.ruled, matter)
        for k, edge in enumerate(graph):
            if edge.id in decided:
                alone[k] = [name == decided[edge.id].ruling.value for name in states]
        witnesses = own
        if matter != "flow":
            met = joints(graph, kinds, weights.neighbour_pull)
            witnesses = (*own, neighbour_witness(matter, graph, alone, met, weights.neighbour_trust))
        rows = combined(witnesses, count, len(states))
        return self._settled(matter, rows, witnesses, alone)

    def _settled(self, matter: Matter, rows: Array, witnesses: tuple[Witness, ...], alone: Array) -> _Verdict:
        weights, found = self.recipe.vessels, []
        given = [w.evidence(self.graph) for w in witnesses]
        for k, edge in enumerate(self.graph):
            pieces = [g[edge.id] for g in given if edge.id in g]
            mine = [p for p in self.ruled if p.edge == edge.id and p.ruling.matter == matter]
            clash = clashing(pieces, weights.conflict_at)
            if mine:
                rows[k] = alone[k]
                found += ruling_conflicts(edge.id, matter, mine, pieces, weights.conflict_at)
            elif clash:
                rows[k] = unsure(rows[k][None], weights.conflict_most)[0]
                found.append(conflict(edge.id, matter, clash))
        return _Verdict(rows, witnesses, tuple(found))


def _result(
    graph: VesselGraph,
    judge: _Judge,
    verdicts: Mapping[Matter, _Verdict],
    blood: Array,
    lost: tuple[Any, ...],
) -> VesselOwners:
    evidence: dict[str, list[Evidence]] = {e.id: [] for e in graph}
    for verdict in verdicts.values():
        for witness in verdict.witnesses:
            for name, piece in witness.evidence(graph).items():
                evidence[name].append(piece)
    for decision in judge.ruled:
        evidence[decision.edge].append(decision.evidence())
    conflicts = tuple(c for v in verdicts.values() for c in v.conflicts)
    kinds, owner, flow = verdicts["kind"].rows, verdicts["owner"].rows, verdicts["flow"].rows
    edges = []
    for k, edge in enumerate(graph):
        edges.append(
            replace(
                edge,
                kind=_kind(kinds[k], edge.kind),
                castor=float(np.clip(owner[k, 0] + owner[k, 2] / 2, 0, 1)),
                flow=_flow(flow[k]),
            )
        )
    plain = {e.id: tuple(evidence[e.id]) for e in graph}
    rows = {e.id: _named(OWNERS, r) for e, r in zip(graph, owner, strict=True)}
    share = {e.id: float(s) for e, s in zip(graph, blood, strict=True) if np.isfinite(s)}
    result = VesselOwners(
        VesselGraph(graph.nodes, tuple(edges)),
        plain,
        conflicts,
        lost,
        rows,
        {e.id: _named(KINDS, r) for e, r in zip(graph, kinds, strict=True)},
        share,
    )
    return with_sentences(result, (SHARED_LOW, SHARED_HIGH))


def _kind(row: Array, before: str) -> str:
    if float(np.ptp(row)) < 1e-9:
        return before  # nothing says anything
    return _venous_first(row[None])[0]


def _flow(row: Array) -> int:
    sure = 0.75  # a direction with less than 3 to 1 is not drawn
    return 1 if row[0] >= sure else -1 if row[1] >= sure else 0


def _named(names: Sequence[str], row: Array) -> dict[str, float]:
    return {n: float(p) for n, p in zip(names, row, strict=True)}
