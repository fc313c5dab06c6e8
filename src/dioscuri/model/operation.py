"""What a person does to a case in the viewer: landmarks, notes, measures, constraints, edits. LPS mm.

Operations are only ever added; undo and redo are operations too. The browser's list of them is
`viewer/src/ops/kinds.js`; a test compares the two.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal
from unicodedata import category

from pydantic import AfterValidator, Field, JsonValue, SerializeAsAny, model_validator

from dioscuri.errors import GeometryError
from dioscuri.model.cutstudy import Demand
from dioscuri.model.document import Document, canonical_json

MOST_POINTS = 10_000
MOST_LABEL = 65_535  # a label map holds uint16
LOOSE_CHARACTERS, LOOSE_DEPTH = 65_536, 8
REACH_MM = 10_000.0
# What word processors put into a text: other ends of lines; soft hyphens, joiners, marks of direction.
LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
SHOW_NOTHING = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"

Mm = Annotated[float, Field(ge=-REACH_MM, le=REACH_MM)]
Place = tuple[Mm, Mm, Mm]
Points = Annotated[tuple[Place, ...], Field(min_length=1, max_length=MOST_POINTS)]
Label = Annotated[int, Field(ge=0, le=MOST_LABEL)]
Made = Annotated[str, Field(pattern=r"^o[1-9]\d{0,8}$")]  # o<n>: made by operation n
Vessel = Annotated[str, Field(pattern=r"^[a-z]\d+[a-z]*$")]
Number = Annotated[int, Field(ge=1, le=999_999_999)]


def plain_text(text: str) -> str:
    """Text with every kind of space as a space and every end of line as one; signs that show nothing go.

    Raises
    ------
    GeometryError : nothing left, or control characters.
    """
    text = LINE_ENDS.sub("\n", text)
    text = "".join(" " if c == "\t" or category(c) == "Zs" else c for c in text if c not in SHOW_NOTHING)
    if not text.strip():
        raise GeometryError("text: empty, must hold a letter or a digit")
    if any(not c.isprintable() and c != "\n" for c in text):
        raise GeometryError("text: control characters found, must be letters, digits and signs")
    return text


def _small(value: dict[str, JsonValue]) -> dict[str, JsonValue]:
    if _depth(value) > LOOSE_DEPTH:
        raise GeometryError(f"camera or view: nested more than {LOOSE_DEPTH} deep, must be less")
    if (size := len(canonical_json(value))) > LOOSE_CHARACTERS:
        raise GeometryError(f"camera or view: {size} characters, must be at most {LOOSE_CHARACTERS}")
    return value


def _depth(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max((_depth(v) for v in inner), default=0)


Name = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(plain_text)]
Text = Annotated[str, Field(min_length=1, max_length=4000), AfterValidator(plain_text)]
Loose = Annotated[dict[str, JsonValue], AfterValidator(_small)]  # the browser's own: where it looks from


class Args(Document):
    """What one kind of operation is given."""


class LandmarkAdd(Args):
    """A named point."""

    name: Name
    at: Place


class NoteAdd(Args):
    """A text pinned to a point, and where it was seen from."""

    text: Text
    at: Place
    camera: Loose | None = None


class MeasureAdd(Args):
    """A distance, path, angle or area as the viewer measured it."""

    type: Literal["distance", "path", "angle", "area"]
    points: Points
    value: float = Field(ge=0, le=1e9)
    unit: Literal["mm", "deg", "mm2", "°", "mm²"]


class BookmarkAdd(Args):
    """A view to come back to; `places` holds a point on each vessel that the view clips or selects."""

    name: Name
    camera: Loose
    view: Loose = Field(default_factory=dict)
    places: dict[Vessel, Place] = Field(default_factory=dict, max_length=200)


class ConstraintAdd(Args):
    """A demand on the cut: a ball, a vessel or a structure; see `Demand`.

    `at_lps_mm` is a point on the vessel: it finds the vessel again in a later plan, whose ids may be others.
    """

    kind: Literal["keep-out", "must-own", "must-pass"]
    twin: Literal["castor", "pollux"] | None = None
    centre: Place | None = None
    radius_mm: float | None = Field(default=None, gt=0, le=500)
    vessel: Vessel | None = None
    at_lps_mm: Place | None = None
    structure: str | None = Field(default=None, pattern="^[a-z_]{1,60}$")

    @model_validator(mode="after")
    def _check(self) -> ConstraintAdd:
        self.demand()
        return self

    def demand(self) -> Demand:
        """The same as the cut's own noun."""
        given = self.model_dump(exclude={"centre", "at_lps_mm"})
        return Demand(centre_lps_mm=self.centre, **given)


class EditPaint(Args):
    """Voxels within `radius_mm` of a line become `label` (0 erases); `flat`: a disc across that body axis.

    `only` paints over that label and no other.
    """

    label: Label
    points: Points
    radius_mm: float = Field(gt=0, le=50)
    flat: Literal["sagittal", "coronal", "axial"] | None = None
    only: Label | None = None


class EditGrow(Args):
    """Voxels joined to a seed, of scan values from `low` to `high`, within `most_mm` of it."""

    label: Label
    seed: Place
    low: float = Field(ge=-1e6, le=1e6)
    high: float = Field(ge=-1e6, le=1e6)
    most_mm: float = Field(gt=0, le=200)

    @model_validator(mode="after")
    def _check(self) -> EditGrow:
        if self.low > self.high:
            raise GeometryError(f"grow: low {self.low:g} above high {self.high:g}, must not be")
        return self


class EditRelabel(Args):
    """The connected piece at a point becomes `label`."""

    label: Label
    at: Place


class Remove(Args):
    """What operation n made, o<n>, is taken away."""

    id: Made


class Of(Args):
    """Operation `of` is taken back, or brought back."""

    of: Number


KINDS: dict[str, type[Args]] = {
    "landmark.add": LandmarkAdd,
    "landmark.remove": Remove,
    "note.add": NoteAdd,
    "note.remove": Remove,
    "measure.add": MeasureAdd,
    "measure.remove": Remove,
    "bookmark.add": BookmarkAdd,
    "bookmark.remove": Remove,
    "constraint.add": ConstraintAdd,
    "constraint.remove": Remove,
    "edit.paint": EditPaint,
    "edit.grow": EditGrow,
    "edit.relabel": EditRelabel,
    "undo": Of,
    "redo": Of,
}


class Change(Document):
    """One operation before the server has numbered it. `ref` is the sender's own name for it, kept.

    A second change with a `ref` that is known is the first one again (its answer was lost), not a new one.
    """

    kind: str
    args: SerializeAsAny[Args]
    ref: str = Field(default="", max_length=64, pattern="^[A-Za-z0-9._-]*$")

    def __init__(self, **data: Any) -> None:
        kind, args = data.get("kind"), data.get("args")
        if not isinstance(kind, str) or kind not in KINDS:
            raise GeometryError(f"operation {str(kind)[:60]!r}: not known, must be one of {', '.join(KINDS)}")
        if isinstance(args, Args):
            args = args.model_dump(exclude_unset=True)
        if not isinstance(args, dict) or not all(isinstance(k, str) for k in args):
            raise GeometryError(f"{kind}: args are {type(args).__name__}, must be an object")
        try:
            super().__init__(**{**data, "args": KINDS[kind](**args)})
        except GeometryError as error:
            raise GeometryError(_short(f"{kind}: {error}")) from None

    def plain(self) -> dict[str, Any]:
        """As JSON, with the arguments that were given."""
        return self.model_dump(mode="json", exclude_unset=True)


class Operation(Change):
    """One operation in the log: numbered from 1, signed and dated; `undoes` is what it takes back."""

    n: Number
    by: Name
    at: str = Field(max_length=40)
    undoes: int | None = None


def _short(line: str, most: int = 150) -> str:
    """A long line without its middle: the field stands first and what is allowed last."""
    return line if len(line) <= 2 * most else f"{line[:most]} ... {line[-most:]}"
