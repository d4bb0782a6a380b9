"""Where what comes with the program lies."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped_theme() -> Path:
    """Return the folder of the theme that comes with the program.

    In a wheel it lies in the package; where the program runs from its repository, at the repository's root.
    """
    packed = _PACKAGE / "templates"
    return packed if packed.is_dir() else _PACKAGE.parents[1] / "templates"
