"""Elimination of a sparse matrix on a fixed pattern."""
