"""What people look at after `dioscuri cut`: a page with pictures and tables."""
