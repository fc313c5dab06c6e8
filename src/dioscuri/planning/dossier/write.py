"""The dossier's files in one folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from dioscuri.formats._files import put
from dioscuri.formats.documents import write_json
from dioscuri.formats.gltf import Node, glb
from dioscuri.formats.nifti_labels import write_labels, write_owner
from dioscuri.formats.pdf import write_pdf
from dioscuri.formats.seg import write_seg
from dioscuri.planning.dossier.content import Content
from dioscuri.planning.dossier.parts import parts
from dioscuri.planning.dossier.pictures import Picture, pictures
from dioscuri.planning.dossier.report import report
from dioscuri.planning.dossier.slices import LETTERS, slice_pictures
from dioscuri.planning.dossier.taken import Taken
from dioscuri.planning.dossier.timeline import timeline_png
from dioscuri.planning.flowreport.pictures import FlowPictures, study_pictures
from dioscuri.planning.pages.drawn import Drawn, Key
from dioscuri.planning.pages.markup import hexed

PICTURES = "pictures"
TAKEN = "taken_"


def write_dossier(
    content: Content, folder: Path, *, today: date | None = None, taken: Sequence[Taken] = ()
) -> tuple[Path, ...]:
    """Write plan.json, dossier.pdf, model.glb, labels, owners, index.html and the pictures.

    Parameters
    ----------
    folder : an existing folder; the caller moves it into place whole.
    today : the day from which the ages of the scans count; by default the present day.
    taken : pictures that people took in the viewer.

    Returns
    -------
    Every file written, index.html first.

    Raises
    ------
    MissingPartError : the libraries for off-screen 3D are not installed.
    FormatError : nothing is labelled, or labels and owners lie on two grids.
    """
    from dioscuri.planning.dossier.page import page

    day = today or date.today()
    folder = Path(folder)
    nodes = parts(content)
    views = pictures(content, nodes)
    said = report(content.plan, audit_head=content.audit_head, today=day)
    flow = flow_pictures(content)
    drawn = drawings(content, views) | {f"{view.name}.png": view.data for view in flow}
    drawn |= {f"{TAKEN}{one.file}": one.png for one in taken}
    for name, data in drawn.items():
        put(folder / PICTURES / name, data)
    told = [{"file": f"{TAKEN}{one.file}", "caption": one.caption} for one in taken]
    _pdf(said | {"flow": flow_words(flow), "taken": told}, views, drawn, folder / "dossier.pdf")
    put(folder / "index.html", page(content, said, views, flow, today=day, taken=taken).encode("utf-8"))
    _data(content, nodes, folder)
    made = sorted(p for p in folder.rglob("*") if p.is_file())
    return (folder / "index.html", *(p for p in made if p.name != "index.html"))


def drawings(content: Content, views: Sequence[Picture]) -> dict[str, bytes]:
    """File name -> PNG of every picture."""
    out = {f"{view.name}.png": png(view.image) for view in views}
    out |= {f"slices_{scan}.png": data for scan, data in slice_pictures(content)}
    for n, timeline in enumerate(content.plan.timelines):
        out[f"timeline_{n + 1}.png"] = timeline_png(content.plan, timeline)
    return out


def flow_pictures(content: Content) -> FlowPictures:
    """Pictures of the circulation; none where the plan has none."""
    study = content.plan.circulation
    if study is None:
        return FlowPictures()
    network = None if study.unavailable else content.network
    return study_pictures(study, content.vessels, network, content.labels)


def flow_words(found: FlowPictures) -> dict[str, Any]:
    """File, caption and legend of each of the circulation's pictures, for the print."""
    return {
        "owners": _flow_picture(found.owners),
        "pressures": [_flow_picture(view) for view in found.pressures],
        "keys": [_key(key) for key in found.keys],
        "bars": _flow_picture(found.bars),
    }


def _flow_picture(view: Drawn | None) -> dict[str, Any] | None:
    if view is None:
        return None
    keys = [_key(key) for key in view.legend]
    return {"file": f"{view.name}.png", "caption": view.caption, "keys": keys}


def _key(key: Key) -> dict[str, str]:
    return {"means": key.means, "colour": hexed(key.colour), "drawn": key.drawn}


def png(image: NDArray[Any]) -> bytes:
    """A picture (H, W, 3) uint8 as PNG."""
    from matplotlib.image import imsave

    out = BytesIO()
    imsave(out, image, format="png", metadata={"Software": "dioscuri"})
    return out.getvalue()


def _pdf(said: dict[str, Any], views: Sequence[Picture], drawn: dict[str, bytes], path: Path) -> None:
    template = resources.files("dioscuri.planning.dossier").joinpath("dossier.typ").read_text("utf-8")
    scans = [name for name in drawn if name.startswith("slices_")]
    shown = {
        "pictures": [{"file": f"{v.name}.png", "caption": v.caption} for v in views],
        "slices": [{"file": name, "caption": _slice_caption(name)} for name in scans],
        "letters": LETTERS,
    }
    write_pdf(template, said | shown, drawn, path)


def _slice_caption(name: str) -> str:
    scan = name.removeprefix("slices_").removesuffix(".png").upper()
    return f"{scan} through the centre of the cut: tissue in its owner's colour, the cut in green."


def _data(content: Content, nodes: Sequence[Node], folder: Path) -> None:
    write_json(content.plan, folder / "plan.json")
    put(folder / "model.glb", glb(nodes))
    write_labels(content.labels, folder / "labels.nii.gz")
    write_owner(content.ownership, folder / "owner.nii.gz")
    title = f"Plan {content.plan.id[:12]}"
    write_seg(content.labels, content.ownership, folder / "labels.dcm", source=content.ct, description=title)
