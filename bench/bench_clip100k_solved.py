"""Linear what-ifs at 100,000 segments among solved candidates. The peer refactorises with splu."""

from functools import partial

from bench.clips import PEER, clipped, refactorised, solved

__all__ = ["PEER", "ours", "peer", "prepare"]

prepare, ours, peer = partial(solved, 100_000, 8), clipped, refactorised
