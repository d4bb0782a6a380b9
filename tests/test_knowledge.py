"""What dating knows, kept: it finds what it found when it was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive_gen import loader
from archive_gen.edges.cache import open_cache
from archive_gen.gazetteers import packed_knowledge
from archive_gen.loader.knowledge import Knowledge, Mentions, fold, join_texts
from archive_gen.loader.knowledge.tables import make_tables, pack_tables, unpack_tables
from loading import shipped_knowledge, shipped_vocabulary

SENTENCES = (
    "President Joe Biden spoke two days after the Hanoi summit.",
    "It was the first test since the fall of the Berlin Wall.",
    "Kim and Trump shook hands in Singapore.",
    "The death of Kim Jong-il was announced on television.",
    "French President Emmanuel Macron marked the 80th anniversary of D-Day.",
    "The war in Ukraine goes on.",
)


def found(knowledge: Knowledge) -> tuple[Mentions, object, object]:
    folded = [fold(text) for text in SENTENCES]
    abroad = knowledge.abroad.find("wladimir putin und poutine")
    return knowledge.find(SENTENCES, join_texts(folded)), knowledge.anniversaries.find(folded[4]), abroad


def test_kept_knowledge_finds_what_it_found_when_it_was_made() -> None:
    packed = loader.pack_knowledge(shipped_vocabulary())
    mentions, anniversaries, abroad = found(loader.unpack_knowledge(packed))
    assert (mentions, anniversaries, abroad) == found(shipped_knowledge())
    # Each of the kinds of what is known has been looked for.
    assert mentions.named
    assert mentions.people
    assert mentions.offices
    assert mentions.wars
    assert anniversaries
    assert abroad


def test_tables_are_what_was_packed() -> None:
    tables = make_tables(shipped_vocabulary())
    assert unpack_tables(pack_tables(tables)) == tables
    assert len(set(tables.events)) == len(tables.events)
    assert len(set(tables.offices)) == len(tables.offices)


def test_knowledge_is_made_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vocabulary = shipped_vocabulary()
    with open_cache(tmp_path) as cache:
        made = packed_knowledge(vocabulary, (), cache)
    monkeypatch.delattr(loader, "pack_knowledge")
    with open_cache(tmp_path) as cache:
        assert packed_knowledge(vocabulary, (), cache) == made
