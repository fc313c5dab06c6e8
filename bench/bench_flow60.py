"""200 nonlinear samples of a network of 60 nodes. The peer solves each by Newton with scipy's splu."""

from functools import partial

from bench.samples import PEER, at_once, drawn, one_by_one

__all__ = ["PEER", "ours", "peer", "prepare"]

prepare, ours, peer = partial(drawn, 61, 200), at_once, one_by_one
