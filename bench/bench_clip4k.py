"""Linear what-ifs at 4,138 segments, each edge asked for the first time. The peer refactorises."""

from functools import partial

from bench.clips import PEER, clipped_anew, refactorised, solved

__all__ = ["PEER", "ours", "peer", "prepare"]

prepare, ours, peer = partial(solved, 4_138, 40), clipped_anew, refactorised
