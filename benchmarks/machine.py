"""What the figures were measured on."""

from __future__ import annotations

import os
import platform


def machine() -> str:
    """Return the machine in a line: its kind, processors and system, and the version of Python."""
    return f"{platform.machine()}, {os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"
