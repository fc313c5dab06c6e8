"""Lock files pin every package by hash and name no host, so any mirror serves them."""

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PYTHON_LOCKS = sorted(ROOT.glob("requirements*.lock"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def pins(lock: Path) -> dict[str, str]:
    """Each pinned name with the text of its entry."""
    entries = re.split(r"^(?=[a-z0-9])", lock.read_text(), flags=re.MULTILINE)[1:]
    return {canonicalize_name(entry.split("==")[0]): entry for entry in entries}


def tracked(pattern: str) -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files", pattern], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / name for name in names.split()]


def test_no_lock_names_a_host() -> None:
    locks = [*PYTHON_LOCKS, *tracked("*package-lock.json"), *tracked("*uv.lock")]
    assert len(locks) >= 3
    assert [lock.name for lock in locks if "://" in lock.read_text()] == []


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda lock: lock.name)
def test_every_pin_has_a_hash(lock: Path) -> None:
    entries = pins(lock)
    assert entries
    assert [name for name, entry in entries.items() if "--hash=sha256:" not in entry] == []


def test_main_lock_holds_all_that_is_declared() -> None:
    groups = PROJECT["dependency-groups"]
    extras = PROJECT["project"]["optional-dependencies"]
    wanted = [*PROJECT["project"]["dependencies"], *groups["dev"], *groups["build"], *extras["postgres"]]
    names = {canonicalize_name(Requirement(text).name) for text in wanted}
    assert names - set(pins(ROOT / "requirements.lock")) == set()


def test_what_must_be_compiled_has_a_lock_of_its_own() -> None:
    """`make setup` must work without a C++ compiler; the extra agrees with its lock and the main one."""
    extras = PROJECT["project"]["optional-dependencies"]
    assert set(extras) == {"meshopt", "postgres"}
    main, own = pins(ROOT / "requirements.lock"), pins(ROOT / "requirements-meshopt.lock")
    for text in extras["meshopt"]:
        assert own[Requirement(text).name].startswith(f"{text} ")
        assert Requirement(text).name not in main
    both = main.keys() & own.keys()
    assert {name: main[name].split()[0] for name in both} == {name: own[name].split()[0] for name in both}


def test_npm_locks_hold_integrity() -> None:
    for lock in tracked("*package-lock.json"):
        packages = json.loads(lock.read_text())["packages"]
        assert [name for name, entry in packages.items() if name and "integrity" not in entry] == []
