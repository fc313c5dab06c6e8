"""Will the graph fit? Said before it is built."""

from __future__ import annotations

import numpy as np

from dioscuri.errors import SolverError
from dioscuri.separation.givens import Given

# Measured at 96^3 with few and with many seeds: 222 per undecided voxel (graph, flow and certificate) and 49
# per voxel of the box (mesh).
BYTES_PER_UNDECIDED, BYTES_PER_VOXEL = 240, 60


def bytes_needed(whole: Given) -> int:
    """Peak memory of a minimum cut, from the count of its voxels."""
    parts = int(np.prod(whole.parts))
    return parts * (BYTES_PER_UNDECIDED * int((whole.seeds == 0).sum()) + BYTES_PER_VOXEL * whole.seeds.size)


def bytes_free() -> int:
    """Memory that a process may still take without swapping."""
    import psutil

    return int(psutil.virtual_memory().available)


def check_memory(whole: Given) -> None:
    """Refuse a graph that does not fit, and say how coarse it must be.

    Raises
    ------
    SolverError : more memory is needed than is free.
    """
    need, free = bytes_needed(whole), bytes_free()
    if need <= free:
        return
    coarser = (need / free) ** (1 / 3)
    fits = " x ".join(f"{np.ceil(s * coarser * 100) / 100:g}" for s in whole.spacing)
    raise SolverError(
        f"minimum cut: about {need / 2**30:.3g} GiB needed, {free / 2**30:.3g} GiB are free: resample to "
        f"{fits} mm or coarser, or seed more voxels"
    )
