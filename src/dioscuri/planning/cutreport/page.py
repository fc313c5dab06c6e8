"""The page of a cut: one file without a script, which asks nobody."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from importlib import resources

from dioscuri.model.cutstudy import CutStudy
from dioscuri.planning.cutreport import around, lost
from dioscuri.planning.cutreport.look import Drawn, Key
from dioscuri.planning.cutreport.markup import Sources, hexed, listed, tabled, text, twin
from dioscuri.planning.cutwords import NOTICE

NO_CONSTRAINT = "No demand was made: the weights alone decide."
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
        "software": text(study.software),
        "style": _file("page.css"),
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
    said = text(study.statement)
    proof = (
        f"Proof: flow {study.flow_units} = cut {study.cut_units} units; no cheaper cut exists for these "
        "weights and labels."
        if study.flow_units == study.cut_units
        else f"NOT PROVED: flow {study.flow_units} is not cut {study.cut_units} units."
    )
    rows = [
        [text(c.name), text(c.kind), twin(c.twin) if c.twin else "", notes.figure(c.added_cost)]
        for c in study.constraints
    ]
    demands = (
        tabled(["demand", "kind", "twin", "adds to the cost"], rows) if rows else f"<p>{NO_CONSTRAINT}</p>"
    )
    cost = (
        f"<p>It costs <b>{study.cost:.6g} cost units</b> in the team's weights, by an exact minimum cut.</p>"
    )
    content = f"<p class=statement>{said[:1].upper() + said[1:]}.</p>{cost}<p>{proof}</p>"
    return "cut", "The cut", content + demands + listed(study.notes) + notes.listed()


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
    table = around.alternatives(study.alternatives, notes)
    return "alternatives", "Other surfaces", views + table + notes.listed()


def _stages(study: CutStudy, pictures: Pictures) -> Section | None:
    if study.staged is None:
        return None
    notes = Sources("stages")
    said = (
        f"<p>All corridors together add {notes.figure(study.staged.added_cost)} to the cost of the cut.</p>"
    )
    each = "".join(around.stage(s, n, notes) for n, s in enumerate(study.staged.stages, 1))
    content = said + shown(pictures.get("stages", ())) + f"<div class=stages>{each}</div>" + notes.listed()
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


def shown(found: Sequence[Drawn], kind: str = "") -> str:
    """Pictures with caption and legend; nothing where there are none."""
    return f'<div class="pictures {kind}">{"".join(map(_figure, found))}</div>' if found else ""


def _figure(view: Drawn) -> str:
    data = base64.b64encode(view.data).decode()
    caption = text(view.caption)
    keys = "".join(f"<li>{_key(k)}{text(k.means)}</li>" for k in view.legend)
    legend = f"<ul class=legend>{keys}</ul>" if keys else ""
    return (
        f'<figure><img alt="{caption}" src="data:image/png;base64,{data}">'
        f"<figcaption>{caption}{legend}</figcaption></figure>"
    )


def _key(key: Key) -> str:
    line = key.drawn in ("solid", "dashed", "dotted", "dashdot", "arrow")
    side = "color" if line else "background-color"
    kind = f"key {key.drawn}{' dark' if key.dark else ''}"
    return f'<span class="{kind}" style="{side}:{hexed(key.colour)}"></span>'


def _file(name: str) -> str:
    return resources.files("dioscuri.planning.cutreport").joinpath(name).read_text("utf-8")
