"""A GLB that another library reads back: places, names, colours, orientation."""

import io

import numpy as np
import pytest
import trimesh

from dioscuri.errors import FormatError
from dioscuri.formats.gltf import Node, glb
from dioscuri.model import Surface

CORNERS = np.array([[0, 0, 0], [100, 0, 0], [0, 200, 0], [0, 0, 300.0]])
FACES = np.array([[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]])


def test_another_reader_sees_y_up_metres_and_outward_faces():
    made = glb([Node("castor skull", Surface(CORNERS, FACES), (240, 228, 200), extras={"twin": "castor"})])
    scene = trimesh.load(io.BytesIO(made), file_type="glb")
    mesh = scene.geometry["castor skull"]
    left, posterior, superior = mesh.vertices[1:]
    assert np.allclose(left, (0.1, 0, 0), atol=1e-6)
    assert np.allclose(posterior, (0, 0, -0.2), atol=1e-6)
    assert np.allclose(superior, (0, 0.3, 0), atol=1e-6)
    assert mesh.is_watertight and mesh.volume == pytest.approx(0.001, rel=1e-5)


def test_refusals():
    with pytest.raises(FormatError, match="given twice"):
        glb([Node("a", Surface(CORNERS, FACES), (1, 2, 3))] * 2)
    with pytest.raises(FormatError, match="no node has a triangle"):
        glb([Node("a", Surface(CORNERS, FACES[:0]), (1, 2, 3))])
