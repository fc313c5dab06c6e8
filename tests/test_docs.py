"""Undocumented is failing: commands, make targets, recipe fields, and the tests that guard hazards."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from dioscuri.cli import app
from dioscuri.model import Recipe, assumptions
from tools.recipe_page import PAGE, page

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def commands(group, path: str = "dioscuri") -> Iterator[tuple[str, object]]:
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        if hasattr(command, "commands"):
            yield from commands(command, f"{path} {name}")


COMMANDS = dict(commands(typer.main.get_command(app)))
TARGETS = re.findall(r"^([a-z][a-z-]*):(?!=)", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_help_and_is_in_the_readme(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert [p.name for p in command.params if p.name != "help" and not getattr(p, "help", None)] == []
    assert f"`{name}" in README


@pytest.mark.parametrize("target", TARGETS)
def test_make_target_is_in_the_readme(target: str) -> None:
    assert f"`make {target}`" in README


def test_recipe_page_is_that_of_the_code() -> None:
    assert PAGE.read_text() == page(), "run `make fix`, which writes the page"


def test_every_assumption_is_on_the_recipe_page() -> None:
    names = [name for name, *_ in assumptions(Recipe())]
    assert len(names) > 10
    assert [name for name in names if page().count(f"| `{name}` |") != 1] == []


def hazards() -> list[tuple[str, str]]:
    """(hazard id, test node) for each test that the hazard table names."""
    text = (ROOT / "docs" / "hazards.md").read_text()
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if re.match(r"\| H\d", line)]
    return [(row[0], node) for row in rows for node in re.findall(r"`([^`]+)`", row[-1])]


def defined(node: str) -> bool:
    """Is ``tests/file.py::test_name`` a test that is written down?"""
    file, _, name = node.partition("::")
    path = ROOT / file
    if not path.is_file() or not name.startswith("test_"):
        return False
    tree = ast.parse(path.read_text())
    return name in {item.name for item in ast.walk(tree) if isinstance(item, ast.FunctionDef)}


@pytest.mark.parametrize(("hazard", "node"), hazards())
def test_hazard_is_guarded_by_a_real_test(hazard: str, node: str) -> None:
    assert defined(node), f"{hazard}: {node} does not exist"


def test_every_hazard_names_a_test() -> None:
    listed = set(re.findall(r"^\| (H\d+)", (ROOT / "docs" / "hazards.md").read_text(), flags=re.MULTILINE))
    assert len(listed) >= 5
    assert listed - {hazard for hazard, _ in hazards()} == set()


def test_missing_guard_would_be_seen() -> None:
    assert defined("tests/test_docs.py::test_missing_guard_would_be_seen")
    assert not defined("tests/test_docs.py::test_that_nobody_wrote")
    assert not defined("tests/test_that_nobody_wrote.py::test_it")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text())
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_every_assumption_is_used() -> None:
    """A field that nothing reads would give another plan id and the same plan."""
    files = [p for p in (ROOT / "src/dioscuri").rglob("*.py") if p.name != "recipe.py"]
    code = "\n".join(p.read_text() for p in files)
    leaves = [name.split(".")[-1] for name, *_ in assumptions(Recipe())]
    assert [leaf for leaf in leaves if not re.search(rf"\.{leaf}\b|[\"']{leaf}[\"']", code)] == []
