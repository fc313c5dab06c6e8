"""A minimum cut as plain arrays: FILE.npz in; `labels.npy`, `cut.json` and `flow.npz` out."""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import FormatError
from dioscuri.formats._files import get, put
from dioscuri.formats.documents import read_json, write_json

Array = NDArray[Any]

LABELS, CUT, FLOW = "labels.npy", "cut.json", "flow.npz"
LEAST_BYTES = 60  # per voxel of the box, measured: costs, seeds, mesh
GRAPH_KEYS = ("cost_per_mm2", "seeds", "spacing_mm")
GRAPH_MAY = ("misplaced",)
# The proof of a cut, with the arrays that were cut, so that it can be audited alone.
FLOW_KEYS = (*GRAPH_KEYS, "sent", "sides", "weights_mm2", "units_per_cost", "parts")
FLOW_MAY = (*GRAPH_MAY, "castor_needs", "pollux_needs")
CUT_KEYS = ("energy", "flow", "gap", "certified", "area_mm2", "seconds", "peak_mb", "notes", "statement")


def read_graph(path: Path) -> dict[str, Array]:
    """`cost_per_mm2`, `seeds` and `spacing_mm` of a minimum-cut problem, and `misplaced` where it is there.

    Raises
    ------
    FormatError : no .npz, a damaged one, one with Python objects, or other arrays than these.
    """
    return _arrays(path, GRAPH_KEYS, GRAPH_MAY)


def write_cut(folder: Path, labels: Array, cut: Mapping[str, Any], flow: Mapping[str, Array | None]) -> None:
    """Write the answer to a problem; `cut.json` last, so that where it lies the others are whole.

    Parameters
    ----------
    cut : the keys `CUT_KEYS`, and others that say more.
    flow : the keys `FLOW_KEYS`, and of `FLOW_MAY` those that are not None.
    """
    proof = io.BytesIO()
    np.savez_compressed(proof, **{k: np.asarray(v) for k, v in flow.items() if v is not None})  # type: ignore[arg-type]
    sides = io.BytesIO()
    np.save(sides, labels, allow_pickle=False)
    (folder / CUT).unlink(missing_ok=True)
    put(folder / LABELS, sides.getvalue())
    put(folder / FLOW, proof.getvalue())
    write_json(dict(cut), folder / CUT)


def read_cut(folder: Path) -> tuple[Array, dict[str, Any], dict[str, Array]]:
    """Labels, `cut.json` and the proof that `write_cut` wrote.

    Raises
    ------
    FormatError : a file is missing, damaged, or lacks a key.
    """
    path = folder / CUT
    if not path.is_file():
        raise FormatError(
            f"{folder}: no {CUT}, must be a folder that `dioscuri cut` wrote, such as one in CASE/cuts"
        )
    cut = read_json(path)
    missing = [key for key in CUT_KEYS if not isinstance(cut, dict) or key not in cut]
    if missing:
        raise FormatError(f"{path}: no {missing[0]}, must be what `dioscuri cut` wrote")
    for key in ("energy", "flow"):
        if isinstance(cut[key], bool) or not isinstance(cut[key], (int, float)):
            raise FormatError(f"{path}: {key} is {cut[key]!r}, must be a number")
    return _labels(folder / LABELS), cut, _arrays(folder / FLOW, FLOW_KEYS, FLOW_MAY)


def _labels(path: Path) -> Array:
    if not path.is_file():
        raise FormatError(f"{path}: missing, must lie beside {CUT}; run `dioscuri cut` again")
    try:
        labels: Array = np.load(io.BytesIO(get(path)), allow_pickle=False)
    except Exception as error:
        raise FormatError(f"{path}: damaged ({error}), must be an array of numpy") from None
    return labels


def _arrays(path: Path, wanted: tuple[str, ...], allowed: tuple[str, ...]) -> dict[str, Array]:
    """The arrays of an .npz, exactly those wanted and any of those allowed."""
    data = get(path)
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise FormatError(f"{path}: no .npz or cut short, must be one of numpy with {', '.join(wanted)}")
    _check_size(path, data)
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            _check_keys(path, list(file.files), wanted, allowed)
            out = {key: np.asarray(file[key]) for key in file.files}
    except FormatError:
        raise
    except Exception as error:  # a damaged header makes numpy raise almost anything
        raise FormatError(
            f"{path}: damaged, or holds Python objects ({error}), must be plain arrays"
        ) from None
    return out


def _check_size(path: Path, data: bytes) -> None:
    """Refuse arrays that would not fit into memory, from their headers alone: a small file may hold them."""
    import psutil

    voxels = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                with archive.open(member) as file:
                    version = np.lib.format.read_magic(file)
                    read = np.lib.format.read_array_header_1_0
                    shape = (read if version == (1, 0) else np.lib.format.read_array_header_2_0)(file)[0]
                    voxels = max(voxels, math.prod(shape))
    except Exception:  # damaged in whichever way: the reader says so
        return
    free = psutil.virtual_memory().available
    if voxels * LEAST_BYTES > free:
        raise FormatError(
            f"{path}: arrays of {voxels:.3g} voxels need at least {voxels * LEAST_BYTES / 2**30:.3g} GiB, "
            f"{free / 2**30:.3g} GiB are free; resample to a coarser spacing"
        )


def _check_keys(path: Path, found: list[str], wanted: tuple[str, ...], allowed: tuple[str, ...]) -> None:
    for key in wanted:
        if key not in found:
            raise FormatError(
                f"{path}: no {key}, only {', '.join(found) or 'nothing'}; must hold {', '.join(wanted)}"
            )
    if unknown := sorted(set(found) - {*wanted, *allowed}):
        raise FormatError(
            f"{path}: unknown array {unknown[0]!r}, allowed are {', '.join((*wanted, *allowed))}"
        )
