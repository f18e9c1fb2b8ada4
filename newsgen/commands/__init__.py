"""What the command line is made of, beside the stages: options, what is said, and the smaller commands."""
