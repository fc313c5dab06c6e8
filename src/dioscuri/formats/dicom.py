"""DICOM in and out."""

from dioscuri.formats.dicom_read import read_series
from dioscuri.formats.dicom_write import Study, datasets, write_series
from dioscuri.formats.series import Series

__all__ = ["Series", "Study", "datasets", "read_series", "write_series"]
