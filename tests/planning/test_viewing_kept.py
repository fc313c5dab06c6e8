"""What stands after undo and redo; constraints on their way to the cut; staleness; pictures."""

import base64
import json
import threading
import zlib

import pytest

from dioscuri.errors import FormatError, GeometryError
from dioscuri.model.operation import Change
from dioscuri.planning.viewing.kept import kept, refuse_baseless
from dioscuri.planning.viewing.pictures import keep_picture, pictures, pictures_folder
from dioscuri.planning.viewing.planned import kept_demands, log_of
from dioscuri.planning.viewing.stale import mark_of, why_stale


def png(width=2, height=2):
    def chunk(kind, data):
        sum_ = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + sum_

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    rows = zlib.compress(b"\x00\x00\x00" * 2)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + body).decode()


@pytest.fixture
def do(tmp_path):
    log = log_of(tmp_path)

    def done(kind, /, **args):
        return log.append("A", [Change(kind=kind, args=args)], refuse_baseless)[0].n

    done.log = log
    return done


def landmark(do, name="a"):
    return do("landmark.add", name=name, at=[0, 0, 0])


def standing(do):
    return list(kept(do.log.read()).landmark)


def test_undo_and_redo_take_away_and_bring_back(do):
    landmark(do), landmark(do)
    do("undo", of=1)
    assert standing(do) == ["o2"]
    do("redo", of=1)
    assert standing(do) == ["o1", "o2"]


def test_an_undone_removal_brings_back_and_nothing_is_lost(do):
    n = landmark(do)
    gone = do("landmark.remove", id=f"o{n}")
    assert standing(do) == []
    do("undo", of=gone)
    assert standing(do) == ["o1"] and len(do.log.read()) == 3


def test_each_family_stands_by_itself(do):
    landmark(do)
    do("note.add", text="t", at=[0, 0, 0])
    do("edit.relabel", label=8, at=[0, 0, 0])
    found = kept(do.log.read())
    assert (list(found.landmark), list(found.note), [e.n for e in found.edits]) == (["o1"], ["o2"], [3])


@pytest.mark.parametrize(
    ("kind", "args", "said"),
    [
        ("undo", {"of": 9}, "no such operation"),
        ("undo", {"of": 2}, "already taken back"),
        ("undo", {"of": 3}, "itself an undo"),
        ("redo", {"of": 1}, "not taken back"),
        ("landmark.remove", {"id": "o2"}, "no landmark of that id, there are: o1"),
        ("note.remove", {"id": "o1"}, "no note of that id, there are: none"),
    ],
)
def test_what_has_no_base_is_refused(do, kind, args, said):
    landmark(do), landmark(do), do("undo", of=2)
    with pytest.raises(GeometryError, match=said):
        do(kind, **args)
    assert len(do.log.read()) == 3


def test_constraints_that_stand_are_demands_on_the_cut(do, tmp_path):
    do("constraint.add", kind="keep-out", centre=[1, 2, 3], radius_mm=4)
    do("constraint.add", kind="must-own", twin="pollux", vessel="v3")
    do("constraint.add", kind="keep-out", structure="dural_sinus")
    do("constraint.remove", id="o3")
    ball, vessel = kept_demands(tmp_path)
    assert ball.centre_lps_mm == (1, 2, 3) and (vessel.vessel, vessel.twin) == ("v3", "pollux")


def test_a_case_without_a_log_has_no_demand(tmp_path):
    assert kept_demands(tmp_path) == () and not (tmp_path / "edits").exists()


def test_a_new_plan_or_ruling_makes_a_page_stale(tmp_path):
    (tmp_path / "plans").mkdir()
    (tmp_path / "edits").mkdir()
    (tmp_path / "plans" / "current.txt").write_text("a" * 64)
    shown = mark_of(tmp_path)
    assert why_stale(shown, mark_of(tmp_path)) == ""
    (tmp_path / "edits" / "vessels.json").write_text("{}")
    assert "ruled" in why_stale(shown, mark_of(tmp_path))
    (tmp_path / "plans" / "current.txt").write_text("b" * 64)
    assert "newer plan" in why_stale(shown, mark_of(tmp_path))


def test_pictures_are_kept_once_and_listed(tmp_path):
    first = keep_picture(tmp_path, "../../The sinus <b>", png(), "A")
    assert first.startswith("the-sinus-b-") and (pictures_folder(tmp_path) / first).is_file()
    assert keep_picture(tmp_path, "../../The sinus <b>", png(), "B") == first
    second = keep_picture(tmp_path, "???", "data:image/png;base64," + png(3, 3), "B")
    assert [(p["file"], p["by"]) for p in pictures(tmp_path)] == [(first, "A"), (second, "B")]


def test_pictures_at_once_are_all_listed(tmp_path):
    def keep(n):
        keep_picture(tmp_path, f"p{n}", png(n + 1), "A")

    threads = [threading.Thread(target=keep, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(pictures(tmp_path)) == 8


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a", "???", "base64"),
        ("a", base64.b64encode(b"<svg>").decode(), "no whole PNG"),
        ("a", png()[:-8], "base64|no whole PNG"),
        ("a", png(20_000, 2), "20000"),
        ("a\ud800", png(), "control"),
        (" ", png(), "name"),
    ],
)
def test_what_is_no_picture_is_refused(tmp_path, name, data, said):
    with pytest.raises(GeometryError, match=said):
        keep_picture(tmp_path, name, data, "A")
    assert pictures(tmp_path) == ()


@pytest.mark.parametrize("by", ["", " ", "A" * 201, "A\ud800"])
def test_who_took_a_picture_is_a_name(tmp_path, by):
    with pytest.raises(GeometryError, match="by|control"):
        keep_picture(tmp_path, "a", png(), by)
    assert pictures(tmp_path) == ()


def test_a_damaged_list_of_pictures_is_refused(tmp_path):
    keep_picture(tmp_path, "a", png(), "A")
    (pictures_folder(tmp_path) / "pictures.json").write_text(json.dumps({"format": "other"}))
    with pytest.raises(FormatError, match="restore"):
        keep_picture(tmp_path, "b", png(3), "A")
