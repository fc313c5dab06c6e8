"""Write docs/user/recipe.md from the recipe itself, so that the page is never older than the code."""

from collections.abc import Iterator
from pathlib import Path

from dioscuri.model import Document, Recipe, assumptions

PAGE = Path(__file__).parents[1] / "docs" / "user" / "recipe.md"
INTRODUCTION = """\
# The recipe: every assumption of a plan

A plan follows from the scans and from this recipe, and from nothing else. Give your own as a TOML file with
only the fields that you change: `dioscuri plan SCANS --out DIR --recipe recipe.toml`.

```toml
[separation]
brain_cost_per_mm2 = 40
```

An unknown field, or a value outside its bounds, is refused by name. The dossier prints every assumption with
its source. Where the source says *assumed*, no publication gives the number: the team looks there first.

This page is written by `make fix` from `src/dioscuri/model/recipe.py`; change it there.
"""
HEADER = "| Field | Default | Allowed | Meaning | Source |\n|---|---|---|---|---|\n"


def bounds(kind: type[Document], field: str) -> str:
    """What is allowed, as "low to high"."""
    limits = kind.model_fields[field].metadata
    low = next((f"{limit.ge:,}" for limit in limits if hasattr(limit, "ge")), "")
    high = next((f"{limit.le:,}" for limit in limits if hasattr(limit, "le")), "")
    return f"{low or 'any'} to {high or 'any'}"


def shown(value: object) -> str:
    """A default as a reader wants it."""
    return f"{value:,}" if isinstance(value, int | float) else f"`{value}`"


def rows(document: Document, prefix: str) -> Iterator[str]:
    """One table row for each assumption that is not itself a document."""
    known = {name: (meaning, source) for name, _, meaning, source in assumptions(Recipe())}
    for field in type(document).model_fields:
        value, name = getattr(document, field), prefix + field
        if not isinstance(value, Document):
            meaning, source = known[name]
            allowed = bounds(type(document), field)
            yield f"| `{name}` | {shown(value)} | {allowed} | {meaning} | {source} |\n"


def sections(document: Document, prefix: str = "") -> Iterator[str]:
    """A table for this document, then one for each document inside it."""
    if own := "".join(rows(document, prefix)):
        title = (type(document).__doc__ or "").partition("\n")[0].removesuffix(".")
        heading = (
            f"{prefix.rstrip('.').capitalize()}: {title[0].lower()}{title[1:]}" if prefix else "Whole plan"
        )
        yield f"\n## {heading}\n\n{HEADER}{own}"
    for field in type(document).model_fields:
        if isinstance(inner := getattr(document, field), Document):
            yield from sections(inner, f"{prefix}{field}.")


def page() -> str:
    """The whole page."""
    return INTRODUCTION + "".join(sections(Recipe()))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
