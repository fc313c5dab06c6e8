"""The only package that reads and writes files. Whatever a file's axes are, what comes out is LPS mm."""

__all__: list[str] = []
