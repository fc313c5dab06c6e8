"""Samples of everything about a network that is not sure, and which cause matters most."""
