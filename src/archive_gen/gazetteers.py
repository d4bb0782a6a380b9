"""The gazetteer of a project: the shipped vocabulary with the project's own, compiled once and kept."""

from __future__ import annotations

from collections.abc import Sequence

from archive_gen.edges.cache import Cache, Kept, digest_of, open_cache, program_digest
from archive_gen.edges.project import Project, Text, read_vocabularies
from archive_gen.edges.survey import digest_texts
from archive_gen.problems import Problem
from archive_gen.tagger import Gazetteer, make_gazetteer, unpack_gazetteer
from archive_gen.vocabulary import read_vocabulary, shipped_files


def project_gazetteer(project: Project | None, cache: Cache) -> tuple[Gazetteer, tuple[Problem, ...]]:
    """Return the shipped vocabulary with a project's own merged in, compiled, and what is wrong with it."""
    texts, problems = read_vocabularies(project) if project else ((), ())
    gazetteer, faults = compiled_gazetteer(texts, cache)
    return gazetteer, (*problems, *faults)


def compiled_gazetteer(own: Sequence[Text], cache: Cache) -> tuple[Gazetteer, tuple[Problem, ...]]:
    """Return the compiled vocabulary. What was compiled is kept, by the words and the program that it was made of."""
    key = digest_of(program_digest(), digest_texts(own))
    kept = cache.read_one("gazetteer", "compiled", key)
    if kept is not None:
        return unpack_gazetteer(kept), ()
    vocabulary, faults = read_vocabulary(shipped_files(), tuple((text.path, text.text.encode()) for text in own))
    gazetteer = make_gazetteer(vocabulary)
    # What is wrong with a vocabulary is said each time, so only a sound one is kept.
    if not faults:
        cache.write("gazetteer", {"compiled": Kept(key, gazetteer.pack())})
    return gazetteer, faults


def words_of_entities(project: Project) -> dict[str, str]:
    """Return the id of each entity by its id and its name, both casefolded."""
    with open_cache(project.root) as cache:
        vocabulary = project_gazetteer(project, cache)[0].vocabulary
    entities = [entity for entities in vocabulary.entities.values() for entity in entities]
    return {word.casefold(): entity.id for entity in entities for word in (entity.name, entity.id)}
