"""Where other surfaces come from: other weights, other ways round, other owners of the shared sinus."""
