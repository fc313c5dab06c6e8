"""The built viewer that is committed: made from these sources, small, and with its licences."""

import gzip
import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "src/dioscuri/web/static"
VIEWER = ROOT / "viewer"
KINDS = (".js", ".css", ".html")


def sources() -> str:
    """The digest that `build.mjs` writes at the head of each bundle."""
    names = ["build.mjs", "package.json", "package-lock.json"]
    names += [str(p.relative_to(VIEWER)) for p in (VIEWER / "src").rglob("*") if p.suffix in KINDS]
    digest = hashlib.sha256()
    for name in sorted(names):
        digest.update(name.encode() + b"\0" + (VIEWER / name).read_bytes() + b"\0")
    return digest.hexdigest()


def test_the_committed_bundles_were_built_from_these_sources() -> None:
    for name in ("viewer.js", "slices.js"):
        head = (STATIC / name).read_text()[:300]
        assert f"sources sha256:{sources()} " in head, f"{name} is stale: run `make viewer`"


def test_the_first_page_is_light_and_the_slices_come_later() -> None:
    size = {name: len(gzip.compress((STATIC / name).read_bytes())) for name in ("viewer.js", "slices.js")}
    assert size["viewer.js"] < 400_000
    assert size["slices.js"] < 900_000


def test_every_package_in_the_bundles_has_its_licence_beside_them() -> None:
    text = (STATIC / "LICENSES.txt").read_text()
    for name in ("three ", "three-mesh-bvh ", "@niivue/niivue ", "meshoptimizer"):
        assert name in text
    assert "GPL" not in text
