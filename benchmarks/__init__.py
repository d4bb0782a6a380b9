"""Measures the loader against gold, beside other programs, and trains the weights it ships. See README.md."""
