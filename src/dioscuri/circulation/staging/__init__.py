"""In which order and in which operation the vessels that join the twins are clipped."""
