"""The parts of the command line: options, output on the terminal, and the smaller commands."""
