"""What a command ends with beside 0, 1 and 2."""

INTERRUPTED = 130
TERMINATED = 143
