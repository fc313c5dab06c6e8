"""Clips as a change of low rank."""
