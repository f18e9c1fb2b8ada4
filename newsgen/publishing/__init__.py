"""Publishing: only this package writes the output folder."""
