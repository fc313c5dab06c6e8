"""The files of `dioscuri vessels`, `whatif` and `stages`: a page with pictures, and the numbers behind it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dioscuri.formats._files import put
from dioscuri.formats.documents import write_json
from dioscuri.formats.graphml import write_graphml
from dioscuri.formats.swc_write import write_swc
from dioscuri.formats.vtp import write_vtp
from dioscuri.model.bleeding import Bleeding
from dioscuri.model.circulation_study import CirculationStudy
from dioscuri.model.clipstages import ClipStages, SinusOption
from dioscuri.model.whatif import WhatIf
from dioscuri.planning.flowreport.bars import stage_bars, what_if_bars
from dioscuri.planning.flowreport.page import page
from dioscuri.planning.flowreport.pictures import FlowPictures, state_pictures, study_pictures
from dioscuri.planning.flowreport.sections import (
    Section,
    stages_sections,
    study_sections,
    what_if_sections,
)
from dioscuri.planning.flowreport.states import stage_states, what_if_states

PICTURES = "pictures"


def write_vessels(circulated: Any, study: CirculationStudy, folder: Path) -> None:
    """Write index.html, pictures, circulation.json and the graph as SWC, VTP and GraphML.

    Parameters
    ----------
    circulated : planning.bloodflow.case.Circulated. folder : exists.

    Raises
    ------
    MissingPartError : the libraries for off-screen 3D are not installed.
    """
    graph, flow = circulated.owners.graph, circulated.flowing.flow
    network = None if flow is None or study.unavailable else flow.network
    found = study_pictures(study, graph, network, circulated.labels)
    beside = (
        "circulation.json (every number), vessels.swc, vessels.vtp and vessels.graphml (the vessels, LPS mm)"
    )
    _page(circulated.plan, "vessels", study_sections(study, found), found, beside, folder)
    write_json(study, folder / "circulation.json")
    write_swc(graph, folder / "vessels.swc", "LPS")
    write_vtp(graph, folder / "vessels.vtp", "LPS")
    write_graphml(graph, folder / "vessels.graphml", "LPS")


def write_what_if(circulated: Any, what_if: WhatIf, bleed: Bleeding | None, folder: Path) -> None:
    """Write index.html, pictures, whatif.json, and tear.json where there is one."""
    graph, network = circulated.owners.graph, circulated.flow.network
    states = what_if_states(network, graph, what_if)
    found = state_pictures(states, what_if_bars(what_if), graph, circulated.labels, what_if.limit_mmhg)
    beside = "whatif.json (every number)" + (", tear.json" if bleed else "")
    _page(circulated.plan, "what if", what_if_sections(what_if, bleed, found), found, beside, folder)
    write_json(what_if, folder / "whatif.json")
    if bleed is not None:
        write_json(bleed, folder / "tear.json")


def write_stages(circulated: Any, stages: ClipStages, options: Sequence[SinusOption], folder: Path) -> None:
    """Write index.html, pictures, stages.json and options.json."""
    graph, flow = circulated.owners.graph, circulated.flow
    limit = circulated.recipe.circulation.limit_mmhg
    twins = {t.node: t.twin for t in flow.territories.territories}
    states = stage_states(flow.network, graph, stages)
    found = state_pictures(states, stage_bars(stages, twins), graph, circulated.labels, limit)
    beside = "stages.json and options.json (every number)"
    _page(circulated.plan, "stages", stages_sections(stages, options, limit, found), found, beside, folder)
    write_json(stages, folder / "stages.json")
    write_json([o.model_dump(mode="json") for o in options], folder / "options.json")


def _page(
    plan: Any, title: str, sections: Sequence[Section], found: FlowPictures, beside: str, folder: Path
) -> None:
    for view in found:
        put(folder / PICTURES / f"{view.name}.png", view.data)
    put(folder / "index.html", page(plan, title, sections, beside).encode("utf-8"))
