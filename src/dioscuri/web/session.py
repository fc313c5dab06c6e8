"""One case that is being looked at: its scene, the log of what is kept, its labels as edited, its flow."""

from __future__ import annotations

import base64
import contextlib
import gzip
import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from dioscuri.errors import DioscuriError, GeometryError, StoreError
from dioscuri.model import LabelMap, Volume, standard_anatomy
from dioscuri.model.operation import Change, ConstraintAdd, EditPaint, Operation
from dioscuri.planning.days import plan_days
from dioscuri.planning.viewing.again import placed, renamed
from dioscuri.planning.viewing.consequence import LiveFlow
from dioscuri.planning.viewing.edits import changed_box
from dioscuri.planning.viewing.kept import kept, refuse_baseless
from dioscuri.planning.viewing.painting import Corners, Painting
from dioscuri.planning.viewing.planned import log_of
from dioscuri.planning.viewing.stale import CaseMark, mark_of, why_stale

NEVER_CHANGED: Corners = ((0, 0, 0), (0, 0, 0))
EDITED_SINCE = "labels were edited since this plan ({}): run `dioscuri plan` again to use them"


class ConflictError(StoreError):
    """The case is not as the page shows it any more, or has no numbers to give."""


class Session:
    """A case as it is served; every method may be called from several threads at once.

    Parameters
    ----------
    case : folder that `plan` wrote. scene : its scene as JSON. folder : where the scene's files lie.
    flow : answers what clips do. labels : reads the scene's labels, the same before every edit, and the CT.
    """

    def __init__(
        self,
        case: Path,
        scene: dict[str, Any],
        folder: Path,
        *,
        flow: LiveFlow,
        labels: Callable[[], tuple[LabelMap, LabelMap, Volume | None]],
    ) -> None:
        self.case, self.folder, self.flow, self._read_labels = case, folder, flow, labels
        self._scene = scene
        self.mark = CaseMark(scene["plan"]["id"], scene["plan"].get("rulings", ""))
        self.files = frozenset(named["file"] for kind in ("models", "volumes") for named in scene[kind])
        self.log = log_of(case)
        self._lock = threading.RLock()
        self._differed: tuple[str, Corners | None] = ("", None)
        threading.Thread(target=self._warm, daemon=True, name="labels").start()

    def scene(self) -> dict[str, Any]:
        """The scene, with why it is stale and why there are no numbers as things are now."""
        return {**self._scene, "plan": {**self._scene["plan"], "stale": self.state()["stale"]}}

    def state(self) -> dict[str, Any]:
        """Why the page is stale, or "", and the last operation's number: pages ask every few seconds."""
        with self._lock:
            head = len(self.log.read())
        return {"stale": "; ".join(filter(None, (self.stale(), self.edited()))), "head": head}

    def stale(self) -> str:
        """Why the page does not show the present plan; empty where it does."""
        return why_stale(self.mark, mark_of(self.case))

    def edited(self) -> str:
        """That labels were edited since the plan; empty where they were not."""
        with self._lock:
            count = len(kept(self.log.read()).edits)
            differ = self._differ()
        return (
            EDITED_SINCE.format(f"{count} edits stand" if count != 1 else "1 edit stands") if differ else ""
        )

    def operations(self, after: int = 0) -> tuple[list[dict[str, Any]], int]:
        """Operations with a number above `after`, and the last number."""
        with self._lock:
            found = self.log.read()
        return [self.told(o) for o in found[max(0, after) :]], len(found)

    def add(self, by: str, changes: Sequence[Change]) -> tuple[list[Operation], int, Corners | None]:
        """Keep these changes, all or none; they as numbered, the last number, the box of labels that changed.

        Raises
        ------
        GeometryError : a change that cannot be made, in one line.
        """
        with self._lock:
            made = self.log.append(by, [placed(c, self._paths) for c in changes], self._refuse)
            everything = self.log.read()
            edits = any(_touches_labels(everything, o) for o in made)
            box = self._painting.follow(everything) if edits else None
            return list(made), len(everything), box

    def paint(self, by: str, change: Change) -> dict[str, Any]:
        """One edit (or the undo or redo of one), and the voxels that it changed."""
        if not change.kind.startswith("edit.") and change.kind not in ("undo", "redo"):
            raise GeometryError(f"paint: {change.kind} found, must be an edit, an undo or a redo")
        with self._lock:
            made, _, box = self.add(by, [change])
            return {"operation": self.told(made[0]), **self._voxels(box)}

    def told(self, operation: Operation) -> dict[str, Any]:
        """An operation as the browser is told; `vessels`: names of its vessels now, where not the same."""
        said = {**operation.plain(), "undoes": operation.undoes}
        now = renamed(operation.args, self._paths)
        return {**said, "vessels": now} if now else said

    def edits(self) -> dict[str, Any]:
        """The voxels in which the labels differ from those of the scene's files."""
        with self._lock:
            everything = self.log.read()
            return {"head": len(everything), **self._voxels(self._differ())}

    def what_if(self, clips: dict[str, float], *, intervals: bool) -> dict[str, Any]:
        """What clips do.

        Raises
        ------
        ConflictError : the plan was changed, or the case has no numbers. CirculationError : no such edge.
        """
        if why := self.stale():
            raise ConflictError(why)
        if why := self.flow.why_not():
            raise ConflictError(why)
        found = self.flow.answer(clips, intervals=intervals)
        note = self.edited()
        return {**found, "notes": [*found["notes"], *([note] if note else [])]}

    def plans(self) -> list[dict[str, Any]]:
        """Every plan of the case, the newest first."""
        now = mark_of(self.case).plan
        files = sorted(self.case.glob("plans/*.json"), key=lambda p: p.stat().st_mtime, reverse=True)
        days = plan_days(self.case)
        return [
            {"id": n, "short": n[:12], "made_on": days.get(n, ""), "current": n == now}
            for n in (f.stem for f in files)
        ]

    def _warm(self) -> None:
        with contextlib.suppress(DioscuriError), self._lock:  # told again to whoever edits
            self._differ()
            x, y, z = (float(x) for x in self._painting.grid.centre_lps_mm)
            self._painting.refuse(EditPaint(label=0, points=((x, y, z),), radius_mm=1))  # compiles the brush

    @cached_property
    def _paths(self) -> dict[str, Any]:
        return {v["id"]: v["path"] for v in self._scene["vessels"] if v.get("path")}

    @cached_property
    def _labels(self) -> tuple[Any, Painting]:
        """The scene's labels, and the ones that follow the edits."""
        shown, plain, ct = self._read_labels()
        return shown, Painting(plain, ct)

    @property
    def _painting(self) -> Painting:
        return self._labels[1]

    def _differ(self) -> Corners | None:
        """The box in which the labels differ from the scene's; looked for once for each state of the log."""
        everything = self.log.read()
        if self._differed[0] != self.log.head:
            self._painting.follow(everything)
            box = changed_box(self._labels[0].values, self._painting.values)
            self._differed = (self.log.head, box)
        return self._differed[1]

    def _refuse(self, before: Sequence[Operation], change: Change) -> None:
        """Raise GeometryError for what cannot be done now."""
        refuse_baseless(before, change)
        if change.kind.startswith("edit."):
            self._painting.follow(before)
            self._painting.refuse(change.args)
        elif isinstance(change.args, ConstraintAdd):
            self._refuse_nameless(change.args)

    def _refuse_nameless(self, args: ConstraintAdd) -> None:
        vessels, structures = {v["id"] for v in self._scene["vessels"]}, {s.name for s in standard_anatomy()}
        if args.vessel is not None and args.vessel not in vessels:
            raise GeometryError(
                f"constraint: no vessel {args.vessel!r} among the {len(vessels)} of this plan"
            )
        if args.structure is not None and args.structure not in structures:
            raise GeometryError(
                f"constraint: no structure {args.structure!r}, must be one of {', '.join(sorted(structures))}"
            )

    def _voxels(self, box: Corners | None) -> dict[str, Any]:
        start, stop = box or NEVER_CHANGED
        part = self._painting.values[tuple(slice(a, b) for a, b in zip(start, stop, strict=True))]
        raw = np.asarray(part, "<u2").tobytes(order="F")
        return {
            "box": None if box is None else [list(start), list(stop)],
            "values": base64.b64encode(gzip.compress(raw, 1, mtime=0)).decode(),
        }


def _touches_labels(everything: Sequence[Operation], operation: Operation) -> bool:
    of = getattr(operation.args, "of", operation.n)
    return everything[of - 1].kind.startswith("edit.")


def refusal(error: DioscuriError) -> int:
    """The status code of an error raised on purpose."""
    if isinstance(error, ConflictError):
        return 409
    return 500 if isinstance(error, StoreError) else 422
