"""Operations: bounded, one line when refused, the same list as the browser's."""

import re
from pathlib import Path

import pytest

from dioscuri.errors import GeometryError
from dioscuri.model.operation import KINDS, MOST_POINTS, Change, Operation

BROWSER = Path(__file__).parents[2] / "viewer" / "src" / "ops" / "kinds.js"
AT = [1.0, 2.0, 3.0]
PAINT = {"label": 8, "points": [AT], "radius_mm": 2, "flat": None, "only": None}
GOOD = {
    "landmark.add": {"name": "nasion of castor", "at": AT},
    "note.add": {"text": "look here\ntwice", "at": AT, "camera": {"position": AT, "target": [0, 0, 0]}},
    "measure.add": {"type": "distance", "points": [AT, AT], "value": 0.0, "unit": "mm"},
    "bookmark.add": {"name": "front", "camera": {}, "view": {"hidden": ["skin"]}},
    "constraint.add": {"kind": "must-own", "twin": "castor", "vessel": "v12a"},
    "edit.paint": PAINT,
    "edit.grow": {"label": 8, "seed": AT, "low": 100, "high": 400, "most_mm": 20},
    "edit.relabel": {"label": 0, "at": AT},
    "undo": {"of": 1},
    "redo": {"of": 1},
    **{f"{name}.remove": {"id": "o3"} for name in ("landmark", "note", "measure", "bookmark", "constraint")},
}


def test_the_browser_knows_the_same_kinds():
    listed = re.search(r"KEPT = \[(.*?)\]", BROWSER.read_text(), re.DOTALL)
    assert listed and set(re.findall(r'"([^"]+)"', listed[1])) == set(KINDS)


def test_every_kind_has_an_example_here():
    assert set(GOOD) == set(KINDS)


def test_text_from_a_word_processor_is_kept_with_plain_spaces():
    pasted = "a\u00a0b\tc\u202fd\r\ne\u2028f\u200bg\x0bh\u00adi"
    note = Change(kind="note.add", args={"text": pasted, "at": AT})
    assert note.args.text == "a b c d\ne\nfg\nhi"
    assert Operation(n=1, by="A.\u00a0Surgeon", at="", **note.plain()).by == "A. Surgeon"


@pytest.mark.parametrize("kind", GOOD)
def test_what_is_given_is_kept_as_it_was_given(kind):
    change = Change(kind=kind, args=GOOD[kind], ref="t-1")
    plain = change.plain()
    assert plain["kind"] == kind and plain["args"].keys() == GOOD[kind].keys()
    again = Operation(n=1, by="A. Surgeon", at="2026-01-01", **plain)
    assert again.args == change.args
    assert Operation(**again.plain()) == again


@pytest.mark.parametrize(
    ("kind", "args", "said"),
    [
        ("edit.paint", PAINT | {"points": [[float("nan"), 0, 0]]}, "finite"),
        ("edit.paint", PAINT | {"points": [[1e5, 0, 0]]}, "less than or equal to 10000"),
        ("edit.paint", PAINT | {"points": []}, "at least 1"),
        ("edit.paint", PAINT | {"points": [AT] * (MOST_POINTS + 1)}, "at most 10000"),
        ("edit.paint", PAINT | {"radius_mm": 51}, "50"),
        ("edit.paint", PAINT | {"label": -1}, "greater than or equal to 0"),
        ("edit.paint", PAINT | {"flat": "oblique"}, "flat"),
        ("edit.grow", GOOD["edit.grow"] | {"low": 401}, "low 401 above high 400"),
        ("landmark.add", {"name": "x" * 201, "at": AT}, "200"),
        ("landmark.add", {"name": " ", "at": AT}, "empty"),
        ("landmark.add", {"name": "a\x1b[31m", "at": AT}, "control characters"),
        ("landmark.add", {"name": "a", "at": [1, 2]}, "at"),
        ("landmark.add", {"name": "a"}, "missing"),
        ("landmark.add", {"name": "a", "at": AT, "more": 1}, "unknown key"),
        ("landmark.add", None, "must be an object"),
        ("landmark.remove", {"id": "3"}, "id"),
        ("bookmark.add", {"name": "b", "camera": {"a": "x" * 70_000}}, "characters"),
        ("bookmark.add", {"name": "b", "camera": {"a": [[[[[[[[[1]]]]]]]]]}}, "nested"),
        ("bookmark.add", {"name": "b", "camera": {"a": float("inf")}}, "finite"),
        ("constraint.add", {"kind": "must-own", "vessel": "v1"}, "twin"),
        ("constraint.add", {"kind": "keep-out", "vessel": "v1", "structure": "brain"}, "2 places"),
        ("constraint.add", {"kind": "must-pass", "vessel": "v1"}, "ball"),
        ("undo", {"of": 0}, "of"),
        ("fly", {}, "not known"),
        (7, {}, "not known"),
    ],
)
def test_bad_input_is_refused_in_one_short_line(kind, args, said):
    with pytest.raises(GeometryError) as refused:
        Change(kind=kind, args=args)
    line = str(refused.value)
    assert said in line and "\n" not in line and len(line) < 400


def test_a_constraint_is_a_demand_on_the_cut():
    ball = Change(
        kind="constraint.add", args={"kind": "keep-out", "centre": AT, "radius_mm": 4}
    ).args.demand()
    assert (ball.kind, ball.centre_lps_mm, ball.radius_mm) == ("keep-out", tuple(AT), 4)
    owned = Change(kind="constraint.add", args=GOOD["constraint.add"]).args.demand()
    assert (owned.kind, owned.twin, owned.vessel) == ("must-own", "castor", "v12a")
