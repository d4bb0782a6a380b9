"""TaggedRecords in, the Archive out: ordered, indexed, and each record with what it has to do with the others."""

from archive_gen.archive.cards import make_card
from archive_gen.archive.gather import NONE_FORMER, Findings, gather
from archive_gen.archive.traits import Traits, traits_of

__all__ = ["NONE_FORMER", "Findings", "Traits", "gather", "make_card", "traits_of"]
