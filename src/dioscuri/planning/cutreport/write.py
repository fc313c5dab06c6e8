"""The report of a cut: a page with pictures, the surface as GLB and the lines as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dioscuri.formats._files import put
from dioscuri.formats.documents import write_json
from dioscuri.formats.gltf import glb
from dioscuri.model import LabelMap, Ownership
from dioscuri.model.cutstudy import CutStudy
from dioscuri.planning.cutreport.exports import line_document, surface_nodes
from dioscuri.planning.cutreport.lines import line_pictures
from dioscuri.planning.cutreport.maps import cost_picture, frequency_picture, stage_pictures
from dioscuri.planning.cutreport.others import alternative_pictures, surfaces, traces
from dioscuri.planning.cutreport.page import page
from dioscuri.planning.cutreport.shapes import heads
from dioscuri.planning.pages.drawn import Drawn
from dioscuri.separation.study import Study

if TYPE_CHECKING:
    from dioscuri.planning.cutcase import Known

PICTURES = "pictures"


def write_report(document: CutStudy, study: Study, known: Known, folder: Path) -> None:
    """Write index.html, pictures/*.png, surface.glb and lines.json into `folder`.

    Parameters
    ----------
    document : what the page says; `study` holds the shapes behind it, `known` the labels and owners.

    Raises
    ------
    MissingPartError : the libraries for off-screen 3D are not installed.
    """
    found = pictures(study, known.labels, known.ownership)
    for view in (v for views in found.values() for v in views):
        put(folder / PICTURES / f"{view.name}.png", view.data)
    put(folder / "index.html", page(document, found).encode("utf-8"))
    put(folder / "surface.glb", glb(surface_nodes(study, known.labels)))
    write_json(line_document(study.lines, known.labels.grid.frame, document.statement), folder / "lines.json")


def pictures(study: Study, labels: LabelMap, owners: Ownership) -> dict[str, list[Drawn]]:
    """Every picture of the page, by section."""
    around = heads(study.field, study.pollux, labels)
    out = {"cut": list(line_pictures(study, around)), "cost": [cost_picture(study)]}
    if study.others:
        found = surfaces(study, labels)
        out["alternatives"] = list(alternative_pictures(study, found, around))
        out["traces"] = [traces(study, found, labels, owners)]
    if study.division is not None:
        out["stages"] = list(stage_pictures(study, around))
    if study.doubt is not None:
        out["samples"] = [frequency_picture(study)]
    return out
