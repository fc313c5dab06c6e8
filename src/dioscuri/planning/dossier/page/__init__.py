"""The offline page: one HTML file that holds the viewer, the model, the slices and the words."""

from __future__ import annotations

import base64
import gzip
import html
import json
import re
from collections.abc import Sequence
from datetime import date
from importlib import resources
from io import BytesIO
from typing import Any

import numpy as np

from dioscuri.planning.dossier.content import Content
from dioscuri.planning.dossier.pictures import Picture
from dioscuri.planning.dossier.slices import LETTERS
from dioscuri.planning.dossier.taken import Taken
from dioscuri.planning.flowreport.page import digest, flow_style, table_script
from dioscuri.planning.flowreport.pictures import FlowPictures
from dioscuri.planning.flowreport.sections import study_sections
from dioscuri.planning.pages.markup import scoped, style

PICTURE_PX, TAKEN_PX = 480, 1280
LEVEL = "300k"  # the level of detail that the file carries
BUNDLE = "web/static"  # the built viewer: files, not code, so that planning still imports nothing of the web
MARKUP = re.compile(r"<!-- app -->(.*)<!-- /app -->", re.DOTALL)


def page(
    content: Content,
    said: dict[str, Any],
    views: Sequence[Picture],
    flow: FlowPictures = FlowPictures(),  # noqa: B008 - frozen
    *,
    today: date | None = None,
    taken: Sequence[Taken] = (),
) -> str:
    """The whole page as text, UTF-8.

    Parameters
    ----------
    said : the plan in words, from `report`.
    views : pictures for a browser without WebGL 2.
    flow : pictures of the circulation.
    taken : pictures that people took in the viewer.

    Notes
    -----
    The viewer is the server's own; without a server it answers no question about consequences and says so.
    Words of the case are hostile until proven otherwise: in HTML they are escaped, in the data they are
    JSON without "<", and the script sets them as text only. The page's own policy forbids any other
    script and any request.
    """
    from dioscuri.planning.viewing.build import scene_parts

    made = scene_parts(content, blood=content.blood, levels=(LEVEL,), answers=False, today=today)
    script = bundle("viewer.js").decode()
    parts = {
        **{k: html.escape(str(said[k])) for k in ("case", "id", "notice", "made_on", "software", "identity")},
        "scan_dates": html.escape(said["scan_dates"]),
        "audit_head": html.escape(said["audit_head"]),
        "short_id": said["id"][:12],
        "letters": html.escape(LETTERS),
        "script_hash": f"{digest(script)}' '{digest(table_script())}",
        "table_script": table_script(),
        "blood": _blood(content, said, flow),
        "style": bundle("viewer.css").decode() + scoped(style() + flow_style(), ".blood") + _file("page.css"),
        "pictures": "".join(_picture(v) for v in views),
        "read_first": _read_first(said["warnings"]),
        "taken": _taken(taken),
        "app": _markup(),
        "scene": safe_json(made.scene.model_dump(mode="json")),
        "files": "".join(_carried(name, data) for name, data in _files(made.files)),
        "script": script,
    }
    # One pass, so that a case called "@script@" stays a name.
    return re.sub(r"@([a-z_]+)@", lambda found: parts[found[1]], _file("page.html"))


def safe_json(value: Any) -> str:
    """JSON that can stand in a script element: nothing in it can end the element or start a comment."""
    text = json.dumps(value, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def bundle(name: str) -> bytes:
    """A file of the built viewer, as `make viewer` left it."""
    return resources.files("dioscuri").joinpath(f"{BUNDLE}/{name}").read_bytes()


def _markup() -> str:
    found = MARKUP.search(bundle("viewer.html").decode())
    assert found is not None, "viewer.html has no app"
    return found[1]


def _files(files: dict[str, bytes]) -> list[tuple[str, bytes]]:
    return [*files.items(), ("slices.js", bundle("slices.js"))]


def _carried(name: str, data: bytes) -> str:
    """A file of the scene inside the page, gzipped where it is not yet."""
    zipped = "" if name.endswith(".gz") else " data-zipped"
    packed = gzip.compress(data, 6, mtime=0) if zipped else data
    text = base64.b64encode(packed).decode()
    return f'<script type="text/plain" id="file {html.escape(name)}"{zipped}>{text}</script>\n'


def _read_first(warnings: Sequence[str]) -> str:
    if not warnings:
        return ""
    lines = "".join(f"<li>{html.escape(text)}</li>" for text in warnings)
    return f'<section class="warnings"><h2>Read first</h2><ul>{lines}</ul></section>'


def _taken(pictures: Sequence[Taken]) -> str:
    """What people took in the viewer, or nothing."""
    if not pictures:
        return ""
    shown = "".join(_figure(_small(one.png), one.caption) for one in pictures)
    return f'<section><h2>Pictures taken by the team</h2><div class="pictures wide">{shown}</div></section>'


def _small(png: bytes) -> bytes:
    """A picture as JPEG of at most `TAKEN_PX` across."""
    from PIL import Image

    picture = Image.open(BytesIO(png)).convert("RGB")
    picture.thumbnail((TAKEN_PX, TAKEN_PX))
    out = BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def _figure(jpeg: bytes, caption: str) -> str:
    data, words = base64.b64encode(jpeg).decode(), html.escape(caption)
    return (
        f'<figure><img alt="{words}" src="data:image/jpeg;base64,{data}"><figcaption>{words}</figcaption>'
        "</figure>"
    )


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

    step = max(1, view.image.shape[1] // PICTURE_PX)
    out = BytesIO()
    imsave(out, np.ascontiguousarray(view.image[::step, ::step]), format="jpeg", pil_kwargs={"quality": 80})
    return _figure(out.getvalue(), view.caption)


def _file(name: str) -> str:
    return resources.files("dioscuri.planning.dossier.page").joinpath(name).read_text("utf-8")
