"""Vessels, what-ifs and stages of a planned case, or of a plain network."""
