"""Incremental builds: values cached between builds, and the tests of whether they are still valid."""
