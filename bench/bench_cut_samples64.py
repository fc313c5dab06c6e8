"""1,000 solves at 64³, every cost times a smooth random factor, on 2 threads. Target: ≤ 25 s."""

from __future__ import annotations

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from bench.instance import field
from dioscuri.separation import OpenCut

PEER = None
REPEATS = 1
SAMPLES, FACTORS, SD, LENGTH_VOXELS = 1000, 20, 0.3, 6


def prepare() -> list[Any]:
    """Fields of `FACTORS` different samples; the solver compiled."""
    from scipy.ndimage import gaussian_filter

    plain, rng, out = field(64, "core"), np.random.default_rng(6), []
    for _ in range(FACTORS):
        noise = gaussian_filter(rng.normal(size=plain.cost.shape), LENGTH_VOXELS)
        cost = plain.cost * np.exp(SD * noise / noise.std())
        out.append(dataclasses.replace(plain, cost=cost.astype(np.float32)))
    one(out[0])
    return out


def one(sample: Any) -> int:
    """Capacities and cut of one sample."""
    return OpenCut(sample, alone=True).value


def ours(given: list[Any]) -> None:
    """All of them."""
    with ThreadPoolExecutor(2) as pool:
        assert min(pool.map(one, (given[n % FACTORS] for n in range(SAMPLES)))) > 0
