"""What the pages of reports share: words as HTML, pictures of known scale, solids to draw."""
