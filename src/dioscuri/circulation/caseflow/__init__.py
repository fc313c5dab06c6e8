"""From a case's vessels to a network of resistances with hearts, beds and territories."""

from dioscuri.circulation.caseflow.case import CaseFlow, HeadMarks, case_flow
from dioscuri.circulation.caseflow.hearts import HeartEnds, heart_ends

__all__ = ["CaseFlow", "HeadMarks", "HeartEnds", "case_flow", "heart_ends"]
