"""`make test` runs import-linter on the real tree; here a planted fault shows that it would see one."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}
FILE_ROOMS = {"formats", "steps", "store"}


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src" / "dioscuri", tmp_path / "dioscuri")
    return tmp_path


def test_clean_tree_passes(tree: Path) -> None:
    result = lint(tree)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("where", "fault", "seen"),
    [
        ("model", "import dioscuri.geometry", "dioscuri.model is not allowed to import dioscuri.geometry"),
        ("circulation", "import dioscuri.ownership", "dioscuri.circulation is not allowed to import"),
        ("ownership", "import pathlib", "dioscuri.ownership is not allowed to import pathlib"),
        ("separation", "import sqlalchemy", "dioscuri.separation is not allowed to import sqlalchemy"),
        ("separation", "import maxflow", "dioscuri is not allowed to import maxflow"),
        ("attic", "", "attic"),
    ],
)
def test_planted_fault_is_caught(tree: Path, where: str, fault: str, seen: str) -> None:
    (tree / "dioscuri" / where).mkdir(exist_ok=True)
    package = tree / "dioscuri" / where / "__init__.py"
    package.write_text(f"{package.read_text() if package.exists() else ''}\n{fault}\n")
    result = lint(tree)
    assert result.returncode == 1
    assert seen in result.stdout


def test_every_room_is_kept_from_files() -> None:
    (rooms,) = (layer for layer in CONTRACTS["floor-plan"]["layers"] if "phantom" in layer)
    present = {name for name in rooms.split(" | ") if not name.startswith("(")} - FILE_ROOMS
    expected = {f"dioscuri.{name}" for name in present | {"model", "geometry"}}
    assert set(CONTRACTS["no-files"]["source_modules"]) == expected
