"""A whole phantom pair: the baseline is plausible, and directions agree with the phantom's own tracer."""

import numpy as np
import pytest

from dioscuri.circulation.caseflow import HeadMarks, case_flow
from dioscuri.circulation.flow.steady import steady
from dioscuri.circulation.graph import vessel_graph
from dioscuri.phantom.presets import PRESETS
from dioscuri.phantom.twins import make_twins

TWINS = ("castor", "pollux")


@pytest.fixture(scope="module")
def pair():
    return make_twins(PRESETS["half-brain-artery"], spacing_mm=2.0)


def case_of(pair, graph):
    brain = pair.labels.mask("brain")
    seeds = [pair.labels.grid.lps(np.argwhere(brain & pair.owner.mask(t))).mean(axis=0) for t in TWINS]
    foramina = [pair.landmarks[t]["foramen_magnum"] for t in TWINS]
    return case_flow(graph, pair.labels, pair.owner, HeadMarks(foramina, seeds, pair.landmarks))


def entering(case, state, twin):
    net = case.network
    nodes = [net.node(f"n{n}") for n, t in case.hearts.inlets.items() if t == twin]
    a, b = net.ends.T
    return float(state.flow_ml_min[np.isin(a, nodes)].sum() - state.flow_ml_min[np.isin(b, nodes)].sum())


def plausible(case):
    state, net = steady(case.network), case.network
    assert state.residual < 1e-10
    sinus = np.array([k == "sinus" for k in net.kind])
    assert 4.9 < state.pressure_mmhg[net.ends[sinus]].min()
    assert state.pressure_mmhg[net.ends[sinus]].max() < 20
    bed = ~np.isnan(net.demand_ml_min)
    assert np.allclose(state.flow_ml_min[bed], net.demand_ml_min[bed], rtol=1e-4)
    for twin in TWINS:
        mine = [t for t in case.territories.territories if t.twin == twin]
        assert {t.side for t in mine} == {"left", "right"}
    assert {t.vein for t in case.territories.territories} <= set(net.edges)
    return state


@pytest.mark.slow
def test_true_vessels(pair):
    case = case_of(pair, pair.vessels)
    state = plausible(case)
    net = case.network
    long, right = 0.0, 0.0
    for edge in pair.vessels:
        if edge.flow:
            long += edge.length_mm
            right += edge.length_mm * (np.sign(state.flow_ml_min[net.edge(edge.id)]) == edge.flow)
    assert right / long > 0.95
    volume = sum(t.volume_ml for t in case.territories.territories if t.twin == "castor")
    assert entering(case, state, "castor") > 1.1 * volume * 1.04 * 0.4  # it feeds half of the other's brain


@pytest.mark.slow
def test_vessels_from_masks(pair):
    graph = vessel_graph(pair.labels, [])
    case = case_of(pair, graph)
    plausible(case)
    assert any("connected to no heart" in note for note in case.notes)
