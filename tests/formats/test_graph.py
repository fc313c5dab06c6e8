"""Plain arrays of a minimum cut: what is read, what is refused, and nothing half written."""

import numpy as np
import pytest

from dioscuri.errors import FormatError
from dioscuri.formats.graph import CUT_KEYS, read_cut, read_graph, write_cut

SHAPE = (3, 4, 5)


def graph(**changes):
    arrays = {"cost_per_mm2": np.ones(SHAPE), "seeds": np.zeros(SHAPE, np.uint8), "spacing_mm": np.ones(3)}
    return {k: v for k, v in (arrays | changes).items() if v is not None}


def written(path, arrays):
    np.savez_compressed(path, **arrays)
    return path


def answer():
    sent = np.arange(26, dtype=np.int32).reshape(2, 13)
    proof = {"sent": sent, "sides": np.ones(SHAPE, np.uint8), "weights_mm2": np.ones(13), "parts": [1, 1, 1]}
    cut = dict.fromkeys(CUT_KEYS, 0.0) | {"notes": ["a note"], "statement": "words", "energy": 1 / 3}
    return np.ones(SHAPE, np.uint8), cut, graph() | proof | {"units_per_cost": 2.0**-60}


def test_a_problem_is_read_with_or_without_misplaced(tmp_path):
    assert set(read_graph(written(tmp_path / "a.npz", graph()))) == set(graph())
    both = read_graph(written(tmp_path / "b.npz", graph(misplaced=np.full(SHAPE, 2.0))))
    assert (both["misplaced"] == 2).all() and both["seeds"].dtype == np.uint8


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"seeds": None}, "no seeds, only cost_per_mm2, spacing_mm; must hold"),
        ({"price": np.ones(2)}, "unknown array 'price', allowed are"),
        ({"seeds": np.array([None, 1], object)}, "Python objects"),
    ],
)
def test_other_arrays_are_refused(tmp_path, changes, match):
    with pytest.raises(FormatError, match=match):
        read_graph(written(tmp_path / "a.npz", graph(**changes)))


def test_files_that_are_no_npz_are_refused(tmp_path):
    path = tmp_path / "a.npz"
    with pytest.raises(FormatError, match="cannot be read"):
        read_graph(path)
    whole = written(path, graph(cost_per_mm2=np.random.default_rng(1).random((20, 20, 20)))).read_bytes()
    for data in (b"", b"hello", whole[: len(whole) // 2], whole[:-30]):
        path.write_bytes(data)
        with pytest.raises(FormatError, match="no .npz or cut short"):
            read_graph(path)
    path.write_bytes(whole[:200] + bytes(300) + whole[500:])
    with pytest.raises(FormatError, match="damaged"):
        read_graph(path)
    path.unlink()
    path.mkdir()
    with pytest.raises(FormatError, match="cannot be read"):
        read_graph(path)


def test_an_answer_comes_back_to_the_bit(tmp_path):
    labels, cut, proof = answer()
    write_cut(tmp_path / "out", labels, cut, proof | {"castor_needs": None})
    found = read_cut(tmp_path / "out")
    assert np.array_equal(found[0], labels) and found[1] == cut
    assert set(found[2]) == set(proof)
    assert all(np.array_equal(found[2][key], proof[key]) for key in proof)
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["cut.json", "flow.npz", "labels.npy"]


def test_where_writing_fails_no_cut_is_left(tmp_path, monkeypatch):
    labels, cut, proof = answer()
    write_cut(tmp_path, labels, cut, proof)
    (tmp_path / "flow.npz").unlink()
    (tmp_path / "flow.npz").mkdir()
    with pytest.raises(OSError):
        write_cut(tmp_path, labels, cut, proof)
    with pytest.raises(FormatError, match="no cut.json, must be a folder"):
        read_cut(tmp_path)


def test_a_damaged_answer_is_refused(tmp_path):
    labels, cut, proof = answer()
    for name, data, match in (
        ("cut.json", b"{", "not JSON"),
        ("cut.json", b"[]", "no energy"),
        ("cut.json", b'{"energy": 1}', "no flow"),
        ("labels.npy", b"\x93NUMPY", "damaged"),
        ("flow.npz", b"PK", "no .npz"),
    ):
        write_cut(tmp_path, labels, cut, proof)
        (tmp_path / name).write_bytes(data)
        with pytest.raises(FormatError, match=match):
            read_cut(tmp_path)
    write_cut(tmp_path, labels, cut | {"flow": "much"}, proof)
    with pytest.raises(FormatError, match="flow is 'much', must be a number"):
        read_cut(tmp_path)
