"""A coverage-guided search for captures that break the loader: `make fuzz`, for as long as FUZZ_SECONDS says.

It starts from the hostile captures and the archive's own, and keeps in `.fuzz/` what led it to new code. An exception,
a capture that is neither read nor refused, text that is lost, or ten seconds on one input end it, with the input in
`.fuzz/found/`: make it a case in hostile.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
with atheris.instrument_imports(include=["archive_gen"]):
    from archive_gen.loader import line_keys, load_record
    from archive_gen.loader.capture_text import decode_capture
    from archive_gen.loader.decode import Decoded
    from archive_gen.model import Capture

# The program is imported first, to be watched, and this folder is not a package.
from hostile import CASES  # noqa: E402

from loading import shipped_knowledge  # noqa: E402
from test_loader_laws import assert_whole  # noqa: E402

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / ".fuzz/corpus"
FOUND = ROOT / ".fuzz/found"
LARGEST_SEED = 20_000
ENDINGS = ("txt", "md", "html")


def read(data: bytes) -> None:
    """Read a capture whose kind is told by its first byte, with a sidecar where a NUL line parts one off."""
    kind, content = ENDINGS[data[0] % len(ENDINGS)] if data else "txt", data[1:]
    content, parted, sidecar = content.partition(b"\n\0\n")
    capture = Capture(f"articles/a.{kind}", content, "articles/a.yaml" if parted else "", sidecar if parted else None)
    line_keys(capture)
    record, problems = load_record(capture, shipped_knowledge())
    assert record is not None or any(problem.severity == "error" for problem in problems), "dropped in silence"
    if record is not None:
        decoded = decode_capture(capture)
        assert isinstance(decoded, Decoded)
        assert_whole(record, decoded.text)


def plant() -> None:
    """Put the first captures into the corpus."""
    CORPUS.mkdir(parents=True, exist_ok=True)
    FOUND.mkdir(exist_ok=True)
    own = [path for folder in ("seeds", "articles") for path in sorted((ROOT / folder).iterdir())]
    seeds = [(case.name, case.content) for case in CASES] + [(path.name, path.read_bytes()) for path in own]
    for number, (name, content) in enumerate(seeds):
        if len(content) <= LARGEST_SEED:
            kind = next((place for place, ending in enumerate(ENDINGS) if name.endswith(ending)), 0)
            (CORPUS / f"seed-{number:03}").write_bytes(bytes([kind]) + content)


if __name__ == "__main__":
    plant()
    is_again = any(not argument.startswith("-") for argument in sys.argv[1:])
    options = [f"-artifact_prefix={FOUND}/", "-timeout=10", "-rss_limit_mb=3000"]
    atheris.Setup([*sys.argv, *options, *([] if is_again else [str(CORPUS)])], read)
    atheris.Fuzz()
