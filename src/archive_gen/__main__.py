"""`python -m archive_gen` is the command `archive-gen`."""

from archive_gen.cli import main

main()
