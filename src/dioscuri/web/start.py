"""From a planned case to a server that is ready to run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dioscuri.errors import ServeError
from dioscuri.planning.folder import current_plan
from dioscuri.planning.progress import Watch, silent
from dioscuri.planning.viewing.consequence import LiveFlow, question_in
from dioscuri.planning.viewing.planned import labels_of
from dioscuri.steps import StepEvent
from dioscuri.web.app import refuse_unbuilt
from dioscuri.web.serve import Place, serve
from dioscuri.web.session import Session

if TYPE_CHECKING:
    from dioscuri.planning.viewing.build import SceneFiles


def session_of(case: Path, files: SceneFiles) -> Session:
    """A session on a planned case whose scene is built.

    Raises
    ------
    ServeError : the case has another plan by now.
    """
    plan = current_plan(case)
    if plan.id != files.scene.plan.id:
        raise ServeError(f"{case}: a new plan was made at this moment; run `dioscuri view` again")
    return Session(
        case,
        files.scene.model_dump(mode="json"),
        files.folder,
        flow=LiveFlow(lambda: question_in(case)),
        labels=lambda: labels_of(case, plan.steps),
    )


def view_case(case: Path, place: Place, *, watch: Watch = silent) -> Callable[..., None]:
    """Build the scene of a planned case, or remember it; what is returned serves it until it is stopped.

    Raises
    ------
    DioscuriError : no plan there, no page built, a place that would be unsafe. Nothing is served then.
    """
    from dioscuri.planning.viewing.build import scene_of

    place.refuse()
    refuse_unbuilt()
    watch(StepEvent("scene", "started"))
    files = scene_of(case, watch=watch)
    watch(StepEvent("scene", "remembered" if files.remembered else "computed"))
    session = session_of(case, files)

    def start(*, browser: bool, say: Callable[[str], None]) -> None:
        session.operations()
        for note in session.log.notes:
            say(f"note: {note}")
        serve(session, place, browser=browser, say=say)

    return start
