"""What the viewer needs of a case: its scene as files, and what follows from what is done in it."""
