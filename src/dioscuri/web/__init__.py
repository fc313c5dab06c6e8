"""The viewer's server: one planned case, shown in a browser on this machine or in a headset."""
