"""Two round heads as a network: demands are met, ways are known, and what is clipped is told."""

from dataclasses import replace

import numpy as np
import pytest

from dioscuri.circulation.caseflow import case_flow
from dioscuri.circulation.caseflow.beds import arterial_ends, demands
from dioscuri.circulation.caseflow.losses import friction
from dioscuri.circulation.flow.steady import steady
from dioscuri.circulation.territories import brain_of, from_landmarks, territories
from dioscuri.errors import CirculationError, IsolatedError
from dioscuri.model import LabelMap, VesselGraph
from dioscuri.model.caseflow_recipe import CaseFlowRecipe
from tests.circulation.caseflow.heads import AWAY, POINTS, Sketch, draw_head, heads, line, marks

PLAIN = CaseFlowRecipe(
    collateral_share=0,
    sinus_heads_per_100mm=0,
    icp_mmhg=-9,
    neck_mmhg=-9,
    deep_below_mm=60,
    territory_spacing_mm=3,
)


@pytest.fixture(scope="module")
def plain():
    graph, labels, owner, where, names = heads()
    return case_flow(graph, labels, owner, where, recipe=PLAIN), graph, names


@pytest.fixture(scope="module")
def joined():
    graph, labels, owner, where, names = heads(shared=True)
    recipe = CaseFlowRecipe(deep_below_mm=60, territory_spacing_mm=3)
    return case_flow(graph, labels, owner, where, recipe=recipe), names


def flow(case, state, name):
    return abs(state.flow_ml_min[case.network.edge(name)])


def test_every_vein_has_one_territory_of_its_own_side(plain):
    case, graph, names = plain
    found = {t.vein: t for t in case.territories.territories}
    assert len(found) == len(case.territories.territories) == 8
    for twin, sign in (("castor", -1), ("pollux", 1)):
        for n, x in enumerate((1, -1, 0.75, -0.75)):
            territory = found[names[twin][f"vein {n}"]]
            assert territory.twin == twin
            assert territory.side == ("left" if x * -sign > 0 else "right")
            assert sum(p for _, p in territory.alternatives) == pytest.approx(1)
            assert territory.alternatives[0][0] == territory.vein


def test_the_twins_demand_is_met(plain):
    case, _, names = plain
    state = steady(case.network)
    assert state.residual < 1e-10
    for twin in names:
        volume = sum(t.volume_ml for t in case.territories.territories if t.twin == twin)
        assert flow(case, state, names[twin]["carotid"]) == pytest.approx(volume * 1.04 * 0.4, rel=1e-5)
        assert flow(case, state, names[twin]["jugular"]) == pytest.approx(volume * 1.04 * 0.4, rel=1e-5)


def test_the_pressure_of_a_territory_is_the_sum_of_what_its_vessels_lose(plain):
    case, graph, names = plain
    state = steady(case.network)
    for twin in names:
        pressure = 5.0 + 1.0  # the neck's, and what unseen veins lose
        territory = next(t for t in case.territories.territories if t.vein == names[twin]["vein 0"])
        for name in ("jugular", "sigmoid", "torcular", "vein 0"):
            edge = graph[names[twin][name]]
            pressure += friction(edge.path, edge.radius_mm, 3.5) * flow(case, state, edge.id)
        assert state.pressure_mmhg[case.network.node(territory.node)] == pytest.approx(pressure, rel=1e-9)
        mine = 0.4 * 1.04 * territory.volume_ml
        assert flow(case, state, names[twin]["vein 0"]) == pytest.approx(mine, rel=1e-5)


def test_with_seen_vessels_only_a_clip_isolates_by_name(plain):
    case, _, names = plain
    vein = names["pollux"]["vein 2"]
    territory = next(t for t in case.territories.territories if t.vein == vein)
    with pytest.raises(IsolatedError, match=territory.id) as told:
        steady(case.network, {vein: 1.0})
    assert told.value.territories == (territory.node,)


def test_unseen_collaterals_take_over_at_a_price(joined):
    case, names = joined
    before = steady(case.network)
    vein = names["castor"]["vein 0"]
    after = steady(case.network, {vein: 1.0})
    own = next(t for t in case.territories.territories if t.vein == vein)
    n = case.network.node(own.node)
    assert after.pressure_mmhg[n] > before.pressure_mmhg[n] + 1
    other = next(t for t in case.territories.territories if t.twin == "castor" and t.side != own.side)
    m = case.network.node(other.node)
    assert after.pressure_mmhg[m] < before.pressure_mmhg[m] + 1


def test_walls_of_bridging_and_neck_veins_collapse_under_the_pressure_around_them():
    graph, labels, owner, where, names = heads()
    recipe = PLAIN.model_copy(update={"icp_mmhg": 14.0, "neck_mmhg": -2.0})
    case = case_flow(graph, labels, owner, where, recipe=recipe)
    net = case.network
    around = {name: net.external_mmhg[net.edge(edge)] for name, edge in names["pollux"].items()}
    assert [around[f"vein {n}"] for n in range(4)] == [14.0] * 4
    assert around["jugular"] == -2.0
    assert np.isnan([around["sagittal"], around["torcular"], around["carotid"]]).all()
    state = steady(net)
    assert all(state.pressure_mmhg[net.node(t.node)] > 14 for t in case.territories.territories)
    assert state.pressure_mmhg[net.ends[net.edge(names["pollux"]["sagittal"])]].max() < 8


def test_no_collateral_crosses_a_midline(joined):
    case, _ = joined
    by_node = {t.node: (t.twin, t.side) for t in case.territories.territories}
    net = case.network
    crossing = [
        name
        for name, (a, b), kind in zip(net.edges, net.ends, net.kind, strict=True)
        if kind == "collateral" and by_node[net.nodes[a]] != by_node[net.nodes[b]]
    ]
    assert "collateral" in net.kind
    assert not crossing


def test_exchanging_the_twins_exchanges_the_answer(joined):
    case, _ = joined
    graph, labels, owner, where, _ = heads(exchanged=True, shared=True)
    other = case_flow(
        graph, labels, owner, where, recipe=CaseFlowRecipe(deep_below_mm=60, territory_spacing_mm=3)
    )
    swapped = {"castor": "pollux", "pollux": "castor"}
    for one, two in zip(case.territories.territories, other.territories.territories, strict=True):
        assert replace(two, twin=swapped[two.twin]) == one
    assert np.array_equal(case.territories.number, other.territories.number)
    assert np.allclose(steady(case.network).pressure_mmhg, steady(other.network).pressure_mmhg)


def test_without_landmarks_a_round_head_has_one_hemisphere_and_says_so():
    graph, labels, owner, _, _ = heads()
    case = case_flow(graph, labels, owner, marks(landmarks=False), recipe=PLAIN)
    assert {t.side for t in case.territories.territories} == {"unknown"}
    assert any("give landmarks" in note for note in case.notes)


def test_thin_arteries_that_cannot_carry_the_demand_are_told():
    graph, labels, owner, where, names = heads()
    thin = tuple(
        replace(e, radius_mm=e.radius_mm * 0.3) if e.id == names["castor"]["artery a"] else e for e in graph
    )
    case = case_flow(VesselGraph(graph.nodes, thin), labels, owner, where, recipe=PLAIN)
    assert any("cannot carry" in note for note in case.notes)
    state = steady(case.network)
    bed = ~np.isnan(case.network.demand_ml_min)
    assert np.allclose(state.flow_ml_min[bed], case.network.demand_ml_min[bed], rtol=1e-4)


def test_what_cannot_be_is_refused():
    graph, labels, owner, where, names = heads()
    with pytest.raises(CirculationError, match="no brain"):
        case_flow(
            graph, LabelMap(np.where(labels.values == 6, 2, 2).astype(np.uint16), labels.grid), owner, where
        )
    bare = tuple(e for e in graph if e.kind != "sinus")
    with pytest.raises(CirculationError, match="no vein joins a dural sinus"):
        case_flow(VesselGraph(graph.nodes, bare), labels, owner, where)


def test_a_brain_that_no_artery_reaches_is_refused():
    graph, labels, owner, where, _ = heads()
    planes = [from_landmarks(None, m["porion_left"], m["porion_right"]) for m in where.landmarks.values()]
    drainage = territories(graph, brain_of(labels, owner, PLAIN), planes, PLAIN)
    ends = arterial_ends(graph, ())
    below = ends[(graph.nodes[ends][:, 2] > 0) & (graph.nodes[ends][:, 2] < 60)]
    with pytest.raises(CirculationError, match="castor: no artery ends"):
        demands(graph, below, drainage, PLAIN)


def test_arteries_feed_their_own_hemisphere_even_where_another_is_nearer():
    graph, labels, owner, where, _ = heads()
    planes = [from_landmarks(None, m["porion_left"], m["porion_right"]) for m in where.landmarks.values()]
    drainage = territories(graph, brain_of(labels, owner, PLAIN), planes, PLAIN)
    ends = [(s * x, y, z * AWAY) for z in (-1, 1) for s, x, y in ((1, 2, -29), (-1, 2, 29))]
    bare = VesselGraph(np.array(ends, float), ())
    found = demands(bare, np.arange(4), drainage, PLAIN)
    for node, n in found:
        territory = drainage.map.territories[n]
        assert territory.at_lps_mm[0] * ends[node][0] > 0
        assert territory.at_lps_mm[2] * ends[node][2] > 0
    total = sum(t.volume_ml for t in drainage.map.territories)
    assert sum(found.values()) == pytest.approx(0.4 * 1.04 * total)


@pytest.mark.parametrize("kind", ["vein", "sinus"])
def test_deep_brain_drains_to_a_deep_vein_or_to_the_straight_sinus(kind):
    sketch = Sketch()
    lower = draw_head(sketch, -1.0, 1.0)
    draw_head(sketch, 1.0, 0.0)
    torcular = sketch.edges[4].path[-1]
    deep = sketch.draw(line(torcular, (0, 2, -AWAY)), 1.0, kind, 1.0)
    _, labels, owner, where, _ = heads()
    recipe = CaseFlowRecipe(deep_below_mm=14, territory_spacing_mm=3, icp_mmhg=-9)
    case = case_flow(sketch.graph(), labels, owner, where, recipe=recipe)
    mine = [t for t in case.territories.territories if t.vein == deep]
    assert {t.twin for t in mine} == {"castor"}
    total = sum(t.volume_ml for t in mine)
    assert total == pytest.approx(4 / 3 * np.pi * 1.6**3, rel=0.6)  # a ball of 14 to 17 mm radius
    for t in mine:
        n = np.flatnonzero(case.territories.number.ravel() == int(t.id[1:]))
        away = np.linalg.norm(POINTS[n] - (0, 0, -AWAY), axis=1)
        assert away.max() < 19
    state = steady(case.network)
    assert flow(case, state, deep) == pytest.approx(total * 1.04 * 0.4, rel=1e-4) or kind == "vein"
    assert flow(case, state, lower["carotid"]) == pytest.approx(flow(case, state, lower["jugular"]), rel=1e-6)


def test_the_spread_moves_what_it_says(joined):
    case, names = joined
    spread, net = case.spread, case.network
    edges, nodes = len(net.edges), len(net.nodes)
    jugular, sinus = net.edge(names["castor"]["jugular"]), net.edge(names["castor"]["sagittal"])
    radius = spread.of("radius")
    assert spread.log_resistance.sd(edges, radius)[jugular] == pytest.approx(4 * 0.03)
    assert spread.log_quadratic.sd(edges, radius)[sinus] == pytest.approx(4 * 0.03)
    assert spread.log_quadratic.sd(edges, radius)[jugular] == 0
    held = spread.fixed_mmhg.sd(nodes)
    assert np.array_equal(held > 0, net.held)
    z = np.zeros((1, spread.causes))
    z[0, [n for n, g in enumerate(spread.group) if g == "demand"]] = 1
    demand, resistance = spread.log_demand.shifts(z, edges)[0], spread.log_resistance.shifts(z, edges)[0]
    beds = ~np.isnan(net.demand_ml_min)
    assert np.allclose(demand[beds], 0.27)
    assert np.allclose(resistance, -np.where(beds, 0.27, 0))
    assert {g for g in spread.group} >= {
        "viscosity",
        "collaterals",
        "territories",
        "tissue pressure",
        "venules",
    }
