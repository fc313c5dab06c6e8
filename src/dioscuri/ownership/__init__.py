"""Whose is it? Each voxel is given to a twin, with a probability."""
