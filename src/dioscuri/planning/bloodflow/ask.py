"""`dioscuri vessels`, `whatif` and `stages`: asked of a planned case, remembered, and shown."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dioscuri.errors import CirculationError
from dioscuri.formats.documents import read_document, write_json
from dioscuri.model import canonical_json
from dioscuri.model.bleeding import Bleeding
from dioscuri.model.circulation_study import CirculationStudy
from dioscuri.model.clipstages import ClipStages, SinusOption
from dioscuri.model.document import Document
from dioscuri.model.exchange import ExchangeConsequences
from dioscuri.model.whatif import WhatIf
from dioscuri.planning.bloodflow.case import Circulated, circulated
from dioscuri.planning.bloodflow.clips import parse_clips, parse_tear
from dioscuri.planning.bloodflow.exchange import exchanged
from dioscuri.planning.bloodflow.question import question_of
from dioscuri.planning.bloodflow.rulings import add_rulings, parse_rulings
from dioscuri.planning.bloodflow.study import (
    candidates_of,
    circulation_study,
    options_of,
    sinus_edges,
    staged,
    with_sinus,
)
from dioscuri.planning.bloodflow.tear import Child, torn
from dioscuri.planning.progress import Watch, silent
from dioscuri.planning.remembered import whole, written_whole
from dioscuri.steps import code_digest

ANSWER = "answer.json"
T = TypeVar("T")
Children = tuple[Child, Child]
NOBODY = (Child(), Child())


class Answer(Document):
    """What was asked and found; of the last four only those that the command gives."""

    clips: dict[str, float] = {}
    study: CirculationStudy | None = None
    what_if: WhatIf | None = None
    bleed: Bleeding | None = None
    exchange: tuple[ExchangeConsequences, ...] = ()
    stages: ClipStages | None = None
    options: tuple[SinusOption, ...] = ()


@dataclass(frozen=True, eq=False)
class FlowRun:
    """An answer, where it lies, and whether it was remembered."""

    answer: Answer
    folder: Path
    remembered: bool

    @property
    def study(self) -> CirculationStudy:
        """The vessels' study."""
        return _there(self.answer.study)

    @property
    def what_if(self) -> WhatIf:
        """The what-if."""
        return _there(self.answer.what_if)

    @property
    def bleed(self) -> Bleeding | None:
        """The tear, if one was asked about."""
        return self.answer.bleed

    @property
    def exchange(self) -> tuple[ExchangeConsequences, ...]:
        """What follows for something given to either twin."""
        return self.answer.exchange

    @property
    def stages(self) -> ClipStages:
        """The stages of clips."""
        return _there(self.answer.stages)

    @property
    def options(self) -> tuple[SinusOption, ...]:
        """The options for a shared sinus."""
        return self.answer.options


def vessels_case(
    case: Path,
    rules: Sequence[str] = (),
    *,
    by: str = "",
    why: str = "",
    recipe: Path | None = None,
    watch: Watch = silent,
) -> FlowRun:
    """The vessel table of a planned case; the rulings given here are added to `edits/vessels.json` first.

    Raises
    ------
    CirculationError : a ruling that nobody signs or that fits no vessel; then none is added.
    """
    known = circulated(case, recipe=recipe, watch=watch)
    if rules:
        add_rulings(case, parse_rulings(rules, by, why, known.owners.graph))
        known = circulated(case, recipe=recipe, watch=watch)
    study = circulation_study(
        known.owners, known.flowing, known.plan.crossings, sinus_edges(known), known.recipe
    )

    def written(folder: Path) -> Answer:
        from dioscuri.planning.flowreport import write_vessels

        write_vessels(known, study, folder)
        return Answer(study=study)

    return _remembered(case / "vessels", ["vessels", study.model_dump(mode="json")], written)


def what_if_case(
    case: Path,
    clips: Sequence[str],
    tear: str | None = None,
    *,
    children: Children = NOBODY,
    recipe: Path | None = None,
    watch: Watch = silent,
) -> FlowRun:
    """What these clips (and a tear) do in a planned case; files go to `case/whatif/<id>`.

    Raises
    ------
    IsolatedError : the territories that the clips isolate; nothing is written.
    CirculationError : an unknown vessel, or a case whose circulation has no numbers.
    """
    from dioscuri.circulation.whatif.ask import what_if

    shares, hole = parse_clips(clips), parse_tear(tear) if tear else None
    known = circulated(case, recipe=recipe, watch=watch)
    question = question_of(known.flow, known.recipe, known.owners.graph)

    def written(folder: Path) -> Answer:
        from dioscuri.planning.flowreport import write_what_if

        found = what_if(question, shares)
        bleed = None if hole is None else torn(question, hole, shares, children, known.recipe)
        write_what_if(known, found, bleed, folder)
        exchange = exchanged(question, shares, children, known.recipe)
        return Answer(clips=shares, what_if=found, bleed=bleed, exchange=exchange)

    asked = ["whatif", shares, tear, [vars(c) for c in children], *_origin(known)]
    return _remembered(case / "whatif", asked, written)


def stages_case(
    case: Path, clips: Sequence[str] = (), *, recipe: Path | None = None, watch: Watch = silent
) -> FlowRun:
    """Stages for these vessels, or for those that part the twins; files go to `case/stages/<id>`.

    Raises
    ------
    IsolatedError : all of them together isolate a territory. CirculationError : nothing to clip.
    """
    known = circulated(case, recipe=recipe, watch=watch)
    flow = known.flow
    chosen = tuple(parse_clips(clips)) or candidates_of(flow.network, known.plan.crossings, known.recipe)[0]
    if not chosen:
        raise CirculationError("stages: no vessel joins the twins' hearts, must name some: add --clip VESSEL")

    def written(folder: Path) -> Answer:
        from dioscuri.planning.flowreport import write_stages

        sinus = [e for e in sinus_edges(known) if e in flow.network.edges]
        stages = with_sinus(staged(flow, chosen, known.recipe), sinus)
        assert stages is not None
        options = options_of(flow, known.owners.graph, sinus, known.recipe) if sinus else ()
        write_stages(known, stages, options, folder)
        return Answer(stages=stages, options=options)

    return _remembered(case / "stages", ["stages", chosen, *_origin(known)], written)


def _origin(known: Circulated) -> list[object]:
    return [known.plan.id, known.recipe.model_dump(mode="json"), *known.origin]


def _remembered(place: Path, asked: Sequence[object], written: Callable[[Path], Answer]) -> FlowRun:
    """The answer in `place/<id of what was asked>`, written whole or not at all, computed once."""
    name = hashlib.sha256(canonical_json([*asked, code_digest()]).encode()).hexdigest()[:12]
    folder = place / name
    if whole(folder):
        return FlowRun(read_document(Answer, folder / ANSWER), folder, True)

    def filled(part: Path) -> Answer:
        answer = written(part)
        write_json(answer, part / ANSWER)
        return answer

    answer = written_whole(folder, filled)
    return FlowRun(answer, folder, False)


def _there(value: T | None) -> T:
    assert value is not None
    return value
