"""What the cut is optimal for: the team's weights, the demands, and what else sets the prices."""

from __future__ import annotations

from dioscuri.model.cutstudy import CutStudy
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.planning.pages.markup import Sources, in_cm2, listed, tabled, text, twin
from dioscuri.planning.pages.numbers import number

PER = {"cost_per_mm2": "per mm²", "cost_per_mm3": "per mm³"}
SET_PRICES = " in the prices that the demands set"
MAP_GIVEN = "A map of eloquent cortex was given: eloquent brain is dearer than other brain."
NO_MAP = "No map of eloquent cortex was given: all brain has one price."


def cost(study: CutStudy) -> str:
    """What the cut costs, in words."""
    without = ", without what the demands add" if priced(study) else ""
    paid = f"<b>{study.cost:.6g} cost units</b> in the team's own prices{without}"
    return f"<p>It costs {paid}; found by an exact minimum cut.</p>"


def proof(study: CutStudy) -> str:
    """The flow that no cheaper cut can be below, or that there is none."""
    prices = SET_PRICES if priced(study) else ""
    if study.flow_units != study.cut_units:
        return f"<p>NOT PROVED: flow {study.flow_units} is not cut {study.cut_units} units{prices}.</p>"
    which = "cut is cheaper in them" if prices else "cheaper cut exists"
    same = f"flow {study.flow_units} = cut {study.cut_units} units{prices}"
    return f"<p>Proof: {same}; no {which} for these weights and labels.</p>"


def priced(study: CutStudy) -> bool:
    """Whether a demand, or a limit that binds, changes the team's own prices."""
    return bool(study.constraints)


def demands(study: CutStudy, notes: Sources) -> str:
    """What was demanded and what each demand adds to the cost."""
    rows = [
        [text(in_cm2(c.name)), text(c.kind), twin(c.twin) if c.twin else "", notes.figure(c.added_cost)]
        for c in study.constraints
    ]
    limit = _loose_limit(study)
    if rows:
        return tabled(["demand", "kind", "twin", "adds to the cost"], rows) + limit
    alone = study.wishes.most_bone_mm2 is None and not study.eloquence_given
    return f"<p>No demand was made{': the weights alone decide' if alone else ''}.</p>{limit}"


def _loose_limit(study: CutStudy) -> str:
    """The limit on bone where it does not bind, and so is none of the constraints."""
    most = study.wishes.most_bone_mm2
    if most is None or any(c.kind == "bone-opening" for c in study.constraints):
        return ""
    asked = f"at most {number(most / 100)} cm² was asked for"
    return f"<p>Bone: {asked}; the cut keeps to it without a higher price.</p>"


def table(study: CutStudy) -> str:
    """Every weight of the recipe that the cut was solved for, and whether a map of eloquence was given."""
    rows = [[f"<code>{text(name)}</code>", said] for name, said in _rows(study.recipe, study.eloquence_given)]
    said = f"<p>{MAP_GIVEN if study.eloquence_given else NO_MAP}</p>"
    head = ["weight in the recipe", "the team's"]
    return f"<h3>These weights</h3>{tabled(head, rows, narrow=True)}{said}"


def _rows(recipe: SeparationRecipe, eloquence: bool) -> list[tuple[str, str]]:
    rows = [
        (name, f"{number(getattr(recipe, name))} cost units {per}")
        for name in type(recipe).model_fields
        for end, per in PER.items()
        if name.endswith(end)
    ]
    rows.append(
        ("vessel_calibre_exponent", f"radius in mm to the power {number(recipe.vessel_calibre_exponent)}")
    )
    if eloquence:
        rows.append(("eloquence_factor", f"{number(recipe.eloquence_factor)} times, brain of eloquence 1"))
    return rows


def noted(study: CutStudy) -> str:
    """The notes of the solve, areas in cm²."""
    return listed(map(in_cm2, study.notes))
