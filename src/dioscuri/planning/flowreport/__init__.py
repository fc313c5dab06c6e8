"""What people look at after `dioscuri vessels`, `whatif` and `stages`: a page with pictures and tables."""

from dioscuri.planning.flowreport.write import write_stages, write_vessels, write_what_if

__all__ = ["write_stages", "write_vessels", "write_what_if"]
