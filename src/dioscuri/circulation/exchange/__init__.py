"""Whose blood goes where: drainage through the other twin, slow exchange, load of either heart."""
