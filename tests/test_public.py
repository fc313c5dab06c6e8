"""What `import dioscuri` costs and what it offers."""

import importlib
import importlib.metadata
import json
import pkgutil
import subprocess
import sys
from types import ModuleType

import pytest

import dioscuri

HEAVY = {"SimpleITK", "highdicom", "matplotlib", "ortools", "skan", "vtk", "vtkmodules"}
MODULES = sorted(module.name for module in pkgutil.walk_packages(dioscuri.__path__, "dioscuri."))


REPORT = "import json, sys; print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"


def loaded_by(statement: str) -> set[str]:
    command = [sys.executable, "-c", f"{statement}\n{REPORT}"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return set(json.loads(printed.splitlines()[-1]))


@pytest.mark.parametrize("statement", ["import dioscuri", "import dioscuri.cli", "import dioscuri.planning"])
def test_import_loads_nothing_heavy(statement: str) -> None:
    loaded = loaded_by(statement)
    assert "dioscuri" in loaded
    assert loaded & HEAVY == set()


def test_heavy_import_would_be_seen() -> None:
    assert loaded_by("import dioscuri, matplotlib") & HEAVY == {"matplotlib"}


@pytest.mark.parametrize("name", ["dioscuri", *MODULES])
def test_public_names_are_sorted_and_exist(name: str) -> None:
    module: ModuleType = importlib.import_module(name)
    public = getattr(module, "__all__", [])
    assert list(public) == sorted(set(public))
    assert [item for item in public if not hasattr(module, item)] == []


@pytest.mark.parametrize("name", ["dioscuri", "dioscuri.errors", "dioscuri.model"])
def test_what_all_depend_on_says_what_it_offers(name: str) -> None:
    assert importlib.import_module(name).__all__


def test_version_is_that_of_the_package() -> None:
    assert dioscuri.__version__ == importlib.metadata.version("dioscuri")
