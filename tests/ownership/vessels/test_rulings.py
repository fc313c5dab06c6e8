"""What people decide: it counts, it is shown, it is found again, and never lost in silence."""

import pytest

from dioscuri.errors import CirculationError, GeometryError
from dioscuri.model.vesselproof import Ruling
from dioscuri.ownership.vessels.rulings import placed
from tests.ownership.vessels.scenes import graph, judged, rises


def ruling(edge="v2", value="pollux", matter="owner", by="Dr A", on="2026-03-01", **more):
    return Ruling(edge=edge, matter=matter, value=value, by=by, on=on, **more)


def test_a_ruling_overrules_and_says_who_when_and_why() -> None:
    found = judged(rises(), rulings=(ruling(why="seen to drain pollux's cortex"),))
    edge = found.graph["v2"]
    assert edge.castor == 0 and found.called("v2") == "pollux"
    assert edge.evidence[0] == "owner ruled pollux by Dr A on 2026-03-01: seen to drain pollux's cortex"
    assert found.evidence["v2"][-1].ground == "ruling"


def test_a_ruling_against_evidence_is_listed() -> None:
    found = judged(rises(), rulings=(ruling(),))
    (clash,) = (c for c in found.conflicts if c.edge == "v2")
    assert clash.pieces[0].ground == "ruling" and len(clash.pieces) >= 2


def test_a_ruling_with_the_evidence_is_no_conflict() -> None:
    found = judged(rises(), rulings=(ruling(value="castor"),))
    assert found.graph["v2"].castor == 1 and not found.contested("v2")


def test_two_people_who_differ_are_a_conflict_and_the_last_counts() -> None:
    both = (ruling(by="Dr B", on="2026-03-02", value="castor"), ruling())
    found = judged(rises(), rulings=both)
    assert found.called("v2") == "castor"
    assert any("Dr A" in c.text and "Dr B" in c.text for c in found.conflicts)


def test_one_person_may_change_their_mind() -> None:
    found = judged(rises(), rulings=(ruling(), ruling(on="2026-03-05", value="castor")))
    assert found.called("v2") == "castor" and not found.contested("v2")


def test_kind_and_flow_can_be_ruled() -> None:
    found = judged(
        rises(), rulings=(ruling(matter="kind", value="sinus"), ruling(matter="flow", value="backward"))
    )
    assert found.graph["v2"].kind == "sinus" and found.graph["v2"].flow == -1


def test_a_ruling_settles_a_conflict() -> None:
    swapped = rises(swapped=("arterial",))
    assert max(judged(swapped).owner["a1"].values()) <= 0.8 + 1e-9
    assert judged(swapped, rulings=(ruling("a1", "castor"),)).owner["a1"]["castor"] == 1


def test_an_unknown_edge_names_near_ids() -> None:
    with pytest.raises(CirculationError, match=r"'v22'.*near are v2"):
        judged(rises(), rulings=(ruling("v22"),))


@pytest.mark.parametrize("matter, value", [("owner", "artery"), ("kind", "castor"), ("flow", "up")])
def test_an_answer_of_another_matter_is_refused(matter, value) -> None:
    with pytest.raises(GeometryError, match="must be one of"):
        ruling(matter=matter, value=value)


def test_a_ruling_is_found_again_by_its_place() -> None:
    at = tuple(float(x) for x in graph()["v2"].path[15])
    (here,), lost = placed((ruling("old7", at_lps_mm=at),), graph(), 5.0)
    assert here.edge == "v2" and not lost and "made on old7" in here.evidence().text


def test_an_id_that_names_another_vessel_today_is_not_believed() -> None:
    at = tuple(float(x) for x in graph()["v2"].path[15])
    (here,), _ = placed((ruling("A1", at_lps_mm=at),), graph(), 5.0)
    assert here.edge == "v2"


def test_a_ruling_without_a_vessel_is_told() -> None:
    found = judged(rises(), rulings=(ruling("old7", at_lps_mm=(0.0, 19.0, 0.0)),))
    (gone,) = found.lost
    assert gone.ruling.edge == "old7" and "no vessel within 5 mm" in gone.why


def test_a_direction_is_not_moved_to_another_edge() -> None:
    at = tuple(float(x) for x in graph()["v2"].path[15])
    found, (gone,) = placed((ruling("old7", "forward", "flow", at_lps_mm=at),), graph(), 5.0)
    assert not found and "other way round" in gone.why
