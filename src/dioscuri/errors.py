"""Every error that dioscuri raises on purpose: one small tree that subclasses the built-ins.

A message is one line: what was found, what is allowed, what to do. The command line prints it
without a traceback and exits with code 2.
"""

__all__ = [
    "DioscuriError",
    "FormatError",
    "GeometryError",
    "MissingPartError",
    "RecipeError",
    "ScanError",
    "SolverError",
    "StoreError",
]


class DioscuriError(Exception):
    """Root of the tree: catch this to catch everything raised on purpose."""


class GeometryError(DioscuriError, ValueError):
    """A noun was given geometry or values that it refuses."""


class ScanError(DioscuriError, ValueError):
    """The scans cannot be planned on: none, one head, a cut-off head, an unknown role."""


class FormatError(DioscuriError, ValueError):
    """A file is not what its name says, or holds what a format cannot carry."""


class RecipeError(DioscuriError, ValueError):
    """A recipe has an unknown key or a value outside its bounds."""


class SolverError(DioscuriError, RuntimeError):
    """A solver found no answer; the message names the constraint that prevents one."""


class StoreError(DioscuriError, RuntimeError):
    """The store cannot be read, written, or trusted (a broken audit chain)."""


class MissingPartError(DioscuriError, ImportError):
    """An optional library or system package is absent; the message names what to install."""
