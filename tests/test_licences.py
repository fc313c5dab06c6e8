"""Nothing that a hospital runs is GPL or AGPL; LGPL comes only with an extra that they choose."""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
GPL = re.compile(r"(?<!L)(?<!Lesser )(A?GPL|General Public License)", re.IGNORECASE)
LGPL = re.compile(r"LGPL|Lesser General Public License", re.IGNORECASE)


def licence(package: Distribution) -> str:
    """What the package says of itself: an expression, else classifiers and the first line of its text."""
    metadata = package.metadata
    if expression := metadata.get("License-Expression"):
        return expression
    classifiers = [text for text in metadata.get_all("Classifier", []) if text.startswith("License")]
    first_line = (metadata.get("License") or "").strip().partition("\n")[0]
    return "; ".join([*classifiers, first_line])


def closure(root: str, extras: frozenset[str] = frozenset()) -> dict[str, Distribution]:
    """Every installed package that ``root`` with ``extras`` pulls in, ``root`` left out."""
    found: dict[str, Distribution] = {}
    waiting = [(root, extras)]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        name, chosen = item = waiting.pop()
        if item in seen:
            continue
        seen.add(item)
        found[name] = distribution(name)
        for text in found[name].requires or []:
            requirement = Requirement(text)
            environments = [{"extra": extra} for extra in chosen or {""}]
            if requirement.marker is None or any(map(requirement.marker.evaluate, environments)):
                waiting.append((canonicalize_name(requirement.name), frozenset(requirement.extras)))
    del found[root]
    return found


def offenders(packages: dict[str, Distribution], forbidden: re.Pattern[str]) -> dict[str, str]:
    return {name: text for name, package in packages.items() if forbidden.search(text := licence(package))}


def test_run_time_is_free_of_gpl() -> None:
    packages = closure("dioscuri")
    assert len(packages) > 30
    assert offenders(packages, GPL) == {}
    assert offenders(packages, LGPL) == {}


def test_extras_are_free_of_gpl() -> None:
    extras = frozenset(distribution("dioscuri").metadata.get_all("Provides-Extra", []))
    compiled = set() if find_spec("meshoptimizer") else {"meshopt"}  # absent without a C++ compiler
    packages = closure("dioscuri", extras - compiled)
    assert "psycopg" in packages
    assert offenders(packages, GPL) == {}


def test_every_package_names_a_licence() -> None:
    assert [name for name, package in closure("dioscuri").items() if not licence(package).strip("; ")] == []


@pytest.mark.parametrize(
    ("text", "gpl", "lgpl"),
    [
        ("GPL-3.0-or-later", True, False),
        ("AGPL-3.0-only", True, False),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True, False),
        ("LGPL-3.0-only", False, True),
        ("GNU Lesser General Public License v2 (LGPLv2)", False, True),
        ("BSD-3-Clause AND MIT", False, False),
    ],
)
def test_patterns_tell_licences_apart(text: str, gpl: bool, lgpl: bool) -> None:
    assert (bool(GPL.search(text)), bool(LGPL.search(text))) == (gpl, lgpl)


def test_bench_peers_stay_out_of_the_closure() -> None:
    with pytest.raises((KeyError, PackageNotFoundError)):
        closure("dioscuri")["pymaxflow"]


def test_licence_file_is_apache() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
