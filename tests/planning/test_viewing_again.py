"""Vessels that kept things name, in a later plan whose ids are others; places go with the ids."""

import numpy as np
import pytest

from dioscuri.errors import GeometryError
from dioscuri.model.operation import Change
from dioscuri.planning.viewing import planned
from dioscuri.planning.viewing.again import found_again, placed, renamed
from dioscuri.planning.viewing.planned import kept_demands, log_of

PATHS = {
    "v1": [[0, 0, 0], [0, 0, 10], [0, 0, 20]],
    "v2": [[30, 0, 0], [30, 0, 10], [30, 0, 20]],
    "v9": [[60, 0, 0], [60, 0, 30]],
}
LATER = {"v1": PATHS["v2"], "v7": PATHS["v1"]}  # v1 names another vessel now


def constraint(**more):
    return Change(kind="constraint.add", args={"kind": "keep-out", "vessel": "v1", **more})


def bookmark(**more):
    view = {"clips": {"v1": 1.0, "v2": 0.5}, "selected": "v9"}
    return Change(kind="bookmark.add", args={"name": "a", "camera": {}, "view": view, **more})


def test_a_place_on_each_vessel_is_kept_beside_its_id():
    assert placed(constraint(), PATHS).args.at_lps_mm == (0, 0, 10)
    assert placed(constraint(at_lps_mm=[0, 0, 5]), PATHS).args.at_lps_mm == (0, 0, 5)
    assert set(placed(bookmark(), PATHS).args.places) == {"v1", "v2", "v9"}
    ball = Change(kind="constraint.add", args={"kind": "keep-out", "centre": [0, 0, 0], "radius_mm": 3})
    assert placed(ball, PATHS) is ball


def test_a_vessel_is_found_by_its_place_and_not_by_its_id():
    assert found_again("v1", (0, 0, 10), PATHS) == "v1"
    assert found_again("v1", (0, 2, 10), LATER) == "v7"
    assert found_again("v1", (0, 5, 10), LATER) == "" and found_again("v1", (0, 0, 0), {}) == ""
    assert renamed(placed(bookmark(), PATHS).args, LATER) == {"v1": "v7", "v2": "v1", "v9": None}
    assert renamed(placed(bookmark(), PATHS).args, PATHS) == {}


@pytest.fixture
def later(tmp_path, monkeypatch):
    """A case with a constraint on v1, and another plan by now."""
    log_of(tmp_path).append("A", [placed(constraint(), PATHS)])
    monkeypatch.setattr(planned, "current_paths", lambda _: LATER)
    return tmp_path


def test_a_kept_demand_follows_its_vessel_and_tells(later):
    told = []
    (demand,) = kept_demands(later, told.append)
    assert demand.vessel == "v7" and told == [
        "constraint o1: v1 of an earlier plan is v7 now, found by its place"
    ]


def test_a_demand_on_a_lost_vessel_is_refused_by_name(later, monkeypatch):
    monkeypatch.setattr(planned, "current_paths", lambda _: {"v1": np.array(PATHS["v2"])})
    with pytest.raises(GeometryError, match=r"constraint o1 \(keep-out v1\): no vessel of this plan"):
        kept_demands(later)
