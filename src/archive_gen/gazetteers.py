"""The vocabulary of a project, the shipped one with its own: compiled once for tagging and for dating, and kept."""

from __future__ import annotations

from collections.abc import Sequence

from archive_gen.edges.cache import Cache, Kept, digest_of, open_cache, program_digest
from archive_gen.edges.project import Project, Text, read_vocabularies
from archive_gen.edges.survey import digest_texts
from archive_gen.problems import Problem
from archive_gen.tagger import Gazetteer, make_gazetteer, unpack_gazetteer
from archive_gen.vocabulary import Vocabulary, read_vocabulary, shipped_files

_COMPILED = "compiled"


def project_gazetteer(project: Project | None, cache: Cache) -> tuple[Gazetteer, tuple[Problem, ...]]:
    """Return the shipped vocabulary with a project's own merged in, compiled, and what is wrong with it."""
    texts, problems = read_vocabularies(project) if project else ((), ())
    gazetteer, faults = compiled_gazetteer(texts, cache)
    return gazetteer, (*problems, *faults)


def compiled_gazetteer(own: Sequence[Text], cache: Cache) -> tuple[Gazetteer, tuple[Problem, ...]]:
    """Return the compiled vocabulary. What was compiled is kept, by the words and the program that it was made of."""
    key = _key(own)
    kept = cache.read_one("gazetteer", _COMPILED, key)
    if kept is not None:
        return unpack_gazetteer(kept), ()
    vocabulary, faults = read_vocabulary(shipped_files(), tuple((text.path, text.text.encode()) for text in own))
    gazetteer = make_gazetteer(vocabulary)
    # What is wrong with a vocabulary is said each time, so only a sound one is kept.
    if not faults:
        cache.write("gazetteer", {_COMPILED: Kept(key, gazetteer.pack())})
    return gazetteer, faults


def packed_knowledge(vocabulary: Vocabulary, own: Sequence[Text], cache: Cache) -> bytes:
    """Return what the vocabulary, with a project's own texts in it, knows for dating: as it was kept, or made now."""
    key = _key(own)
    packed = cache.read_one("knowledge", _COMPILED, key)
    if packed is None:
        # A build in which nothing has to be read anew never needs the loader.
        from archive_gen.loader import pack_knowledge

        packed = pack_knowledge(vocabulary)
        cache.write("knowledge", {_COMPILED: Kept(key, packed)})
    return packed


def words_of_entities(project: Project) -> dict[str, str]:
    """Return the id of each entity by its id and its name, both casefolded."""
    with open_cache(project.root) as cache:
        vocabulary = project_gazetteer(project, cache)[0].vocabulary
    entities = [entity for entities in vocabulary.entities.values() for entity in entities]
    return {word.casefold(): entity.id for entity in entities for word in (entity.name, entity.id)}


def _key(own: Sequence[Text]) -> bytes:
    return digest_of(program_digest(), digest_texts(own))
