"""20 nonlinear samples of a network of 4,138 segments. The peer solves each by Newton with scipy's splu."""

from functools import partial

from bench.samples import PEER, at_once, drawn, one_by_one

__all__ = ["PEER", "ours", "peer", "prepare"]

prepare, ours, peer = partial(drawn, 4_138, 20), at_once, one_by_one
