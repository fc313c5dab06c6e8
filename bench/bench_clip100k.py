"""Linear what-ifs at 100,000 segments, each edge asked for the first time. The peer refactorises."""

from functools import partial

from bench.clips import PEER, clipped_anew, refactorised, solved

__all__ = ["PEER", "ours", "peer", "prepare"]

prepare, ours, peer = partial(solved, 100_000, 8), clipped_anew, refactorised
