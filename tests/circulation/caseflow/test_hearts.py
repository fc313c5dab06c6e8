"""Where hearts feed heads, and what a person may overrule."""

import numpy as np
import pytest

from dioscuri.circulation.caseflow import heart_ends
from dioscuri.circulation.caseflow.pieces import reached, with_kinds
from dioscuri.circulation.territories import necks_of
from dioscuri.errors import CirculationError
from dioscuri.model import VesselGraph
from tests.circulation.caseflow.heads import GRID, Sketch, draw_head, heads, line

GRAPH, _, _, MARKS, NAMES = heads()
NECKS = necks_of(MARKS.foramina_lps_mm, MARKS.seeds_lps_mm)


def ends_of(graph=GRAPH, **kw):
    return heart_ends(graph, NECKS, GRID, **kw)


def loose_node(name, graph=GRAPH):
    edge = graph[name]
    away = [abs(graph.nodes[n][2]) for n in (edge.start, edge.end)]
    return (edge.start, edge.end)[int(np.argmax(away))]


def test_carotids_come_in_and_jugulars_go_out():
    found = ends_of()
    for twin in ("castor", "pollux"):
        assert found.inlets[loose_node(NAMES[twin]["carotid"])] == twin
        assert found.outlets[loose_node(NAMES[twin]["jugular"])] == twin
    assert len(found.inlets) == len(found.outlets) == 2
    assert not found.doubtful
    assert "castor's foramen, at the rim" in found.reasons[loose_node(NAMES["castor"]["carotid"])]


def with_branch(kind):
    sketch = Sketch()
    draw_head(sketch, -1.0, 1.0)
    draw_head(sketch, 1.0, 0.0)
    start = sketch.nodes[1]
    return sketch, sketch.draw(line(start, start + (12, 0, -6)), 1.0, kind, 1.0)


def test_a_branch_that_ends_early_in_the_neck_is_no_heart():
    sketch, name = with_branch("artery")
    found = ends_of(sketch.graph())
    assert len(found.inlets) == 2
    assert any(name in reason and "left out" in reason for reason in found.doubtful.values())
    ruled = ends_of(sketch.graph(), roles={name: "inlet"})
    assert len(ruled.inlets) == 3
    assert "ruling" in next(
        r for n, r in ruled.reasons.items() if n not in found.inlets and n in ruled.inlets
    )


def test_a_person_may_take_an_inlet_away_and_name_the_twin():
    jugular = NAMES["castor"]["jugular"]
    with pytest.raises(CirculationError, match="castor: no outlet"):
        ends_of(roles={jugular: "none"})
    assert "pollux" in ends_of(roles={NAMES["castor"]["vein 0"]: "pollux outlet"}).outlets.values()
    node = f"n{loose_node(jugular)}"
    with pytest.raises(CirculationError, match="castor: no outlet"):
        ends_of(roles={node: "pollux outlet"})


@pytest.mark.parametrize("roles", [{"v1": "heart"}, {"v999": "inlet"}, {"v1": "nobody inlet"}, {"v1": ""}])
def test_roles_that_cannot_be_are_refused(roles):
    with pytest.raises(CirculationError, match="must be"):
        ends_of(roles=roles)


@pytest.mark.parametrize(("names", "word"), [(["carotid"], "inlet"), (["jugular", "sigmoid"], "outlet")])
@pytest.mark.parametrize("twin", ["castor", "pollux"])
def test_a_twin_without_an_end_is_named(twin, names, word):
    gone = {NAMES[twin][name] for name in names}
    graph = VesselGraph(GRAPH.nodes, tuple(e for e in GRAPH if e.id not in gone))
    with pytest.raises(CirculationError, match=f"{twin}: no {word}.*neck"):
        ends_of(graph)


def test_an_end_before_the_rim_counts_where_there_is_no_other():
    graph = VesselGraph(GRAPH.nodes, tuple(e for e in GRAPH if e.id != NAMES["castor"]["jugular"]))
    found = ends_of(graph)
    node = loose_node(NAMES["castor"]["sigmoid"], graph)
    assert found.outlets[node] == "castor"
    assert "before the rim" in found.reasons[node]


def test_a_seed_on_its_foramen_is_refused():
    with pytest.raises(CirculationError, match="seed"):
        necks_of(MARKS.foramina_lps_mm, MARKS.foramina_lps_mm)


def test_loose_pieces_are_left_out_and_listed():
    sketch, _ = with_branch("artery")
    name = sketch.draw(line((20, 20, 0), (30, 30, 0)), 1.0, "vein", 0.5)
    graph = sketch.graph()
    kept, notes = reached(graph, ends_of(graph))
    assert name not in {e.id for e in kept}
    assert len(kept) == len(graph) - 1
    assert any(name in note and "no heart" in note for note in notes)


def test_an_unknown_vessel_is_what_it_joins():
    sketch, name = with_branch("unknown")
    kept, notes = with_kinds(sketch.graph())
    assert kept[name].kind == "artery"
    assert name in notes[0]
    artery, vein = (sketch.nodes[sketch.edges[k].end] for k in (1, 5))
    both = sketch.draw(line(artery, vein), 1.0, "unknown", 1.0)
    kept, notes = with_kinds(sketch.graph())
    assert both not in {e.id for e in kept}
    assert any(both in note and "left out" in note for note in notes)
    direct = sketch.draw(line(artery, vein), 1.0, "vein", 1.0)
    assert any(direct in note and "without a bed" in note for note in with_kinds(sketch.graph())[1])
