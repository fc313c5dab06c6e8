"""Steady blood flow through a network of resistances: nonlinear, its linear preview, and what is isolated."""
