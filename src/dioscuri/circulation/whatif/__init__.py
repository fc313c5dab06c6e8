"""What if these vessels were clipped: pressures and perfusion of every territory, and what next."""
