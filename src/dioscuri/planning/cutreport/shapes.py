"""Surfaces to draw: lines as tubes, vessels as marks, a cut in bands or sectors, both heads round it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.formats.gltf import Node
from dioscuri.geometry.mesh import clipped
from dioscuri.geometry.resample import resample
from dioscuri.model import TWINS, LabelMap, Surface
from dioscuri.model.colours import TWIN_COLOURS
from dioscuri.planning.dossier.shapes import blurred, largest_filled, level_surface
from dioscuri.separation.energy import Field
from dioscuri.separation.sectors import Ring

Array = NDArray[Any]

HEAD_MM, HEAD_TRIANGLES, HEAD_OPACITY = 2.5, 20_000, 0.12


def arrow(start: Array, end: Array, radius_mm: float) -> Surface:
    """An arrow whose point is at `end`, (3,) LPS mm each."""
    way = (end - start) / np.linalg.norm(end - start)
    neck = end - way * 5 * radius_mm
    side = np.cross(way, np.eye(3)[np.abs(way).argmin()])
    side /= np.linalg.norm(side)
    turn = np.linspace(0, 2 * np.pi, 24, endpoint=False)[:, None]
    ring = np.cos(turn) * side + np.sin(turn) * np.cross(way, side)
    rings = [start + ring * 1e-3, start + ring * radius_mm, neck + ring * radius_mm]
    rings += [neck + ring * 2.4 * radius_mm, end + ring * 1e-3]
    k = np.arange(24)
    faces = []
    for n in range(len(rings) - 1):
        a, b = n * 24 + k, n * 24 + (k + 1) % 24
        faces += [np.column_stack([a, b, a + 24]), np.column_stack([b, b + 24, a + 24])]
    return Surface(np.concatenate(rings), np.concatenate(faces))


def sector(surface: Surface, ring: Ring, starts: Array, number: int) -> Surface:
    """The part of `surface` in one sector, with straight borders."""
    if len(starts) == 1:
        return surface
    begin, end = starts[number], starts[(number + 1) % len(starts)]
    for angle, sign in ((begin, 1.0), (end, -1.0)):
        if len(surface.faces):
            left = ring.outward(angle + np.pi / 2)
            surface = clipped(surface, sign * ((surface.vertices - ring.centre) @ left))
    return surface


def heads(field: Field, pollux: Array, labels: LabelMap) -> list[Node]:
    """The skin on either side of the cut, faint, in the twins' colours."""
    grid = labels.grid.respaced(max(HEAD_MM, float(labels.grid.spacing_mm.max())))
    whole = blurred(largest_filled(labels), labels.grid, grid, sd_mm=HEAD_MM)
    side = np.where(field.body, np.where(pollux, 1.0, 0.0), 0.5).astype(np.float32)
    nearest = ndimage.distance_transform_edt(~field.body, return_distances=False, return_indices=True)
    towards = resample(ndimage.gaussian_filter(side[tuple(nearest)], 0.8), field.grid, grid, order=1)
    out = []
    for name, own in zip(TWINS, (1 - towards, towards), strict=True):
        skin = level_surface(np.minimum(whole, own), grid, triangles=HEAD_TRIANGLES)
        extras = {"structure": "head", "twin": name}
        out.append(Node(f"{name} head", skin, TWIN_COLOURS[name], HEAD_OPACITY, extras))
    return out
