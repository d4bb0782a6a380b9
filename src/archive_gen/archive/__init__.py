"""TaggedRecords in, the Archive out: ordered, indexed, each record with its permalink."""

from archive_gen.archive.gather import gather

__all__ = ["gather"]
