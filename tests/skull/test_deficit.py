"""Bone deficits of the outer table against caps known in closed form."""

import numpy as np
import pytest

from dioscuri.errors import GeometryError
from dioscuri.model import LabelMap, standard_anatomy
from dioscuri.skull import bone_deficit
from tests.geometry.twin_balls import twin_balls


@pytest.mark.parametrize("twin", ["castor", "pollux"])
@pytest.mark.parametrize("fillet_mm", [0.0, 16.0])
def test_unequal_balls(twin: str, fillet_mm: float) -> None:
    balls = twin_balls(apart_mm=95.0, fillet_mm=fillet_mm)
    got = bone_deficit(balls.labels, balls.side, balls.cut, twin).deficit
    assert got.tissue == "bone"
    assert got.area_mm2.value == pytest.approx(balls.bone_mm2[twin], rel=0.04)
    assert got.area_mm2.low < balls.bone_mm2[twin] < got.area_mm2.high


def test_bone_lacks_less_than_skin_on_the_same_cut() -> None:
    balls = twin_balls()
    assert bone_deficit(balls.labels, balls.side, balls.cut, "pollux").deficit.area_mm2.value < (
        0.95 * balls.skin_mm2["pollux"]
    )


def test_a_head_without_bone_is_refused() -> None:
    balls = twin_balls()
    bone = standard_anatomy().number("skull")
    soft = LabelMap(np.where(balls.labels.values == bone, 1, balls.labels.values), balls.labels.grid)
    with pytest.raises(GeometryError, match="no surface is left"):
        bone_deficit(soft, balls.side, balls.cut, "castor")
