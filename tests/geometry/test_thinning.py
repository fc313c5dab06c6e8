"""Budgets that add up, and tubes that keep their calibre when thinned out."""

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dioscuri.formats.gltf import unit_normals
from dioscuri.geometry.shells import shells
from dioscuri.geometry.thinning import shares, thinned
from dioscuri.model import Grid, Surface
from dioscuri.model.surface import edge_counts


@pytest.fixture(params=["meshoptimizer", "without it"])
def encoder(request, monkeypatch):
    if request.param == "without it":
        monkeypatch.setitem(sys.modules, "meshoptimizer", None)
    else:
        pytest.importorskip("meshoptimizer")
    return request.param


def volume_mm3(surface):
    a, b, c = (surface.vertices[surface.faces[:, n]] for n in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


def tubes(radii, length=40):
    """Tubes along k side by side, one region, and a crumb of one voxel."""
    grid = Grid.axis_aligned((16 * len(radii), 16, length + 8), 1.0, origin_mm=(0, 0, 0), frame="1.2")
    i, j, k = np.indices(grid.shape)
    mask = np.zeros(grid.shape, np.uint8)
    for n, radius in enumerate(radii):
        mask |= ((i - 8.3 - 16 * n) ** 2 + (j - 7.6) ** 2 <= radius**2) & (k >= 4) & (k < 4 + length)
    mask[1, 1, 1] = 1
    return shells(mask, grid, thin=[1]).surface([1])


@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.floats(0.1, 1e7)), min_size=1, max_size=40),
    st.integers(1, 10**6),
)
def test_a_budget_is_never_exceeded_and_none_gets_more_than_it_has(rows, most):
    counts, wants = [c for c, _ in rows], [w for _, w in rows]
    found = shares(counts, wants, most)
    assert sum(found) <= max(most, 0) or found == counts
    assert all(0 <= f <= c for f, c in zip(found, counts, strict=True))
    if sum(counts) > most:
        assert sum(found) >= most - len(rows)  # only what rounding down leaves


def test_who_wants_more_gets_more_and_what_is_left_goes_to_the_others():
    assert shares([1000, 1000], [3, 1], 400) == [300, 100]
    assert shares([100, 1000, 1000], [9, 1, 1], 500) == [100, 200, 200]
    assert shares([10, 20], [1, 1], 30) == [10, 20]


@pytest.mark.parametrize("share", [2, 4])
def test_a_thinned_vessel_keeps_volume_pieces_and_closure(encoder, share):
    before = tubes((1.2, 2, 4))
    normals = unit_normals(before.vertices, before.faces)
    after, light = thinned(before, normals, len(before.faces) // share, vessel=True)
    assert len(after.faces) <= len(before.faces) / share * 1.01
    assert not (edge_counts(after.faces) % 2).any()
    assert volume_mm3(after) == pytest.approx(volume_mm3(before), rel=0.02)
    assert light.shape == after.vertices.shape and np.allclose(np.linalg.norm(light, axis=1), 1)
    for x in (8.3, 24.3, 40.3):  # each tube is there over its whole length
        own = after.vertices[np.abs(after.vertices[:, 0] - x) < 6]
        assert own[:, 2].min() < 5 and own[:, 2].max() > 42
    assert (np.abs(after.vertices - 1).max(axis=1) < 1).any(), "the crumb is lost"


def test_each_calibre_comes_back_not_only_the_sum(encoder):
    before = tubes((1.5, 4))
    normals = unit_normals(before.vertices, before.faces)
    after, _ = thinned(before, normals, len(before.faces) // 3, vessel=True)
    for low, high in ((0, 16), (16, 32)):
        parts = [
            s.faces[((s.vertices[s.faces][:, :, 0] >= low) & (s.vertices[s.faces][:, :, 0] < high)).all(1)]
            for s in (before, after)
        ]
        a, b = (volume_mm3(Surface(s.vertices, f)) for s, f in zip((before, after), parts, strict=True))
        assert b == pytest.approx(a, rel=0.06)


def test_a_tissue_is_thinned_to_its_number_and_a_small_one_left_alone(encoder):
    before = tubes((6,))
    normals = unit_normals(before.vertices, before.faces)
    after, light = thinned(before, normals, 300)
    assert len(after.faces) <= 320 and not (edge_counts(after.faces) % 2).any()
    assert light.shape == after.vertices.shape
    same, _ = thinned(before, normals, 10**6)
    assert same is before
