"""What hangs together."""
