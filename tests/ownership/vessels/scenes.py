"""Two small circulations with known owners: a tree each, joined by a sinus between them."""

from functools import cache

import numpy as np

from dioscuri.model import Grid, LabelMap, Ownership, Scan, ScanVolume, VesselEdge, VesselGraph, Volume
from dioscuri.ownership.vessels import Known, vessel_owners

SHAPE = (40, 40, 88)
GRID = Grid.axis_aligned(SHAPE, 1.0, origin_mm=(-20, -20, -44), frame="1.2")
FULL_HU, NOISE_HU = 200.0, 8.0

# node -> place; castor lies below z = 0. n: neck, f: fork, t: tip, s: on the sinus between the twins
NODES = {
    "na": (-12, 0, -42), "fa": (-12, 0, -20), "ta": (-16, 8, -8), "ua": (-8, -8, -8),
    "nv": (12, 0, -42), "fv": (12, 0, -20), "tv": (16, 8, -8), "s1": (8, -8, 0),
    "NA": (-12, 0, 42), "FA": (-12, 0, 20), "TA": (-16, 8, 8), "UA": (-8, -8, 8),
    "NV": (12, 0, 42), "FV": (12, 0, 20), "TV": (16, 8, 8), "s2": (2, -12, 0),
}  # fmt: skip
# id -> (ends, kind, castor's share of the blood, radius): capitals are pollux's
EDGES = {
    "a1": ("na", "fa", "artery", 1.0, 1.5), "a2": ("fa", "ta", "artery", 1.0, 1.2),
    "a3": ("fa", "ua", "artery", 1.0, 1.2), "A1": ("NA", "FA", "artery", 0.0, 1.5),
    "A2": ("FA", "TA", "artery", 0.0, 1.2), "A3": ("FA", "UA", "artery", 0.0, 1.2),
    "v1": ("fv", "nv", "vein", 0.8, 1.8), "v2": ("tv", "fv", "vein", 1.0, 1.2),
    "v3": ("s1", "fv", "sinus", 0.6, 1.6), "V1": ("FV", "NV", "vein", 0.2, 1.8),
    "V2": ("TV", "FV", "vein", 0.0, 1.2), "V3": ("s2", "FV", "sinus", 0.4, 1.6),
    "s1": ("s1", "s2", "sinus", 0.5, 2.0),
}  # fmt: skip
TRUE = {"s1": "shared"} | {k: "castor" if k.islower() else "pollux" for k in EDGES if k != "s1"}
HEARTS = {"na": "castor", "nv": "castor", "NA": "pollux", "NV": "pollux"}
NUMBER = {name: n for n, name in enumerate(NODES)}


def graph(kinds=None, drop=()):
    """The vessels with no owners yet; `kinds` as the graph has them today."""
    edges = []
    for name, (a, b, kind, _, radius) in EDGES.items():
        if name not in drop:
            ends = np.array([NODES[a], NODES[b]], float)
            path = ends[0] + np.linspace(0, 1, 30)[:, None] * (ends[1] - ends[0])
            what = (kinds or {}).get(name, kind)
            edges.append(VesselEdge(name, NUMBER[a], NUMBER[b], path, radius, 0.1, what))
    return VesselGraph(np.array(list(NODES.values()), float), tuple(edges))


@cache
def near(*names):
    """Voxels of these vessels and how much of each is castor's, (I, J, K)."""
    from scipy.spatial import cKDTree

    where = GRID.lps(np.indices(SHAPE).reshape(3, -1).T)
    mask, share = np.zeros(len(where), bool), np.zeros(len(where), np.float32)
    for name in names:
        a, b, _, castor, radius = EDGES[name]
        line = np.linspace(NODES[a], NODES[b], 120)
        inside = cKDTree(line).query(where, distance_upper_bound=radius + 0.6)[0] < np.inf
        mask |= inside
        share[inside] = castor
    return mask.reshape(SHAPE), share.reshape(SHAPE)


def of_kind(*kinds):
    return [n for n, e in EDGES.items() if e[2] in kinds]


@cache
def labels(*wrong):
    """Labels of the vessels in soft tissue; `wrong`: (edge, structure) said otherwise."""
    plain = LabelMap(np.full(SHAPE, 2, np.uint16), GRID)
    values = plain.values.copy()
    names = {"artery": "artery", "vein": "vein", "sinus": "dural_sinus"}
    for name, edge in EDGES.items():
        values[near(name)[0]] = plain.anatomy.number(dict(wrong).get(name, names[edge[2]]))
    return LabelMap(values, GRID)


@cache
def rises(swapped=(), only=("castor", "pollux"), seed=1):
    """Every injection and phase; those in `swapped` (phases) are filed under the wrong twin."""
    rng, out = np.random.default_rng(seed), []
    for phase, kinds in (("arterial", ["artery"]), ("venous", ["vein", "sinus"])):
        mask, share = near(*of_kind(*kinds))
        for twin in only:
            mine = (twin == "castor") != (phase in swapped)
            part = (share if mine else 1 - share) * mask * FULL_HU
            values = (part + NOISE_HU * rng.standard_normal(SHAPE)).astype(np.float32)
            scan = Scan(series=f"{twin} {phase}", role=f"cta_{phase}", injected=twin)
            out.append(ScanVolume(scan, Volume(values, GRID, "HU", "CT")))
    return tuple(out)


@cache
def tissue(uncertain=4.0):
    """Castor below z = 0, pollux above, uncertain between."""
    z = GRID.lps(np.indices(SHAPE).reshape(3, -1).T)[:, 2].reshape(SHAPE)
    owner = np.select([z < -uncertain, z > uncertain], [1, 2], 3).astype(np.uint8)
    castor = np.rint(255 * np.clip(0.5 - z / (2 * uncertain), 0, 1)).astype(np.uint8)
    return Ownership(owner, castor, GRID)


def hearts():
    return {NUMBER[n]: twin for n, twin in HEARTS.items()}


def judged(scans, *, rulings=(), flow=None, place=True, necks=True, **more):
    """The owners of the whole scene."""
    known = Known(
        hearts=hearts() if necks else None,
        flow=flow,
        ownership=tissue() if place else None,
        rulings=rulings,
    )
    return vessel_owners(more.get("graph", graph()), scans, more.get("labels", labels()), known=known)
