"""Everything that follows from one cut: area, lines, crossings, harm and margins."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from dioscuri.errors import GeometryError
from dioscuri.model import Figure, LabelMap, Ownership, Surface, VesselGraph
from dioscuri.model.consequence import Consequences
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.crossings import divided_vessels
from dioscuri.separation.energy import Field
from dioscuri.separation.harm import harm
from dioscuri.separation.lines import cut_lines, line_figures
from dioscuri.separation.margins import margins
from dioscuri.separation.sides import courses, sides_of
from dioscuri.separation.surface import areas_by_tissue, surface_between

Array = NDArray[Any]

SOURCE = "measured on the smoothed mesh of the cut"
CAUSES = ("smoothing of the mesh",)
# Of an area on the mesh, one standard deviation: largest error on planes, spheres and catenoids
# (docs/science/separation.md).
MESH_SD = 0.01


def consequences(  # noqa: PLR0913 - the six of a cut, and two that may be there
    labels: LabelMap,
    ownership: Ownership,
    vessels: VesselGraph | None,
    field: Field,
    pollux: Array,
    recipe: SeparationRecipe,
    *,
    eloquence: Array | None = None,
    surface: Surface | None = None,
) -> Consequences:
    """The table of one cut, for the team's weights and these labels.

    Parameters
    ----------
    field, pollux : what was solved, and what of it goes to pollux, bool (I, J, K) on `field.grid`.
    eloquence : float (I, J, K) on the labels' grid, 0 to 1; without it no margin to cortex is reported.
    surface : the mesh of this cut, where it is there already.

    Notes
    -----
    Intervals hold the errors named in each figure's causes; what the labels themselves may be wrong by is
    the business of `uncertainty`.

    Raises
    ------
    GeometryError : labels, ownership, field and sides that do not fit each other.
    """
    _check(labels, ownership, field, pollux)
    if surface is None:
        surface = surface_between(field.body, pollux, field.grid, labels)
    sides = sides_of(field.body, pollux, field.grid)
    course = None if vessels is None else courses(vessels, sides, recipe.waver_mm)
    graph = None if vessels is None or course is None else (vessels, course)
    crossings = () if graph is None else divided_vessels(*graph, recipe)
    crossed = areas_by_tissue(surface, labels)
    return Consequences(
        area_mm2=_area(surface.area_mm2),
        crossed_mm2={tissue: _area(value) for tissue, value in crossed.items()},
        lines=line_figures(cut_lines(surface, labels, recipe)),
        crossings=crossings,
        harm=harm(
            labels, ownership, sides, graph=graph, crossings=crossings, crossed_mm2=crossed, recipe=recipe
        ),
        margins=margins(
            surface,
            labels,
            recipe,
            vessels=vessels,
            divided={c.id for c in crossings},
            eloquence=eloquence,
        ),
    )


def _check(labels: LabelMap, ownership: Ownership, field: Field, pollux: Array) -> None:
    if not ownership.grid.same_as(labels.grid):
        raise GeometryError("consequences: ownership on another grid than the labels, must be the same")
    if field.grid.frame != labels.grid.frame:
        raise GeometryError(
            f"consequences: the cut lies in frame {field.grid.frame}, must be the labels' {labels.grid.frame}"
        )
    if pollux.shape != field.body.shape or pollux.dtype != bool:
        raise GeometryError(
            f"consequences: sides {pollux.dtype} of shape {pollux.shape}, must be bool of {field.body.shape}"
        )


def _area(value: float) -> Figure:
    half = 1.645 * MESH_SD * value
    return Figure(value=value, low=value - half, high=value + half, unit="mm2", source=SOURCE, causes=CAUSES)
