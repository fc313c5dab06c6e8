"""What the slices are made of, without a viewer: NIfTI in memory, oblique grids, the voxels of a stroke."""

from __future__ import annotations

from pathlib import Path

import nibabel as nib
import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from dioscuri.model.operation import EditPaint
from dioscuri.planning.viewing.edits import footprint
from tests.planning.edited_scene import turned
from tests.web.slicing import WORDS, modules, packed, unpacked
from tests.web.small_scene import content

BRAIN, VEIN = 6, 8
OBLIQUE = np.eye(4)
OBLIQUE[:3, :3] = turned(0.3, -0.4, 0.5) * (0.7, 1.1, 2.3)
OBLIQUE[:3, 3] = (12.5, -30.25, 7.75)
SHAPE = (5, 4, 3)
STROKES = [
    {"label": VEIN, "points": [[3, -5, 20]], "radius_mm": 6.0},
    {"label": VEIN, "points": [[-9, 2, -30], [4, 10, -12], [12, 3, 4]], "radius_mm": 4.5},
    {"label": 0, "points": [[0, 0, 28], [14, 6, 28]], "radius_mm": 9.0, "flat": "axial"},
    {"label": 3, "points": [[5, 4, 0], [5, -14, 22]], "radius_mm": 7.0, "flat": "sagittal", "only": BRAIN},
    {"label": VEIN, "points": [[-3, 11, -20], [9, 11, -35]], "radius_mm": 5.0, "flat": "coronal"},
]


@pytest.fixture(scope="module")
def bare(browser: Browser):
    with modules(browser) as page:
        yield page


@pytest.mark.parametrize(
    ("kind", "dtype", "scale", "offset"),
    [("u8", "u1", 4.0, -200.0), ("u16", "<u2", 1.0, 0.0), ("i16", "<i2", 0.5, 10.0)],
)
def test_a_volume_becomes_the_nifti_that_it_is(
    bare: Page, tmp_path: Path, kind: str, dtype: str, scale: float, offset: float
) -> None:
    values = (np.arange(60) * 3 - (60 if kind == "i16" else 0)).astype(dtype)
    volume = {
        "shape": SHAPE,
        "lps_from_ijk": OBLIQUE.tolist(),
        "type": kind,
        "scale": scale,
        "offset": offset,
    }
    found = bare.evaluate(
        """async ([volume, bytes]) => {
          const {nifti} = await import("/slices/nifti.js");
          return [...new Uint8Array(nifti(volume, Uint8Array.from(bytes)))];
        }""",
        [volume, list(values.tobytes())],
    )
    file = tmp_path / "one.nii"
    file.write_bytes(bytes(found))
    image = nib.load(file)
    assert np.allclose(image.affine, np.diag([-1, -1, 1, 1]) @ OBLIQUE, atol=1e-5)
    assert image.header.get_xyzt_units()[0] == "mm"
    assert (image.dataobj.slope, image.dataobj.inter) == (scale, offset)
    expected = values.reshape(SHAPE, order="F")
    assert np.array_equal(np.asarray(image.dataobj.get_unscaled()), expected)


def test_an_oblique_scan_is_read_between_its_voxels(bare: Page) -> None:
    shape = (24, 20, 16)
    slope = np.array([3.0, -5.0, 7.0])
    points = OBLIQUE[:3, :3] @ np.indices(shape).reshape(3, -1) + OBLIQUE[:3, 3:]
    values = np.rint(4000 + slope @ points).astype("<i2").reshape(shape)
    grid, got = bare.evaluate(
        """async ([shape, m, values]) => {
          const {aligned} = await import("/slices/grid.js");
          const {resample} = await import("/slices/resample.js");
          const volume = {shape, lps_from_ijk: m};
          const grid = aligned([volume]);
          return [grid, [...await resample(Int16Array.from(values), volume, grid, -1)]];
        }""",
        [shape, OBLIQUE.tolist(), values.flatten(order="F").tolist()],
    )
    to = np.array(grid["lps_from_ijk"])
    assert np.array_equal(np.sign(np.diag(to)[:3]), [-1, -1, 1]) and np.count_nonzero(to[:3, :3]) == 3
    seen = np.array(got).reshape(grid["shape"], order="F")
    where = to[:3, :3] @ np.indices(grid["shape"]).reshape(3, -1) + to[:3, 3:]
    ijk = np.linalg.solve(OBLIQUE[:3, :3], where - OBLIQUE[:3, 3:])
    inside = ((ijk >= 0) & (ijk <= np.array(shape)[:, None] - 1)).all(axis=0)
    outside = ((ijk < -0.51) | (ijk > np.array(shape)[:, None] - 0.49)).any(axis=0)
    assert (
        inside.sum() > 2000 and np.abs(seen.ravel()[inside] - (4000 + slope @ where[:, inside])).max() <= 1.5
    )
    assert (seen.ravel()[outside] == -1).all()


def test_the_brush_shows_the_voxels_that_the_server_will_find(bare: Page) -> None:
    labels = content().labels
    got = bare.evaluate(
        f"""async ([shape, m, text, strokes]) => {{
          {WORDS}
          const {{inverse}} = await import("/slices/grid.js");
          const {{Stroke}} = await import("/slices/brush.js");
          const labels = {{shape, volume: {{lps_from_ijk: m}}, back: inverse(m), values: unpack(text)}};
          return strokes.map((args) => {{
            const stroke = new Stroke(labels, args);
            for (const point of args.points) stroke.to(point);
            const painted = pack(labels.values);
            stroke.takeBack();
            return [painted, pack(labels.values)];
          }});
        }}""",
        [labels.grid.shape, labels.grid.lps_from_ijk.tolist(), packed(labels.values), STROKES],
    )
    for args, answer in zip(STROKES, got, strict=True):
        expected = labels.values.copy()
        box, mask, label = footprint(labels, EditPaint(**args), None)
        expected[box][mask] = label
        painted, back = (unpacked(text, labels.grid.shape) for text in answer)
        assert np.array_equal(painted, expected) and not np.array_equal(painted, labels.values)
        assert np.array_equal(back, labels.values)
