"""The colours of the twins: the same in every picture, page and file, and apart for the colour-blind.

Blue and orange of Okabe and Ito (Color Universal Design, 2008); sRGB 0-255.
"""

RGB = tuple[int, int, int]

CASTOR_COLOUR: RGB = (0, 114, 178)
POLLUX_COLOUR: RGB = (230, 159, 0)
SHARED_COLOUR: RGB = (150, 110, 160)
CUT_COLOUR: RGB = (0, 158, 115)

TWIN_COLOURS: dict[str, RGB] = {"castor": CASTOR_COLOUR, "pollux": POLLUX_COLOUR, "shared": SHARED_COLOUR}
