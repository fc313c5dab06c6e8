"""The vessel table, crossing vessels first, and what the team has to decide."""

from __future__ import annotations

from collections.abc import Sequence

from dioscuri.model.circulation_study import CirculationStudy, VesselRecord
from dioscuri.model.vesselproof import Conflict, Evidence
from dioscuri.planning.flowreport.words import FlowSources, more, owned
from dioscuri.planning.pages.markup import folded, listed, tabled, text
from dioscuri.planning.pages.numbers import number

HEAD = (
    "vessel", "kind", "whose", "radius, mean", "length, mm", "crosses", "action", "stage",
    "what clipping it alone does", "evidence",
)  # fmt: skip
LENGTH = "Lengths are those of the vessel's middle line; their error was not estimated."
ALONE = "Consequences are the change of the territory that changes most, with its 90% interval."
RULE = (
    "Evidence that contradicts itself is never averaged away: each waits for a named person, "
    "<code>dioscuri vessels CASE --rule ID=castor --by NAME --why TEXT</code>."
)
MOST = 12  # conflicts in the open, beside all of the vessels that cross or are clipped
UNSEEN = "A vessel that is not listed was not seen; that does not show that it is absent."


def vessel_table(records: Sequence[VesselRecord], notes: FlowSources) -> str:
    """Every vessel; a browser with scripts gets a filter and columns that sort."""
    if not records:
        return f"<p>No vessel was seen. {UNSEEN}</p>"
    rows = "".join(_row(r, notes) for r in records)
    head = "".join(f"<th scope=col>{h}</th>" for h in HEAD)
    crossing = sum(r.crossing for r in records)
    said = f"{len(records)} vessels, {crossing} of them crossing; these and the clipped ones come first."
    return (
        f"<p>{said} {LENGTH} {ALONE} {UNSEEN}</p>"
        f'<div class="scroll high" tabindex=0 role=region aria-label="vessel table"><table class=vessels>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(r: VesselRecord, notes: FlowSources) -> str:
    name = f"{text(r.id)}{f' <small>{text(r.name)}</small>' if r.name else ''}"
    cells = (
        text(r.kind),
        owned(r),
        notes.figure(r.radius_mm),
        number(round(r.length_mm, 1)),
        "yes" if r.crossing else "",
        text(r.action),
        "" if r.stage is None else str(r.stage),
        text(r.consequence),
        more(r.evidence),
    )
    first = ' class="first"' if r.crossing or r.stage else ""
    return f"<tr{first}><th scope=row>{name}</th>{''.join(f'<td>{c}</td>' for c in cells)}</tr>"


def to_decide(study: CirculationStudy) -> str:
    """Conflicts and rulings that fit no vessel: for named people, never averaged away."""
    lost = (
        f"<h3>Rulings that fit no vessel of today's graph: rule again</h3>{listed(study.lost_rulings)}"
        if study.lost_rulings
        else ""
    )
    if not study.conflicts:
        return f"<p>No evidence contradicts itself.</p>{lost}"
    first = {v.id for v in study.vessels if v.crossing or v.stage}
    found = sorted(study.conflicts, key=lambda c: c.edge not in first)
    count = max(MOST, sum(c.edge in first for c in found))
    rest = f"{len(found) - count} more, of vessels that neither cross nor are clipped"
    folds = folded(rest, _conflicts(found[count:])) if found[count:] else ""
    return f"<p>{RULE}</p>{_conflicts(found[:count])}{folds}{lost}"


def _conflicts(found: Sequence[Conflict]) -> str:
    return tabled(["vessel", "about", "what the pieces say"], [_conflict(c) for c in found])


def _conflict(found: Conflict) -> list[str]:
    pieces = listed(f"{p.ground} says {_likeliest(p)}: {p.text}" for p in found.pieces)
    return [text(found.edge), text(found.matter), pieces]


def _likeliest(piece: Evidence) -> str:
    best = max(piece.says, key=lambda k: piece.says[k], default="nothing")
    return f"{best} ({piece.says[best]:.0%})" if piece.says else best
