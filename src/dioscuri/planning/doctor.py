"""What this machine has, and what is missing for what."""

from __future__ import annotations

import ctypes.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata, util

LIBRARIES = (
    "numpy",
    "scipy",
    "scikit-image",
    "numba",
    "pydicom",
    "highdicom",
    "nibabel",
    "vtk",
    "ortools",
    "typst",
    "fastapi",
    "uvicorn",
)
# part, how to see it, what it is for, how to get it
SYSTEM_PARTS = (
    (
        "libEGL",
        "library",
        "EGL",
        "pictures of the dossier",
        "Debian packages libegl1 and libgl1 (`make system`)",
    ),
    ("chromium", "program", "chromium", "tests of the 3D page", "Debian package chromium (`make system`)"),
    (
        "dciodvfy",
        "program",
        "dciodvfy",
        "tests of the DICOM written",
        "Debian package dicom3tools (`make system`)",
    ),
    ("pdftoppm", "program", "pdftoppm", "tests of the PDF", "Debian package poppler-utils (`make system`)"),
)
EXTRAS = (
    ("postgres", "psycopg", "cases in PostgreSQL"),
    ("meshopt", "meshoptimizer", "smaller models in the viewer (builds with a C++ compiler)"),
)
WANTED_MEMORY_GB = 4.0


def examine() -> Iterator[str]:
    """Lines on versions, cores, memory, GPU, system parts and extras; each missing part says what for."""
    version = metadata.version("dioscuri")
    yield f"dioscuri {version}, Python {platform.python_version()} on {platform.platform()}"
    yield "libraries: " + ", ".join(f"{name} {metadata.version(name)}" for name in LIBRARIES)
    yield from _machine()
    for name, kind, look_for, purpose, remedy in SYSTEM_PARTS:
        found = ctypes.util.find_library(look_for) if kind == "library" else shutil.which(look_for)
        yield f"{name}: {found}" if found else f"{name}: MISSING, needed for {purpose}; install {remedy}"
    for extra, module, purpose in EXTRAS:
        here = util.find_spec(module) is not None
        yield f"extra {extra}: " + (
            "installed" if here else f"not installed; for {purpose}: pip install 'dioscuri[{extra}]'"
        )


def _machine() -> Iterator[str]:
    import psutil

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = psutil.virtual_memory()
    total, free = memory.total / 1e9, memory.available / 1e9
    small = f"; LOW, a plan at 1 mm wants {WANTED_MEMORY_GB:g} GB" if free < WANTED_MEMORY_GB else ""
    yield f"cores: {cores}; memory: {total:.1f} GB, {free:.1f} GB free{small}"
    yield f"disk: {shutil.disk_usage('.').free / 1e9:.1f} GB free here"
    yield f"GPU: {_gpu()}"
    yield f"terminal: {'yes' if sys.stderr.isatty() else 'no'} (progress is drawn only on a terminal)"


def _gpu() -> str:
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return "none found; nothing needs one"
    command = [tool, "--query-gpu=name,memory.total", "--format=csv,noheader"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=10, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        return f"nvidia-smi fails ({type(error).__name__}); nothing needs a GPU"
    return " | ".join(done.stdout.strip().splitlines())
