"""Where to cut: an exact minimum of what the cut costs, and the smooth surface of it."""

from dioscuri.separation.cut import CutResult, cut
from dioscuri.separation.solver import Problem, Solution, cut_value, solve

__all__ = ["CutResult", "Problem", "Solution", "cut", "cut_value", "solve"]
