"""Small pieces of the page, in HTML. Everything that is not written here is escaped."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from importlib import resources

from dioscuri.model import Figure
from dioscuri.model.colours import RGB
from dioscuri.planning.pages.numbers import number, shown

AREA = re.compile(r"(?<![\w.+-])((?:\d+(?:\.\d+)? of )?\d+(?:\.\d+)?) mm2\b")
RULE = re.compile(r"(?!body|:root|\* )([^@\s{}][^{}]*?)\s*(\{[^{}]*\})")
COLUMN_PX = 150  # least width of the columns of a table that compares
# unit of the documents -> factor and unit of the page
SHOWN_AS = {
    "mm2": (0.01, "cm²"),
    "share": (100.0, "%"),
    "per mm2": (1.0, "per mm²"),
    "per mm3": (1.0, "per mm³"),
}


def text(value: object) -> str:
    """Words of a case, harmless in HTML."""
    return html.escape(str(value))


def hexed(colour: RGB) -> str:
    """A colour for CSS."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


class Sources:
    """The footnotes of one section: every figure shown is linked to where it comes from."""

    def __init__(self, section: str) -> None:
        self.section = section
        self.lines: list[str] = []

    def figure(self, figure: Figure | None, missing: str = "not known", bold: bool = True) -> str:
        """Value with unit, interval and the number of its footnote."""
        if figure is None:
            return f"<span class=small>{text(missing)}</span>"
        value, interval, source = spoken(figure)
        said = f"<b>{text(value)}</b>" if bold else text(value)
        return f"{said} <span class=interval>{text(interval)}</span>{self.mark(source)}"

    def mark(self, source: str) -> str:
        """A link to the footnote with this text."""
        if source not in self.lines:
            self.lines.append(source)
        n = self.lines.index(source) + 1
        return f'<sup><a href="#{self.section}-{n}">{n}</a></sup>'

    def listed(self) -> str:
        """The footnotes, in the order of their first use."""
        if not self.lines:
            return ""
        rows = "".join(
            f'<li id="{self.section}-{n}">{text(line)}</li>' for n, line in enumerate(self.lines, 1)
        )
        return f"<div class=sources><h3>Where these numbers come from</h3><ol>{rows}</ol></div>"


def spoken(figure: Figure) -> tuple[str, str, str]:
    """Value with unit, interval, and source; areas in cm², shares in percent."""
    scale, unit = SHOWN_AS.get(figure.unit, (1.0, figure.unit))
    value, interval, source = shown(figure, scale=scale, unit=unit)
    if figure.low == figure.high and not figure.causes:
        exact = "minimum cut" in figure.source
        interval = "exact for these weights and labels" if exact else "its error was not estimated"
    return value, interval, source


def tabled(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, even: bool = False, narrow: bool = False
) -> str:
    """A table of cells that are HTML already; the first cell of each row names it.

    `even` : all columns as wide; `narrow` : no wider and no higher than its words.
    """
    top = "".join(f"<th scope=col>{cell}</th>" for cell in head)
    body = "".join(
        f"<tr><th scope=row>{row[0]}</th>{''.join(f'<td>{cell}</td>' for cell in row[1:])}</tr>"
        for row in rows
    )
    look = f' class=even style="min-width:{COLUMN_PX * len(head)}px"' if even else ""
    look = " class=narrow" if narrow else look
    return f"<div class=scroll><table{look}><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"


def folded(title: str, content: str) -> str:
    """HTML that the reader opens; `title` is plain words."""
    return f"<details><summary>{text(title)}</summary>{content}</details>"


def in_cm2(words: str) -> str:
    """Areas within plain words, "881 mm2" or "200 of 881 mm2", in cm², as the page's tables have them."""
    return AREA.sub(lambda m: " of ".join(number(float(n) / 100) for n in m[1].split(" of ")) + " cm²", words)


def listed(lines: Iterable[str], kind: str = "") -> str:
    """A list of plain words; nothing where there are none."""
    rows = "".join(f"<li>{text(line)}</li>" for line in lines)
    return f'<ul class="{kind}">{rows}</ul>' if rows else ""


def twin(name: str) -> str:
    """A twin's name in its colour; other words as they are."""
    said = text(name)
    return f"<span class={name}>{said}</span>" if name in ("castor", "pollux") else said


def plain(value: float, unit: str) -> str:
    """A number that is no figure, such as a weight, with its unit."""
    return f"{number(value)} {unit}"


def style() -> str:
    """The style of every page."""
    return resources.files("dioscuri.planning.pages").joinpath("page.css").read_text("utf-8")


def scoped(css: str, within: str) -> str:
    """The rules of a style, one on each line, held to the inside of one element; none of those for print.

    Rules for the whole page (its root, its body, all elements) are left out too.
    """
    out = []
    for line in css.splitlines():
        found = RULE.fullmatch(line)
        if found:
            parts = [f"{within} {part.strip()}" for part in found[1].split(",")]
            out.append(f"{', '.join(parts)} {found[2]}\n")
    return "".join(out)
