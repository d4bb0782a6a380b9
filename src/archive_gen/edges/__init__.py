"""The only rooms with a door to the outside: disk, processes, network."""

from __future__ import annotations

WORK_FOLDER = ".archive-gen"
"""Where in a project all lies that is neither its owner's nor the site."""


class Refused(Exception):
    """What cannot be done, as a sentence for the person who asked; `hint` says what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message, self.hint = message, hint

    def __str__(self) -> str:
        return f"{self.message}\n    {self.hint}" if self.hint else self.message


def os_reason(fault: OSError) -> str:
    """Return why the system refused, in lower case and without the path, which the caller names."""
    return (fault.strerror or str(fault)).lower()
