"""What a pair of twins looks like, and the named pairs that every score table uses."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from dioscuri.errors import GeometryError
from dioscuri.model import Document

Sinus = Literal["none", "circumferential", "helical", "common_torcular"]
Place = Literal["vertex", "frontal", "parietal", "occipital"]


def number(default: Any, why: str, low: float, high: float) -> Any:
    """A field with its meaning (and unit) and its bounds."""
    return Field(default, description=why, ge=low, le=high)


class Preset(Document):
    """One pair of twins. Every number not cited in docs/science/phantom.md is assumed."""

    name: str = Field(min_length=1)
    kind: Literal["partial", "total"] = Field("total", description="Stone & Goodrich: total shares a sinus")
    place: Place = Field("vertex", description="where castor's head is joined; pollux's follows")
    longitudinal_deg: float = number(
        172, "inter-twin longitudinal angle, degrees; end to end is 180", 80, 180
    )
    facial_rotation_deg: float = number(20, "axial facial rotation, degrees", 0, 180)
    age_months: float = number(9, "age, months: sets the head circumference (WHO median)", 0, 60)
    sex: Literal["girl", "boy"] = "girl"
    volume_ratio: float = number(1.0, "pollux's head volume over castor's", 0.4, 1.0)
    junction_diameter_mm: float = number(95, "diameter of the skull's opening between them, mm", 40, 125)
    fillet_mm: float = number(16, "radius over which the skin of both heads merges, mm", 0, 40)
    scalp_mm: float = number(3.5, "thickness of the scalp, mm", 1, 10)
    skull_mm: float = number(2.8, "thickness of the calvaria, mm", 1, 10)
    dura_mm: float = number(1.0, "thickness of the dura, mm", 0.3, 3)
    csf_gap_mm: float = number(2.2, "depth of the subdural and subarachnoid space, mm", 0.5, 8)
    wave_mm: float = number(30, "amplitude of the surface between the brains, mm", 0, 40)
    wave_length_mm: float = number(66, "wavelength of the surface between the brains, mm", 20, 200)
    dome_mm: float = number(0, "how far castor's brain bulges into pollux's head, mm", -30, 30)
    tilt_deg: float = number(14, "tilt of the surface between the brains to the junction, degrees", 0, 30)
    contact_gap_mm: float = number(2.6, "space between the two brains, mm", 0, 8)
    septum_share: float = number(0.4, "share of the surface between the brains that has dura", 0, 1)
    bone_share: float = number(0.0, "share of the surface between the brains that has bone", 0, 1)
    fused_length_mm: float = number(0, "length of the cortex that is fused without a plane, mm", 0, 90)
    fused_width_mm: float = number(0, "width of the cortex that is fused without a plane, mm", 0, 90)
    sinus: Sinus = Field("none", description="the shared dural venous sinus")
    crossing_veins: int = Field(2, description="veins from one brain to the other", ge=0, le=40)
    bridging_veins: int = Field(
        10, description="veins per twin into the shared sinus or its own", ge=0, le=60
    )
    crossing_arteries: int = Field(0, description="arteries from one brain to the other", ge=0, le=10)
    half_brain_artery: bool = Field(False, description="one artery of castor feeds half of pollux's brain")
    sinus_radius_low_mm: float = number(2.5, "thinnest dural sinus, radius in mm", 0.5, 10)
    sinus_radius_high_mm: float = number(4.0, "widest dural sinus, radius in mm", 0.5, 10)
    vein_radius_low_mm: float = number(0.6, "thinnest named vein, radius in mm", 0.2, 5)
    vein_radius_high_mm: float = number(1.8, "widest named vein, radius in mm", 0.2, 5)
    artery_radius_low_mm: float = number(0.5, "thinnest named artery, radius in mm", 0.2, 5)
    artery_radius_high_mm: float = number(2.2, "widest named artery, radius in mm", 0.2, 5)
    neck_mm: float = number(30, "how much neck the field of view holds, mm", 5, 120)
    turned_deg: float = number(5, "turn of the children against the scanner's axes, degrees", 0, 45)
    seed: int = Field(1, description="root of every random number", ge=0, le=2**31 - 1)

    @model_validator(mode="after")
    def _check(self) -> Preset:
        for vessel in ("sinus", "vein", "artery"):
            low, high = (getattr(self, f"{vessel}_radius_{end}_mm") for end in ("low", "high"))
            if low > high:
                raise GeometryError(f"preset {self.name}: {vessel} radius {low:g} to {high:g} mm, must rise")
        if (self.sinus == "none") != (self.kind == "partial"):
            raise GeometryError(
                f"preset {self.name}: {self.kind} with sinus {self.sinus!r}, total must share a sinus "
                "and partial must not"
            )
        return self


def _named(*presets: Preset) -> dict[str, Preset]:
    return {preset.name: preset for preset in presets}


PRESETS: dict[str, Preset] = _named(
    Preset(
        name="partial-vertical",
        kind="partial",
        longitudinal_deg=165,
        facial_rotation_deg=25,
        junction_diameter_mm=80,
        septum_share=1,
        bone_share=0.25,
        tilt_deg=18,
        wave_mm=36,
        crossing_veins=2,
        vein_radius_high_mm=1.4,
        seed=11,
    ),
    Preset(
        name="partial-angular",
        kind="partial",
        place="parietal",
        longitudinal_deg=125,
        facial_rotation_deg=35,
        junction_diameter_mm=86,
        septum_share=1,
        bone_share=0.3,
        tilt_deg=18,
        wave_mm=36,
        crossing_veins=2,
        vein_radius_high_mm=1.4,
        seed=12,
    ),
    Preset(
        name="total-vertical-1",
        longitudinal_deg=170,
        facial_rotation_deg=20,
        sinus="circumferential",
        crossing_veins=8,
        seed=13,
    ),
    Preset(
        name="total-vertical-2",
        longitudinal_deg=172,
        facial_rotation_deg=165,
        sinus="circumferential",
        crossing_veins=9,
        crossing_arteries=2,
        seed=14,
    ),
    Preset(
        name="total-vertical-3",
        longitudinal_deg=160,
        facial_rotation_deg=95,
        junction_diameter_mm=100,
        sinus="circumferential",
        crossing_veins=8,
        seed=15,
    ),
    Preset(
        name="total-angular",
        place="occipital",
        longitudinal_deg=120,
        facial_rotation_deg=30,
        junction_diameter_mm=92,
        sinus="common_torcular",
        crossing_veins=8,
        seed=16,
    ),
    Preset(
        name="unequal",
        longitudinal_deg=150,
        facial_rotation_deg=60,
        volume_ratio=2 / 3,
        junction_diameter_mm=88,
        sinus="circumferential",
        crossing_veins=8,
        seed=17,
    ),
    Preset(
        name="helical-sinus",
        longitudinal_deg=168,
        facial_rotation_deg=130,
        sinus="helical",
        crossing_veins=9,
        seed=18,
    ),
    Preset(
        name="common-torcular",
        place="occipital",
        longitudinal_deg=132,
        facial_rotation_deg=80,
        sinus="common_torcular",
        crossing_veins=8,
        seed=19,
    ),
    Preset(
        name="half-brain-artery",
        longitudinal_deg=174,
        facial_rotation_deg=150,
        sinus="circumferential",
        crossing_veins=8,
        crossing_arteries=1,
        half_brain_artery=True,
        seed=20,
    ),
    Preset(
        name="fused-patch",
        longitudinal_deg=166,
        facial_rotation_deg=75,
        junction_diameter_mm=102,
        sinus="circumferential",
        crossing_veins=9,
        septum_share=0.2,
        fused_length_mm=70,
        fused_width_mm=50,
        seed=21,
    ),
)
