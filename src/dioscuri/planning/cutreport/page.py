"""The page of a cut: one file without a script, which asks nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib import resources

from dioscuri.model.cutstudy import CutStudy
from dioscuri.planning.cutreport import around, compared, lost, weights
from dioscuri.planning.cutwords import NOTICE
from dioscuri.planning.pages.drawn import Drawn, shown
from dioscuri.planning.pages.markup import Sources, in_cm2, listed, style, text

BESIDE = (
    "So that each stage can be reached, they divide a surface of their own: both stand side by side below. "
    "The areas and the vessels that a stage divides are those of this surface, not of the cut shown above."
)
ANGLES = (
    "Angles turn round the ring, right-handed about the way from castor to pollux. 0 deg is the place "
    "towards the scanner's left (L), or its back (P) where the cut faces left or right."
)
Pictures = Mapping[str, Sequence[Drawn]]
Section = tuple[str, str, str]  # id, title, content in HTML


def page(study: CutStudy, pictures: Pictures) -> str:
    """The whole page as text, UTF-8.

    Parameters
    ----------
    pictures : by section: cut, cost, alternatives, traces, stages, samples.

    Notes
    -----
    Words of the case are hostile until proven otherwise: they are escaped, and the page's own policy forbids
    any script and any request.
    """
    found: list[Section | None] = [_cut(study), _crossed(study, pictures), _harm(study)]
    found += [_dear(study, pictures), _ranges(study), _alternatives(study, pictures)]
    found += [_stages(study, pictures), _samples(study, pictures)]
    sections = [s for s in found if s]
    parts = {
        "case": text(study.case or "a case without a name"),
        "notice": text(NOTICE),
        "plan": text(study.plan),
        "cut": f" · cut <code>{text(study.id)}</code>" if study.id else "",
        "software": text(study.software),
        "style": style(),
        "contents": "".join(f'<a href="#{name}">{title}</a>' for name, title, _ in sections),
        "body": _warnings(study) + "".join(_section(*s) for s in sections),
    }
    # One pass, so that a case called "@body@" stays a name.
    return re.sub(r"@([a-z]+)@", lambda match: parts[match[1]], _file("page.html"))


def _section(name: str, title: str, content: str) -> str:
    return f'<section id="{name}"><h2>{title}</h2>{content}</section>'


def _warnings(study: CutStudy) -> str:
    if not study.warnings:
        return ""
    return f'<section class="warnings"><h2>Read first</h2>{listed(study.warnings)}</section>'


def _cut(study: CutStudy) -> Section:
    notes = Sources("cut")
    said = text(in_cm2(study.statement))
    content = (
        f"<p class=statement>{said[:1].upper() + said[1:]}.</p>{weights.cost(study)}{weights.proof(study)}"
    )
    content += weights.demands(study, notes) + weights.noted(study) + weights.table(study)
    return "cut", "The cut", content + notes.listed()


def _crossed(study: CutStudy, pictures: Pictures) -> Section:
    notes = Sources("crossed")
    table = lost.crossed(study.consequences, notes)
    return "crossed", "What the cut crosses", shown(pictures.get("cut", ())) + table + notes.listed()


def _harm(study: CutStudy) -> Section:
    notes = Sources("harm")
    both = lost.harm(study.consequences.harm, notes)
    near = lost.margins(study.consequences.margins, notes)
    said = "<p>What each twin leaves with the other. Both columns count; there is no sum.</p>"
    return "harm", "What each twin loses", f"{said}{both}<h3>Margins</h3>{near}{notes.listed()}"


def _dear(study: CutStudy, pictures: Pictures) -> Section:
    return (
        "dearest",
        "Where the cut is dearest",
        shown(pictures.get("cost", ())) + lost.dearest(study.dearest),
    )


def _ranges(study: CutStudy) -> Section | None:
    if not study.ranges:
        return None
    notes = Sources("ranges")
    said = (
        "<p>How far each weight may move, the others as they are. Grey: what was searched, on a scale of "
        "ratios; green: where the surface stays put; black: the team's weight.</p>"
    )
    return (
        "ranges",
        "How far the weights may move",
        said + around.ranges(study.ranges, notes) + notes.listed(),
    )


def _alternatives(study: CutStudy, pictures: Pictures) -> Section | None:
    if not study.alternatives:
        return None
    notes = Sources("alternatives")
    views = shown(pictures.get("alternatives", ()), "many") + shown(pictures.get("traces", ()))
    table = compared.alternatives(study.alternatives, notes)
    return "alternatives", "Other surfaces", views + table + notes.listed()


def _stages(study: CutStudy, pictures: Pictures) -> Section | None:
    if study.staged is None:
        return None
    notes = Sources("stages")
    added = notes.figure(study.staged.added_cost)
    said = f"<p>All corridors together add {added} to the cost of the cut. {BESIDE}</p><p>{ANGLES}</p>"
    table = compared.beside(study.consequences, study.staged.consequences, notes)
    each = "".join(around.stage(s, n, notes) for n, s in enumerate(study.staged.stages, 1))
    views = shown(pictures.get("stages", ()))
    content = f"{said}{views}{table}<div class=stages>{each}</div>{notes.listed()}"
    return "stages", "In stages", content


def _samples(study: CutStudy, pictures: Pictures) -> Section | None:
    if not study.samples:
        return None
    notes = Sources("samples")
    said = (
        f"<p>The cut was solved again on {study.samples} samples of what the labels might be. The more of "
        "them pass at a place, the surer the cut is there.</p>"
    )
    table = around.stability(study.stability, notes)
    return "samples", "How sure it is", said + shown(pictures.get("samples", ())) + table + notes.listed()


def _file(name: str) -> str:
    return resources.files("dioscuri.planning.cutreport").joinpath(name).read_text("utf-8")
