"""sha256 of values and of the code that makes them."""

from __future__ import annotations

import hashlib
import platform
import weakref
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import canonical_json
from dioscuri.steps import codec

# Libraries whose version changes results; over-invalidating is the safe side.
RESULT_LIBRARIES = (
    *("numpy", "scipy", "scikit-image", "numba", "SimpleITK", "skan", "networkx", "ortools"),
    *("pydicom", "highdicom", "nibabel", "python-gdcm", "pyjpegls", "pylibjpeg-openjpeg", "pylibjpeg-rle"),
    *("vtk", "trimesh", "potpourri3d", "pygeodesic", "fast-simplification"),
    *("pydantic", "typst", "matplotlib"),
)

_known: dict[int, str] = {}


def digest(value: Any) -> str:
    """sha256 of a value that the codec can carry; arrays count by type, shape and content."""
    tree = codec.encode(value, array_digest)
    return hashlib.sha256(canonical_json(tree).encode()).hexdigest()


def array_digest(array: NDArray[Any]) -> str:
    """sha256 of an array's type, shape and content; remembered while a read-only array lives."""
    if not array.flags.writeable and id(array) in _known:
        return _known[id(array)]
    sha = hashlib.sha256(f"{array.dtype.str}{array.shape}".encode())
    sha.update(np.ascontiguousarray(array).reshape(-1).view(np.uint8).data)
    out = sha.hexdigest()
    if not array.flags.writeable:
        _known[id(array)] = out
        weakref.finalize(array, _known.pop, id(array), None)
    return out


@cache
def code_digest() -> str:
    """sha256 of every file of the installed package, of Python's version and of the result libraries.

    Coarse on purpose: a digest of a step's own function alone returns stale results after a helper
    module changes.
    """
    sha = hashlib.sha256(platform.python_version().encode())
    for name in RESULT_LIBRARIES:
        sha.update(f"{name}={metadata.version(name)};".encode())
    for name, data in sorted(_files(resources.files("dioscuri"), "")):
        sha.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return sha.hexdigest()


def _files(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    out: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        if entry.name == "__pycache__":
            continue
        name = f"{prefix}/{entry.name}"
        out += _files(entry, name) if entry.is_dir() else [(name, entry.read_bytes())]
    return out
