"""A study of a cut in plain words for the terminal. Figures always with interval and unit."""

from __future__ import annotations

from collections.abc import Iterator

from dioscuri.model.consequence import Consequences
from dioscuri.model.cutstudy import CutStudy
from dioscuri.model.figure import Figure

NOTICE = "Supports a clinical team; not a cleared medical device; never decides."


def cut_words(study: CutStudy) -> Iterator[str]:
    """Lines: warnings first, then the cut, what it does, ranges, alternatives, stages and doubts."""
    yield f"cut of case {study.case}, plan {study.plan[:12]}"
    yield NOTICE
    yield from (f"! {warning}" for warning in study.warnings)
    priced = " in the prices that the demands set" if study.constraints else ""
    yield (
        f"cost {study.cost:.6g}, {study.statement}; "
        f"proof{priced}: flow {study.flow_units} = cut {study.cut_units} units"
    )
    for c in study.constraints:
        yield f"  {c.name}: adds {c.added_cost.value:.6g} cost units"
    yield from (f"  note: {note}" for note in study.notes)
    yield from _consequences(study.consequences)
    for weight in study.ranges:
        yield f"weight {weight}"
    for n, a in enumerate(study.alternatives, 1):
        yield (
            f"alternative {n}: {a.why}; {a.statement}; {a.mean_mm.value:.3g} mm away on average, "
            f"{a.largest_mm.value:.3g} mm at most"
        )
        crossed = a.consequences.crossed_mm2
        yield "  crosses " + ", ".join(f"{t} {f.value:.4g} mm2" for t, f in crossed.items() if f.value > 0)
        yield from (f"  note: {note}" for note in a.notes)
    yield from _stages(study)
    if study.samples:
        yield f"in {study.samples} samples of what the labels might be:"
    for s in study.stability:
        if s.divided_in_optimum or s.divided.value >= 0.5:
            yield (
                f"  {s.id}: there in {_percent(s.found)}, divided in {_percent(s.divided)}, "
                f"kept by {s.keeper} as here in {_percent(s.same_keeper)}"
            )


def _consequences(table: Consequences) -> Iterator[str]:
    yield f"area {table.area_mm2}"
    yield from (f"  through {tissue}: {figure}" for tissue, figure in table.crossed_mm2.items())
    yield from (
        f"{line.layer} line: {line.length_mm} in {line.pieces} {'piece' if line.pieces == 1 else 'pieces'}"
        for line in table.lines
    )
    ids = {c.id for c in table.crossings}
    yield f"vessels divided: {len(ids)}, in {len(table.crossings)} places"
    for c in table.crossings:
        against = {True: ", not its owner", False: "", None: ""}[c.against_owner]
        yield (
            f"  {c.id} {c.kind}, radius {c.radius_mm}, {c.owner} (castor {c.castor_probability:.2f}), "
            f"{c.keeper} keeps {c.keeper_share:.0%}{against}"
        )
    for harm in table.harm:
        yield f"harm to {harm.twin}, left with the other twin:"
        yield f"  brain {harm.brain_ml}, soft tissue {harm.soft_tissue_ml}, bone {harm.bone_ml}"
        hangs = harm.territory_ml or "not known"
        yield f"  blood {harm.blood_ml}; brain that may hang on a divided vessel {hangs}"
    yield from (f"margin to {m.what}: {m.nearest_mm or m.statement}" for m in table.margins)


def _percent(figure: Figure) -> str:
    return f"{figure.value:.0%} ({figure.low:.0%} to {figure.high:.0%})"


def _stages(study: CutStudy) -> Iterator[str]:
    if study.staged is None:
        return
    yield f"in stages: corridors add {study.staged.added_cost.value:.6g} cost units"
    for s in study.staged.stages:
        yield (
            f"  {s.id}: {s.from_deg:.0f} to {s.to_deg:.0f} deg, from {s.opened}'s side, {s.table}; "
            f"area {s.area_mm2}, vessels {', '.join(s.vessels) or 'none'} ({s.vessel_share.value:.0%}), "
            f"sheet {s.sheet_mm2}"
        )
        yield f"    {s.statement}"
        yield from (f"    note: {note}" for note in s.notes)
