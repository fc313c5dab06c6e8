"""The offline page: one HTML file that holds the program, the model, the slices and the words."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Sequence
from importlib import resources
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.formats.gltf import Node
from dioscuri.model.colours import CUT_COLOUR, TWIN_COLOURS
from dioscuri.planning.dossier.content import Content
from dioscuri.planning.dossier.page.pack import Packed, pack
from dioscuri.planning.dossier.pictures import Picture, normal
from dioscuri.planning.dossier.slices import LETTERS, TINT, junction_centre
from dioscuri.planning.flowreport.page import digest, flow_style, table_script
from dioscuri.planning.flowreport.pictures import FlowPictures
from dioscuri.planning.flowreport.sections import study_sections
from dioscuri.planning.pages.markup import scoped, style

SAID = ("warnings", "deficits", "deficit_sources", "junction", "cut", "stages", "no_crossing")
UNTOLD = {"tasks", "picture"}
FALLBACK_PX = 480


def page(
    content: Content,
    nodes: Sequence[Node],
    said: dict[str, Any],
    views: Sequence[Picture],
    flow: FlowPictures = FlowPictures(),  # noqa: B008 - frozen
) -> str:
    """The whole page as text, UTF-8.

    Parameters
    ----------
    nodes : the surfaces to show in 3D.
    said : the plan in words, from `report`.
    views : pictures for a browser without WebGL 2.
    flow : pictures of the circulation.

    Notes
    -----
    Words of the case are hostile until proven otherwise: in HTML they are escaped, in the data they are
    JSON without "<", and the script sets them as text only. The page's own policy forbids any other
    script and any request.
    """
    packed = pack(content, nodes)
    script = _file("viewer.js")
    parts = {
        **{k: html.escape(str(said[k])) for k in ("case", "id", "notice", "made_on", "software", "identity")},
        "scan_dates": html.escape(said["scan_dates"]),
        "audit_head": html.escape(said["audit_head"]),
        "vessels_seen": html.escape(said["vessels"]["seen"]),
        "sinus": html.escape(said["vessels"]["sinus"]),
        "short_id": said["id"][:12],
        "letters": html.escape(LETTERS),
        "slice_mm": f"{packed.words['volume']['spacing']:.3g}",
        "script_hash": f"{digest(script)}' '{digest(table_script())}",
        "table_script": table_script(),
        "blood": _blood(content, said, flow),
        "style": scoped(style() + flow_style(), ".blood") + _file("page.css"),
        "pictures": "".join(_picture(v) for v in views),
        "words": safe_json(_words(content, said, packed)),
        "arrays": base64.b64encode(packed.block).decode(),
        "script": script,
    }
    # One pass, so that a case called "@script@" stays a name.
    return re.sub(r"@([a-z_]+)@", lambda found: parts[found[1]], _file("page.html"))


def safe_json(value: Any) -> str:
    """JSON that can stand in a script element: nothing in it can end the element or start a comment."""
    text = json.dumps(value, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _words(content: Content, said: dict[str, Any], packed: Packed) -> dict[str, Any]:
    stages = [{k: v for k, v in s.items() if k not in UNTOLD} for s in said["stages"]]
    points = np.concatenate([n.surface.vertices for n in packed.nodes])
    low, high = points.min(axis=0), points.max(axis=0)
    places = {v.id: (v.at_lps_mm, v.radius_mm.value) for v in content.plan.crossings}
    strengths = {s.number: TINT.get(s.tissue, 0.0) for s in content.labels.anatomy}
    return {
        **packed.words,
        "said": {k: said[k] for k in SAID} | {"stages": stages},
        "crossings": [
            v | {"at": list(places[v["id"]][0]), "radius_mm": places[v["id"]][1]} for v in said["crossings"]
        ],
        "centre": _rounded((low + high) / 2),
        "extent_mm": round(float(np.linalg.norm(high - low)), 1),
        "normal": _rounded(normal(content.cut_surface), 4),
        "cut_centre": _rounded(junction_centre(content)),
        "cut_colour": CUT_COLOUR,
        "owner_colours": [(0, 0, 0), *TWIN_COLOURS.values()],
        "tints": [strengths.get(n, 0.0) for n in range(max(strengths) + 1)],
    }


def _blood(content: Content, said: dict[str, Any], flow: FlowPictures) -> str:
    """Everything about blood, or the sentence that says why there is nothing."""
    study = content.plan.circulation
    if study is None:
        return f"<h2>Whose vessel, and what clipping does</h2><p>{html.escape(said['blood']['none'])}</p>"
    sections = study_sections(study, flow)
    links = "".join(f'<a href="#{s.id}">{html.escape(s.title)}</a>' for s in sections)
    return f"<nav aria-label=blood>{links}</nav>{''.join(s.html for s in sections)}"


def _picture(view: Picture) -> str:
    from matplotlib.image import imsave

    step = max(1, view.image.shape[1] // FALLBACK_PX)
    out = BytesIO()
    imsave(out, np.ascontiguousarray(view.image[::step, ::step]), format="jpeg", pil_kwargs={"quality": 80})
    data = base64.b64encode(out.getvalue()).decode()
    caption = html.escape(view.caption)
    return (
        f'<figure><img alt="{caption}" src="data:image/jpeg;base64,{data}"><figcaption>{caption}</figcaption>'
        "</figure>"
    )


def _rounded(values: NDArray[Any], digits: int = 3) -> list[float]:
    return [round(float(v), digits) for v in values]


def _file(name: str) -> str:
    return resources.files("dioscuri.planning.dossier.page").joinpath(name).read_text("utf-8")
