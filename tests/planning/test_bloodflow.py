"""What-ifs of plain networks from the command line, rulings on vessels, and clips as people write them."""

import json

import numpy as np
import pytest
from typer.testing import CliRunner

from dioscuri.circulation.uncertainty.plain import plain_spread
from dioscuri.cli import app
from dioscuri.errors import CirculationError, FormatError
from dioscuri.model import Recipe, VesselEdge, VesselGraph
from dioscuri.model.network_document import NetworkDocument
from dioscuri.planning.bloodflow.clips import parse_clips, parse_tear
from dioscuri.planning.bloodflow.rulings import add_rulings, parse_rulings, read_rulings, rulings_file

K3 = {
    "nodes": [
        {"id": "heart", "twin": "castor", "pressure_mmHg": 60},
        {"id": "other heart", "twin": "pollux", "pressure_mmHg": 60},
        {"id": "t", "twin": "castor"},
        {"id": "jugular", "twin": "castor", "pressure_mmHg": 5},
        {"id": "other jugular", "twin": "pollux", "pressure_mmHg": 5},
    ],
    "edges": [
        {"id": "a", "from": "heart", "to": "t", "kind": "artery", "resistance_mmHg_min_per_ml": 0.5},
        {"id": "ab", "from": "other heart", "to": "t", "kind": "artery", "resistance_mmHg_min_per_ml": 1},
        {"id": "v", "from": "t", "to": "jugular", "kind": "vein", "resistance_mmHg_min_per_ml": 0.05},
        {"id": "vb", "from": "t", "to": "other jugular", "kind": "vein", "resistance_mmHg_min_per_ml": 0.1},
    ],
}


@pytest.fixture
def ask(tmp_path):
    def asked(document, *words):
        path = tmp_path / "net.json"
        path.write_text(document if isinstance(document, str) else json.dumps(document))
        before = sorted(p.name for p in tmp_path.iterdir())
        found = CliRunner().invoke(app, ["whatif", "--network", str(path), *words])
        assert sorted(p.name for p in tmp_path.iterdir()) == before, "something was written"
        return found

    return asked


def test_a_plain_network_from_the_command_line(ask):
    found = ask(K3, "--clip", "vb", "--json")
    assert found.exit_code == 0
    answer = json.loads(found.stdout)
    assert answer["pressures_mmHg"]["t"] == pytest.approx(12.173913, abs=5e-7)
    assert answer["flows_ml_min"]["vb"] == 0
    assert answer["isolated_territories"] == []
    assert answer["cross_drainage"]["pollux_to_castor_percent"]["value"] == pytest.approx(100)
    low, high = answer["intervals_90"]["pressures_mmHg"]["t"]
    territory = answer["what_if"]["territories"][0]
    assert [low, high] == pytest.approx([territory["after_mmhg"][k] for k in ("low", "high")], rel=1e-4)
    assert territory["before_mmhg"]["value"] == 10
    assert territory["above_limit"] is None


def test_words_hold_intervals_the_cause_and_what_is_worse_next(ask):
    said = ask(K3, "--clip", "vb").stdout
    assert "t: 10 (" in said
    assert "4 resistances were given as numbers" in said
    assert "worse next (preview): v: isolates t" in said
    assert "the interval's main cause" in said
    assert "no pressure is called high or safe" in said


def test_a_clip_that_isolates_names_the_territory_and_gives_no_number(ask):
    found = ask(K3, "--clip", "v", "--clip", "vb", "--json")
    assert found.exit_code == 2
    answer = json.loads(found.stdout)
    assert answer["isolated_territories"] == ["t"]
    assert answer["pressures_mmHg"] is answer["flows_ml_min"] is answer["cross_drainage"] is None
    assert "isolates t" in found.stderr


def test_part_of_a_clip_and_a_tear(ask):
    half = json.loads(ask(K3, "--clip", "vb=0.5", "--json").stdout)
    assert 10 < half["pressures_mmHg"]["t"] < 12.17
    torn = json.loads(ask(K3, "--tear", "v=3", "--castor-kg", "8", "--castor-days", "300", "--json").stdout)
    assert torn["bleeding"]["flow_ml_min"]["value"] > 0
    assert torn["bleeding"]["air"]


ONE_WAY = {
    "nodes": [
        {"id": "ha", "twin": "castor", "pressure_mmHg": 60},
        {"id": "hb", "twin": "pollux", "pressure_mmHg": 60},
        {"id": "ta", "twin": "castor"},
        {"id": "tb", "twin": "pollux"},
        {"id": "jb", "twin": "pollux", "pressure_mmHg": 5},
        {"id": "ja", "twin": "castor", "pressure_mmHg": 6},
    ],
    "edges": [
        {"id": "a", "from": "ha", "to": "ta", "kind": "artery", "resistance_mmHg_min_per_ml": 1},
        {"id": "b", "from": "hb", "to": "tb", "kind": "artery", "resistance_mmHg_min_per_ml": 1},
        {"id": "x", "from": "ta", "to": "jb", "kind": "vein", "resistance_mmHg_min_per_ml": 0.1},
        {"id": "va", "from": "ta", "to": "ja", "kind": "vein", "resistance_mmHg_min_per_ml": 1},
        {"id": "vb", "from": "tb", "to": "jb", "kind": "vein", "resistance_mmHg_min_per_ml": 0.1},
    ],
}


def test_what_is_given_to_one_reaches_the_other_the_way_that_blood_runs(ask):
    castor, pollux = json.loads(ask(ONE_WAY, "--json").stdout)["exchange"]
    assert (castor["given_to"], pollux["given_to"]) == ("castor", "pollux")
    assert castor["share_in_other_percent"]["10 min"]["value"] > 30
    assert pollux["share_in_other_percent"]["10 min"]["value"] == 0


def test_each_child_has_its_own_volume_of_blood(ask):
    words = ("--tear", "v=3", "--castor-kg", "20", "--pollux-kg", "5", "--json")
    castor, pollux = json.loads(ask(K3, *words).stdout)["bleeding"]["losses"]
    assert (castor["twin"], pollux["twin"]) == ("castor", "pollux")
    assert castor["volume_ml"]["value"] > 3 * pollux["volume_ml"]["value"]


def test_resistance_feels_a_radius_four_times_and_a_held_artery_is_arterial():
    document = NetworkDocument(
        **changed(resistance_mmHg_min_per_ml=None, radius_mm=2.0, length_mm=9.0, radius_sd_mm=0.2)
    )
    network = document.flow_network(lambda r, length: length / r**4)
    spread = plain_spread(network, document, Recipe().circulation.caseflow)
    radius = spread.of("radius")
    assert spread.log_resistance.sd(4, radius)[network.edge("v")] == pytest.approx(0.4)
    assert {spread.name[n] for n in np.flatnonzero(spread.of("arterial pressure"))} == {
        "heart",
        "other heart",
    }


def test_the_same_question_has_the_same_answer(ask):
    assert ask(K3, "--clip", "vb", "--json").stdout == ask(K3, "--clip", "vb", "--json").stdout


def changed(**edge):
    edges = [{**e, **edge} if e["id"] == "v" else e for e in K3["edges"]]
    return {**K3, "edges": [{k: v for k, v in e.items() if v is not None} for e in edges]}


def without(*names):
    nodes = [
        {k: v for k, v in n.items() if k != "pressure_mmHg"} if n["id"] in names else n for n in K3["nodes"]
    ]
    return {**K3, "nodes": nodes}


JOINED = {
    "nodes": [
        {"id": "a", "twin": "castor", "pressure_mmHg": 60},
        {"id": "b", "twin": "pollux", "pressure_mmHg": 50},
    ],
    "edges": [
        {"id": "loop", "from": "a", "to": "b", "kind": "artery", "resistance_mmHg_min_per_ml": 0},
        {"id": "back", "from": "b", "to": "a", "kind": "artery", "resistance_mmHg_min_per_ml": 0},
    ],
}
APART = {**K3, "nodes": [*K3["nodes"], {"id": "x", "twin": "pollux"}, {"id": "y", "twin": "pollux"}]}
APART["edges"] = [*K3["edges"], {**K3["edges"][0], "id": "lost", "from": "x", "to": "y"}]


@pytest.mark.parametrize(
    ("document", "words", "said"),
    [
        (without("heart", "other heart", "jugular", "other jugular"), (), "no outlet"),
        (changed(resistance_mmHg_min_per_ml=None, radius_mm=-1, length_mm=10), (), "edge v"),
        (changed(resistance_mmHg_min_per_ml=0), (), "edge v"),
        (changed(kind="pipe"), (), "edge v"),
        (changed(**{"to": "nowhere"}), (), "edge v"),
        (JOINED, (), "edge loop"),
        (APART, (), "x, y: connected to no node held"),
        (K3, ("--clip", "x7"), "edge 'x7'"),
        (K3, ("--clip", "v=2"), "share 2"),
        (K3, ("--clip", "v=half"), "'half' is no number"),
        (K3, ("--clip", "v", "--clip", "v"), "once only"),
        (K3, ("--tear", "v"), "must be EDGE=NUMBER"),
        (K3, ("--tear", "v=-3"), "above 0"),
        ("{", (), "net.json"),
        ('{"nodes": [], "nodes": []}', (), "'nodes' is given twice"),
        ("[" * 100_000, (), "nested too deeply"),
        (changed(resistance_mmHg_min_per_ml=1e-320), (), "edge v"),
        (changed(resistance_mmHg_min_per_ml=None, radius_mm=1e-90, length_mm=1), (), "edge v"),
        ({"nodes": [], "edges": []}, (), "nodes"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(ask, document, words, said):
    found = ask(document, *words)
    assert found.exit_code == 2
    assert said in found.stderr
    assert len(found.stderr.strip().splitlines()) == 1
    assert not found.stdout.strip()


def test_either_a_case_or_a_network():
    for words in ([], ["somewhere", "--network", "x.json"]):
        found = CliRunner().invoke(app, ["whatif", *words])
        assert found.exit_code == 2
        assert "either a CASE" in found.stderr


def test_clips_and_tears_as_people_write_them():
    assert parse_clips(["v12", "v31=0.5"]) == {"v12": 1.0, "v31": 0.5}
    assert parse_tear("v12=3.5") == ("v12", 3.5)
    for wrong in ("=1", "v1=0", "v1=nan", "v1="):
        with pytest.raises(CirculationError):
            parse_clips([wrong])


@pytest.fixture
def graph():
    path = np.array([[0, 0, 0], [1, 2, 3], [2, 4, 6.0]])
    return VesselGraph(path[[0, -1]], (VesselEdge("v12", 0, 1, path, 1.0, 0.1, "vein"),))


def test_a_ruling_is_signed_dated_and_placed_and_rulings_are_only_added(tmp_path, graph):
    first = parse_rulings(["v12=castor"], "Dr A", "DSA", graph)
    add_rulings(tmp_path, first)
    add_rulings(tmp_path, parse_rulings(["v12=pollux"], "Dr B", "MRV", graph))
    found = read_rulings(tmp_path)
    assert [(r.by, r.value, r.matter) for r in found] == [
        ("Dr A", "castor", "owner"),
        ("Dr B", "pollux", "owner"),
    ]
    assert found[0].at_lps_mm == (1.0, 2.0, 3.0)
    assert found[0].why == "DSA" and found[0].on.startswith("20")


def test_a_ruling_that_nobody_signs_or_that_fits_nothing_is_refused(graph):
    with pytest.raises(CirculationError, match="nobody signs"):
        parse_rulings(["v12=castor"], "  ", "seen", graph)
    with pytest.raises(CirculationError, match="no vessel 'v13'"):
        parse_rulings(["v13=castor"], "Dr A", "seen", graph)
    with pytest.raises(CirculationError, match="no reason"):
        parse_rulings(["v12=castor"], "Dr A", " ", graph)
    with pytest.raises(CirculationError, match="ruled twice"):
        parse_rulings(["v12=castor", "v12=pollux"], "Dr A", "seen", graph)
    with pytest.raises(CirculationError, match="must be one of artery"):
        parse_rulings(["v12=mine"], "Dr A", "seen", graph)


def test_two_people_who_rule_at_once_lose_nothing(tmp_path, graph):
    from concurrent.futures import ThreadPoolExecutor

    def rule(n):
        add_rulings(tmp_path, parse_rulings(["v12=castor"], f"Dr {n}", "seen", graph))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(rule, range(16)))
    assert {r.by for r in read_rulings(tmp_path)} == {f"Dr {n}" for n in range(16)}


def test_a_damaged_file_of_rulings_is_never_passed_over(tmp_path):
    assert read_rulings(tmp_path) == ()
    rulings_file(tmp_path).parent.mkdir()
    rulings_file(tmp_path).write_text('{"format": "other"}')
    with pytest.raises(FormatError, match="restore"):
        read_rulings(tmp_path)
    for damaged in (
        '{"format": "dioscuri-rulings-1"}',
        '{"format": "dioscuri-rulings-1", "rulings": [{"edge": 1}]}',
    ):
        rulings_file(tmp_path).write_text(damaged)
        with pytest.raises(FormatError, match="restore"):
            read_rulings(tmp_path)
