"""The evidence of each edge in plain words, the answer first."""

from __future__ import annotations

from dataclasses import replace

from dioscuri.model import VesselGraph
from dioscuri.ownership.vessels.result import VesselOwners


def with_sentences(found: VesselOwners, mixed: tuple[float, float]) -> VesselOwners:
    """The result with `evidence` sentences on each edge of its graph: the answer, then every piece."""
    edges = []
    for edge in found.graph:
        pieces = [f"{p.ground}: {p.text}" if p.ground == "place" else p.text for p in found.evidence[edge.id]]
        clashes = [f"conflict for the team: {c.text}" for c in found.conflicts if c.edge == edge.id]
        edges.append(replace(edge, evidence=(verdict(found, edge.id, mixed), *clashes, *pieces)))
    return replace(found, graph=VesselGraph(found.graph.nodes, tuple(edges)))


def verdict(found: VesselOwners, edge: str, mixed: tuple[float, float]) -> str:
    """Whose it is, in one sentence that tells "shared" from "nobody knows"."""
    row, share = found.owner[edge], found.blood.get(edge)
    ruled = [p for p in found.evidence[edge] if p.ground == "ruling" and p.matter == "owner"]
    if ruled:
        return f"owner {ruled[-1].text}"
    called = found.called(edge)
    blood = f"; castor's share of its contrast {share:.0%}" if share is not None else ""
    both = share is not None and mixed[0] <= share <= mixed[1]
    if called == "shared":
        why = "both injections fill it" if both else "it lies between the twins and belongs to a shared sinus"
        return f"shared with {row['shared']:.0%}: {why}{blood}"
    if called == "uncertain":
        own = [p for p in found.evidence[edge] if p.matter == "owner" and max(p.says.values()) > 0.34]
        why = "the evidence is weak or contradicts itself" if own else "no evidence tells whose it is"
        return f"uncertain: {why} (castor {row['castor']:.0%}, pollux {row['pollux']:.0%}){blood}"
    crossing = f", and {'pollux' if called == 'castor' else 'castor'}'s blood is in it too" if both else ""
    return f"{called}'s with {row[called]:.0%}{crossing}{blood}"
