"""Two round heads, one above the other, with four bridging veins each and known ways of blood."""

import numpy as np

from dioscuri.circulation.caseflow import HeadMarks
from dioscuri.model import Grid, LabelMap, Ownership, VesselEdge, VesselGraph

SHAPE = (29, 29, 67)
GRID = Grid.axis_aligned(SHAPE, 3.0, origin_mm=(-42, -42, -99), frame="1.2")
POINTS = GRID.lps(np.indices(SHAPE).reshape(3, -1).T)
RADIUS, AWAY = 30.0, 32.0
SIGNS = {"castor": -1.0, "pollux": 1.0}
VEINS = ((1, 0.2), (-1, 0.2), (0.75, -0.65), (-0.75, -0.65))  # x and y of where they begin


class Sketch:
    """Edges by points; equal points are one node."""

    def __init__(self):
        self.nodes, self.edges = [], []

    def node(self, point):
        for n, known in enumerate(self.nodes):
            if np.allclose(known, point):
                return n
        self.nodes.append(np.asarray(point, float))
        return len(self.nodes) - 1

    def draw(self, path, radius, kind, castor, sd=0.0):
        path = np.asarray(path, float)
        name = f"v{len(self.edges) + 1}"
        ends = self.node(path[0]), self.node(path[-1])
        self.edges.append(VesselEdge(name, *ends, path, radius, sd, kind, castor=castor))
        return name

    def graph(self):
        return VesselGraph(np.array(self.nodes), tuple(self.edges))


def line(a, b, n=9):
    return np.asarray(a, float) + (np.asarray(b, float) - a) * np.linspace(0, 1, n)[:, None]


def over(a, b, centre, height, n=25):
    """An arc over a sphere from the direction of a to that of b."""
    rays = line(np.asarray(a, float), np.asarray(b, float), n)
    return centre + height * rays / np.linalg.norm(rays, axis=1, keepdims=True)


def draw_head(sketch, sign, castor, veins=VEINS):
    """One twin's vessels; names by what they are."""
    centre, up = np.array([0, 0, sign * AWAY]), -sign
    names = {}
    base = np.array([0, 0, sign * 63.0])
    names["carotid"] = sketch.draw(line((6, 0, sign * 95), base), 2.0, "artery", castor)
    for side, x in (("a", 1.0), ("b", -1.0)):
        names[f"artery {side}"] = sketch.draw(
            over((0, 0, -up), (0.7 * x, -0.7, 0), centre, 31.0), 1.0, "artery", castor
        )
    front, top, back = (0, -0.6, up * 0.8), (0, 0.6, up * 0.8), (0, 1, -up * 0.2)
    names["sagittal"] = sketch.draw(over(front, top, centre, 31.0), 2.5, "sinus", castor)
    names["torcular"] = sketch.draw(over(top, back, centre, 31.0), 2.5, "sinus", castor)
    end = over(back, back, centre, 31.0)[0]
    hole = np.array([10, 10, sign * 64.0])
    names["sigmoid"] = sketch.draw(line(end, hole), 2.5, "sinus", castor)
    names["jugular"] = sketch.draw(line(hole, (10, 10, sign * 95)), 2.5, "vein", castor)
    for n, (x, y) in enumerate(veins):
        target = top if y > 0 else front
        names[f"vein {n}"] = sketch.draw(over((x, y, 0), target, centre, 31.0), 0.8, "vein", castor)
    return names


def heads(exchanged=False, shared=False, veins=VEINS):
    """Graph, labels, ownership, marks and {twin: {name: edge}}; `exchanged` calls castor pollux."""
    sketch, names = Sketch(), {}
    for twin, sign in SIGNS.items():
        is_castor = (twin == "castor") != exchanged
        names["castor" if is_castor else "pollux"] = draw_head(sketch, sign, float(is_castor), veins)
    if shared:
        ends = [sketch.nodes[sketch.edges[i].start] for i in (3, 3 + len(sketch.edges) // 2)]
        names["shared"] = sketch.draw(line(*ends), 2.5, "sinus", 0.5)
    low = POINTS[:, 2] < 0
    brain = [np.linalg.norm(POINTS - (0, 0, s * AWAY), axis=1) < RADIUS for s in SIGNS.values()]
    labels = LabelMap(np.where(brain[0] | brain[1], 6, 2).astype(np.uint16).reshape(SHAPE), GRID)
    castor = (low != exchanged).reshape(SHAPE)
    owner = Ownership(
        np.where(castor, 1, 2).astype(np.uint8), np.where(castor, 255, 0).astype(np.uint8), GRID
    )
    return sketch.graph(), labels, owner, marks(exchanged), names


def marks(exchanged=False, landmarks=True):
    order = [1.0, -1.0] if exchanged else [-1.0, 1.0]
    found = {}
    for twin, s in zip(("castor", "pollux"), order, strict=True):
        left = -s  # posterior times superior
        found[twin] = {
            "nasion": (0, -32, s * 50.0),
            "porion_left": (30 * left, 5, s * 50.0),
            "porion_right": (-30 * left, 5, s * 50.0),
        }
    return HeadMarks(
        [(0, 0, s * 62.0) for s in order], [(0, 0, s * AWAY) for s in order], found if landmarks else {}
    )
