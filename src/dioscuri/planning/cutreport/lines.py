"""The surface with the lines of scalp, bone and dura, and the vessels that it divides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dioscuri.formats.gltf import Node
from dioscuri.model.colours import CUT_COLOUR, TWIN_COLOURS
from dioscuri.model.consequence import CutCrossing
from dioscuri.planning.cutreport.look import LINES, facing, oblique
from dioscuri.planning.pages.drawn import Drawn, Key
from dioscuri.planning.pages.scene import Word, drawn, shoot
from dioscuri.planning.pages.solids import ball, diamond, joined, tubes
from dioscuri.separation.study import Study

TUBE_MM = 1.3
LEAST_MM = 2.6  # radius of a mark; thicker vessels are drawn as thick as they are
MOST_WORDS = 12
NAMED = (
    f"The thickest divided vessels are named, {MOST_WORDS} at most; names that would cover a thicker one's "
    "are left out."
)


def line_pictures(study: Study, heads: Sequence[Node]) -> Iterator[Drawn]:
    """Seen from castor's side, and obliquely with both heads."""
    crossings = study.document.consequences.crossings
    marks, words = vessel_marks(crossings), vessel_words(crossings)
    cut = Node("cut surface", study.surface, CUT_COLOUR)
    along = line_nodes(study)
    shot = shoot([cut, *along, *marks], facing(study.surface), [study.surface])
    said = "The cut seen from castor's side, with the lines in which it passes scalp, skull and dura."
    more = f" {NAMED}" if crossings else ""
    yield Drawn("cut_from_castor", said + more, drawn(shot, words), line_keys(crossings))
    within = [n.surface for n in heads if len(n.surface.faces)] or [study.surface]
    shot = shoot([cut, *along, *marks, *heads], oblique(study.surface), within)
    said = "The same between both heads, obliquely from castor's side."
    yield Drawn("cut_oblique", said, drawn(shot), (*line_keys(crossings), *head_keys()))


def line_nodes(study: Study) -> list[Node]:
    """Each layer's lines as tubes."""
    return [
        Node(f"{layer} line", tubes(study.lines.get(layer, ()), TUBE_MM, dash), colour)
        for layer, (colour, dash) in LINES.items()
    ]


def vessel_marks(crossings: Sequence[CutCrossing]) -> list[Node]:
    """A ball where a vessel is divided, in its keeper's colour; a diamond where that is not its owner."""
    out = []
    for twin, colour in TWIN_COLOURS.items():
        for against in (True, False):
            own = [c for c in crossings if c.keeper == twin and (c.against_owner is True) == against]
            shape = diamond if against else ball
            far = [max(LEAST_MM * (1.5 if against else 1), c.radius_mm.value) for c in own]
            marks = [shape(c.at_lps_mm, r) for c, r in zip(own, far, strict=True)]
            name = f"divided vessels kept by {twin}{', not their owner' if against else ''}"
            out.append(Node(name, joined(marks), colour))
    return out


def vessel_words(crossings: Sequence[CutCrossing]) -> list[Word]:
    """The names of the thickest divided vessels."""
    thickest = sorted(crossings, key=lambda c: -c.radius_mm.value)[:MOST_WORDS]
    return [Word(c.id, c.at_lps_mm) for c in thickest]


def line_keys(crossings: Sequence[CutCrossing]) -> tuple[Key, ...]:
    """What lines and marks mean."""
    looks = dict(zip(LINES, ("solid", "dashed", "dotted"), strict=True))
    keys = [Key("the cut", CUT_COLOUR)]
    keys += [Key(f"{layer} line", LINES[layer][0], looks[layer]) for layer in LINES]
    kept = {c.keeper for c in crossings}
    keys += [
        Key(f"vessel divided, {twin} keeps most of it", TWIN_COLOURS[twin], "dot") for twin in sorted(kept)
    ]
    against = {c.keeper for c in crossings if c.against_owner}
    keys += [
        Key(f"the same, {twin} is not its owner", TWIN_COLOURS[twin], "diamond") for twin in sorted(against)
    ]
    return tuple(keys)


def head_keys() -> tuple[Key, ...]:
    """The colours of the twins."""
    return tuple(Key(f"{twin}'s head", TWIN_COLOURS[twin]) for twin in ("castor", "pollux"))
