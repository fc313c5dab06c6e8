"""What people hold: pictures, PDF, 3D model, offline page."""
