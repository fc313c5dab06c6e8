"""In which order the nodes of a network are eliminated, and where each edge stands in the matrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.flow.sparse.kernels import etree_rows, find_slots, postorder, transposed
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Elimination:
    """What depends on who is joined to whom, and on nothing else.

    Parameters
    ----------
    order_of : (N,) place of a free node in the elimination, -1 for a held one. count : free nodes.
    pattern : row pointer and columns of L, then of U (kernels).
    lows, ups : (E,) slots of an edge between two free nodes in L and U, -1 otherwise.
    """

    order_of: Array
    count: int
    pattern: tuple[Array, Array, Array, Array]
    lows: Array
    ups: Array


_known: WeakKeyDictionary[FlowNetwork, Elimination] = WeakKeyDictionary()


def elimination_of(network: FlowNetwork) -> Elimination:
    """The elimination of a network, made once.

    Nodes are ordered by minimum degree, as SuperLU does it; on a tree that leaves no fill.
    """
    found = _known.get(network)
    if found is None:
        found = _eliminated(network.ends, network.held)
        _known[network] = found
    return found


def _eliminated(ends: Array, held: Array) -> Elimination:
    free = np.flatnonzero(~held)
    number = np.full(len(held), -1, np.int64)
    number[free] = np.arange(len(free))
    inner = number[ends]
    inner = inner[(inner >= 0).all(axis=1)]
    place = _minimum_degree(len(free), inner)
    order_of = np.full(len(held), -1, np.int64)
    order_of[free] = place
    at, col, _, _, _ = _pattern(order_of, ends, len(free))
    order_of[free] = postorder(len(free), at, col)[order_of[free]]
    at, col, rows, cols, both = _pattern(order_of, ends, len(free))
    lo_at, lo_col = etree_rows(len(free), at, col)
    up_at, up_col, slot = transposed(len(free), lo_at, lo_col)
    lows = np.full(len(ends), -1, np.int64)
    ups = np.full(len(ends), -1, np.int64)
    lows[both] = find_slots(rows[both], cols[both], lo_at, lo_col)
    ups[both] = slot[lows[both]]
    return Elimination(order_of, len(free), (lo_at, lo_col, up_at, up_col), lows, ups)


def _pattern(order_of: Array, ends: Array, count: int) -> tuple[Array, Array, Array, Array, Array]:
    """Row pointer and columns; for each edge its later end, its earlier end, and whether both are free."""
    pairs = order_of[ends]
    rows, cols = pairs.max(axis=1, initial=-1), pairs.min(axis=1, initial=len(order_of))
    both = cols >= 0
    at, col = _symmetric(count, rows[both], cols[both])
    return at, col, rows, cols, both


def _symmetric(count: int, rows: Array, cols: Array) -> tuple[Array, Array]:
    """Row pointer and columns of the symmetric pattern, without its diagonal."""
    from scipy.sparse import coo_array

    data = np.ones(2 * len(rows), np.int8)
    matrix = coo_array(
        (data, (np.concatenate([rows, cols]), np.concatenate([cols, rows]))), shape=(count, count)
    ).tocsr()
    return matrix.indptr.astype(np.int64), matrix.indices.astype(np.int64)


def _minimum_degree(count: int, pairs: Array) -> Array:
    """Place of each free node in a minimum-degree order, (count,)."""
    from scipy.sparse import coo_array, eye_array
    from scipy.sparse.linalg import splu

    if count < 3 or not len(pairs):
        return np.arange(count)
    a, b = pairs.T
    off = coo_array((np.full(len(a), -1.0), (a, b)), shape=(count, count))
    degree = np.bincount(pairs.ravel(), minlength=count) + 1.0
    matrix = (off + off.T + eye_array(count) * degree).tocsc()
    options = {"SymmetricMode": True}
    factored = splu(matrix, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options=options)
    return np.asarray(factored.perm_c, np.int64)
