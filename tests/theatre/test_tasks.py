"""The shipped task network."""

from dioscuri.theatre import single_stage

STAGE = single_stage()
BY_ID = {t.id: t for t in STAGE.tasks}


def ancestors(name: str) -> set[str]:
    out = set(BY_ID[name].after)
    return out.union(*(ancestors(a) for a in out))


def test_network() -> None:
    assert len(STAGE.tasks) == 25
    assert [t.id for t in STAGE.tasks if t.separates] == ["S15"]
    assert BY_ID["S15"].rooms == ("OR1", "OR2")
    assert BY_ID["S02"].lead == ("Anaesthesia A", "Anaesthesia B")


def test_every_state_has_a_way_out_until_the_sinus_is_given_away() -> None:
    for task in STAGE.tasks:
        before = "S13" not in ancestors(task.id) | {task.id}
        assert task.point_of_no_return is not before
        if before:
            assert task.stop_and_close and task.emergency_separation
        else:
            assert task.emergency_separation


def test_no_stop_is_promised_between_the_sinus_and_the_separation() -> None:
    assert [t.id for t in STAGE.tasks if not t.stop_and_close] == ["S13", "S14"]


def test_each_twin_is_closed_in_its_own_room() -> None:
    for twin, room in (("A", "OR1"), ("B", "OR2")):
        for step in ("S16", "S17", "S18", "S19"):
            assert BY_ID[step + twin].rooms == (room,)
            assert all(role.endswith(twin) for role in BY_ID[step + twin].lead)
