"""The ids that a person may name on the desk: those of the vocabulary's entities, and those of records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from archive_gen.edges.cache import open_cache
from archive_gen.edges.project import Project, read_vocabularies
from archive_gen.edges.survey import digest_texts
from archive_gen.gazetteers import project_gazetteer
from archive_gen.preview.desk.correction import Correction
from archive_gen.vocabulary import Vocabulary, did_you_mean, id_hint


class Entities(NamedTuple):
    """The name of each entity by its id, and the ids by which entities went before."""

    names: dict[str, str]
    former: frozenset[str]

    def knows(self, given: str) -> bool:
        """Whether a sidecar may give it for a tag, where countries' codes may be in lower case."""
        return given in self.names or given in self.former or given.upper() in self.names


class KnownEntities:
    """The entities of a project, read again when its vocabulary has changed."""

    def __init__(self) -> None:
        self._read: tuple[bytes, Entities] | None = None

    def of(self, project: Project) -> Entities:
        """Return the entities as the project's vocabulary has them now."""
        digest = digest_texts(read_vocabularies(project)[0])
        known = self._read
        if known is None or known[0] != digest:
            with open_cache(project.root) as cache:
                known = digest, _entities_of(project_gazetteer(project, cache)[0].vocabulary)
            self._read = known
        return known[1]


def _entities_of(vocabulary: Vocabulary) -> Entities:
    names = {entity.id: entity.name for entities in vocabulary.entities.values() for entity in entities}
    return Entities(names, frozenset(old for ids in vocabulary.former_ids().values() for old in ids))


def find_unknown(
    wish: Correction, before: Correction, *, own: str, entities: Entities, records: Collection[str]
) -> Iterator[str]:
    """Yield, as sentences, what is wrong with the ids that a form names and the sidecar did not.

    `own` is the id of the record itself, `records` are those of all.
    """
    for given in _new(wish.add, before.add):
        if not entities.knows(given):
            yield f"Tags: {given!r} is not an id of the vocabulary; {id_hint(given, entities.names)}"
    duplicate_of = [wish.duplicate_of] if wish.duplicate_of else []
    for field, ids, were in (
        ("Another version of", duplicate_of, (before.duplicate_of or "",)),
        ("No version of", wish.not_duplicate, before.not_duplicate),
    ):
        for given in _new(ids, were):
            if given == own:
                yield f"{field}: {given!r} is this record itself"
            elif given not in records:
                hint = did_you_mean(given, records) or "each record's page here says its id, below its title"
                yield f"{field}: {given!r} is the id of no record; {hint}"


def _new(ids: Iterable[str], before: Collection[str]) -> Iterator[str]:
    return (given for given in ids if given not in before)
