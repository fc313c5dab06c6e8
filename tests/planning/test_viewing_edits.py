"""Edits of labels: exact in mm on an oblique, anisotropic grid; taken back and done again to the voxel."""

from types import SimpleNamespace

import numpy as np
import pytest

from dioscuri.errors import GeometryError
from dioscuri.labelling.twins import Labelled
from dioscuri.model import LabelMap, Probabilities
from dioscuri.model.operation import Change, EditGrow, EditPaint, EditRelabel, Operation
from dioscuri.planning.viewing.edits import changed_box, footprint
from dioscuri.planning.viewing.painting import Painting
from dioscuri.planning.viewing.planned import EDITED, PLAIN, edited, log_of, with_edits
from dioscuri.steps import Steps
from tests.planning.edited_scene import ARTERY, BRAIN, SHAPE, SKULL, VEIN, centres, ct, grid, labels, lps

LINE = [lps(3, 3, 3), lps(9, 12, 8), lps(9, 12, 8), lps(9, 22, 2)]


def operation(n, kind, **args):
    return Operation(n=n, by="A", at="2026-01-01", kind=kind, args=args)


def paint(n=1, label=ARTERY, points=LINE, radius_mm=3.1, **more):
    return operation(n, "edit.paint", label=label, points=points, radius_mm=radius_mm, **more)


def after(*operations):
    """Labels after these edits, made anew; an edit that finds nothing does nothing."""
    found = labels()
    for one in operations:
        values = found.values.copy()
        try:
            box, mask, label = footprint(found, one.args, ct())
            values[box][mask] = label
        except GeometryError:
            if len(operations) == 1:
                raise
        found = LabelMap(values, found.grid)
    return found.values


def away(points, at=None):
    """Distance of every voxel's centre to a line, segment by segment, mm."""
    at, best = centres() if at is None else at, np.full(SHAPE, np.inf)
    for a, b in zip(points, points[1:] or points, strict=False):
        a, b = np.array(a), np.array(b)
        length = ((b - a) ** 2).sum()
        t = np.clip(((at - a) @ (b - a)) / length, 0, 1) if length else np.zeros(SHAPE)
        best = np.minimum(best, np.linalg.norm(at - a - t[..., None] * (b - a), axis=-1))
    return best


@pytest.mark.parametrize("points", [LINE, LINE[:1], LINE[:2]])
@pytest.mark.parametrize("radius", [0.9, 3.1, 12.0])
def test_a_ball_along_a_line_is_exact_in_mm(points, radius):
    found = after(paint(points=points, radius_mm=radius))
    assert np.array_equal(found == ARTERY, away(points) <= radius)
    assert np.array_equal(found[found != ARTERY], labels().values[found != ARTERY])


@pytest.mark.parametrize(("flat", "axis"), [("sagittal", 0), ("coronal", 1), ("axial", 2)])
def test_a_disc_keeps_to_the_voxels_that_its_plane_meets(flat, axis):
    points = [lps(10, 13, 7), tuple(np.array(lps(10, 13, 7)) + np.eye(3)[axis - 1] * 4)]
    found = after(paint(points=points, radius_mm=4, flat=flat)) == ARTERY
    at = centres()
    half = np.abs(grid().lps_from_ijk[axis, :3]).sum() / 2
    level = at[..., axis] - points[0][axis]
    flattened = at.copy()
    flattened[..., axis] = points[0][axis]
    inside = away(points, flattened) <= 4
    assert np.array_equal(found, inside & (level > -half) & (level <= half))
    assert found.sum() > 20


def test_label_0_erases_and_only_spares_the_others():
    erased = after(paint(label=0, radius_mm=6))
    assert (erased[away(LINE) <= 6] == 0).all()
    spared = after(paint(label=ARTERY, radius_mm=6, only=BRAIN))
    before = labels().values
    assert np.array_equal(spared == ARTERY, (before == BRAIN) & (away(LINE) <= 6))


def test_growing_follows_the_scan_as_far_as_it_may_and_no_further():
    seed = lps(8, 13, 7)
    found = after(operation(1, "edit.grow", label=ARTERY, seed=seed, low=150, high=500, most_mm=6)) == ARTERY
    near = np.linalg.norm(centres() - seed, axis=-1)
    assert found[8, 13, 7] and near[found].max() <= 6
    assert set(np.nonzero(found)[0].tolist()) <= {7, 8, 9}  # the other rod is as bright, and not joined
    along = [j for j in range(SHAPE[1]) if abs(j - 13) * 0.8 <= 6]
    assert found[8, along, 7].all()


def test_relabelling_takes_the_piece_that_is_joined_through_faces():
    found = after(operation(1, "edit.relabel", label=ARTERY, at=lps(6, 5, 3)))
    assert (found[6, 4:9, 3] == ARTERY).all() and (found[7, 9:12, 4] == VEIN).all()


@pytest.mark.parametrize(
    ("kind", "args", "said"),
    [
        ("edit.paint", {"label": 999, "points": LINE, "radius_mm": 2}, "not in the anatomy"),
        ("edit.paint", {"label": 8, "points": [(900, 0, 0)], "radius_mm": 2}, "outside"),
        ("edit.paint", {"label": 8, "points": LINE, "radius_mm": 2, "only": 9}, "no voxel"),
        (
            "edit.grow",
            {"label": 8, "seed": lps(2, 2, 2), "low": 100, "high": 300, "most_mm": 9},
            "at the seed",
        ),
        ("edit.grow", {"label": 8, "seed": (900, 0, 0), "low": 0, "high": 1, "most_mm": 9}, "outside"),
        ("edit.relabel", {"label": 8, "at": lps(15, 2, 2)}, "nothing is labelled"),
        ("edit.relabel", {"label": 8, "at": (0, 0, 900)}, "outside"),
    ],
)
def test_bad_edits_are_refused_in_one_line(kind, args, said):
    with pytest.raises(GeometryError, match=said) as refused:
        after(operation(1, kind, **args))
    assert "\n" not in str(refused.value)


def test_without_a_ct_nothing_grows():
    grow = EditGrow(label=8, seed=lps(8, 13, 7), low=0, high=500, most_mm=5)
    with pytest.raises(GeometryError, match="no CT"):
        Painting(labels(), None).refuse(grow)


def test_a_stroke_that_would_take_minutes_is_refused():
    wide = LabelMap(np.zeros((200, 200, 200), np.uint16), grid((200, 200, 200), [0.5, 0.5, 0.5]))
    points = [tuple(wide.grid.centre_lps_mm + (0, 0, 1e-3 * n)) for n in range(600)]
    with pytest.raises(GeometryError, match="million voxels"):
        Painting(wide, None).refuse(EditPaint(label=8, points=points, radius_mm=50))


STROKES = (
    paint(1, ARTERY, [LINE[0], LINE[1]], 4),
    paint(2, VEIN, [LINE[1], LINE[3]], 5),
    operation(3, "edit.relabel", label=SKULL, at=lps(9, 12, 8)),
    paint(4, BRAIN, [lps(9, 12, 8)], 3, only=SKULL),
    operation(5, "edit.grow", label=ARTERY, seed=lps(8, 13, 7), low=150, high=500, most_mm=6),
)


def mark(n, kind, of):
    return operation(n, kind, of=of)


def test_a_painting_follows_every_undo_and_redo_to_the_voxel():
    """Against labels made anew from those strokes that stand; relabelling depends on what lies below."""
    painting, log = Painting(labels(), ct()), []
    steps = [*STROKES, mark(6, "undo", 3), mark(7, "undo", 1), mark(8, "redo", 3), mark(9, "undo", 5)]
    steps += [mark(10, "redo", 1), mark(11, "undo", 2)]
    for step in steps:
        before = painting.values.copy()
        log.append(step)
        box = painting.follow(log)
        gone = set()
        for o in log:
            if o.kind in ("undo", "redo"):
                (gone.add if o.kind == "undo" else gone.discard)(o.args.of)
        stand = [o for o in log if o.kind.startswith("edit.") and o.n not in gone]
        expected = after(*stand)
        assert np.array_equal(painting.values, expected), step
        assert box == changed_box(before, expected), step


def test_an_edit_that_no_longer_fits_is_left_out_and_told():
    painting = Painting(labels(), None)
    assert painting.follow([STROKES[4]]) is None
    assert "o5 by A cannot be done" in painting.notes[0] and "left out" in painting.notes[0]
    assert painting.follow([STROKES[4], STROKES[0]]) is not None


def made():
    """Labels as the room gives them."""
    values = labels().values
    names = np.zeros((*SHAPE, 3), np.uint16)
    weights = np.zeros((*SHAPE, 3), np.uint8)
    names[..., 0], weights[..., 0] = values, 200
    return Labelled(labels(), Probabilities(names, weights, grid()), (), ("as labelled",))


def scans():
    return SimpleNamespace(scans=[SimpleNamespace(scan=SimpleNamespace(role="ct"), volume=ct())])


def test_edits_reach_the_plan_signed_and_certain():
    found = edited(made(), scans().scans, STROKES[:1])
    changed = found.labels.values != labels().values
    assert changed.any() and (found.probabilities.confidence[changed] == 255).all()
    assert (found.probabilities.labels[changed, 0] == ARTERY).all()
    assert (found.probabilities.confidence[~changed] == 200).all()
    assert found.notes[0] == "as labelled" and "1 edit by hand: A (1)" in found.notes[1]


@pytest.fixture
def steps(tmp_path):
    one = Steps(tmp_path, code="code")
    return one, one.run("label", lambda: made()), one.run("read scans", lambda: 1)


def test_without_edits_no_step_and_no_key_of_a_plan_changes(steps, tmp_path):
    one, labelled, read = steps
    log_of(tmp_path).append("A", [Change(kind="landmark.add", args={"name": "a", "at": [0, 0, 0]})])
    before = dict(one.keys)
    assert with_edits(one, labelled, read) is labelled
    assert one.keys == before


def test_with_edits_whoever_reads_labels_reads_the_edited_ones(steps, tmp_path):
    one, labelled, read = steps
    stroke = Change(kind="edit.paint", args={"label": ARTERY, "points": LINE, "radius_mm": 4})
    log_of(tmp_path).append("A", [stroke])
    plain = one.keys["label"]
    read._value[:] = [scans()]
    result = with_edits(one, labelled, read)
    assert one.keys["label"] == one.keys[EDITED] == result.key and one.keys[PLAIN] == plain
    assert (one.recall("label", one.keys["label"]).value.labels.values == ARTERY).any()
    log_of(tmp_path).append("A", [Change(kind="undo", args={"of": 1})])
    one.keys["label"] = plain
    assert with_edits(one, labelled, read) is labelled


def test_an_edit_is_one_of_three_kinds():
    for args in (EditRelabel(label=8, at=lps(6, 5, 3)), EditPaint(label=8, points=LINE, radius_mm=2)):
        Painting(labels(), ct()).refuse(args)
    with pytest.raises(GeometryError, match="no edit"):
        Painting(labels(), ct()).refuse(mark(1, "undo", 1).args)
