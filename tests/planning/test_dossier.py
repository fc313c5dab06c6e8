"""The dossier's files: each is there, opens elsewhere, and says what the plan says."""

import base64
import json
import subprocess
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import trimesh

from dioscuri.formats.nifti_labels import read_labels, read_owner
from dioscuri.formats.seg import read_seg
from dioscuri.model.colours import CUT_COLOUR
from dioscuri.planning.dossier.blood import UNKNOWN
from dioscuri.planning.dossier.page import page
from dioscuri.planning.dossier.pictures import Picture
from dioscuri.planning.dossier.report import report
from dioscuri.planning.dossier.taken import Taken, taken_pictures
from dioscuri.planning.dossier.write import _pdf, flow_words, png, write_dossier
from dioscuri.planning.flowreport.pictures import FlowPictures
from dioscuri.planning.viewing.pictures import keep_picture
from tests.planning.dossier_content import HOSTILE, small_content
from tests.planning.flow_scene import plan, scene, with_blood

TODAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def content():
    return with_blood(small_content(case=HOSTILE), copies=40)


@pytest.fixture(scope="module")
def dossier(content, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("dossier")
    one = Taken(
        "vein.png", png(np.full((30, 40, 3), 90, np.uint8)), "thick vein", "A. Surgeon", "2026-05-02T10"
    )
    made = write_dossier(content, folder, today=TODAY, taken=[one])
    assert {p.name for p in made} >= {"index.html", "dossier.pdf", "model.glb", "plan.json", "labels.dcm"}
    assert all(p.is_file() and p.stat().st_size for p in made)
    return folder


def pdf_text(path: Path) -> str:
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "")


def test_plan_json_is_the_plan(content, dossier: Path) -> None:
    assert type(content.plan)(**json.loads((dossier / "plan.json").read_text())).id == content.plan.id


def test_pdf_says_what_a_signature_needs(content, dossier: Path) -> None:
    text = squeezed(pdf_text(dossier / "dossier.pdf"))
    pages = pdf_text(dossier / "dossier.pdf").split("\f")[:-1]
    assert all(content.plan.id in squeezed(page) for page in pages), "the plan id is on every page"
    for words in (
        "thick vein. Taken by A. Surgeon, 2026-05-02.",
        "never decides",
        "optimal for these weights and labels",
        content.audit_head,
        "NOT CONFIRMED",
        "point of no return",
        "31 days",
        "Signatures",
        *content.plan.warnings,
        *(v.id for v in content.plan.crossings),
    ):
        assert squeezed(words) in text, words


def test_pdf_prints_a_hostile_case_name_as_text(dossier: Path) -> None:
    assert squeezed(HOSTILE[:40]) in squeezed(pdf_text(dossier / "dossier.pdf"))


def test_pdf_embeds_every_font(dossier: Path) -> None:
    lines = subprocess.run(
        ["pdffonts", str(dossier / "dossier.pdf")], capture_output=True, text=True, check=True
    ).stdout.splitlines()[2:]
    assert lines
    assert [line for line in lines if line.split()[-5] != "yes"] == []


def test_glb_has_a_named_coloured_node_for_each_structure_and_twin(content, dossier: Path) -> None:
    scene = trimesh.load(dossier / "model.glb")
    wanted = {
        f"{t} {s}" for t in ("castor", "pollux") for s in ("skin", "skull", "brain", "vein", "dural sinus")
    }
    assert wanted | {"cut surface", "castor missing skin"} <= set(scene.geometry)
    colour = scene.geometry["cut surface"].visual.material.baseColorFactor[:3]
    linear = [((c / 255 + 0.055) / 1.055) ** 2.4 if c > 10 else c / 255 / 12.92 for c in CUT_COLOUR]
    np.testing.assert_allclose(np.array(colour) / 255, linear, atol=0.01)


def test_labels_and_owners_come_back_from_nifti_and_seg(content, dossier: Path) -> None:
    labels, owner = content.labels, content.ownership
    assert (read_labels(dossier / "labels.nii.gz").values == labels.values).all()
    assert (read_owner(dossier / "owner.nii.gz").owner == owner.owner).all()
    again, whose = read_seg(dossier / "labels.dcm", like=labels.grid)
    assert (again.values == labels.values).all()
    assert (whose.owner == np.where(labels.values > 0, owner.owner, 0)).all()


def test_pdf_tells_whose_vessels_and_what_clipping_does(content, dossier: Path) -> None:
    pages = [squeezed(p) for p in pdf_text(dossier / "dossier.pdf").split("\f")[:-1]]
    study = content.plan.circulation
    text = "".join(pages)
    for words in (
        "Whose vessel, and what clipping does",
        "For the team to decide",
        "Pressure before and after each stage",
        "No limit was given: no pressure is called high or safe",
        "A shared sinus: the options",
        *(v.id for v in study.vessels[:40]),
        *(s.stop for s in study.stages.stages),
        "if it fails",
    ):
        assert squeezed(words) in text, words
    heads = [p for p in pages if squeezed("radius, mean") in p]
    assert len(heads) >= 2, "a table that goes on repeats its head"
    assert {"vessels_by_owner.png", "pressure_0.png", "pressure_bars.png"} <= {
        p.name for p in (dossier / "pictures").iterdir()
    }


@pytest.mark.parametrize("circulation", [None, "unavailable"])
def test_a_plan_without_circulation_says_why_on_paper(circulation: str | None, tmp_path: Path) -> None:
    study = scene(flows=False)[1] if circulation else None
    made = plan().model_copy(update={"circulation": study})
    dot = png(np.zeros((8, 8, 3), np.uint8))
    views = [Picture(f"view{n}", "seen", np.zeros((8, 8, 3), np.uint8)) for n in range(5)]
    drawn = {f"{v.name}.png": dot for v in views} | {"timeline_1.png": dot}
    said = report(made, audit_head="a" * 64, today=TODAY) | {"flow": flow_words(FlowPictures())}
    _pdf(said | {"taken": []}, views, drawn, tmp_path / "dossier.pdf")
    why = f"No pressure and no flow was computed: {study.unavailable}." if study else UNKNOWN
    assert squeezed(why) in squeezed(pdf_text(tmp_path / "dossier.pdf"))


def test_pictures_of_the_team_are_in_print_and_page(tmp_path) -> None:
    case = tmp_path / "case"
    image = np.zeros((30, 40, 3), np.uint8)
    image[5:20, 10:30] = (200, 30, 30)
    keep_picture(case, "the <b>thick</b> vein", base64.b64encode(png(image)).decode(), "A. Surgeon")
    taken = taken_pictures(case)
    assert [one.png for one in taken] == [png(image)]
    content = small_content()
    said = report(content.plan, audit_head=content.audit_head, today=date(2026, 6, 1))
    text = page(content, said, [], taken=taken)
    assert "Pictures taken by the team" in text
    assert "the &lt;b&gt;thick&lt;/b&gt; vein. Taken by A. Surgeon" in text
    assert "Pictures taken by the team" not in page(content, said, [])
