"""Territories, hearts, cross-circulation, clips and tears, in HTML."""

from __future__ import annotations

from collections.abc import Sequence

from dioscuri.model.bleeding import Bleeding
from dioscuri.model.circulation_study import TerritoryRecord
from dioscuri.model.exchange import CrossDrainage, HeartLoad
from dioscuri.model.whatif import NextClip, TerritoryChange, WhatIf
from dioscuri.planning.flowreport.words import FlowSources
from dioscuri.planning.pages.markup import folded, listed, plain, tabled, text, twin
from dioscuri.planning.pages.numbers import number

MOST = 15  # territories in the open, those that change most
VOLUME = "Volumes are counted voxels of labelled brain; their error was not estimated."
PREVIEW = "Previews: linear, about today's state, without an interval; ask each as a what-if."


def territories(found: Sequence[TerritoryRecord], notes: FlowSources) -> str:
    """Every territory today."""
    rows = [
        [
            text(t.id), twin(t.twin), text(t.side),
            text(", ".join(f"{vein} {share:.0%}" for vein, share in t.alternatives) or t.vein),
            plain(t.volume_ml, "mL"), notes.figure(t.pressure_mmhg), notes.figure(t.perfusion_ml_min),
        ]
        for t in found
    ]  # fmt: skip
    head = [
        "territory",
        "twin",
        "side",
        "drained by, with probability",
        "brain",
        "venous pressure",
        "perfusion",
    ]
    return f"<p>{VOLUME}</p>{tabled(head, rows)}"


def changes(found: WhatIf, notes: FlowSources) -> str:
    """Every territory before and after the clips, those that change most first."""
    ranked = sorted(found.territories, key=lambda t: (-abs(t.change_mmhg.value), t.territory))
    head = [
        "territory",
        "twin",
        "pressure today",
        "after",
        "change",
        "perfusion today",
        "after",
        "change",
        "notes",
    ]
    first = tabled(head, [_change(t, notes) for t in ranked[:MOST]])
    rest = [_change(t, notes) for t in ranked[MOST:]]
    return first + (folded(f"{len(rest)} more, which change less", tabled(head, rest)) if rest else "")


def _change(t: TerritoryChange, notes: FlowSources) -> list[str]:
    said = [] if t.seen_drain else ["no seen vein drains it"]
    if t.above_limit is not None:
        said.append("its interval reaches your limit" if t.above_limit else "below your limit")
    figures = (t.before_mmhg, t.after_mmhg, t.change_mmhg, t.before_ml_min, t.after_ml_min, t.change_percent)
    name = f"{text(t.territory)} <small>{text(t.name)}</small>"
    flag = f"<b class=flag>{text('; '.join(said))}</b>" if t.above_limit else text("; ".join(said))
    return [name, twin(t.twin), *(notes.figure(f) for f in figures), flag]


def load(found: WhatIf, notes: FlowSources) -> str:
    """Who carries the load, and what would be worse next."""
    rows = [
        [text(c.edge), text(c.kind), notes.figure(c.before_ml_min), notes.figure(c.after_ml_min)]
        for c in found.carriers
    ]
    carried = (
        tabled(["vessel", "kind", "today", "after"], rows)
        if rows
        else "<p>No vessel carries more than today.</p>"
    )
    worse = [[text(n.edge), _then(n)] for n in found.next_clips]
    then = tabled(["clip next", "then highest"], worse, narrow=True) if worse else "<p>None was computed.</p>"
    heads = ("Which vessels carry more than today", "What would be worse next")
    return f"<h3>{heads[0]}</h3>{carried}<h3>{heads[1]}</h3><p>{PREVIEW}</p>{then}"


def _then(found: NextClip) -> str:
    if found.isolates or found.pressure_mmhg is None:
        return f"isolates {text(', '.join(found.isolates))}"
    said = f"{text(found.territory)} {number(found.pressure_mmhg)} mmHg"
    return f"{said} <span class=interval>preview, no interval</span>"


def drainage(found: Sequence[tuple[str, CrossDrainage]], notes: FlowSources) -> str:
    """What one heart sends and the other takes back, for each named state side by side."""
    if not found:
        return "<p>Not computed.</p>"
    says = (
        ("from castor's heart to pollux's", "castor_to_pollux_ml_min"),
        ("the same, of what castor's heart sends into this network", "castor_to_pollux_percent"),
        ("from pollux's heart to castor's", "pollux_to_castor_ml_min"),
        ("the same, of what pollux's heart sends into this network", "pollux_to_castor_percent"),
        ("net to pollux", "net_to_pollux_ml_min"),
        ("in or out where neither twin is known", "untold_ml_min"),
    )
    rows = [[said, *(notes.figure(getattr(d, name)) for _, d in found)] for said, name in says]
    return tabled(["", *(text(name) for name, _ in found)], rows) + listed(found[-1][1].statements)


def hearts(found: Sequence[HeartLoad], notes: FlowSources) -> str:
    """What each heart sends and takes back."""
    says = (
        ("sends into the network, before", "output_before_ml_min"),
        ("sends, after", "output_after_ml_min"),
        ("change of what it sends", "output_change_ml_min"),
        ("takes back, before", "return_before_ml_min"),
        ("takes back, after", "return_after_ml_min"),
        ("change of what it takes back", "return_change_ml_min"),
        ("gets more than it sends, after", "surplus_after_ml_min"),
    )
    rows = [[said, *(notes.figure(getattr(h, name)) for h in found)] for said, name in says]
    head = ["heart's load in this network", *(twin(h.twin) for h in found)]
    return tabled(head, rows) + listed(h.statement for h in found)


def tear(found: Bleeding, notes: FlowSources) -> str:
    """What a hole does while it bleeds freely."""
    rows = [
        ["blood out of the hole", notes.figure(found.flow_ml_min)],
        ["pressure there before", notes.figure(found.before_mmhg)],
        ["pressure there while it bleeds", notes.figure(found.at_tear_mmhg)],
        ["of it castor's blood", notes.figure(found.castor_percent)],
    ]
    for one in found.losses:
        rows.append([f"{twin(one.twin)}: blood volume", notes.figure(one.volume_ml)])
        rows.append([f"{twin(one.twin)}: loses", notes.figure(one.loss_ml_min)])
        rows += [
            [f"{twin(one.twin)}: time to lose {text(share)}", notes.figure(f, "maybe never at this rate")]
            for share, f in one.minutes_to.items()
        ]
    places = [
        [text(t), notes.figure(found.territory_before_mmhg.get(t)), notes.figure(f)]
        for t, f in found.territory_mmhg.items()
    ]
    pressures = tabled(["territory", "before", "while it bleeds"], places) if places else ""
    air = [a.statement for a in found.air]
    said = f"{listed((*found.statements, *air))}<p>{text(found.limits)}</p>"
    return f"{said}{tabled([f'hole in {text(found.edge)}', ''], rows, narrow=True)}{pressures}"
