"""A refused run leaves nothing; a plan changed by hand is not shown as the plan."""

import pytest

from dioscuri.errors import DioscuriError, ScanError
from dioscuri.planning.folder import (
    CASE,
    CURRENT,
    case_of,
    current_plan,
    files_digest,
    nothing_left_behind,
    scans_in,
)


def refused_in(folder):
    with pytest.raises(DioscuriError, match="no"), nothing_left_behind(folder):
        (folder / "objects").mkdir(parents=True)
        (folder / "objects" / "a").write_text("half")
        raise ScanError("no")


def test_a_new_folder_is_removed(tmp_path):
    refused_in(tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_the_folders_above_it_are_removed_too(tmp_path):
    refused_in(tmp_path / "a" / "b" / "c")
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_nothing_either(tmp_path):
    with pytest.raises(OSError, match="full"), nothing_left_behind(tmp_path / "new"):
        (tmp_path / "new").mkdir()
        raise OSError("disk is full")
    assert not list(tmp_path.iterdir())


def test_a_case_beside_its_scans_is_found(tmp_path):
    (tmp_path / "scans").mkdir()
    marks = "[castor]\ninside_lps_mm = [0, 0, 0]\n[pollux]\ninside_lps_mm = [0, 0, 120]\n"
    (tmp_path / "case.toml").write_text('name = "c"\n' + marks)
    assert case_of(tmp_path / "scans") == case_of(tmp_path)
    assert case_of(tmp_path / "scans") is not None


def test_an_empty_folder_stays_empty(tmp_path):
    refused_in(tmp_path)
    assert not list(tmp_path.iterdir())


def test_earlier_work_is_kept(tmp_path):
    (tmp_path / "store.sqlite").write_text("earlier")
    refused_in(tmp_path)
    assert (tmp_path / "store.sqlite").read_text() == "earlier"


def test_a_file_in_the_way_is_refused(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(ScanError, match="a file, must be a folder"), nothing_left_behind(tmp_path / "out"):
        pass


def test_digest_sees_names_and_contents_but_never_the_truth(tmp_path):
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / "a").write_text("1")
    seen = {files_digest(tmp_path)}
    (tmp_path / "truth").mkdir()
    (tmp_path / "truth" / "labels").write_text("the answers")
    assert files_digest(tmp_path) in seen
    (tmp_path / "scans" / "a").write_text("2")
    seen.add(files_digest(tmp_path))
    (tmp_path / "scans" / "a").rename(tmp_path / "scans" / "b")
    seen.add(files_digest(tmp_path))
    assert len(seen) == 3


def test_no_plan_is_said(tmp_path):
    with pytest.raises(ScanError, match="no plan found"):
        current_plan(tmp_path)


@pytest.mark.parametrize("pointer", [b"\xff\xfe", b"", b"../../elsewhere"])
def test_a_spoilt_pointer_is_one_line(tmp_path, pointer):
    (tmp_path / "plans").mkdir()
    (tmp_path / CURRENT).write_bytes(pointer)
    with pytest.raises(ScanError, match="must be a plan's id"):
        current_plan(tmp_path)


def test_a_case_that_cannot_be_read_never_turns_provisional(tmp_path):
    assert case_of(tmp_path) is None
    (tmp_path / CASE).symlink_to(tmp_path / "gone")
    with pytest.raises(DioscuriError, match="cannot be read"):
        case_of(tmp_path)
    (tmp_path / CASE).unlink()
    (tmp_path / CASE).mkdir()
    with pytest.raises(DioscuriError, match="cannot be read"):
        case_of(tmp_path)


def test_a_case_folder_may_hold_its_own_plan_but_scans_may_not(tmp_path):
    (tmp_path / "scans").mkdir()
    assert scans_in(tmp_path, tmp_path) == tmp_path / "scans"
    for inside in (tmp_path / "scans", tmp_path / "scans" / "out"):
        with pytest.raises(ScanError, match="lies among the scans"):
            scans_in(tmp_path, inside)
    (tmp_path / "scans").rmdir()
    with pytest.raises(ScanError, match="lies among the scans"):
        scans_in(tmp_path, tmp_path / "out")
