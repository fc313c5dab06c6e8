"""Skin: what each twin lacks after the cut."""

from dioscuri.closure.deficit import skin_deficit

__all__ = ["skin_deficit"]
