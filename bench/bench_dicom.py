"""Reading one series of 192 slices, 256 x 256. The peer, SimpleITK, reads through GDCM (C++)."""

import atexit
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

PEER = "SimpleITK"
REPEATS = 3


def prepare() -> Path:
    """A made-up MR series on disk; in memory for Linux, so that no disk is measured."""
    from dioscuri.formats.dicom import Study, write_series
    from dioscuri.model import Grid, Volume

    grid = Grid.axis_aligned((256, 256, 192), (0.86, 0.86, 0.9), origin_mm=(-110, -110, -86), frame="2.25.1")
    values = np.random.default_rng(0).integers(0, 1000, grid.shape, dtype=np.int16)
    folder = Path(
        tempfile.mkdtemp(prefix="dioscuri-bench-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
    )
    atexit.register(shutil.rmtree, folder)
    write_series(
        Volume(values, grid, "arbitrary", "MR"), folder / "mr", description="T1", study=Study("bench")
    )
    return folder / "mr"


def ours(given: Path) -> Any:
    """Find, group, sort, check, and turn to one volume."""
    from dioscuri.formats.dicom import read_series

    return read_series(given)


def peer(given: Path) -> Any:
    """Find, group and sort by GDCM, then read."""
    import SimpleITK

    reader = SimpleITK.ImageSeriesReader()
    reader.SetFileNames(reader.GetGDCMSeriesFileNames(str(given)))
    return SimpleITK.GetArrayFromImage(reader.Execute())
