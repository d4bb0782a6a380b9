"""A block of fields between two fences on top of a plain text, as scrapers and programs that make sites write it.

    ---
    title: Ministers sign a treaty
    author: Jane Doe
    url: https://harbour.example/world/treaty
    date: 2024-07-03
    ---

In Markdown such a block is a person's. In a `.txt` a program left it: its title is a line of the text, and what it says
of author, outlet, address and date is evidence, as that of any other exporter is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive_gen.given import split_front_matter
from archive_gen.loader.lines import Line, Unit, make_units
from archive_gen.loader.wrapping.fields import Property, read_fields
from archive_gen.loader.wrapping.front_matter import properties_of
from archive_gen.loader.wrapping.front_matter_fields import read_front_matter_fields
from archive_gen.loader.wrapping.wrapping import Wrapping, unit_of

_FEWEST = 2
_FENCES = ("---", "+++", "{")
# A field, what goes on below one, or a comment: a page that begins with a rule has other lines, too.
_OF_BLOCK = re.compile(r"[\"\w][\w \"-]{0,40}[:=](?:\s.*)?|\s.*|[-\[\]{})#].*|")


def unwrap_fenced(lines: Sequence[Line], text: str) -> tuple[Sequence[Line], Wrapping | None]:
    """Return the lines below a block of fields on top of a decoded text, and what that is; all lines and None without.

    Inside of it is its title alone.
    """
    if not lines or not lines[0].text.startswith(_FENCES):
        return lines, None
    words, end = split_front_matter(text)
    # A second block below the first is no metadata.
    if end <= lines[0].start:
        return lines, None
    read = _read(words, text) if words else []
    below = [line for line in lines if line.start >= end]
    if sum(one.meaning != "other" for one in read) < _FEWEST or not below:
        return lines, None
    above = [line for line in lines if line.start < end]
    title = next((one for one in read if one.meaning == "title" and one.place >= 0), None)
    around: list[Unit] = []
    inside: list[Unit] = []
    for line in above:
        if title and line.start <= title.place < line.end:
            stop = min(line.end, title.place + len(title.words))
            around.append(unit_of(text, line.start, title.place, line.written))
            inside.append(unit_of(text, title.place, stop, line.written))
            if text[stop : line.end].strip():
                around.append(unit_of(text, stop, line.end, line.written))
        else:
            around.extend(make_units([line]))
    stated = read_fields(read)
    # Of a note that somebody made of a page it may as well be the day.
    noted = stated.published[0] if stated.published and not any(one.meaning == "published" for one in read) else None
    return below, Wrapping(tuple(inside), tuple(around), stated._replace(noted=noted))


def _read(words: str, text: str) -> list[Property]:
    """The fields whose names programs use; none where some line is no field's."""
    if not all(map(_OF_BLOCK.fullmatch, words.splitlines())):
        return []
    node, _ = read_front_matter_fields(words, "", 1)
    return list(properties_of(node, words, text, first_line=1))
