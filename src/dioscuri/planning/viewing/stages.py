"""The operations as the viewer's stage player shows them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dioscuri.model import Plan
from dioscuri.model.clipstages import ClipStages
from dioscuri.model.cutstage import CutStage
from dioscuri.model.scene import SceneStage

NO_STUDY = "No cut in stages was asked for (`dioscuri cut --stages`)."
CUT_NODE = "cut surface"


def scene_stages(
    plan: Plan, nodes: Collection[str], cut: Sequence[CutStage] = (), clips: ClipStages | None = None
) -> tuple[SceneStage, ...]:
    """Sectors of a studied cut; else the stages of clips and then the whole cut; else one operation.

    `nodes` are the names of what can be shown: a piece of the cut that was not kept is not named.
    """
    if cut:
        return _sectors(plan, cut, nodes, clips or (plan.circulation.stages if plan.circulation else None))
    chosen = clips or (plan.circulation.stages if plan.circulation else None)
    if chosen is None:
        return (_at_once(plan, 1, tuple(v.id for v in plan.crossings), f"{NO_STUDY} All at once."),)
    out = [
        SceneStage(
            number=s.number,
            name=f"Clips {s.number}, day {s.day:g}",
            divides=tuple(step.edge for step in s.steps),
            closes=("skin",),
            cut_share=0.0,
            note=s.stop,
        )
        for s in chosen.stages
    ]
    done = {e for s in out for e in s.divides}
    rest = tuple(v.id for v in plan.crossings if v.id not in done)
    note = " ".join(
        (NO_STUDY, "The clips come first; the whole cut is shown in one operation.", *chosen.statements)
    )
    return (*out, _at_once(plan, len(out) + 1, rest, note))


def _at_once(plan: Plan, number: int, divides: tuple[str, ...], note: str) -> SceneStage:
    return SceneStage(
        number=number,
        name="Separation",
        divides=divides,
        moves=("the twins are moved apart",),
        closes=_closes(plan),
        cut_share=1.0,
        nodes=(CUT_NODE,),
        note=note,
    )


def _closes(plan: Plan) -> tuple[str, ...]:
    return tuple(
        f"{d.twin}'s {d.tissue}: {d.area_mm2.value / 100:.3g} cm² are missing" for d in plan.deficits
    )


def _sectors(
    plan: Plan, cut: Sequence[CutStage], nodes: Collection[str], clips: ClipStages | None
) -> tuple[SceneStage, ...]:
    total = sum(s.area_mm2.value for s in cut) or 1.0
    out, done = [], 0.0
    for n, stage in enumerate(cut, 1):
        done += stage.area_mm2.value
        last = n == len(cut)
        out.append(
            SceneStage(
                number=n,
                name=f"Stage {n}: {stage.from_deg:.0f}° to {stage.to_deg:.0f}°",
                divides=tuple(dict.fromkeys(stage.vessels)),
                moves=_moves(stage, last),
                closes=_closes(plan) if last else ("skin over the opened sector",),
                cut_share=1.0 if last else round(min(1.0, done / total), 4),
                nodes=tuple(name for name in (stage_node(n),) if name in nodes),
                note=" ".join((stage.statement, *stage.notes, *_by_clips(stage, clips))),
            )
        )
    return tuple(out)


def _moves(stage: CutStage, last: bool) -> tuple[str, ...]:
    bone = stage.craniotomy
    found = [stage.table, f"bone divided over {bone.length_mm}" if bone else ""]
    return tuple(m for m in (*found, "the twins are moved apart" if last else "") if m)


def _by_clips(stage: CutStage, clips: ClipStages | None) -> tuple[str, ...]:
    """What the order of clips, which is reckoned by blood and not by place, says of a sector's vessels."""
    when = {step.edge: s.number for s in (clips.stages if clips else ()) for step in s.steps}
    told = [f"{e} in its stage {when[e]}" for e in dict.fromkeys(stage.vessels) if e in when]
    return (f"By blood alone the plan of clips divides {', '.join(told)}.",) if told else ()


def stage_node(number: int) -> str:
    """Name of the node that holds a stage's piece of the cut."""
    return f"cut stage {number}"
