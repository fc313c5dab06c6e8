"""Whose vessel: every ground by itself, all together, and what contradicts."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioscuri.errors import CirculationError
from dioscuri.model import VesselGraph
from dioscuri.ownership.vessels import Known, heart_ends, vessel_owners
from dioscuri.ownership.vessels.enhancement import Enhancement
from dioscuri.ownership.vessels.injection import injection_witnesses
from dioscuri.ownership.vessels.score import owner_score
from dioscuri.ownership.vessels.witness import combined
from tests.ownership.vessels import scenes
from tests.ownership.vessels.scenes import EDGES, TRUE, graph, judged, labels, rises


@cache
def plain():
    return judged(rises())


def says(found, edge, ground, matter="owner"):
    (piece,) = (p for p in found.evidence[edge] if p.ground == ground and p.matter == matter)
    return piece


def test_every_owner_and_kind_is_right() -> None:
    found = plain()
    assert {e: found.called(e) for e in EDGES} == TRUE
    assert {e.id: e.kind for e in found.graph} == {n: e[2] for n, e in EDGES.items()}


def test_the_shared_sinus_says_how_it_is_mixed() -> None:
    edge = plain().graph["s1"]
    assert edge.evidence[0].startswith("shared with") and "both injections fill it" in edge.evidence[0]
    assert plain().blood["s1"] == pytest.approx(0.5, abs=0.06)
    assert edge.castor == pytest.approx(0.5, abs=0.1)


def test_a_twin_s_vein_with_the_other_s_blood_is_still_its_own() -> None:
    assert plain().blood["v1"] == pytest.approx(0.8, abs=0.06)
    assert "pollux's blood is in it too" in plain().graph["v1"].evidence[0]


def test_each_ground_alone_is_kept() -> None:
    found = plain()
    assert says(found, "a2", "injection").says["castor"] > 0.9
    assert says(found, "a2", "heart side").says["castor"] > 0.9
    assert says(found, "v2", "place").says["castor"] > 0.9
    assert "+" in says(found, "a2", "injection").text
    for pieces in found.evidence.values():
        assert all(sum(p.says.values()) == pytest.approx(1, abs=1e-3) for p in pieces)


def test_without_any_evidence_nothing_is_said() -> None:
    found = judged((), place=False, necks=False)
    assert all(found.called(e) == "uncertain" for e in EDGES)
    assert found.graph["a1"].castor == pytest.approx(0.5)
    assert "no evidence tells whose it is" in found.graph["a1"].evidence[0]


def test_one_injection_says_what_it_shows_and_proves_nothing() -> None:
    found = judged(rises(only=("castor",)), place=False, necks=False)
    assert all(e.castor == pytest.approx(0.5) for e in found.graph)
    shown = {e: [p.text for p in found.evidence[e] if p.ground == "injection"][0] for e in ("a1", "A1")}
    assert "fills it; pollux was not injected" in shown["a1"]
    assert "not seen; pollux was not injected" in shown["A1"]


def test_injections_alone_and_hearts_alone_agree() -> None:
    arteries = [n for n in EDGES if EDGES[n][2] == "artery"]
    by_blood = judged(rises(), place=False, necks=False)
    by_heart = judged((), place=False)
    assert all(by_blood.called(n) == by_heart.called(n) == TRUE[n] for n in arteries)


def test_the_way_to_a_neck_does_not_lead_through_the_shared_sinus() -> None:
    text = says(plain(), "v3", "heart side").text
    assert "castor's neck" in text and "not to pollux's" in text
    assert not [p for p in plain().evidence["s1"] if p.ground == "heart side"]


def test_exchanged_twins_exchange_the_answer() -> None:
    other = judged(
        tuple(
            replace(r, scan=r.scan.model_copy(update={"injected": flip(r.scan.injected)})) for r in rises()
        ),
        place=False,
        necks=False,
    )
    mine = judged(rises(), place=False, necks=False)
    for e, f in zip(mine.graph, other.graph, strict=True):
        assert e.castor == pytest.approx(1 - f.castor, abs=1e-9)
        assert e.kind == f.kind


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(-60, 400), min_size=4 * len(EDGES), max_size=4 * len(EDGES)))
def test_any_pair_of_injections_exchanged_exchanges_what_they_say(values) -> None:
    kinds = [e[2] for e in EDGES.values()]
    hu = np.array(values).reshape(4, -1)
    studies = [(t, p) for t in ("castor", "pollux") for p in ("arterial", "venous")]
    sd, weights = np.full(len(kinds), 15.0), _weights()

    def all_say(who):
        seen = [Enhancement(who(t), p, h, sd, 300.0) for (t, p), h in zip(studies, hu, strict=True)]
        return combined(injection_witnesses(kinds, seen, weights), len(kinds), 3)

    np.testing.assert_allclose(all_say(flip)[:, [1, 0, 2]], all_say(lambda t: t), atol=1e-9)


def flip(twin):
    return {"castor": "pollux", "pollux": "castor"}[twin]


@pytest.mark.parametrize("phase", ["arterial", "venous"])
def test_a_planted_exchange_of_injections_is_a_conflict(phase) -> None:
    found = judged(rises(swapped=(phase,)))
    assert not [c for c in plain().conflicts if c.matter == "owner"]
    contested = {c.edge for c in found.conflicts if c.matter == "owner"}
    pure = {"arterial": {"a1", "a2", "a3", "A1", "A2", "A3"}, "venous": {"v2", "V2"}}[phase]
    assert pure <= contested
    for edge in contested:
        assert max(found.owner[edge].values()) <= 0.8 + 1e-9
        assert "conflict for the team" in found.graph[edge].evidence[1]


def test_a_label_against_the_phase_is_a_conflict_of_kind() -> None:
    found = judged(rises(), labels=labels(("A2", "vein")))
    (clash,) = (c for c in found.conflicts if c.matter == "kind")
    assert clash.edge == "A2" and {p.ground for p in clash.pieces} == {"label", "phases"}
    assert found.graph["A2"].kind == "artery"


def test_a_short_stretch_without_evidence_follows_its_neighbours() -> None:
    whole = graph()
    middle = whole["a1"]
    cut, node = 15, len(whole.nodes)
    first = replace(middle, id="a1", path=middle.path[:cut], end=node, **radii(middle, slice(0, cut)))
    rest = replace(
        middle, id="gap", path=middle.path[cut - 1 :], start=node, **radii(middle, slice(cut - 1, 30))
    )
    split = VesselGraph(
        np.vstack([whole.nodes, middle.path[cut - 1]]),
        (*(e for e in whole if e.id != "a1"), first, rest),
    )
    dark = []
    for rise in rises():
        values = np.array(rise.volume.values)
        z = scenes.GRID.ijk(rest.path)[:, 2].round().astype(int)
        values[:, :, z.min() : z.max() + 1] = 0
        dark.append(replace(rise, volume=replace(rise.volume, values=values)))
    found = judged(tuple(dark), graph=split, place=False, necks=False)
    assert not [p for p in found.evidence["gap"] if p.ground == "injection"]
    assert found.called("gap") == "castor"


def radii(edge, part):
    return {"radius_mm": edge.radius_mm[part], "radius_sd_mm": edge.radius_sd_mm[part]}


def test_flow_runs_from_the_heart_in_arteries_and_to_it_in_veins() -> None:
    flow = {e.id: e.flow for e in plain().graph}
    assert [flow[n] for n in ("a1", "a2", "A1", "A3")] == [1, 1, 1, 1]
    assert "towards the only neck" in says(plain(), "v2", "heart side", "flow").text


def test_measured_flow_is_evidence_and_may_contradict() -> None:
    found = judged(rises(), flow={"a2": -1, "v2": 1})
    assert says(found, "a2", "flow direction", "flow").says["backward"] == pytest.approx(0.9)
    assert [c.edge for c in found.conflicts if c.matter == "flow"] == ["a2"]
    assert found.graph["v2"].flow == 1


def test_measured_flow_shuts_out_a_neck() -> None:
    joined = judged((), place=False, flow={"V3": 1})
    assert "not to castor's" in says(joined, "V3", "flow direction").text
    assert "both necks" in says(joined, "V3", "heart side").text


def test_heart_ends_lie_below_the_foramina() -> None:
    ends = heart_ends(graph(), [[0, 0, -8], [0, 0, 8]], [[0, 0, -28], [0, 0, 28]], recipe=_weights())
    assert ends == scenes.hearts()


def _weights():
    from dioscuri.model.recipe import OwnershipRecipe

    return OwnershipRecipe().vessels


def test_a_heart_side_or_a_flow_of_nothing_is_refused() -> None:
    with pytest.raises(CirculationError, match="node 99 of 'castor'"):
        vessel_owners(graph(), (), labels(), known=Known(hearts={99: "castor"}))
    with pytest.raises(CirculationError, match="measured flow: 1 in 'v99'"):
        vessel_owners(graph(), (), labels(), known=Known(flow={"v99": 1}))


def test_an_empty_graph_has_no_owners() -> None:
    found = vessel_owners(VesselGraph(np.zeros((0, 3)), ()), rises(), labels())
    assert not len(found.graph) and not found.conflicts


def test_score_counts_wrong_silent_and_doubtful_length() -> None:
    truth = replace(
        graph(),
        edges=tuple(
            replace(e, castor={"castor": 1.0, "pollux": 0.0, "shared": 0.5}[TRUE[e.id]]) for e in graph()
        ),
    )
    good = owner_score(plain(), truth)
    assert good.same_share > 0.99 and good.right_share > 0.99 and good.unmatched_mm == 0
    half = owner_score(judged(rises(), rulings=ruled_wrong("a1")), truth)
    lost = truth["a1"].length_mm / sum(e.length_mm for e in truth)
    assert good.same_share - half.same_share == pytest.approx(lost, abs=0.01)
    doubt = owner_score(judged(rises(), rulings=ruled_wrong("a1", "shared")), truth)
    shared = truth["s1"].length_mm
    allowed = 1.2 * shared - shared
    assert doubt.right_share - half.right_share == pytest.approx(allowed / doubt.length_mm, abs=0.003)
    silent = owner_score(judged((), place=False, necks=False), truth)
    assert silent.length_mm == 0 and silent.silent_mm > 200


def ruled_wrong(edge, value="pollux"):
    from dioscuri.model.vesselproof import Ruling

    return (Ruling(edge=edge, matter="owner", value=value, by="Dr A", on="2026-03-01"),)


@pytest.mark.slow
def test_owners_of_a_preset_from_true_masks() -> None:
    from bench.owner_figures import from_truth
    from dioscuri.phantom.presets import PRESETS
    from dioscuri.phantom.twins import make_twins

    twins = make_twins(PRESETS["partial-angular"], spacing_mm=1.5)
    score = owner_score(from_truth(twins).owners(), twins.vessels)
    assert score.right_share >= 0.97 and score.length_mm > 6000
