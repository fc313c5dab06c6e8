"""Two heads are found, one is refused, a cut-off one is refused."""

import numpy as np
import pytest

from dioscuri.errors import ScanError
from dioscuri.geometry.resample import resample
from dioscuri.labelling.heads import find_heads
from dioscuri.labelling.openings import cut_edges
from dioscuri.labelling.twins import label_twins
from dioscuri.model import LabelMap, Scan, ScanVolume, Volume
from dioscuri.model.recipe import LabellingRecipe
from tests.labelling import tiny

RECIPE = LabellingRecipe(model_spacing_mm=2.5)
GRID = tiny.grid(2.5)


def cropped(labels: LabelMap, start, stop) -> LabelMap:
    inside = tuple(slice(a, b) for a, b in zip(start, stop, strict=True))
    return LabelMap(labels.values[inside].copy(), labels.grid.cropped(start, stop))


@pytest.mark.parametrize("fused_radius_mm", [0, 30])
def test_foramina_and_seeds_of_joined_heads(fused_radius_mm) -> None:
    labels, owner = tiny.truth(GRID, fused_radius_mm=fused_radius_mm)
    heads = find_heads(labels, RECIPE).ordered(*tiny.SEEDS)
    assert np.abs(heads.foramina_lps_mm - tiny.FORAMINA).max() < 5
    at = np.rint(GRID.ijk(heads.seeds_lps_mm)).astype(int)
    assert owner.owner[tuple(at.T)].tolist() == [1, 2]
    assert (heads.uncertainty_mm > 0).all()


def test_marks_say_which_head_is_whose() -> None:
    labels = tiny.truth(GRID)[0]
    heads = find_heads(labels, RECIPE)
    turned = heads.ordered(tiny.SEEDS[1], tiny.SEEDS[0])
    assert np.array_equal(turned.seeds_lps_mm, heads.ordered(*tiny.SEEDS).seeds_lps_mm[::-1])


def test_one_head_is_refused_by_name() -> None:
    labels = tiny.truth(GRID, heads=1)[0]
    with pytest.raises(ScanError, match="found one head .* expected two"):
        find_heads(labels, RECIPE)
    found = label_twins(tiny.scans(labels, only=("ct",)), RECIPE).labels
    with pytest.raises(ScanError, match="found one head .* expected two"):
        find_heads(found, RECIPE)


@pytest.mark.parametrize("heads", [1, 2])
@pytest.mark.parametrize("axis", [0, 1])
def test_head_cut_off_at_the_side_is_refused(heads, axis) -> None:
    stop = list(GRID.shape)
    stop[axis] = int(0.68 * stop[axis])
    labels = cropped(tiny.truth(GRID, heads=heads)[0], (0, 0, 0), stop)
    with pytest.raises(ScanError, match="a head is cut off"):
        find_heads(labels, RECIPE)


def test_missing_vertex_is_refused_from_the_scan() -> None:
    labels = tiny.truth(GRID, heads=1)[0]
    top = cropped(labels, (0, 0, 0), (GRID.shape[0], GRID.shape[1], int(0.4 * GRID.shape[2])))
    found = label_twins(tiny.scans(top, only=("ct",)), RECIPE).labels
    with pytest.raises(ScanError, match="top edge of the scan.*cut off"):
        find_heads(found, RECIPE)


def test_edges_are_named_on_a_turned_grid() -> None:
    space = np.zeros(GRID.shape, bool)
    space[:, :, 0] = True
    found = cut_edges(space, GRID)
    assert max(found, key=found.get) == "bottom"
    assert found["bottom"] == pytest.approx(space[:, :, 0].sum() * 6.25)


def test_no_brain_is_refused() -> None:
    empty = LabelMap(np.zeros(GRID.shape, np.uint16), GRID)
    with pytest.raises(ScanError, match="found no brain"):
        find_heads(empty, RECIPE)


def test_real_single_head_is_refused(shared_data) -> None:
    import nibabel

    image = nibabel.load(shared_data / "d04_cranium_ct" / "cranium_ct.nii.gz")
    from dioscuri.model import Grid

    affine = np.diag([-1, -1, 1, 1]) @ image.affine
    grid = Grid(affine, image.shape, "1.2.3")
    coarse = grid.respaced(2.5)
    values = resample(np.asarray(image.dataobj, np.float32), grid, coarse, fill=-1000)
    scan = ScanVolume(Scan(series="1", role="ct"), Volume(values, coarse, "HU", "CT"))
    with pytest.raises(ScanError, match="at the bottom edge.*this is one head"):
        find_heads(label_twins([scan], RECIPE).labels, RECIPE)
