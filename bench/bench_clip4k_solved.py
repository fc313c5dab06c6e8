"""Linear what-ifs at 4,138 segments among solved candidates. The peer refactorises with splu."""

from functools import partial

from bench.clips import PEER, clipped, refactorised, solved

__all__ = ["PEER", "ours", "peer", "prepare"]

prepare, ours, peer = partial(solved, 4_138, 40), clipped, refactorised
