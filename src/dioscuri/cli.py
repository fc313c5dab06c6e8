"""The command line: each command is a few lines over `planning`."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from dioscuri.errors import CirculationError, DioscuriError, GeometryError

NOTICE = "Supports a clinical team; not a cleared medical device; never decides."
app = typer.Typer(
    name="dioscuri",
    help=f"Plan the separation of craniopagus twins, from scans to dossier. {NOTICE}",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
phantom_app = typer.Typer(help="Make phantom twins with a known truth: DICOM, NIfTI and truth.")
app.add_typer(phantom_app, name="phantom", invoke_without_command=True)

Out = Annotated[Path, typer.Option(help="Folder to write; made if absent.")]
Preset = Annotated[str, typer.Option(help="Name of a preset; an unknown name lists them all.")]
Spacing = Annotated[float, typer.Option(min=0.5, max=4.0, help="Voxel size of truth and scans, mm.")]
Seed = Annotated[
    int | None, typer.Option(min=0, help="Another root of every random number than the preset's.")
]


def plainly(command: Callable[..., None]) -> Callable[..., None]:
    """Turn an error raised on purpose, or by the file system, into one line and exit code 2."""

    @functools.wraps(command)
    def wrapped(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except BrokenPipeError:  # the reader, such as `head`, has seen enough
            sys.stdout = open(os.devnull, "w")
        except (DioscuriError, OSError) as error:
            typer.echo(f"dioscuri: {' '.join(str(error).split())}", err=True)
            raise typer.Exit(2) from None

    return wrapped


@app.command()
@plainly
def demo(
    out: Out = Path("demo"),
    preset: Preset = "total-vertical-2",
    spacing: Spacing = 1.0,
    seed: Seed = None,
) -> None:
    """Make phantom twins, plan their separation and print truth beside result."""
    from dioscuri import planning

    with _progress("demo") as watch:
        twins = planning.demo_twins(preset, out / "twins", spacing_mm=spacing, seed=seed, watch=watch)
        run = planning.make_plan(twins, out / "plan", watch=watch)
    _print_run(run)
    _print_scores(planning.score(run, twins / "truth"))


@phantom_app.callback()
@plainly
def phantom(
    context: typer.Context,
    preset: Preset = "total-vertical-2",
    out: Out = Path("twins"),
    spacing: Spacing = 1.0,
    seed: Seed = None,
) -> None:
    """Make phantom twins with a known truth; see also `phantom fuse`."""
    if context.invoked_subcommand:
        return
    from dioscuri import planning

    with _progress("phantom") as watch:
        folder = planning.write_phantom(preset, out, spacing_mm=spacing, seed=seed, watch=watch)
    typer.echo(f"phantom {preset}: {folder}")


@phantom_app.command()
@plainly
def fuse(
    head: Annotated[Path, typer.Argument(help="One real head: a folder of DICOM or NIfTI, or a NIfTI file.")],
    preset: Preset = "total-vertical-2",
    out: Out = Path("twins"),
    spacing: Spacing = 1.0,
    seed: Seed = None,
    landmarks: Annotated[
        Path | None, typer.Option(help="Landmarks a person has placed (TOML); the others are found by rule.")
    ] = None,
) -> None:
    """Make phantom twins out of one real head; its face is removed first."""
    from dioscuri import planning

    with _progress("fuse") as watch:
        folder, notes = planning.write_fused(
            head, preset, out, spacing_mm=spacing, seed=seed, landmarks=landmarks, watch=watch
        )
    typer.echo(f"phantom {preset} from {head.name}: {folder}")
    for note in notes:
        typer.echo(f"note: {note}")


@app.command()
@plainly
def plan(
    scans: Annotated[
        Path, typer.Argument(help="Folder of scans (DICOM or NIfTI), with case.toml if there is one.")
    ],
    out: Out,
    recipe: Annotated[Path | None, typer.Option(help="Recipe (TOML) with the team's assumptions.")] = None,
    truth: Annotated[
        Path | None, typer.Option(help="Truth folder of a phantom, to print beside the result.")
    ] = None,
) -> None:
    """From a folder of scans to a dossier. A second identical run computes nothing."""
    from dioscuri import planning

    if truth is not None:
        planning.read_truth(truth)  # refused now, not after minutes of planning
    with _progress("plan") as watch:
        run = planning.make_plan(scans, out, recipe=recipe, watch=watch)
    _print_run(run)
    if truth is not None:
        _print_scores(planning.score(run, truth))


@app.command()
@plainly
def show(folder: Annotated[Path, typer.Argument(help="Folder that `plan` wrote.")]) -> None:
    """Print the plan of a folder: figures with intervals, vessels, deficits, times."""
    from dioscuri import planning

    for line in planning.describe(planning.current_plan(folder)):
        typer.echo(line)


@app.command()
@plainly
def cut(  # noqa: PLR0913 - one option for each thing that may be asked
    case: Annotated[Path | None, typer.Argument(help="Folder that `plan` wrote.")] = None,
    keep_out: Annotated[
        list[str] | None,
        typer.Option(help="The cut does not pass: L,P,S,radius in mm, a vessel (v12) or a structure."),
    ] = None,
    own: Annotated[
        list[str] | None, typer.Option(help="Stays with one twin: PLACE=castor or PLACE=pollux, v7=castor.")
    ] = None,
    through: Annotated[
        list[str] | None, typer.Option(help="The cut passes here: L,P,S,radius in mm.")
    ] = None,
    most_bone: Annotated[float | None, typer.Option(help="Most bone to be opened, mm2.")] = None,
    from_viewer: Annotated[
        bool, typer.Option("--from-viewer", help="Also under the constraints that were kept in the viewer.")
    ] = False,
    stages: Annotated[int, typer.Option(min=0, max=12, help="Operations to divide the cut into.")] = 0,
    alternatives: Annotated[int, typer.Option(min=0, max=32, help="Surfaces to compare.")] = 0,
    samples: Annotated[
        int, typer.Option(min=0, max=100_000, help="Cuts of labels as they might be: how sure it is.")
    ] = 0,
    ranges: Annotated[bool, typer.Option(help="How far each weight may move before the cut does.")] = False,
    recipe: Annotated[
        Path | None, typer.Option(help="Recipe (TOML) with other weights than the plan's.")
    ] = None,
    eloquence: Annotated[
        Path | None,
        typer.Option(help="Map of eloquent cortex, 0 to 1 (NIfTI in the frame of the plan's scan)."),
    ] = None,
    graph: Annotated[
        Path | None, typer.Option(help="Instead of a case: a problem of plain arrays (FILE.npz).")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="With --graph: folder to write.")] = None,
) -> None:
    """The cheapest separating surface under the team's demands, with its proof and consequences."""
    from dioscuri import planning

    if graph is not None:
        given = (keep_out, own, through, most_bone, recipe, eloquence, case)
        others = any(g is not None for g in given) or any(
            (stages, alternatives, samples, ranges, from_viewer)
        )
        _print_graph_cut(graph, out, others)
        return
    if case is None:
        raise GeometryError("cut: neither CASE nor --graph, must be a folder that `plan` wrote or a FILE.npz")
    if out is not None:
        raise GeometryError("cut: --out with a CASE, must stand with --graph; a case keeps its cuts in cuts/")
    kept = planning.kept_demands(case, typer.echo) if from_viewer else ()
    wishes = planning.wishes(
        demands=(*planning.demands(keep_out or (), own or (), through or ()), *kept),
        most_bone_mm2=most_bone,
        stages=stages,
        alternatives=alternatives,
        samples=samples,
        ranges=ranges,
    )
    with _progress("cut") as watch:
        run = planning.cut_case(case, wishes, recipe=recipe, eloquence=eloquence, watch=watch)
    for line in planning.cut_words(run.study):
        typer.echo(line)
    typer.echo(f"{'remembered' if run.remembered else 'written'}: {run.folder} (open index.html)")


def _print_graph_cut(graph: Path, out: Path | None, others: bool) -> None:
    from dioscuri import planning

    if others:
        raise GeometryError("cut: --graph with a CASE or another option, must stand with --out alone")
    if out is None:
        raise GeometryError("cut: --graph without --out, must have a folder to write: add --out DIR")
    for name, value in planning.cut_graph(graph, out).items():
        typer.echo(f"{name}: {value}")


@app.command()
@plainly
def audit_cut(
    folder: Annotated[Path, typer.Argument(help="Folder that `cut` wrote.")],
    graph: Annotated[Path | None, typer.Option(help="The problem that was solved (FILE.npz).")] = None,
) -> None:
    """Check that a cut is the cheapest there is, by code that shares nothing with the solver."""
    from dioscuri import planning

    report = planning.audit_cut(folder, graph)
    for line in report.lines():
        typer.echo(line)
    if not report.passed:
        raise typer.Exit(2)


Clips = Annotated[
    list[str] | None,
    typer.Option(help="Vessel to clip: v12, or v12=0.5 to take half of its conductance away (a clamp)."),
]
Weights = Annotated[float | None, typer.Option(min=0.1, help="Weight, kg, for the volume of blood.")]
Ages = Annotated[float | None, typer.Option(min=0, help="Age, days, for the volume of blood.")]
OtherRecipe = Annotated[
    Path | None, typer.Option(help="Recipe (TOML) with other assumptions than the plan's.")
]


@app.command()
@plainly
def vessels(
    case: Annotated[Path, typer.Argument(help="Folder that `plan` wrote.")],
    rule: Annotated[
        list[str] | None,
        typer.Option(
            help="Rule on a vessel: v12=castor, pollux, shared; artery, vein, sinus; forward, backward; "
            "castor-inlet, pollux-outlet, no-heart for where blood enters and leaves."
        ),
    ] = None,
    by: Annotated[str, typer.Option(help="Who rules: a name, kept with the ruling.")] = "",
    why: Annotated[str, typer.Option(help="Why, in a sentence.")] = "",
    recipe: OtherRecipe = None,
) -> None:
    """Every vessel: artery or vein, whose, why, how wide, what crosses; and what the evidence contradicts."""
    from dioscuri import planning

    with _progress("vessels") as watch:
        run = planning.vessels_case(case, rule or (), by=by, why=why, recipe=recipe, watch=watch)
    _print_all(planning.vessel_words(run.study.vessels, run.study.conflicts, run.study.lost_rulings))
    _print_all(f"ruled: {word}, by {by}" for word in rule or ())
    typer.echo(f"{'remembered' if run.remembered else 'written'}: {run.folder} (open index.html)")


@app.command()
@plainly
def whatif(  # noqa: PLR0913 - one option for each thing that may be asked
    case: Annotated[Path | None, typer.Argument(help="Folder that `plan` wrote.")] = None,
    clip: Clips = None,
    tear: Annotated[str | None, typer.Option(help="A hole: EDGE=DIAMETER in mm.")] = None,
    network: Annotated[
        Path | None, typer.Option(help="Instead of a case: a plain network (FILE.json).")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document instead of words.")
    ] = False,
    recipe: OtherRecipe = None,
    castor_kg: Weights = None,
    pollux_kg: Weights = None,
    castor_days: Ages = None,
    pollux_days: Ages = None,
) -> None:
    """What happens when vessels are clipped: pressures, perfusion, cross-circulation, with intervals."""
    from dioscuri import planning

    children = planning.children((castor_kg, castor_days), (pollux_kg, pollux_days))
    if (case is None) == (network is None):
        raise CirculationError(
            "whatif: must have either a CASE (a folder that `plan` wrote) or --network FILE.json"
        )
    if network is not None:
        answer = planning.what_if_network(network, clip or (), tear, children=children, recipe=recipe)
        _print_answer(answer, as_json)
        return
    assert case is not None
    with _progress("whatif") as watch:
        run = planning.what_if_case(case, clip or (), tear, children=children, recipe=recipe, watch=watch)
    if as_json:
        typer.echo(planning.case_json(run))
        return
    _print_all(planning.what_if_words(run.what_if, run.bleed, run.exchange))
    typer.echo(f"{'remembered' if run.remembered else 'written'}: {run.folder} (open index.html)")


def _print_answer(answer: Any, as_json: bool) -> None:
    """A plain network's answer; exit code 2 where territories are isolated, which gives no number."""
    from dioscuri import planning

    if as_json:
        typer.echo(planning.answer_json(answer))
    elif answer.what_if is not None:
        _print_all(planning.what_if_words(answer.what_if, answer.bleed, answer.exchange))
    if answer.refused:
        typer.echo(f"dioscuri: {answer.refused}", err=True)
        raise typer.Exit(2)


@app.command()
@plainly
def stages(
    case: Annotated[Path, typer.Argument(help="Folder that `plan` wrote.")],
    clip: Annotated[
        list[str] | None,
        typer.Option(help="Vessel to be divided in the end; without any, those that part the twins' hearts."),
    ] = None,
    recipe: OtherRecipe = None,
) -> None:
    """In which order, over how many operations, to clip what joins the twins; options for a shared sinus."""
    from dioscuri import planning

    with _progress("stages") as watch:
        run = planning.stages_case(case, clip or (), recipe=recipe, watch=watch)
    _print_all(planning.stage_words(run.stages, run.options))
    typer.echo(f"{'remembered' if run.remembered else 'written'}: {run.folder} (open index.html)")


def _print_all(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


@app.command()
@plainly
def view(
    case: Annotated[Path, typer.Argument(help="Folder that `plan` wrote.")],
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0: the case's own.")] = 0,
    host: Annotated[
        str, typer.Option(help="Address to listen on; 0.0.0.0 for headsets and other machines (needs HTTPS).")
    ] = "127.0.0.1",
    certificate: Annotated[Path | None, typer.Option(help="Certificate for HTTPS (PEM).")] = None,
    key: Annotated[Path | None, typer.Option(help="The certificate's key, without a password (PEM).")] = None,
    browser: Annotated[bool, typer.Option(help="Open the page in this machine's browser.")] = True,
) -> None:
    """Look at a planned case in the browser or a headset: examine, measure, cut, clip, edit."""
    from dioscuri.web.serve import Place
    from dioscuri.web.start import view_case

    place = Place(host, port, certificate, key)
    with _progress("view") as watch:
        start = view_case(case, place, watch=watch)
    start(browser=browser, say=typer.echo)


@app.command()
@plainly
def schema(
    document: Annotated[str, typer.Argument(help="plan, recipe, case, truth or network.")] = "plan",
) -> None:
    """Print the JSON schema of a document."""
    from dioscuri import planning

    typer.echo(planning.json_schema(document))


@app.command()
@plainly
def doctor() -> None:
    """Print versions, cores, memory, GPU, extras, and what is missing for what."""
    from dioscuri import planning

    for line in planning.examine():
        typer.echo(line)


def _progress(of: str) -> Any:
    from dioscuri import planning

    return planning.shown(sys.stderr, planning.expected_s(of))


def _print_run(run: Any) -> None:
    from dioscuri import planning

    for line in planning.summary(run):
        typer.echo(line)


def _print_scores(table: Any) -> None:
    for line in table.lines():
        typer.echo(line)


def main() -> None:
    """Entry point of the `dioscuri` command."""
    app()
