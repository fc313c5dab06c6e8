"""Linear pressures of 50,000 random sets of 20 clips in 40 territories. The peer: numpy's batched solves."""

import numpy as np

from bench.clip_pair import batched, preview

PEER = "numpy batched solves"
PLANS = 50_000


def prepare():
    """The reduced network and the sets."""
    of = preview()
    return of, np.random.default_rng(0).integers(1, 1 << len(of.candidates), PLANS)


def ours(given):
    """Pressures (n, w)."""
    of, masks = given
    return of.pressures(masks)


def peer(given):
    """Pressures (n, w)."""
    return batched(*given)
