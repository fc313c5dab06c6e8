"""Array mathematics that several rooms share. Arrays in, arrays out; LPS millimetres."""
