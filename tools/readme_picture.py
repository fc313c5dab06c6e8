"""Write the pictures of README and user guide from a dossier that the project itself made.

`python -m tools.readme_picture out/demo/case/dossier/ID` after `make demo`.
"""

import sys
from io import BytesIO
from pathlib import Path

import numpy as np
from matplotlib.image import imread
from PIL import Image

IMAGES = Path(__file__).parents[1] / "docs" / "images"
HEIGHT = 560
COLOURS = 255


def panel(path: Path, height: int) -> Image.Image:
    """A picture cropped to what is not white, at a height in pixels."""
    pixels = (imread(path)[..., :3] * 255).astype(np.uint8)
    used = np.argwhere((pixels < 250).any(axis=2))
    (top, left), (bottom, right) = used.min(axis=0), used.max(axis=0) + 1
    picture = Image.fromarray(pixels[top:bottom, left:right])
    return picture.resize((round(picture.width * height / picture.height), height), Image.Resampling.LANCZOS)


def composed(pictures: Path) -> Image.Image:
    """The model, the twins pulled apart from the cut, and each twin after it, side by side."""
    columns = [
        [panel(pictures / "model.png", HEIGHT)],
        [panel(pictures / "apart.png", HEIGHT)],
        [panel(pictures / f"{twin}_after.png", (HEIGHT - 20) // 2) for twin in ("pollux", "castor")],
    ]
    gap = 45
    width = sum(max(p.width for p in column) for column in columns) + gap * (len(columns) + 1)
    sheet = Image.new("RGB", (width, HEIGHT + 30), "white")
    x = gap
    for column in columns:
        wide, y = max(p.width for p in column), 15
        for picture in column:
            sheet.paste(picture, (x + (wide - picture.width) // 2, y))
            y += picture.height + 20
        x += wide + gap
    return sheet


def page(file: Path) -> Image.Image:
    """The offline page as a browser shows it, one crossing vessel chosen."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        shown = browser.new_page(viewport={"width": 1280, "height": 1420}, reduced_motion="reduce")
        shown.goto(file.resolve().as_uri())
        shown.wait_for_selector("html[data-ready=yes]", timeout=120_000)
        shown.click("[data-preset=vessels]")
        shown.click("#tab-vessels")
        shown.evaluate("() => dioscuri.vessels.choose(dioscuri.scene.vessels.find((v) => v.crosses).id)")
        shown.wait_for_timeout(3000)
        picture = Image.open(BytesIO(shown.screenshot())).convert("RGB")
        browser.close()
    return picture


def main() -> None:
    """Write `docs/images/demo.png`, `slices.jpg` and `page.jpg`."""
    if len(sys.argv) != 2:
        sys.exit("give the folder of one dossier, such as out/demo/case/dossier/ID")
    dossier = Path(sys.argv[1])
    IMAGES.mkdir(parents=True, exist_ok=True)
    few = composed(dossier / "pictures").quantize(COLOURS, dither=Image.Dither.FLOYDSTEINBERG)
    few.save(IMAGES / "demo.png", optimize=True)
    slices = Image.open(dossier / "pictures" / "slices_ct.png").convert("RGB")
    for name, picture in (("slices.jpg", slices), ("page.jpg", page(dossier / "index.html"))):
        picture.save(IMAGES / name, quality=86, optimize=True)


if __name__ == "__main__":
    main()
