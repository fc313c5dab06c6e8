"""Landmarks that a person has placed: read as given, refused by name."""

import pytest

from dioscuri.errors import FormatError
from dioscuri.formats.landmarks import read_landmarks

NAMES = ("nasion", "vertex")


def test_points_come_back_as_given(tmp_path):
    path = tmp_path / "marks.toml"
    path.write_text("nasion_lps_mm = [1.5, -90, 12.25]\n")
    assert read_landmarks(path, NAMES) == {"nasion": (1.5, -90.0, 12.25)}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("nasion = [1, 2, 3]", "'nasion' found, must be one of nasion_lps_mm, vertex_lps_mm"),
        ("chin_lps_mm = [1, 2, 3]", "'chin_lps_mm' found, must be one of"),
        ("nasion_lps_mm = [1, 2]", r"\[1, 2\] found, must be three numbers in mm"),
        ("nasion_lps_mm = [1, 2, nan]", "must be three numbers"),
        ("nasion_lps_mm = [1, 2, true]", "must be three numbers"),
        ("nasion_lps_mm = 5", "5 found, must be three numbers"),
        ("nasion_lps_mm = [", "not TOML"),
    ],
)
def test_what_is_no_landmark_is_refused(tmp_path, text, says):
    path = tmp_path / "marks.toml"
    path.write_text(text)
    with pytest.raises(FormatError, match=says):
        read_landmarks(path, NAMES)
