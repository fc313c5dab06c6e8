"""A tear in a vessel: how fast it bleeds, whose blood it is, and whether it draws in air."""
