"""The scans of a pair of twins: CT, two CT angiograms per injected twin, T1 and an MR venogram."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.errors import GeometryError
from dioscuri.model import Grid, Scan, ScanVolume, VesselEdge, VesselGraph, Volume
from dioscuri.phantom.partial_volume import Painted, paint
from dioscuri.phantom.scanning import ScannerSettings, bias_field, gaussian_noise, onto, rician
from dioscuri.phantom.tissue import BLOOD, tissue_images
from dioscuri.phantom.tracer import Traced, trace
from dioscuri.phantom.twins import Twins

Array = NDArray[Any]
SIGNAL = {"vein": 620.0, "sinus": 700.0, "artery": 240.0, "unknown": 400.0}  # on MRV, assumed
INFLOW = {"vein": 60.0, "sinus": 60.0, "artery": 260.0, "unknown": 60.0}  # on T1 over still blood, assumed
GAP_EDGE_MM = 10.0  # shorter venous segments have no gap
RISE_S, FALL_AT_S, FALL_S, TAIL = 2.0, 7.0, 5.0, 0.3  # of the bolus in the neck, assumed


@dataclass(frozen=True, eq=False)
class Studio:
    """What every scan of one pair shares: twins, settings, the tissue's look, the traced blood."""

    twins: Twins
    settings: ScannerSettings
    tissue: dict[str, Array]
    traced: Traced

    def grid(self, spacing: ArrayLike) -> Grid:
        """The twins' box at another spacing, given in multiples of the twins' own."""
        own = self.twins.labels.grid
        return own.respaced(own.spacing_mm * np.asarray(spacing))

    def image(self, channel: str, grid: Grid) -> Array:
        """Tissue without vessels on a grid, float32."""
        return onto(self.tissue[channel], self.twins.labels.grid, grid)


def scan_twins(
    twins: Twins,
    *,
    seed: int = 1,
    settings: ScannerSettings | None = None,
    base: Volume | None = None,
) -> tuple[ScanVolume, ...]:
    """Every scan of the pair in one frame of reference; contrast is carried by the truth network.

    Series: CT, arterial and venous CT angiogram with castor injected, then with pollux injected, T1, MRV.

    Parameters
    ----------
    base : real intensities on the twins' own grid (fused heads). A CT stands for the synthetic tissue of CT
        and CTA, an MR for the T1, as they are, noise and all; the rest stays synthetic.

    Raises
    ------
    GeometryError : a base on another grid.
    """
    settings = settings or ScannerSettings()
    if base is not None and not base.grid.same_as(twins.labels.grid):
        raise GeometryError("base: its grid is another, must be the twins' own grid")
    tissue = tissue_images(twins.labels, twins.scene)
    if base is not None:
        tissue["ct" if base.modality == "CT" else "t1"] = base.values.astype(np.float32)
    studio = Studio(twins, settings, tissue, trace(twins.vessels, twins.scene.side))
    streams = [np.random.default_rng(s) for s in np.random.SeedSequence(seed).spawn(7)]
    real = base.modality if base is not None else ""
    scans = _ct_scans(studio, streams[:5], real == "CT")
    return (*scans, _t1(studio, streams[5], real == "MR"), _mrv(studio, streams[6]))


def bolus(seconds: ArrayLike) -> Array:
    """Concentration of contrast relative to its peak, that long after it first arrives, 0 to 1."""
    t = np.asarray(seconds, float)
    t = np.where(np.isfinite(t), t, -1.0)
    out: Array = _ease(t / RISE_S) * (1 - (1 - TAIL) * _ease((t - FALL_AT_S) / FALL_S))
    return out


def enhancement_hu(traced: Traced, twin: str, at_s: float, contrast_hu: float) -> Array:
    """Rise (E,) HU of each vessel when `twin` was injected: share of its blood times the bolus there."""
    out: Array = contrast_hu * traced.share(twin) * bolus(at_s - traced.arrival(twin))
    return out


def mrv_gaps(
    graph: VesselGraph, share: float, rng: np.random.Generator
) -> tuple[VesselGraph, tuple[str, ...]]:
    """The graph as MRV shows it, and the ids of venous segments that have a false gap.

    Of the venous segments longer than 10 mm a share (27 % of ordinary patients have such defects: Folia
    Morphol 2022;81:314) loses 30-60 % of its length somewhere. Pieces are named v12.1, v12.2.
    """
    long = [e.id for e in graph if e.kind in ("vein", "sinus") and e.length_mm >= GAP_EDGE_MM]
    chosen = set(rng.choice(long, round(share * len(long)), replace=False).tolist()) if long else set()
    nodes = list(graph.nodes)
    edges: list[VesselEdge] = []
    for edge in graph:
        edges += _pieces(edge, nodes, rng) if edge.id in chosen else [edge]
    return VesselGraph(np.array(nodes), tuple(edges)), tuple(e.id for e in graph if e.id in chosen)


def _pieces(edge: VesselEdge, nodes: list[Array], rng: np.random.Generator) -> list[VesselEdge]:
    count = len(edge.path)
    missing = max(3, round(count * rng.uniform(0.3, 0.6)))
    first = int(rng.integers(2, max(3, count - missing - 1)))
    out = []
    for n, part in enumerate((slice(0, first), slice(first + missing, count))):
        path = edge.path[part]
        if len(path) < 2:
            continue
        nodes += [path[0], path[-1]]
        piece = replace(
            edge,
            id=f"{edge.id}.{n + 1}",
            start=len(nodes) - 2,
            end=len(nodes) - 1,
            path=path,
            radius_mm=edge.radius_mm[part],
            radius_sd_mm=edge.radius_sd_mm[part],
        )
        out.append(piece)
    return out


def _ct_scans(studio: Studio, streams: list[np.random.Generator], real: bool) -> list[ScanVolume]:
    settings = studio.settings
    grid = studio.grid((1, 1, 1) if real else settings.ct_spacing)
    tissue = studio.image("ct", grid)
    painted = paint(studio.twins.vessels, grid)
    noise = 0.0 if real else settings.ct_noise_hu
    still = np.zeros(len(studio.twins.vessels))
    plain = Scan(series="CT head unenhanced", role="ct")
    out = [_ct(plain, tissue, painted, still, (noise, streams[0]), real)]
    scans = [(twin, phase) for twin in ("castor", "pollux") for phase in ("arterial", "venous")]
    for (twin, phase), rng in zip(scans, streams[1:], strict=True):
        seconds = settings.arterial_s if phase == "arterial" else settings.venous_s
        rise = enhancement_hu(studio.traced, twin, seconds, settings.contrast_hu)
        fields = {"series": f"CTA {phase} {twin} injected", "role": f"cta_{phase}", "injected": twin}
        # a second acquisition has its own noise even where its tissue is real
        out.append(_ct(Scan(**fields), tissue, painted, rise, (settings.ct_noise_hu, rng), False))
    return out


def _ct(
    scan: Scan,
    tissue: Array,
    painted: Painted,
    rise_hu: Array,
    noise: tuple[float, np.random.Generator],
    real: bool,
) -> ScanVolume:
    values = tissue.copy()
    if not real:
        _fill(values, painted, BLOOD[0] + rise_hu)
        values += gaussian_noise(values.shape, *noise)
    values = np.clip(np.rint(values), -1024, 3071).astype(np.int16)
    return _scan(scan, Volume(values, painted.grid, "HU", "CT", synthetic=not real), real)


def _t1(studio: Studio, rng: np.random.Generator, real: bool) -> ScanVolume:
    scan = Scan(series="T1 MPRAGE", role="t1")
    if real:
        grid = studio.twins.labels.grid
        values = np.clip(studio.tissue["t1"], 0, 32767)
        return _scan(scan, Volume(np.rint(values).astype(np.int16), grid, "arbitrary", "MR"), True)
    grid = studio.grid(studio.settings.t1_spacing)
    values = studio.image("t1", grid)
    graph = studio.twins.vessels
    _fill(values, paint(graph, grid), np.array([BLOOD[1] + INFLOW[e.kind] for e in graph]))
    return _scan(scan, _mr(values, grid, studio.settings, studio.settings.t1_noise, rng), False)


def _mrv(studio: Studio, rng: np.random.Generator) -> ScanVolume:
    grid = studio.grid(studio.settings.mrv_spacing)
    values = studio.image("mrv", grid)
    seen, gaps = mrv_gaps(studio.twins.vessels, studio.settings.gap_share, rng)
    _fill(values, paint(seen, grid), np.array([SIGNAL[e.kind] for e in seen]))
    out = _scan(
        Scan(series="MRV phase contrast", role="mrv"),
        _mr(values, grid, studio.settings, studio.settings.mrv_noise, rng),
        False,
    )
    note = f"false gaps in {len(gaps)} venous segments: {' '.join(gaps)}"
    return ScanVolume(out.scan, out.volume, (*out.notes, note))


def _mr(
    values: Array, grid: Grid, settings: ScannerSettings, noise: float, rng: np.random.Generator
) -> Volume:
    values = rician(values * bias_field(grid, settings.bias, rng), noise, rng)
    return Volume(np.rint(values).astype(np.int16), grid, "arbitrary", "MR", synthetic=True)


def _fill(values: Array, painted: Painted, blood: Array) -> None:
    """Mix blood's value by edge into the voxels that vessels fill, in place."""
    where = painted.fraction > 0
    share = painted.fraction[where]
    values[where] += share * (blood[painted.edge[where]].astype(np.float32) - values[where])


def _scan(scan: Scan, volume: Volume, real: bool) -> ScanVolume:
    note = "real intensities of one head, taken twice" if real else "synthetic: made by dioscuri's phantom"
    return ScanVolume(scan, volume, (note,))


def _ease(share: ArrayLike) -> Array:
    t = np.clip(np.asarray(share, float), 0, 1)
    return np.asarray(t * t * (3 - 2 * t))
