"""The maximum flow on undecided voxels: incremental breadth-first search, kept open for edits."""
