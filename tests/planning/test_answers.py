"""An answer is remembered for exactly what was asked of exactly this case, and for nothing else."""

from dataclasses import replace

import pytest

from dioscuri.planning import flowreport
from dioscuri.planning.bloodflow import ask
from dioscuri.planning.bloodflow.tear import Child
from tests.planning.flow_scene import scene


@pytest.fixture
def case(monkeypatch, tmp_path):
    """What the circulation of the case is, to be changed, and a function that asks a what-if of it."""
    known, _, links = scene()
    case = {"known": replace(known, origin=("owners", "flow"))}
    monkeypatch.setattr(ask, "circulated", lambda *_, **__: case["known"])
    monkeypatch.setattr(flowreport, "write_what_if", lambda *_: None)
    vein = next(v for v in links.values() if v in known.flow.network.edges)

    def asked(*words, children=ask.NOBODY):
        return ask.what_if_case(tmp_path, words or (f"{vein}=0.5",), children=children)

    return case, asked


def test_the_same_question_is_answered_once(case):
    _, asked = case
    first, again = asked(), asked()
    assert (first.remembered, again.remembered) == (False, True)
    assert again.what_if == first.what_if and again.folder == first.folder


@pytest.mark.parametrize("origin", [("other owners", "flow"), ("owners", "other flow")])
def test_a_ruling_or_a_moved_mark_makes_it_another_question(case, origin):
    known, asked = case
    first = asked()
    known["known"] = replace(known["known"], origin=origin)
    assert not asked().remembered
    assert asked().folder != first.folder


def test_so_do_the_children_and_the_recipe(case):
    known, asked = case
    first = asked()
    heavier = asked(children=(Child(9.0), Child()))
    assert not heavier.remembered and heavier.folder != first.folder
    assert asked(children=(Child(), Child(9.0))).folder not in (first.folder, heavier.folder)
    recipe = known["known"].recipe
    known["known"] = replace(known["known"], recipe=recipe.model_copy(update={"seed": 5}))
    assert not asked().remembered


def test_a_refused_question_leaves_nothing(case, tmp_path):
    _, asked = case
    with pytest.raises(ask.CirculationError):
        asked("no such vessel")
    assert not any(tmp_path.rglob("*.json"))
