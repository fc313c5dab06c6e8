"""A small dossier's content: two ellipsoid heads that overlap, cut by a plane at the waist."""

from datetime import date
from functools import cache

import numpy as np

from dioscuri.formats.uids import frame_uid
from dioscuri.model import (
    CrossingVessel,
    Cut,
    Deficit,
    Figure,
    Grid,
    JunctionShape,
    LabelMap,
    Ownership,
    Plan,
    Presence,
    Recipe,
    Seen,
    Surface,
    VesselEdge,
    VesselGraph,
    Volume,
)
from dioscuri.model.plan import ScanRecord
from dioscuri.planning.dossier.content import Content
from dioscuri.theatre.schedule import schedule
from dioscuri.theatre.tasks import single_stage

HOSTILE = "<img src=x onerror=\"document.title='bad'\"></script><script>alert(1)</script> #panic() $x$ [*]"
SPACING_MM = 3.0
RADII_MM = np.array([55.0, 65.0, 62.0])
CENTRES = {"castor": np.array([0.0, 0.0, -50.0]), "pollux": np.array([0.0, 0.0, 50.0])}
HU = np.array([-1000, 40, 50, 900, 60, 8, 35, 60, 60, 60], np.float32)
HEAD, BRAIN = (-250, 260), (0, 0)


def figure(value: float, unit: str, source: str = "measured on the made-up heads") -> Figure:
    return Figure(
        value=value, low=value * 0.9, high=value * 1.1, unit=unit, source=source, causes=("voxels",)
    )


def reach(points: np.ndarray, twin: str) -> np.ndarray:
    """Scaled distance from the centre of one head: 1 on its skin."""
    return np.linalg.norm((points - CENTRES[twin]) / RADII_MM, axis=-1)


def grid() -> Grid:
    shape = (44, 50, 76)
    origin = -(np.array(shape) - 1) / 2 * SPACING_MM
    return Grid.axis_aligned(shape, SPACING_MM, origin_mm=origin, frame=frame_uid("dossier tests"))


def labels_of(where: Grid) -> LabelMap:
    points = where.lps(np.moveaxis(np.indices(where.shape), 0, -1).reshape(-1, 3))
    near = np.minimum(reach(points, "castor"), reach(points, "pollux"))
    values = np.select([near < 0.78, near < 0.84, near < 0.92, near < 1], [6, 5, 3, 1], 0)
    for e in vessels():
        for a, b in zip(e.path[:-1], e.path[1:], strict=True):
            t = np.clip(((points - a) @ (b - a)) / ((b - a) @ (b - a)), 0, 1)
            away = np.linalg.norm(points - a - t[:, None] * (b - a), axis=1)
            values[away < 3.2] = {"artery": 7, "vein": 8, "sinus": 9}[e.kind]
    return LabelMap(values.reshape(where.shape).astype(np.uint16), where)


@cache
def vessels() -> VesselGraph:
    ring = [(40 * np.cos(a), 40 * np.sin(a), 0.0) for a in np.linspace(0, 2 * np.pi, 25)]
    paths = {
        "v1": ("vein", [(20, 10, -50), (20, 10, 0), (22, 8, 50)], 0.8),
        "v2": ("artery", [(-20, -10, -60), (-18, -12, 0), (-20, -10, 55)], 0.2),
        "v3": ("sinus", ring, 0.5),
    }
    nodes, edges = [], []
    for name, (kind, path, castor) in paths.items():
        line = np.array(path, float)
        nodes += [line[0], line[-1]]
        edges.append(
            VesselEdge(
                id=name, start=len(nodes) - 2, end=len(nodes) - 1, path=line, kind=kind, castor=castor,
                radius_mm=np.float64(1.5), radius_sd_mm=np.float64(0.2), evidence=("castor's injection",),
            )
        )  # fmt: skip
    return VesselGraph(np.array(nodes), tuple(edges))


def disc(radius_mm: float, height_mm: float, rise_mm: float, up: int) -> Surface:
    """A cap of rings about the z axis; flat where `rise_mm` is 0, its normals along `up` * z."""
    rings, around = 12, 48
    radius = np.linspace(0, radius_mm, rings + 1)[1:]
    angle = np.linspace(0, 2 * np.pi, around, endpoint=False)
    points = [(0.0, 0.0, height_mm + up * rise_mm)]
    for r in radius:
        z = height_mm + up * rise_mm * (1 - (r / radius_mm) ** 2)
        points += [(r * np.cos(a), r * np.sin(a), z) for a in angle]
    faces = [(0, 1 + k, 1 + (k + 1) % around) for k in range(around)]
    for ring in range(rings - 1):
        base = 1 + ring * around
        for k in range(around):
            a, b = base + k, base + (k + 1) % around
            faces += [(a, a + around, b), (b, a + around, b + around)]
    array = np.array(faces)
    return Surface(np.array(points), array if up > 0 else array[:, ::-1])


def plan_of(
    *,
    case: str = "ellipsoids",
    at=(20.0, 10.0, 0.0),
    crossings: int = 2,
    t1: bool = False,
    software="dioscuri 0",
) -> Plan:
    stage = single_stage()
    recipe = Recipe()
    kinds = ("vein", "artery", "sinus")
    scans = [
        ("ct", "ct", None), ("cta castor", "cta_arterial", "castor"), ("cta pollux", "cta_venous", "pollux"),
        *([("t1", "t1", None)] if t1 else []),
    ]  # fmt: skip
    return Plan(
        software=software,
        case=case,
        confirmed=None,
        scans=tuple(
            ScanRecord(
                series=name, role=role, injected=injected, acquired_on=date(2026, 5, 1),
                spacing_mm=(0.8, 0.8, 1.0), slices=260, synthetic=True,
            )
            for name, role, injected in scans
        ),
        recipe=recipe,
        volumes_ml={f"{t} brain": figure(640, "mL") for t in ("castor", "pollux")},
        junction=JunctionShape(
            longitudinal_deg=figure(172, "deg"),
            facial_rotation_deg=None,
            area_mm2=figure(7800, "mm2"),
            types=("total vertical (I, II or III open)",),
            notes=("no nasion is marked on both twins: the facial rotation is open",),
        ),
        vessels_seen=Presence(state=Seen.SEEN, shown_by="enhancement over the unenhanced CT"),
        crossings=tuple(
            CrossingVessel(
                id=f"v{n + 1}", kind=kinds[n % 3], radius_mm=figure(2.4 - 0.3 * (n % 6), "mm"),
                at_lps_mm=tuple(float(c + 11 * n * s) for c, s in zip(at, (-1, 1, 0), strict=True)),
                castor_probability=0.8 if n % 2 == 0 else 0.3,
                evidence=("fills after castor's injection", "fills later after pollux's"),
            )
            for n in range(crossings)
        ),
        shared_sinus=Presence(state=Seen.SEEN, shown_by="dural sinus v3: 251 mm along the interface"),
        cut=Cut(
            area_mm2=figure(7800, "mm2"),
            crossed_mm2={n: figure(a, "mm2") for n, a in (("scalp", 900), ("bone", 1200), ("brain", 35))},
            brain_to_castor_ml=figure(1.2, "mL"), brain_to_pollux_ml=figure(0.7, "mL"),
            flow=123456, cut_value=123456,
        ),
        deficits=tuple(
            Deficit(
                twin=twin, tissue=tissue, area_mm2=figure(area, "mm2"), perimeter_mm=figure(310, "mm"),
                flat_mm2=figure(area * 0.7, "mm2"),
            )
            for twin in ("castor", "pollux") for tissue, area in (("skin", 9800), ("bone", 7900))
        ),
        stages=(stage,),
        timelines=(schedule(stage, recipe.theatre, seed=1),),
        warnings=(
            "the twins' identities are provisional: no named person has confirmed which is castor",
            "synthetic scans: no scanner made them, and this plan is for no child",
        ),
        steps={"label": "0" * 64},
    )  # fmt: skip


def ct_of(labels: LabelMap, seed: int = 1) -> Volume:
    noise = np.random.default_rng(seed).normal(0, 8, labels.grid.shape)
    return Volume((HU[labels.values] + noise).astype(np.float32), labels.grid, "HU", "CT", synthetic=True)


def t1_of(labels: LabelMap) -> Volume:
    grey = np.array([5, 90, 60, 25, 40, 30, 120, 20, 20, 20], np.float32)
    return Volume(grey[labels.values], labels.grid, "arbitrary", "MR", synthetic=True)


def small_content(*, case: str = "ellipsoids", t1: bool = False) -> Content:
    where = grid()
    labels = labels_of(where)
    body = labels.values > 0
    z = where.lps(np.moveaxis(np.indices(where.shape), 0, -1).reshape(-1, 3))[:, 2].reshape(where.shape)
    side = np.where(body, np.where(z < 0, 1, 2), 0).astype(np.uint8)
    owner = np.where(body & (np.abs(z) < 4), 3, side).astype(np.uint8)
    sure = np.where(owner == 3, 128, np.where(owner == 1, 255, 0)).astype(np.uint8)
    caps = {
        f"{twin} {tissue}": disc(radius, 0.0, 18.0, up)
        for twin, up in (("castor", 1), ("pollux", -1))
        for tissue, radius in (("skin", 32.0), ("bone", 28.0))
    }
    return Content(
        plan=plan_of(case=case, t1=t1), labels=labels, ownership=Ownership(owner, sure, where),
        side=Ownership(side, sure, where), cut_surface=disc(38.0, 0.0, 0.0, 1), caps=caps, vessels=vessels(),
        ct=ct_of(labels), t1=t1_of(labels) if t1 else None, audit_head="a" * 64,
    )  # fmt: skip
