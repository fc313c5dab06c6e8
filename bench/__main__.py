"""Print one JSON row for each bench named on the command line, or for all of them."""

import json
import sys
from pathlib import Path

from bench.measure import row

ALL = {file.stem.removeprefix("bench_"): file for file in sorted(Path(__file__).parent.glob("bench_*.py"))}


def main(names: list[str]) -> int:
    """Measure and print; 2 for a name that is no bench."""
    if unknown := sorted(set(names) - set(ALL)):
        print(f"no bench called {', '.join(unknown)}; there are: {', '.join(ALL)}", file=sys.stderr)
        return 2
    for name in names or ALL:
        print(json.dumps(row(ALL[name])), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
