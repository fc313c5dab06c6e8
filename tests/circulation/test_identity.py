"""Names that survive a recomputation, and gaps that are only proposed."""

import numpy as np
import pytest

from dioscuri.circulation.gaps import accept, proposals
from dioscuri.circulation.identity import keep_ids
from dioscuri.errors import CirculationError
from dioscuri.model import VesselEdge, VesselGraph


def line(name, start, end, nodes, radius=1.5, kind="vein", castor=0.9):
    path = np.linspace(start, end, 41)
    return VesselEdge(name, *nodes, path, np.full(41, radius), np.full(41, 0.2), kind, castor=castor)


def graph(*edges):
    nodes = np.zeros((1 + max(max(e.start, e.end) for e in edges), 3))
    for e in edges:
        nodes[e.start], nodes[e.end] = e.path[0], e.path[-1]
    return VesselGraph(nodes, edges)


A, B, C = (-20.0, 0, 0), (0.0, 0, 0), (20.0, 0, 0)


def names(g):
    return [e.id for e in g]


def test_names_follow_the_path_not_the_order():
    old = graph(line("v1", A, C, (0, 1)), line("v2", (-20, 15, 0), (20, 15, 0), (2, 3)))
    new = graph(line("v1", (20, 15.5, 0), (-20, 15.5, 0), (0, 1)), line("v2", A, C, (2, 3)))
    assert names(keep_ids(new, old)) == ["v2", "v1"]


def test_a_split_gives_letters_along_the_path_and_new_vessels_new_numbers():
    old = graph(line("v12", A, C, (0, 1)))
    new = graph(line("v1", B, C, (1, 2)), line("v2", A, B, (0, 1)), line("v3", (0, 1, 0), (0, 20, 0), (3, 4)))
    kept = keep_ids(new, old, used=40)
    assert names(kept) == ["v12b", "v12a", "v41"]
    again = keep_ids(graph(line("v1", A, C, (0, 1)), line("v2", (0, 3, 9), (9, 3, 9), (2, 3))), kept, used=41)
    assert names(again)[1] == "v42"


def test_a_name_that_is_free_again_is_not_given_to_another_vessel():
    old = graph(line("v3", A, C, (0, 1)))
    new = graph(line("v1", (-20, 9, 9), (20, 9, 9), (0, 1)))
    assert names(keep_ids(new, old)) == ["v4"]


def broken(turn=0.0, radius=1.5, kind="vein", castor=0.9):
    end = (20 * np.cos(turn), 20 * np.sin(turn), 0)
    return graph(
        line("v1", A, (-3, 0, 0), (0, 1)),
        line("v2", (3, 0, 0), end, (2, 3), radius=radius, kind=kind, castor=castor),
    )


def test_a_gap_is_proposed_and_never_in_the_graph():
    g = broken()
    (p,) = proposals(g)
    assert len(g) == 2 and p.joins == ("v1", "v2")
    assert 0.3 < p.confidence < 1
    assert any("6.0 mm" in r for r in p.reasons)


@pytest.mark.parametrize("worse", [{"turn": 0.9}, {"radius": 0.7}, {"castor": 0.3}])
def test_what_fits_worse_is_less_likely(worse):
    found = proposals(broken(**worse))
    assert not found or found[0].confidence < proposals(broken())[0].confidence


def test_an_artery_never_continues_a_vein():
    assert not proposals(broken(kind="artery"))


def test_an_accepted_gap_says_that_it_was_not_seen():
    g = broken()
    joined = accept(g, proposals(g), ["p1"], used=7)
    assert names(joined) == ["v1", "v2", "v8"]
    assert joined["v8"].evidence[0].startswith("not seen")
    with pytest.raises(CirculationError, match="p9"):
        accept(g, proposals(g), ["p9"])
