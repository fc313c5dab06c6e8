"""Plan the surgical separation of craniopagus twins: from scans to a dossier."""

__version__ = "0.1.0"

__all__ = ["__version__"]
