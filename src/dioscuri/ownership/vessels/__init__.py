"""Kind and owner of every vessel, with the evidence for each."""

from dioscuri.ownership.vessels.heart import heart_ends
from dioscuri.ownership.vessels.owners import Known, vessel_owners
from dioscuri.ownership.vessels.result import VesselOwners

__all__ = ["Known", "VesselOwners", "heart_ends", "vessel_owners"]
