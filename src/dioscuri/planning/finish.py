"""From results to what people hold: the stored plan and the dossier."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import Any

from dioscuri.formats.case import write_case
from dioscuri.formats.documents import write_json
from dioscuri.model import Plan
from dioscuri.planning.assemble import assemble
from dioscuri.planning.dossier.taken import taken_pictures
from dioscuri.planning.folder import CASE, CURRENT
from dioscuri.steps import Steps
from dioscuri.steps.objects import write_whole
from dioscuri.store import Store

ACTOR = "dioscuri plan"


def finish(steps: Steps, walk: Any, out: Path) -> tuple[Plan, Path]:
    """Assemble the plan, store it under its id, write its dossier; the plan and the dossier's folder."""
    keys = dict(steps.keys)
    inputs = (
        walk.read,
        walk.labelled,
        walk.heads,
        walk.ownership,
        walk.crossings,
        walk.circulation,
        walk.cut,
        walk.missing,
    )
    plan: Plan = steps.run(
        "plan", lambda *_: assemble(walk, keys), *inputs, walk.schedule, walk.case, walk.recipe, keys
    ).value
    (out / "plans").mkdir(exist_ok=True)
    if not (out / CASE).exists():
        write_case(walk.case, out / CASE)
    with Store(out / "store.sqlite") as store:
        store.save_case(walk.case, actor=ACTOR)
        store.save_plan(plan, actor=ACTOR)
        head = store.verified_head()
    write_json(plan, out / "plans" / f"{plan.id}.json")
    dossier = _dossier(steps, walk, plan, head, out)
    write_whole(out / CURRENT, plan.id.encode())
    return plan, dossier


def _dossier(steps: Steps, walk: Any, plan: Plan, head: str, out: Path) -> Path:
    """The dossier's folder, written beside its place and moved there whole."""
    folder = out / "dossier" / plan.id
    taken = taken_pictures(out)
    seen = tuple(vars(one) | {"png": hashlib.sha256(one.png).hexdigest()} for one in taken)

    def write(*_: Any) -> dict[str, str]:
        from dioscuri.planning.dossier.content import content
        from dioscuri.planning.dossier.write import write_dossier

        part = folder.with_name(f".part-{os.getpid()}-{plan.id}")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        try:
            made = write_dossier(content(plan, walk, head), part, taken=taken)
            shutil.rmtree(folder, ignore_errors=True)
            part.rename(folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        names = [str(path.relative_to(part)) for path in made]
        return {name: _sha256(folder / name) for name in names}

    done = steps.run("dossier", write, plan, seen)
    if any(_sha256(folder / name) != sha for name, sha in done.value.items()):
        write()
    return folder


def _sha256(path: Path) -> str:
    """Digest of a file; empty where there is none."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
