"""What was studied of a case since its plan: the cut in stages, alternatives, clips in stages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dioscuri.errors import DioscuriError
from dioscuri.formats.documents import read_document
from dioscuri.formats.gltf import surfaces_in
from dioscuri.model import Surface
from dioscuri.model.clipstages import ClipStages
from dioscuri.model.colours import CUT_COLOUR, RGB
from dioscuri.model.cutstudy import CutStudy
from dioscuri.model.scene import SceneNode, SceneOther
from dioscuri.planning.bloodflow.ask import ANSWER, Answer
from dioscuri.planning.cutcase import STUDY
from dioscuri.planning.remembered import whole
from dioscuri.planning.viewing.nodes import Part
from dioscuri.planning.viewing.stages import stage_node

SURFACE = "surface.glb"
MOST_OTHERS = 6
OTHER_COLOURS: tuple[RGB, ...] = ((204, 121, 167), (240, 228, 66), (86, 180, 233), (213, 94, 0))


@dataclass(frozen=True, eq=False)
class Studied:
    """The newest studies that are about this plan; each may be missing. `ids` name those that were used."""

    staged: CutStudy | None = None
    compared: CutStudy | None = None
    clips: ClipStages | None = None
    sectors: tuple[Surface, ...] = ()
    surfaces: tuple[Surface, ...] = ()
    ids: tuple[str, ...] = ()


def studied(case: Path, plan_id: str) -> Studied:
    """The newest cut in stages, comparison and clips of a case; those of another plan do not count."""
    cuts = [(f, d) for f, d in _cuts(case) if d.plan == plan_id]
    staged = next(((f, d) for f, d in cuts if d.staged is not None), None)
    compared = next(((f, d) for f, d in cuts if len(d.alternatives) > 1), None)
    clips = next(_clips(case), None)
    return Studied(
        staged=staged[1] if staged else None,
        compared=compared[1] if compared else None,
        clips=clips[1] if clips else None,
        sectors=_surfaces(staged[0], "stage") if staged else (),
        surfaces=_surfaces(compared[0], "alternative") if compared else (),
        ids=tuple(found[0].name if found else "" for found in (staged, compared, clips)),
    )


def stage_parts(found: Studied) -> Iterator[Part]:
    """Each stage's piece of the cut."""
    for n, surface in enumerate(found.sectors, 1):
        yield Part(_node(stage_node(n), CUT_COLOUR, stage=n), surface)


def other_cuts(found: Studied) -> tuple[tuple[SceneOther, ...], tuple[Part, ...]]:
    """Other surfaces that the team may choose, and what each costs more."""
    if found.compared is None:
        return (), ()
    said, parts = [], []
    for n, (one, surface) in enumerate(zip(found.compared.alternatives, found.surfaces, strict=False), 1):
        if n > MOST_OTHERS:
            break
        name = f"alternative {n}"
        colour = CUT_COLOUR if n == 1 else OTHER_COLOURS[(n - 2) % len(OTHER_COLOURS)]
        facts = (one.statement, f"dearer by {one.dearer}", f"on the mean {one.mean_mm} away", *one.notes)
        said.append(SceneOther(id=name, name=one.why, nodes=(name,), facts=facts))
        parts.append(Part(_node(name, colour, option=name), surface))
    return tuple(said), tuple(parts)


def _node(name: str, colour: RGB, *, stage: int | None = None, option: str = "") -> SceneNode:
    return SceneNode(
        name=name,
        structure=name,
        twin="both",
        tissue="cut",
        colour=colour,
        opacity=0.85,
        role="cut",
        stage=stage,
        shown=False,
        option=option,
    )


def _newest(folder: Path) -> list[Path]:
    found = [f for f in folder.glob("*") if not f.name.startswith(".") and f.is_dir() and whole(f)]
    return sorted(found, key=lambda f: (f.stat().st_mtime_ns, f.name), reverse=True)


def _cuts(case: Path) -> Iterator[tuple[Path, CutStudy]]:
    """Studies of the cut, the newest first; what an older version wrote and cannot be read is passed over."""
    for folder in _newest(case / "cuts"):
        try:
            yield folder, read_document(CutStudy, folder / STUDY)
        except DioscuriError:
            continue


def _clips(case: Path) -> Iterator[tuple[Path, ClipStages]]:
    for folder in _newest(case / "stages"):
        try:
            answer = read_document(Answer, folder / ANSWER)
        except DioscuriError:
            continue
        if answer.stages is not None:
            yield folder, answer.stages


def _surfaces(folder: Path, kind: str) -> tuple[Surface, ...]:
    """The surfaces called "stage 1", "stage 2", ... or "alternative 1", ...; none where there are none."""
    path = folder / SURFACE
    found = surfaces_in(path.read_bytes()) if path.is_file() else {}
    names = sorted((n for n in found if n.startswith(f"{kind} ")), key=lambda n: int(n.split()[1]))
    return tuple(found[n][0] for n in names)
