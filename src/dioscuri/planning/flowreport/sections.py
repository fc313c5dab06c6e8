"""What is told about blood, section by section: for the commands' pages and for the dossier's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dioscuri.model.bleeding import Bleeding
from dioscuri.model.circulation_study import CirculationStudy
from dioscuri.model.clipstages import ClipStages, SinusOption
from dioscuri.model.whatif import WhatIf
from dioscuri.planning.flowreport import blood, staged, vessels
from dioscuri.planning.flowreport.pictures import FlowPictures
from dioscuri.planning.flowreport.words import FlowSources
from dioscuri.planning.pages.drawn import keyed, shown
from dioscuri.planning.pages.markup import listed, text

COLOURS = "Colours are the pressures in veins and sinuses, one scale for all pictures."
NO_GROWTH = "The pictures let nothing grow between the stages; the tables do."
NO_LIMIT = "No limit was given (circulation.limit_mmhg): no pressure is called high or safe."
NEXT = "Ask about other vessels with <code>dioscuri stages CASE --clip v12 --clip v31</code>."


@dataclass(frozen=True)
class Section:
    """A part of a page: its anchor, its title in plain words, and all of its HTML."""

    id: str
    title: str
    html: str


def study_sections(study: CirculationStudy, pictures: FlowPictures) -> list[Section]:
    """Everything that a plan says about blood."""
    out = [
        _network(pictures),
        _table(study),
        _part("decide", "For the team to decide", vessels.to_decide(study)),
    ]
    if study.unavailable:
        said = (
            f"<p class='statement none'>No pressure and no flow was computed: {text(study.unavailable)}.</p>"
        )
        return [*out, _part("pressures", "Pressures", said), *_notes(study.notes)]
    out.append(_pressures(pictures, study.limit_mmhg, bool(study.stages)))
    out.append(_noted("territories", "Territories today", lambda n: blood.territories(study.territories, n)))
    out.append(_stages(study.stages, study.no_stages))
    out.append(
        _noted(
            "sinus",
            "A shared sinus: the options",
            lambda n: staged.options(study.options, study.no_options, n),
        )
    )
    today = [("today", study.drainage)] if study.drainage else []
    out.append(_noted("exchange", "Blood from twin to twin", lambda n: blood.drainage(today, n)))
    if study.hearts:
        out.append(_noted("hearts", "The two hearts", lambda n: blood.hearts(study.hearts, n)))
    return [*out, *_notes((*study.notes, f"{study.samples} networks were drawn for the intervals"))]


def what_if_sections(found: WhatIf, bleed: Bleeding | None, pictures: FlowPictures) -> list[Section]:
    """The answer to one what-if."""
    clips = text(", ".join(map(str, found.clips)) or "nothing: this is today")
    worst = (
        f" The territory whose pressure is highest then: <b>{text(found.worst)}</b>." if found.worst else ""
    )
    said = f"<p class=statement>Clipped: {clips}.{worst}</p>{_limit(found.limit_mmhg)}"
    cut = (
        f"<p><b>Cut off from every heart, blood stands still in:</b> {text(', '.join(found.cut_off))}.</p>"
        if found.cut_off
        else ""
    )
    main = f"<p>The intervals' main cause: {text(found.dominant_cause)}; {found.samples} networks drawn.</p>"
    out = [
        _noted(
            "territories",
            "What happens to each territory",
            lambda n: said + cut + main + blood.changes(found, n),
        )
    ]
    out.append(_pressures(pictures, found.limit_mmhg, False))
    out.append(_noted("load", "Who carries the load", lambda n: blood.load(found, n)))
    both = [("today", found.drainage_before), ("after the clips", found.drainage_after)]
    out.append(_noted("exchange", "Blood from twin to twin", lambda n: blood.drainage(both, n)))
    out.append(_noted("hearts", "The two hearts", lambda n: blood.hearts(found.hearts, n)))
    if bleed is not None:
        out.append(_noted("tear", "A tear", lambda n: blood.tear(bleed, n)))
    return [*out, *_notes(found.notes)]


def stages_sections(
    found: ClipStages, options: Sequence[SinusOption], limit_mmhg: float | None, pictures: FlowPictures
) -> list[Section]:
    """A plan of clips and the options for a shared sinus."""
    out = [_stages(found, ""), _pressures(pictures, limit_mmhg, True)]
    out.append(
        _noted(
            "sinus",
            "A shared sinus: the options",
            lambda n: staged.options(
                options, "No shared sinus was seen, which does not mean that there is none.", n
            ),
        )
    )
    return out


def _part(name: str, title: str, content: str) -> Section:
    return Section(
        f"flow-{name}", title, f'<section id="flow-{name}"><h2>{text(title)}</h2>{content}</section>'
    )


def _noted(name: str, title: str, write: Callable[[FlowSources], str]) -> Section:
    notes = FlowSources(f"flow-{name}")
    content = write(notes)
    return _part(name, title, content + notes.listed())


def _network(pictures: FlowPictures) -> Section:
    found = shown([pictures.owners], "tall") if pictures.owners else "<p>No picture was made.</p>"
    return _part("network", "Whose vessel each one is", found)


def _table(study: CirculationStudy) -> Section:
    return _noted("vessels", "All vessels", lambda n: vessels.vessel_table(study.vessels, n))


def _pressures(pictures: FlowPictures, limit: float | None, several: bool) -> Section:
    kind = "many" if len(pictures.pressures) > 2 else "tall"
    growth = f" {NO_GROWTH}" if several else ""
    said = f"<p>{COLOURS}{growth}</p>{keyed(pictures.keys)}" if pictures.pressures else ""
    bars = shown([pictures.bars], "bars") if pictures.bars else ""
    content = said + shown(pictures.pressures, kind) + _limit(limit) + bars
    return _part("pressures", "Pressure before and after each stage" if several else "Pressures", content)


def _limit(limit: float | None) -> str:
    return f"<p>{NO_LIMIT}</p>" if limit is None else f"<p>The team's own limit: {limit:g} mmHg.</p>"


def _stages(found: ClipStages | None, why_not: str) -> Section:
    if found is None:
        return _part(
            "stages", "Clips in stages", f"<p class='statement none'>No stages: {text(why_not)}.</p>"
        )
    return _noted("stages", "Clips in stages", lambda n: staged.stages(found, n) + f"<p>{NEXT}</p>")


def _notes(lines: Sequence[str]) -> list[Section]:
    return [_part("notes", "Notes: what was left out or could not be done", listed(lines))] if lines else []
