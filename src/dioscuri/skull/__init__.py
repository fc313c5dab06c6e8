"""Bone: what each twin lacks after the cut."""

from dioscuri.skull.deficit import bone_deficit

__all__ = ["bone_deficit"]
