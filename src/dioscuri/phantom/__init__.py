"""Craniopagus twins with a known truth: anatomy, vessels and what a scanner would see. No files."""
