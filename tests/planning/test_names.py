"""Vessels keep their names from one plan of a case to the next."""

from types import SimpleNamespace

import numpy as np
import pytest

from dioscuri.errors import ScanError
from dioscuri.model import VesselEdge, VesselGraph
from dioscuri.planning.bloodflow import names
from dioscuri.steps import Steps

LINES = {"a": [[0, 0, 0], [0, 0, 40.0]], "b": [[30, 0, 0], [30, 0, 40.0]], "c": [[60, 0, 0], [60, 0, 40.0]]}


def graph(*order):
    """Straight vessels, numbered in this order."""
    paths = [np.linspace(*np.array(LINES[name]), 20) for name in order]
    nodes = np.concatenate([p[[0, -1]] for p in paths])
    edges = [VesselEdge(f"v{n + 1}", 2 * n, 2 * n + 1, p, 1.0, 0.1, "vein") for n, p in enumerate(paths)]
    return VesselGraph(nodes, tuple(edges))


def name_at(found, x):
    return next(e.id for e in found if abs(e.path[0, 0] - x) < 1)


@pytest.fixture
def plan(tmp_path, monkeypatch):
    """Plans the given graph in one folder, as a run after another does."""
    last = {}

    def current(folder):
        if not last:
            raise ScanError("no plan")
        return SimpleNamespace(steps=dict(last))

    monkeypatch.setattr(names, "current_plan", current)

    def planned(found):
        steps = Steps(tmp_path, code="code")
        result = names.named(steps, steps.run("vessel graph", lambda *_: found, found))
        last.clear()
        last.update(steps.keys)
        return result.value, steps.computed

    return planned


def test_a_first_plan_names_as_found(plan):
    found, _ = plan(graph("a", "b"))
    assert [e.id for e in found.graph] == ["v1", "v2"] and found.used == 2


def test_names_follow_the_vessels_into_the_next_plan_and_none_is_used_twice(plan):
    plan(graph("a", "b"))
    second, _ = plan(graph("c", "b"))
    assert name_at(second.graph, 30) == "v2"
    assert name_at(second.graph, 60) == "v3"
    third, _ = plan(graph("a", "b"))
    assert name_at(third.graph, 0) == "v4"
    assert third.used == 4


def test_the_same_graph_again_computes_nothing(plan):
    plan(graph("a", "b"))
    plan(graph("b", "a"))
    again, computed = plan(graph("b", "a"))
    assert name_at(again.graph, 0) == "v1"
    assert computed == []
