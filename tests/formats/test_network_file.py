"""Plain networks: what is read, and what is refused by the name of its edge."""

import json

import numpy as np
import pytest

from dioscuri.errors import CirculationError, FormatError
from dioscuri.formats.network_file import read_network, write_network
from dioscuri.model.network_document import NetworkDocument

NODES = [
    {"id": "heart", "twin": "castor", "pressure_mmHg": 80},
    {"id": "cortex", "twin": "pollux", "inflow_ml_min": 12.5},
    {"id": "jugular", "pressure_mmHg": 5},
]


def edge(**changes):
    plain = {"id": "e1", "from": "heart", "to": "cortex", "resistance_mmHg_min_per_ml": 2}
    return {k: v for k, v in (plain | changes).items() if v is not None}


LAST = {"id": "e2", "from": "cortex", "to": "jugular", "radius_mm": 2, "length_mm": 30, "radius_sd_mm": 0.1}


def written(path, edges, nodes=NODES):
    path.write_text(json.dumps({"nodes": nodes, "edges": edges}))
    return path


def test_a_file_becomes_a_network(tmp_path):
    first = edge(owner="castor", quadratic_mmHg_min2_per_ml2=0.01, external_pressure_mmHg=3, kind="vein")
    document = read_network(written(tmp_path / "n.json", [first, LAST | {"owner": 0.3}]))
    network = document.flow_network(lambda radius_mm, length_mm: length_mm / radius_mm**4)
    assert network.nodes == ("heart", "cortex", "jugular") and network.edges == ("e1", "e2")
    assert network.ends.tolist() == [[0, 1], [1, 2]] and network.kind == ("vein", "unknown")
    assert network.resistance.tolist() == [2, 30 / 16] and network.quadratic.tolist() == [0.01, 0]
    assert network.castor.tolist() == [1, 0.3] and network.twin.tolist() == [1, 2, 0]
    np.testing.assert_array_equal(network.fixed_mmhg, [80, np.nan, 5])
    np.testing.assert_array_equal(network.external_mmhg, [3, np.nan])
    assert network.inflow_ml_min.tolist() == [0, 12.5, 0]


def test_a_network_comes_back_equal_and_in_the_same_bytes(tmp_path):
    document = read_network(written(tmp_path / "n.json", [edge(owner="shared"), LAST]))
    write_network(document, tmp_path / "a.json")
    assert read_network(tmp_path / "a.json") == document
    write_network(read_network(tmp_path / "a.json"), tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


BAD_EDGES = [
    ({"resistance_mmHg_min_per_ml": -1}, "resistance_mmHg_min_per_ml: -1 found, should be greater than 0"),
    ({"resistance_mmHg_min_per_ml": 0}, "resistance_mmHg_min_per_ml: 0 found"),
    ({"resistance_mmHg_min_per_ml": "3"}, "'3' found, should be a valid number"),
    ({"resistance_mmHg_min_per_ml": True}, "True found, should be a valid number"),
    ({"resistance_mmHg_min_per_ml": None}, "neither resistance_mmHg_min_per_ml nor both"),
    ({"resistance_mmHg_min_per_ml": None, "radius_mm": 1}, "nor both radius_mm and length_mm found"),
    ({"resistance_mmHg_min_per_ml": None, "radius_mm": -1, "length_mm": 4}, "radius_mm: -1 found"),
    ({"resistance_mmHg_min_per_ml": None, "radius_mm": 0, "length_mm": 4}, "radius_mm: 0 found"),
    ({"radius_mm": 1, "length_mm": 4}, "must be one way or the other, not both"),
    ({"radius_mm": 1}, "must be one way or the other, not both"),
    ({"radius_sd_mm": 1}, "radius_sd_mm without radius_mm"),
    ({"quadratic_mmHg_min2_per_ml2": -1}, "quadratic_mmHg_min2_per_ml2: -1 found"),
    ({"colour": "red"}, "colour: unknown key in networkedge, allowed are id, from, to, kind"),
    ({"owner": "me"}, "owner 'me' found, must be castor"),
    ({"owner": 1.5}, "owner 1.5 found"),
    ({"owner": True}, "owner True found"),
    ({"kind": "tube"}, "kind 'tube' found, must be one of artery"),
    ({"to": "liver"}, "to 'liver' found, must be one of the 3 nodes"),
    ({"to": "heart"}, "from and to are both 'heart'"),
    ({"to": None}, "to: missing"),
]


@pytest.mark.parametrize(("changes", "match"), BAD_EDGES)
def test_a_refused_edge_is_named_in_one_line(tmp_path, changes, match):
    path = written(tmp_path / "n.json", [LAST, edge(**changes)])
    with pytest.raises(FormatError) as caught:
        read_network(path)
    text = str(caught.value)
    assert match in text and f"{path}: edge e1: " in text and "\n" not in text


@pytest.mark.parametrize(
    ("nodes", "edges", "match"),
    [
        (NODES, [edge(), edge()], "edge e1: id is used twice"),
        ([*NODES, NODES[0]], [edge()], "node heart: id is used twice"),
        ([*NODES, {"id": "x", "pressure_mmHg": 1, "inflow_ml_min": 2}], [edge()], "node x: .*held or fed"),
        ([*NODES, {"id": "x", "twin": "third"}], [edge()], "node x: twin: 'third' found"),
        ([*NODES, {"id": "x", "inflow_ml_min": -2}], [edge()], "node x: inflow_ml_min: -2 found"),
        (NODES, [], "edges: .* at least 1"),
        ([], [edge()], "nodes: .* at least 1"),
        (NODES, ["e1"], "edges.0: 'e1' found"),
        (NODES, [edge(id="")], "edge : id: '' found"),
        (NODES, [edge(id=None)], "without an id"),
    ],
)
def test_a_refused_network_says_why(tmp_path, nodes, edges, match):
    with pytest.raises(FormatError, match=match):
        read_network(written(tmp_path / "n.json", edges, nodes))


def test_numbers_that_are_none_are_refused(tmp_path):
    with pytest.raises(FormatError, match="NaN found, numbers must be finite"):
        read_network(written(tmp_path / "n.json", [edge(resistance_mmHg_min_per_ml=float("nan"))]))
    with pytest.raises(CirculationError, match="edge e1: resistance.*nan found"):
        NetworkDocument(nodes=NODES, edges=[edge(resistance_mmHg_min_per_ml=float("nan"))])
    with pytest.raises(FormatError, match="cannot be read"):
        read_network(tmp_path / "none.json")
    (tmp_path / "list.json").write_text("[]")
    with pytest.raises(FormatError, match="list found, must be an object"):
        read_network(tmp_path / "list.json")
