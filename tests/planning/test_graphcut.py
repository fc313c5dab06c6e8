"""The solver alone, from file to files, and the audit of what it wrote."""

import json

import numpy as np
import pytest

from dioscuri.errors import DioscuriError, FormatError, SolverError
from dioscuri.planning.audit import audit_cut
from dioscuri.planning.graphcut import cut_graph
from dioscuri.separation import minimum
from tests.separation.reference import reference_solve

SHAPE = (7, 6, 5)


def problem(path, **changes):
    rng = np.random.default_rng(4)
    seeds = np.zeros(SHAPE, np.uint8)
    seeds[0], seeds[-1], seeds[3, 0, 0] = 1, 2, 255
    cost = rng.uniform(1, 9, SHAPE)
    cost[3, 0, 0] = np.nan  # air: never read
    arrays = {"cost_per_mm2": cost, "seeds": seeds, "spacing_mm": np.array([1.0, 2.5, 1.0])}
    np.savez(path, **(arrays | changes))
    return path


def test_a_problem_is_solved_written_and_audited(tmp_path):
    file = problem(tmp_path / "problem.npz")
    said = cut_graph(file, tmp_path / "out")
    assert json.loads((tmp_path / "out" / "cut.json").read_text()) == said
    assert said["certified"] and said["gap"] == 0 and said["energy"] == said["flow"] > 0
    assert said["statement"] == "optimal for these weights and labels"
    assert said["peak_mb"] > 1 and "split" in said["notes"][0]
    labels = np.load(tmp_path / "out" / "labels.npy")
    assert set(np.unique(labels)) == {1, 2, 255} and labels[3, 0, 0] == 255
    for graph in (None, file):
        report = audit_cut(tmp_path / "out", graph)
        assert report.passed, report.lines()


def test_a_cut_that_was_changed_or_belongs_to_another_problem_fails(tmp_path):
    file, out = problem(tmp_path / "problem.npz"), tmp_path / "out"
    cut_graph(file, out)
    other = problem(tmp_path / "other.npz", misplaced=np.ones(SHAPE))
    assert not audit_cut(out, other).passed
    labels = np.load(out / "labels.npy")
    labels[3, 3, 3] ^= 3
    np.save(out / "labels.npy", labels)
    assert not audit_cut(out).passed
    smaller = problem(
        tmp_path / "smaller.npz", seeds=np.full(SHAPE, 1, np.uint8), cost_per_mm2=np.ones(SHAPE)
    )
    with pytest.raises(SolverError, match="another graph"):
        audit_cut(out, smaller)
    misshapen = problem(tmp_path / "misshapen.npz", seeds=np.ones((2, 2, 2), np.uint8))
    with pytest.raises(SolverError, match="must be"):
        audit_cut(out, misshapen)


def test_a_refused_problem_leaves_nothing_and_keeps_what_was_there(tmp_path):
    bad = problem(tmp_path / "bad.npz", cost_per_mm2=np.full(SHAPE, -1.0))
    with pytest.raises(DioscuriError, match="cost_per_mm2"):
        cut_graph(bad, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    cut_graph(problem(tmp_path / "good.npz"), tmp_path / "out")
    with pytest.raises(DioscuriError):
        cut_graph(bad, tmp_path / "out")
    assert audit_cut(tmp_path / "out").passed
    with pytest.raises(FormatError, match="no cut.json, must be a folder"):
        audit_cut(tmp_path / "nowhere")


def test_what_is_not_proved_is_not_called_optimal(tmp_path, monkeypatch):
    def lies(graph):
        solution = reference_solve(graph)
        solution.sent[:] = 0
        return solution

    monkeypatch.setattr(minimum, "solve", lies)
    said = cut_graph(problem(tmp_path / "problem.npz"), tmp_path / "out")
    assert not said["certified"] and "optimal for" not in said["statement"]


def test_arrays_too_large_for_memory_are_refused_from_their_headers(tmp_path):
    import io
    import zipfile

    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        header, {"descr": "|u1", "fortran_order": False, "shape": (5000, 5000, 5000)}
    )
    with zipfile.ZipFile(tmp_path / "bomb.npz", "w") as archive:
        for name in ("cost_per_mm2", "seeds", "spacing_mm"):
            archive.writestr(f"{name}.npy", header.getvalue())
    with pytest.raises(FormatError, match="need at least .* GiB"):
        cut_graph(tmp_path / "bomb.npz", tmp_path / "out")


def test_parts_that_do_not_make_the_grid_are_refused(tmp_path):
    out = tmp_path / "out"
    cut_graph(problem(tmp_path / "problem.npz"), out)
    with np.load(out / "flow.npz") as file:
        arrays = {key: file[key] for key in file.files}
    np.savez(out / "flow.npz", **(arrays | {"parts": np.array([1000, 1000, 1000])}))
    with pytest.raises(FormatError, match="must make the solved grid"):
        audit_cut(out)
