"""Files that hold several documents of a press database: each document becomes a text of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from archive_gen.edges.importing.found import Finding
from archive_gen.problems import Problem

_ENDINGS = (".txt", ".md")


def part_findings(
    findings: Iterable[Finding], documents_in: Callable[[bytes, str], Sequence[bytes]]
) -> Iterator[Finding]:
    """Yield what an import finds, with a finding for each document of a file; `documents_in` parts a text.

    What is known of a file, beside it or where it comes from, is of one text, so that it stays whole.
    """
    for one in findings:
        if isinstance(one, Problem) or one.sidecar is not None or one.given or one.ending not in _ENDINGS:
            yield one
            continue
        documents = documents_in(one.content, one.name + one.ending)
        if len(documents) < 2:
            yield one
            continue
        digits = len(str(len(documents)))
        for number, content in enumerate(documents, 1):
            where = f"{one.where}, document {number} of {len(documents)}"
            # With a number alone behind it, a year in the name would read as a month.
            name = f"{one.name}-document-{number:0{digits}}"
            yield msgspec.structs.replace(one, where=where, name=name, content=content)
