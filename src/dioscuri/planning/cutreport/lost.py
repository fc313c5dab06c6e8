"""What a cut crosses and what each twin loses, as tables of the page."""

from __future__ import annotations

from collections.abc import Sequence

from dioscuri.model import TWINS, Figure
from dioscuri.model.consequence import Consequences, CostPatch, CutCrossing, Harm, Margin
from dioscuri.planning.dossier.report import place
from dioscuri.planning.pages.markup import Sources, listed, plain, tabled, text, twin

LAYERS = {
    "scalp": "incision, on the outside of the scalp",
    "bone": "bone line, on the skull's outer table",
    "dura": "dural line, on the inside of the dura",
}
NO_VESSEL = "No vessel of the graph is divided. A vessel that was not seen may be."


def crossed(table: Consequences, notes: Sources) -> str:
    """Areas, lines and divided vessels."""
    areas = [["the whole surface", notes.figure(table.area_mm2)]]
    areas += [[f"through {text(named(t))}", notes.figure(f)] for t, f in table.crossed_mm2.items()]
    lines = [
        [LAYERS[line.layer], notes.figure(line.length_mm), f"{line.pieces}, {line.closed} of them closed"]
        for line in table.lines
    ]
    return (
        tabled(["surface", "area"], areas)
        + tabled(["line", "length", "pieces"], lines)
        + vessels(table.crossings, notes)
    )


def vessels(crossings: Sequence[CutCrossing], notes: Sources) -> str:
    """The divided vessels, those that stay with another than their owner flagged."""
    if not crossings:
        return f"<p>{NO_VESSEL}</p>"
    head = ["vessel", "kind", "radius", "divided at", "owner", "who keeps most of it"]
    rows = [
        [
            text(c.id),
            text(c.kind),
            notes.figure(c.radius_mm),
            place(c.at_lps_mm),
            owner(c),
            kept(c),
        ]
        for c in crossings
    ]
    against = sum(c.against_owner is True for c in crossings)
    unsure = sum(c.against_owner is None for c in crossings)
    said = (
        f"{len(crossings)} places where a vessel is divided; in {against} most of it stays with another "
        f"than its owner (flagged ▲), in {unsure} the owner is not sure."
    )
    return f"<p>{said}</p>" + tabled(head, rows)


def owner(crossing: CutCrossing) -> str:
    """The owner with its share of the probability; both twins' where it is not sure."""
    castor = round(100 * crossing.castor_probability)
    share = {"castor": f"{castor} %", "pollux": f"{100 - castor} %"}
    if crossing.owner in share:
        return f"{twin(crossing.owner)} <span class=interval>{share[crossing.owner]}</span>"
    both = ", ".join(f"{twin(name)} {said}" for name, said in share.items())
    return f"{text(crossing.owner)}: <span class=interval>{both}</span>"


def kept(crossing: CutCrossing) -> str:
    """Who keeps how much of a divided vessel, and whether that is against its owner."""
    flag = " <b class=flag>▲ not its owner</b>" if crossing.against_owner else ""
    return f"{twin(crossing.keeper)} keeps {100 * crossing.keeper_share:.0f} %{flag}"


def harm(table: tuple[Harm, Harm], notes: Sources) -> str:
    """What each twin loses, side by side: a table, never one number."""
    rows = [[name, *(notes.figure(f) for f in both)] for name, both in harm_rows(table)]
    return tabled(["left with the other twin, or lost", *(twin(h.twin) for h in table)], rows)


def harm_rows(table: tuple[Harm, Harm]) -> list[tuple[str, tuple[Figure | None, Figure | None]]]:
    """Every row of the harm: its name, castor's figure and pollux's."""
    castor, pollux = sorted(table, key=lambda h: TWINS.index(h.twin))
    return [
        ("own brain", (castor.brain_ml, pollux.brain_ml)),
        ("own soft tissue", (castor.soft_tissue_ml, pollux.soft_tissue_ml)),
        ("own bone", (castor.bone_ml, pollux.bone_ml)),
        ("own blood in vessels", (castor.blood_ml, pollux.blood_ml)),
        ("own brain that may hang on a divided vessel", (castor.territory_ml, pollux.territory_ml)),
        ("own vessels divided", (castor.vessels_divided, pollux.vessels_divided)),
    ]


def margins(found: Sequence[Margin], notes: Sources) -> str:
    """Distances to what must not be touched, or why none can be said."""
    rows = [
        [
            f"{text(m.what)} {text(m.vessel)}".strip(),
            notes.figure(m.nearest_mm, missing=""),
            place(m.at_lps_mm) if m.at_lps_mm else "",
            text(m.statement),
        ]
        for m in found
    ]
    return tabled(["from the cut to", "nearest", "where", "in words"], rows)


def dearest(patches: Sequence[CostPatch]) -> str:
    """The square centimetres that cost most; their numbers are those in the picture."""
    rows = [
        [
            str(n),
            plain(p.cost_per_mm2, "cost units per mm²"),
            text(named(p.tissue)),
            place(p.centre_lps_mm),
            plain(p.area_mm2 / 100, "cm²"),
        ]
        for n, p in enumerate(patches, 1)
    ]
    said = listed(["Exact for these weights and labels: means over patches of the surface's mesh."], "small")
    return tabled(["patch", "mean cost", "mostly through", "centre", "its area"], rows) + said


def named(tissue: str) -> str:
    """A tissue in words."""
    return tissue.replace("_", " ")
