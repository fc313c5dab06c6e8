"""Labels of 512 voxels a side to 1M triangles as GLB; the peer meshes each label alone, walls unshared."""

from typing import Any

from bench import meshes

PEER = "scikit-image + fast-simplification"
REPEATS = 1


def prepare() -> Any:
    """Two joined heads with all nine structures."""
    return meshes.heads(512)


def ours(given: Any) -> bytes:
    """One pass over all labels, thinned out with a budget, packed."""
    return meshes.ours(given, "1M")


def peer(given: Any) -> bytes:
    """Marching cubes and quadrics, label by label."""
    return meshes.peer(given, "1M")
