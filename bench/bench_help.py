"""How long ``dioscuri --help`` takes to answer (aim: 0.5 s). The peer: a Typer command that does nothing."""

import subprocess
import sys

PEER = "empty Typer command"
REPEATS = 5

EMPTY = "import typer\napp = typer.Typer()\n@app.command()\ndef nothing() -> None: ...\napp(['--help'])"


def prepare() -> None:
    """Nothing to prepare."""


def ours(given: None) -> None:
    """Ask for our help page."""
    script = "import sys; sys.argv = ['dioscuri', '--help']; from dioscuri.cli import main; main()"
    subprocess.run([sys.executable, "-c", script], check=True, stdout=subprocess.DEVNULL)


def peer(given: None) -> None:
    """Ask Typer for a help page."""
    subprocess.run([sys.executable, "-c", EMPTY], check=True, stdout=subprocess.DEVNULL)
