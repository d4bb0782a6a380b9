"""What a Python program can ask of archive-gen: the commands' own steps, without their printing.

What is not named here may change with any version.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from archive_gen import building
from archive_gen.building import Outcome
from archive_gen.config import check_base_url
from archive_gen.edges import Refused
from archive_gen.edges.cache import Cache, open_cache
from archive_gen.edges.named import read_paths
from archive_gen.edges.project import open_sound_project
from archive_gen.gazetteers import project_gazetteer
from archive_gen.loader import Knowledge, make_knowledge
from archive_gen.loader import load_record as _load_record
from archive_gen.model import Record, TaggedRecord
from archive_gen.problems import Problem, sorted_problems
from archive_gen.tagger import Gazetteer
from archive_gen.tagger import tag_record as _tag_record
from archive_gen.vocabulary import read_vocabulary, shipped_files

__all__ = ["Refused", "build", "load_record", "tag_record"]

AnyPath = str | os.PathLike[str]


def load_record(path: AnyPath) -> Record:
    """Return the record that one capture holds, corrected by the sidecar beside it.

    The capture is read by itself: what other captures of an archive teach, such as lines that many of them share, is
    not known here. What is worth a look stands in `Record.problems`. Raises Refused where no record can be made.
    """
    found = read_paths([Path(path)])
    if len(found.captures) != 1 or Path(path).is_dir():
        raise Refused(_in_sentences(f"{path} cannot be read as one capture", found.unread))
    record, problems = _load_record(found.captures[0], _shipped_knowledge(), frozenset())
    if record is None:
        raise Refused(_in_sentences(f"{path} holds no record", problems))
    return record


def tag_record(record: Record, *, project: AnyPath | None = None) -> TaggedRecord:
    """Return a record with the actors, countries and topics that it names, each with its mentions.

    By the vocabulary that comes along or, where a project's folder is given, by that and the project's own; either is
    read once in a process. Raises Refused where there is no such project.
    """
    return _tag_record(record, _shipped_gazetteer() if project is None else _gazetteer_of(Path(project).resolve()))


def build(project: AnyPath, *, output: AnyPath | None = None, base_url: str | None = None, jobs: int = 1) -> Outcome:
    """Build the site of the project in a folder, and return what was done, with every problem that was met.

    `output` and `base_url` go before those that archive.yaml gives. Raises Refused where the site cannot be built; the
    one that stood there is then unchanged.
    """
    if base_url and (fault := check_base_url(base_url)):
        raise Refused(f"'base_url' {fault[0]}", fault[1])
    place = Path(output) if output is not None else None
    options = building.Options(output=place, base_url=base_url, jobs=jobs)
    return building.build(open_sound_project(Path(project)), options)


def _in_sentences(sentence: str, problems: tuple[Problem, ...]) -> str:
    return "\n".join([sentence, *(str(problem) for problem in sorted_problems(problems))])


@cache
def _shipped_knowledge() -> Knowledge:
    return make_knowledge(read_vocabulary(shipped_files())[0])


@cache
def _shipped_gazetteer() -> Gazetteer:
    return project_gazetteer(None, Cache())[0]


@cache
def _gazetteer_of(folder: Path) -> Gazetteer:
    with open_cache(folder) as kept:
        return project_gazetteer(open_sound_project(folder), kept)[0]
