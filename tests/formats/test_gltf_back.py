"""A GLB of ours read back: the same surfaces in LPS mm."""

import numpy as np
import pytest

from dioscuri.errors import FormatError
from dioscuri.formats.gltf import Node, glb, surfaces_in
from dioscuri.model import Surface

CORNERS = np.array([[0, 0, 0], [100, 0, 0], [0, 200, 0], [0, 0, 300.0]])
FACES = np.array([[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]])


def test_what_was_written_is_read():
    nodes = [Node(f"stage {n}", Surface(CORNERS + n, FACES), (1, 2, 3), extras={"stage": n}) for n in (1, 2)]
    found = surfaces_in(glb(nodes))
    assert list(found) == ["stage 1", "stage 2"] and found["stage 2"][1] == {"stage": 2}
    np.testing.assert_allclose(found["stage 2"][0].vertices, CORNERS + 2, atol=1e-4)
    np.testing.assert_array_equal(found["stage 1"][0].faces, FACES)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no GLB at all, but long enough to have a header",
        glb([Node("a", Surface(CORNERS, FACES), (1, 2, 3))])[:200],
    ],
)
def test_what_is_no_glb_of_ours_is_refused(data):
    with pytest.raises(FormatError, match="must be a file that dioscuri wrote"):
        surfaces_in(data)
