"""Vein trees and their bridging veins."""

from dioscuri.circulation.territories.veins import vein_trees
from tests.circulation.caseflow.heads import Sketch, line

A, B, C = (0, 0, 0), (30, 0, 0), (60, 0, 0)  # along the sinus


def sinus():
    sketch = Sketch()
    sketch.draw(line(A, B), 3.0, "sinus", 0.5)
    sketch.draw(line(B, C), 3.0, "sinus", 0.5)
    return sketch


def test_a_tree_drains_by_its_bridging_vein_and_fills_from_upstream():
    sketch = sinus()
    trunk = sketch.draw(line(B, (30, 20, 0)), 1.0, "vein", 1)
    twigs = [sketch.draw(line((30, 20, 0), (x, 40, 0)), 0.7, "vein", 1) for x in (20, 40)]
    graph = sketch.graph()
    trees = vein_trees(graph)
    assert [graph.edges[k].id for k in trees.bridging] == [trunk]
    assert {graph.edges[k].id for k in trees.edge} == {trunk, *twigs}
    upstream = {
        graph.edges[k].id: sketch.nodes[n].tolist() for k, n in zip(trees.edge, trees.upstream, strict=True)
    }
    assert upstream == {trunk: [30, 20, 0], twigs[0]: [20, 40, 0], twigs[1]: [40, 40, 0]}


def test_a_tree_with_two_bridging_veins_parts_by_resistance():
    sketch = sinus()
    thin = sketch.draw(line(A, (0, 20, 0)), 0.5, "vein", 1)
    wide = sketch.draw(line(C, (60, 20, 0)), 1.5, "vein", 1)
    middle = sketch.draw(line((0, 20, 0), (60, 20, 0)), 1.5, "vein", 1)
    graph = sketch.graph()
    trees = vein_trees(graph)
    by = {
        graph.edges[k].id: graph.edges[trees.bridging[v]].id
        for k, v in zip(trees.edge, trees.vein, strict=True)
    }
    assert by == {thin: thin, wide: wide, middle: wide}


def test_a_vein_between_two_sinuses_only_passes():
    sketch = sinus()
    sketch.draw(line(A, (30, 20, 0)), 1.0, "vein", 1)
    sketch.draw(line((30, 20, 0), (30, 30, 0)), 1.0, "vein", 1)
    over = sketch.draw([A, (15, 10, 0), B], 1.0, "vein", 1)
    trees = vein_trees(sketch.graph())
    assert [sketch.edges[k].id for k in trees.passing] == [over]
    assert len(trees.bridging) == 1


def test_jugulars_and_what_joins_them_are_no_cortical_veins():
    sketch = sinus()
    sketch.draw(line(C, (60, 0, -20)), 3.0, "vein", 1)
    sketch.draw(line((60, 0, -20), (60, 0, -60)), 3.0, "vein", 1)
    sketch.draw(line((60, 0, -20), (80, 0, -20)), 1.0, "vein", 1)
    own = sketch.draw(line(A, (0, 20, 0)), 1.0, "vein", 1)
    outlet = sketch.node((60, 0, -60))
    trees = vein_trees(sketch.graph(), [outlet])
    assert [sketch.edges[k].id for k in trees.bridging] == [own]
    assert len(trees.edge) == 1


def test_without_a_sinus_nothing_bridges():
    sketch = Sketch()
    sketch.draw(line(A, B), 1.0, "vein", 1)
    assert vein_trees(sketch.graph()).bridging == ()
