"""The auditor passes what is optimal and catches one planted fault of every kind."""

import ast
import dataclasses
import inspect

import numpy as np
import pytest

from dioscuri.errors import SolverError
from dioscuri.model import Grid
from dioscuri.separation import audit as auditor
from dioscuri.separation.audit import STEPS, Certificate, audit
from dioscuri.separation.crofton import NEIGHBOURS, OFFSETS, crofton_weights
from dioscuri.separation.energy import Field
from dioscuri.separation.voxels import UNITS_PER_COST, cut_value, graph_of
from tests.separation.reference import reference_solve

SHAPE, SPACING = (7, 6, 8), (1.0, 1.2, 1.5)


def case(seed=3, corridor=False, ban=False):
    """(arguments of `audit`, keyword arguments): a random body, solved by the reference."""
    rng = np.random.default_rng(seed)
    body = rng.random(SHAPE) > 0.15
    seeds = np.zeros(SHAPE, np.uint8)
    seeds[0], seeds[-1] = 1, 2
    cost = rng.uniform(0.5, 30, SHAPE).astype(np.float32)
    misplaced = np.where(rng.random(SHAPE) < 0.5, rng.normal(0, 8, SHAPE), 0).astype(np.float32)
    if ban:
        misplaced[3, 3, 3], cost[3, 0, :] = 2.0**40 / UNITS_PER_COST, 1e9
    needs = {}
    if corridor:
        for name in ("castor_needs", "pollux_needs"):
            needs[name] = np.where(rng.random(SHAPE) < 0.2, rng.integers(0, 26, SHAPE), -1).astype(np.int8)
    grid = Grid.axis_aligned(SHAPE, SPACING, origin_mm=(0, 0, 0), frame="1.2")
    field = Field(grid, body, cost, misplaced, np.where(body, seeds, 0).astype(np.uint8), **needs)
    graph = graph_of(field)
    solution = reference_solve(graph)
    assert cut_value(graph, solution.pollux) == solution.flow
    marks = np.where(body, seeds, 255).astype(np.uint8)
    sides = marks.copy()
    sides[graph.inside] = np.where(solution.pollux, 2, 1)
    value = solution.flow / UNITS_PER_COST
    weights = np.array(crofton_weights(SPACING))
    certificate = Certificate(solution.sent, sides, weights, UNITS_PER_COST, value, value, sides)
    return (cost, marks, np.array(SPACING), certificate), {"misplaced": misplaced, **needs}


def failed(arguments, options, **changes):
    """Names of the checks that fail once the certificate is changed."""
    changed = dataclasses.replace(arguments[3], **changes)
    report = audit(*arguments[:3], changed, **options)
    assert report.passed == ("NOT" not in report.lines()[-1])
    return {check.name for check in report.checks if not check.passed}


@pytest.mark.parametrize("kind", [{}, {"corridor": True}, {"ban": True}, {"seed": 11}])
def test_an_optimal_cut_passes(kind):
    arguments, options = case(**kind)
    report = audit(*arguments, **options)
    assert report.passed, report.lines()
    assert len(report.lines()) == len(report.checks) + 1 == 10


def test_it_shares_no_code_with_what_it_checks():
    imported = set()
    for node in ast.walk(ast.parse(inspect.getsource(auditor))):
        if isinstance(node, ast.Import):
            imported |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module)
    assert imported == {"__future__", "dataclasses", "typing", "numpy", "numpy.typing", "dioscuri.errors"}
    assert np.array_equal(STEPS, OFFSETS)  # the order of the certificate's columns
    assert np.array_equal(NEIGHBOURS[13:], -OFFSETS[::-1])


def test_a_label_turned_is_caught():
    arguments, options = case()
    sides = arguments[3].sides.copy()
    undecided = np.flatnonzero(arguments[1] == 0)
    for at in undecided[:: len(undecided) // 9]:
        turned = sides.copy()
        turned.ravel()[at] = 3 - turned.ravel()[at]
        assert {"every cut arc is full", "flow equals cut"} <= failed(arguments, options, sides=turned)


def test_labels_other_than_the_solved_sides_are_caught():
    arguments, options = case()
    labels = arguments[3].labels.copy()
    labels[tuple(np.argwhere(arguments[1] == 0)[5])] ^= 3
    assert failed(arguments, options, labels=labels) == {"labels are the sides' majority"}
    assert failed(arguments, options, labels=labels[:-1]) == {"labels are the sides' majority"}


def test_a_seed_given_away_is_caught():
    arguments, options = case()
    sides = arguments[3].sides.copy()
    sides[tuple(np.argwhere(arguments[1] == 1)[0])] = 2
    assert "every voxel has a side, every seed its own" in failed(arguments, options, sides=sides)


def test_one_unit_from_nowhere_is_caught():
    arguments, options = case()
    at = np.argwhere(arguments[1] == 0)
    # Neither seed nor price of its own: whatever comes in must leave.
    inner = (at[:, 0] == 3) & (options["misplaced"][tuple(at.T)] == 0)
    for k in range(13):
        sent = arguments[3].sent.copy()
        sent[np.flatnonzero(inner & (sent[:, k] != 0))[0], k] += 1
        assert "flow conserved at every voxel" in failed(arguments, options, sent=sent)


def test_one_unit_round_a_triangle_still_proves_the_cut():
    (cost, seeds, spacing, certificate), options = case()
    number = np.full(SHAPE, -1)
    number[seeds == 0] = np.arange((seeds == 0).sum())
    k1, k2, k3 = (STEPS.index(s) for s in ((0, 0, 1), (0, 1, 0), (0, 1, 1)))
    side = certificate.sides
    for i, j, k in np.argwhere(number >= 0):
        ring = [(i, j, k), (i, j, k + 1), (i, j + 1, k + 1)]
        if j + 1 < SHAPE[1] and k + 1 < SHAPE[2] and all(number[r] >= 0 for r in ring):
            sent = certificate.sent.copy()
            sent[number[ring[0]], k1] += 1
            sent[number[ring[1]], k2] += 1
            sent[number[ring[0]], k3] -= 1
            report = audit(cost, seeds, spacing, dataclasses.replace(certificate, sent=sent), **options)
            within = report.checks[4].passed
            if len({side[r] for r in ring}) == 1 and within:
                assert report.passed
                return
    pytest.fail("no triangle of undecided voxels on one side")


@pytest.mark.parametrize("axis", range(3))
def test_reverse_arcs_off_by_one_voxel_are_caught(axis):
    arguments, options = case()
    whole = np.zeros((*SHAPE, 13), np.int32)
    whole[arguments[1] == 0] = arguments[3].sent
    shifted = np.roll(whole, 1, axis=axis)[arguments[1] == 0]
    assert "flow conserved at every voxel" in failed(arguments, options, sent=shifted)


def test_flow_over_a_capacity_is_caught():
    arguments, options = case()
    sent = arguments[3].sent.copy()
    sent[np.unravel_index(np.abs(sent).argmax(), sent.shape)] += 2**29
    assert "flow within every capacity" in failed(arguments, options, sent=sent)
    no_longer_paid = arguments[0] * np.float32(0.5)
    assert "flow within every capacity" in failed((no_longer_paid, *arguments[1:]), options)


def test_flow_to_a_seed_or_out_of_the_body_is_caught():
    arguments, options = case()
    sent = arguments[3].sent.copy()
    first = np.argwhere(arguments[1] == 0)[0]  # beside castor's seeds
    assert arguments[1][first[0] - 1].max() >= 1
    last = np.argwhere(arguments[1] == 0)[-1]
    assert last[0] == SHAPE[0] - 2
    sent[-1, STEPS.index((1, 0, 0))] += 1
    assert "flow only between undecided neighbours" in failed(arguments, options, sent=sent)


def test_wrong_weights_and_stated_values_are_caught():
    arguments, options = case()
    weights, flow = arguments[3].weights_mm2, arguments[3].flow
    names = failed(arguments, options, weights_mm2=weights * 1.05)
    assert any(name.startswith("weights measure area") for name in names)
    six = np.where([sum(map(abs, s)) == 1 for s in STEPS], weights, 0)
    assert any(name.startswith("weights") for name in failed(arguments, options, weights_mm2=six))
    assert failed(arguments, options, energy=flow * 1.001) == {"flow and energy are those stated"}
    assert failed(arguments, options, flow=np.nan) == {"flow and energy are those stated"}


def test_a_line_of_sight_left_out_is_caught():
    arguments, options = case(corridor=True)
    plain = {"misplaced": options["misplaced"]}
    assert failed(arguments, plain)


def test_a_certificate_of_another_graph_is_refused():
    arguments, options = case()
    other = dataclasses.replace(arguments[3], sent=arguments[3].sent[:-1])
    with pytest.raises(SolverError, match="belongs to another graph"):
        audit(*arguments[:3], other, **options)
    for change in ({"sent": arguments[3].sent.astype(float)}, {"units_per_cost": 0.0}):
        with pytest.raises(SolverError, match="must be"):
            audit(*arguments[:3], dataclasses.replace(arguments[3], **change), **options)
