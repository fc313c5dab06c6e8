"""The pages of the blood: one file each, which asks nobody; its only script sorts and filters a table."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from importlib import resources

from dioscuri.model import Plan
from dioscuri.planning.describe import NOTICE
from dioscuri.planning.flowreport.sections import Section
from dioscuri.planning.pages.markup import style, text


def page(plan: Plan, title: str, sections: Sequence[Section], files: str) -> str:
    """The whole page as text, UTF-8.

    Parameters
    ----------
    title : what the page is about, plain words. files : what lies beside it, plain words.

    Notes
    -----
    Words of the case are hostile until proven otherwise: they are escaped, and the page's own policy forbids
    any other script and any request.
    """
    parts = {
        "case": text(plan.case or "a case without a name"),
        "title": text(title),
        "notice": text(NOTICE),
        "plan": text(plan.id),
        "software": text(plan.software),
        "style": style() + flow_style(),
        "contents": "".join(f'<a href="#{s.id}">{text(s.title)}</a>' for s in sections),
        "body": "".join(s.html for s in sections),
        "files": text(files),
        "script": table_script(),
        "digest": digest(table_script()),
    }
    # One pass, so that a case called "@body@" stays a name.
    return re.sub(r"@([a-z]+)@", lambda match: parts[match[1]], _file("page.html"))


def table_script() -> str:
    """The script that sorts and filters the vessel table."""
    return _file("table.js")


def flow_style() -> str:
    """What these sections need beside the common style."""
    return _file("flow.css")


def digest(script: str) -> str:
    """How a content security policy names a script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _file(name: str) -> str:
    return resources.files("dioscuri.planning.flowreport").joinpath(name).read_text("utf-8")
