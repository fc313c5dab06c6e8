"""The scene of a plan: every file it names, every structure and vessel, on small made-up heads."""

import gzip
import json
import struct
import sys
from datetime import date

import numpy as np
import pytest

from dioscuri.geometry.resample import resample
from dioscuri.model import SHARED, Anatomy, Grid, LabelMap, Ownership, Structure, VesselEdge, VesselGraph
from dioscuri.model.scene import Scene, SceneFigure
from dioscuri.planning.viewing import levels as levels_module
from dioscuri.planning.viewing import regions as regions_module
from dioscuri.planning.viewing.blood import Blood
from dioscuri.planning.viewing.build import scene_parts
from dioscuri.planning.viewing.nodes import MOST_STRUCTURES, anatomy_parts
from dioscuri.planning.viewing.regions import regions_of
from dioscuri.planning.viewing.sides import pollux_share, pollux_side
from dioscuri.planning.viewing.stages import scene_stages
from dioscuri.planning.viewing.studies import Studied, other_cuts, stage_parts, studied
from dioscuri.planning.viewing.vessels import NONE, Centrelines
from tests.planning.dossier_content import small_content

TODAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def given():
    return small_content()


@pytest.fixture(scope="module")
def made(given):
    return scene_parts(given, levels=("100k", "300k"), full=True, today=TODAY)


def document(data):
    size = struct.unpack("<I", data[12:16])[0]
    return json.loads(data[20 : 20 + size])


def test_every_file_that_is_named_is_there_and_of_its_size(made):
    scene, files = made.scene, made.files
    named = {m.file: m.bytes for m in scene.models} | {v.file: v.bytes for v in scene.volumes}
    assert named == {name: len(data) for name, data in files.items()}
    assert Scene(**scene.model_dump(mode="json")) == scene


def test_each_level_has_the_same_nodes_and_no_more_triangles_than_it_says(made):
    names = [n.name for n in made.scene.nodes]
    assert len(set(names)) == len(names) <= 60
    for model in made.scene.models:
        assert model.triangles <= levels_module.LEVELS[model.name]
        told = document(made.files[model.file])
        assert [n["name"] for n in told["nodes"]] == names
        assert [n["extras"] for n in told["nodes"]] == [n.model_dump(mode="json") for n in made.scene.nodes]
        count = sum(told["accessors"][m["primitives"][0]["indices"]]["count"] for m in told["meshes"])
        assert count == 3 * model.triangles


def test_structures_of_each_twin_the_cut_and_what_is_missing_are_there(made, given):
    found = {(n.structure, n.twin, n.role) for n in made.scene.nodes}
    for twin in ("castor", "pollux"):
        for structure in ("skin", "scalp", "skull", "csf", "brain"):
            assert (structure, twin, "anatomy") in found
        for structure in ("artery", "vein", "dural sinus"):
            assert (structure, twin, "vessel") in found
        for tissue in ("skin", "bone"):
            assert (f"missing {tissue}", twin, "missing") in found
    assert ("cut surface", "both", "cut") in found
    sure = {n.name: n.confidence for n in made.scene.nodes}
    mine = given.ownership.mask("castor") & given.labels.mask("brain")
    assert sure["castor brain"] == pytest.approx(given.ownership.castor[mine].mean() / 255, abs=1e-3)


def test_the_twins_parts_fill_the_labels(given):
    """Structure by structure, both twins together have the voxels' volume, each side by the cut."""
    found = regions_of(given)
    side = pollux_side(given.side, given.labels.grid)
    for k, number in enumerate(found.numbers):
        mask = given.labels.values == number
        for region, own in ((2 * k + 1, mask & ~side), (2 * k + 2, mask & side)):
            surface = found.surface([region])
            a, b, c = (surface.vertices[surface.faces[:, n]] for n in range(3))
            volume = np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6
            assert volume == pytest.approx(own.sum() * given.labels.grid.voxel_mm3, rel=0.08)


def test_doubtful_brain_is_shown_as_doubt(given):
    owner = given.ownership.owner.copy()
    centre = tuple(n // 2 for n in owner.shape)
    box = tuple(slice(c - 6, c + 6) for c in centre)
    owner[box] = np.where(owner[box] > 0, SHARED, 0)
    unsure = small_content()
    object.__setattr__(unsure, "ownership", Ownership(owner, given.ownership.castor, given.ownership.grid))
    nodes = scene_parts(unsure, levels=("100k",), today=TODAY).scene.nodes
    (doubt,) = [n for n in nodes if n.role == "doubt"]
    assert doubt.twin == "shared" and doubt.confidence == 0.5


def test_vessels_are_in_the_graphs_order_and_say_what_is_known(made, given):
    vessels = made.scene.vessels
    assert [v.id for v in vessels] == [e.id for e in given.vessels]
    assert [v.index for v in vessels] == list(range(len(vessels)))
    assert [v.owner for v in vessels] == ["castor", "pollux", "uncertain"]
    first = vessels[0]
    assert first.crosses and first.evidence == ("castor's injection",) and first.flow_ml_min is None
    assert first.radius_mm.value == pytest.approx(1.5)
    np.testing.assert_allclose(first.path, given.vessels["v1"].path, atol=1e-3)
    assert not made.scene.circulation.answers and made.scene.circulation.why_not


def test_a_wall_belongs_to_the_vessel_whose_wall_is_nearest(given):
    lines = Centrelines(given.vessels)
    for index, edge in enumerate(given.vessels):
        middle = edge.path[len(edge.path) // 2]
        assert lines.edges(middle + [[1.5, 0, 0], [0, -1.5, 0]]).tolist() == [index, index]
    assert lines.edges(np.array([[300.0, 0, 0]])).tolist() == [NONE]
    assert len(lines.edges(np.zeros((0, 3)))) == 0


def test_a_thick_vessels_wall_is_its_own_beside_a_thin_one():
    """Many centreline points of the thin one lie nearer; the thick one's wall passes through the point."""
    z = np.arange(0.0, 60.0, 0.5)
    paths = [np.stack([np.full_like(z, x), 0 * z, z], axis=1) for x in (0.0, 7.0)]
    radii = (np.full(len(z), 5.0), np.full(len(z), 0.5))
    graph = VesselGraph(
        np.array([p[i] for p in paths for i in (0, -1)]),
        tuple(
            VesselEdge(f"v{n}", 2 * n, 2 * n + 1, path, radius, 0.1 * radius, "vein")
            for n, (path, radius) in enumerate(zip(paths, radii, strict=True))
        ),
    )
    lines = Centrelines(graph)
    assert lines.edges(np.array([[5.0, 0, 30], [-5, 0, 30], [6.5, 0, 30], [7, 0.5, 30]])).tolist() == [
        0,
        0,
        1,
        1,
    ]
    assert lines.edges(np.array([[0, 11.9, 30], [0, 12.1, 30], [7, 2.6, 30]])).tolist()[:2] == [0, NONE]


def test_which_wall_is_nearest_is_what_trying_every_point_says():
    rng = np.random.default_rng(5)
    edges = []
    for n in range(40):
        path = rng.uniform(-20, 20, 3) + np.cumsum(rng.normal(0, 1, (12, 3)), axis=0)
        radius = rng.uniform(0.2, 0.4) * rng.choice([1, 4, 14]) * np.linspace(1, 0.7, 12)
        edges.append(VesselEdge(f"v{n}", 2 * n, 2 * n + 1, path, radius, 0.1 * radius, "vein"))
    lines = Centrelines(VesselGraph(np.array([e.path[i] for e in edges for i in (0, -1)]), tuple(edges)))
    points = rng.uniform(-25, 25, (3000, 3))
    every = [(tree.data, r, e) for tree, r, e in lines.classes]
    at, radius, edge = (np.concatenate([x[n] for x in every]) for n in range(3))
    walls = np.linalg.norm(points[:, None] - at, axis=2) - radius
    walls[walls > 2 + radius] = np.inf
    near = np.isfinite(walls.min(axis=1))
    assert 0.1 < near.mean() < 0.9
    np.testing.assert_array_equal(lines.edges(points), np.where(near, edge[walls.argmin(axis=1)], NONE))


def test_a_vessel_outside_the_network_says_so(given):
    blood = Blood(edges=frozenset(["v1"]), notes=("1 of 20 samples did not balance",))
    scene = scene_parts(given, blood=blood, levels=("100k",), today=TODAY).scene
    assert [v.in_flow for v in scene.vessels] == [v.id == "v1" for v in scene.vessels]
    assert scene.notes[-1] == blood.notes[0]


def test_volumes_come_back_as_they_were(made, given):
    said = {(v.name, v.place): v for v in made.scene.volumes}
    assert {p for _, p in said} == {"page", "full"}
    kinds = {"u8": np.uint8, "u16": "<u2", "i16": "<i2"}

    def back(v):
        raw = gzip.decompress(made.files[v.file])
        return np.frombuffer(raw, kinds[v.type]).reshape(v.shape, order="F")

    np.testing.assert_array_equal(back(said["labels", "full"]), given.labels.values)
    np.testing.assert_array_equal(back(said["owner", "full"]), given.ownership.owner)
    ct = said["ct", "full"]
    np.testing.assert_allclose(back(ct) * ct.scale + ct.offset, given.ct.values, atol=0.51 * ct.scale)
    np.testing.assert_allclose(ct.lps_from_ijk, given.ct.grid.lps_from_ijk)
    page = said["ct", "page"]
    affine = np.array(page.lps_from_ijk)
    assert np.allclose(affine[:3, :3], np.eye(3) * affine[0, 0]) and np.prod(page.shape) <= 3_500_000
    centre = np.rint(np.linalg.inv(affine) @ (0, 0, -50, 1)).astype(int)[:3]
    assert back(page)[tuple(centre)] * page.scale + page.offset == pytest.approx(35, abs=8)
    assert back(said["labels", "page"])[tuple(centre)] == 6


def test_more_structures_than_can_be_drawn_share_nodes_and_none_is_lost(given):
    """A thousand labels, some of them without a name."""
    blocks = np.kron(np.arange(1000).reshape(10, 10, 10) + 1, np.ones((5, 5, 8), int))[:44, :50, :76]
    values = np.where(given.labels.values > 0, blocks, 0).astype(np.uint16)
    present = np.unique(values)[1:]
    anatomy = Anatomy(tuple(
        Structure(int(n), "" if n == present[0] else f"part_{n}", ("99DIOSCURI", f"P{n}", "part"),
                  "vessel" if n % 7 == 0 else "brain", (int(n) % 256, 9, 9))
        for n in present
    ))  # fmt: skip
    many = small_content()
    object.__setattr__(many, "labels", LabelMap(values, given.labels.grid, anatomy))
    parts = list(anatomy_parts(many, regions_of(many)))
    assert len(parts) <= 2 * (MOST_STRUCTURES + 1)
    for twin in ("castor", "pollux"):
        held = [h for p in parts if p.node.twin == twin for h in (p.node.holds or (p.node.structure,))]
        assert {"skin", f"label {present[0]}"} <= set(held) and len(held) == len(present) + 1
    scene = scene_parts(many, levels=("100k",), today=TODAY).scene
    assert scene.labels[0].name == f"label {present[0]}" and len(scene.labels) == len(present)


def test_one_structure_only_is_a_scene(given):
    alone = small_content()
    values = np.where(given.labels.values > 0, 6, 0).astype(np.uint16)
    object.__setattr__(alone, "labels", LabelMap(values, given.labels.grid))
    scene = scene_parts(alone, levels=("100k",), today=TODAY).scene
    assert {n.structure for n in scene.nodes if n.role == "anatomy"} == {"skin", "brain"}


def test_very_many_triangles_are_thinned_out_and_it_is_said(given, monkeypatch):
    monkeypatch.setattr(levels_module, "MUCH", 10_000)
    model = scene_parts(given, levels=("100k",), today=TODAY).scene.models[0]
    assert model.triangles <= 100_000 and model.note.startswith("very many triangles: thinned out from")


def test_without_the_encoder_the_models_are_plain(given, monkeypatch):
    monkeypatch.setitem(sys.modules, "meshoptimizer", None)
    made = scene_parts(given, levels=("100k",), today=TODAY)
    told = document(made.files["model-100k.glb"])
    assert told["extensionsRequired"] == ["KHR_mesh_quantization"]
    assert "`meshopt` is not installed" in made.scene.models[0].note
    assert made.scene.models[0].triangles <= 100_000


def test_a_plan_without_stages_is_one_operation_that_divides_all(given):
    (stage,) = scene_stages(given.plan, {"cut surface"})
    assert stage.cut_share == 1 and stage.nodes == ("cut surface",)
    assert stage.divides == tuple(dict.fromkeys(v.id for v in given.plan.crossings))
    assert "castor" in " ".join(stage.closes)


def test_a_case_without_studies_has_none(tmp_path, given):
    found = studied(tmp_path, given.plan.id)
    assert found == Studied(ids=("", "", "")) or found.ids == ("", "", "")
    assert not list(stage_parts(found)) and other_cuts(found) == ((), ())


def test_pieces_of_stages_are_nodes_of_their_own(given):
    found = Studied(sectors=(given.cut_surface, given.cut_surface))
    nodes = scene_parts(given, levels=("100k",), found=found, today=TODAY).scene.nodes
    assert [(n.name, n.stage, n.shown) for n in nodes if n.stage] == [
        ("cut stage 1", 1, False),
        ("cut stage 2", 2, False),
    ]


def test_the_words_are_the_dossiers(made, given):
    said = made.scene.said
    assert [v["id"] for v in said["crossings"]] == [v.id for v in given.plan.crossings]
    assert said["crossings"][0]["at"] == list(given.plan.crossings[0].at_lps_mm)
    assert len(said["deficits"]) == len(given.plan.deficits) and said["cut"]["rows"]
    assert all("tasks" not in s for s in said["stages"])


def test_figures_lose_only_their_causes(given):
    figure = given.plan.deficits[0].area_mm2
    assert SceneFigure.of(figure).model_dump() == figure.model_dump(exclude={"level", "causes"})


def test_the_side_is_the_same_on_a_parallel_and_on_a_turned_grid(given):
    """The quick way along the axes and the general one agree with the share read at each voxel."""
    fine = given.labels.grid.respaced((2.0, 2.5, 1.7))
    turned = Grid(
        fine.lps_from_ijk[:, [1, 2, 0, 3]], (fine.shape[1], fine.shape[2], fine.shape[0]), fine.frame
    )
    quick, general = pollux_side(given.side, fine), pollux_side(given.side, turned)
    np.testing.assert_array_equal(np.moveaxis(general, 2, 0), quick)
    share = resample(pollux_share(given.side), given.side.grid, fine, order=1)
    inside = resample(
        np.ones(given.side.grid.shape, bool),
        given.side.grid.respaced(given.side.grid.spacing_mm),
        fine,
        order=0,
    )
    sure = inside & (np.abs(share - 0.5) > 0.02) & (share > 0.02)
    assert (quick[sure] == (share[sure] >= 0.5)).mean() > 0.98


def test_of_very_many_voxels_only_the_vessels_are_meshed_at_each(given, monkeypatch):
    """Tissues at every second voxel stay in place and as large; vessels are the same as before."""
    fine = regions_of(given)
    monkeypatch.setattr(regions_module, "MANY_VOXELS", 1000)
    found = regions_of(given)
    assert found.note.startswith("Tissues are meshed at every second voxel (6 mm)")

    def shape(surface):
        a, b, c = (surface.vertices[surface.faces[:, n]] for n in range(3))
        part = np.einsum("ij,ij->i", a, np.cross(b, c)) / 6
        return part.sum(), (part[:, None] * (a + b + c) / 4).sum(axis=0) / part.sum()

    for k, number in enumerate(fine.numbers):
        vessel = number in given.labels.anatomy.numbers(tissue="vessel")
        one, two = (shape(r.surface([2 * k + 1, 2 * k + 2], vessel=vessel)) for r in (fine, found))
        assert two[0] == pytest.approx(one[0], rel=0.02 if vessel else 0.2)
        np.testing.assert_allclose(two[1], one[1], atol=0.2 if vessel else 2.0)
