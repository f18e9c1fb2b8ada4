"""Publishing: the one place that writes the output folder."""
