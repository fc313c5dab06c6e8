"""Every error that dioscuri raises on purpose: one small tree that subclasses the built-ins.

A message is one line: what was found, what is allowed, what to do. The command line prints it
without a traceback and exits with code 2.
"""

__all__ = [
    "CirculationError",
    "DioscuriError",
    "FormatError",
    "GeometryError",
    "IsolatedError",
    "MissingPartError",
    "RecipeError",
    "ScanError",
    "ServeError",
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


class CirculationError(DioscuriError, ValueError):
    """A network of vessels that carries no blood: no outlet, a negative radius, an unknown edge."""


class IsolatedError(CirculationError):
    """A clip leaves a territory without a way out or in; `territories` names it, and no number is given."""

    def __init__(self, message: str, territories: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.territories = territories


class RecipeError(DioscuriError, ValueError):
    """A recipe has an unknown key or a value outside its bounds."""


class SolverError(DioscuriError, RuntimeError):
    """A solver found no answer; the message names the constraint that prevents one."""


class StoreError(DioscuriError, RuntimeError):
    """The store cannot be read, written, or trusted (a broken audit chain)."""


class ServeError(DioscuriError, RuntimeError):
    """The viewer's server cannot start: a port that is taken, other machines without a certificate."""


class MissingPartError(DioscuriError, ImportError):
    """An optional library or system package is absent; the message names what to install."""
