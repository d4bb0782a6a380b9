"""Texts that were kept elsewhere, brought in as captures with sidecars.

Each format has a module that yields what it finds; `sources` tells the formats apart, and `arrivals` writes what is
new. What comes in is hostile: nothing in it names a place on this disk, and every size is bounded.
"""

from __future__ import annotations

from archive_gen.edges.importing.arrivals import STAYING, Arrival, Imported, import_captures
from archive_gen.edges.importing.documents import part_findings
from archive_gen.edges.importing.found import with_address
from archive_gen.edges.importing.sources import read_named, read_source

__all__ = [
    "STAYING",
    "Arrival",
    "Imported",
    "import_captures",
    "part_findings",
    "read_named",
    "read_source",
    "with_address",
]
