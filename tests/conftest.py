"""What holds for all tests, and what those of the commands share."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from archive_gen import gazetteers
from archive_gen.cli import main
from commands import FIRST, SECOND, Command, Ended
from loading import compile_once, read_once

# How long an example takes says how busy the machine is. Speed is measured in benchmarks.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# What a shell starts in the background ignores Ctrl-C, and what the tests start would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _vocabularies_are_compiled_once() -> Iterator[None]:
    """The first build of a project compiles the vocabulary for a second, and each test has a project of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gazetteers, "read_vocabulary", read_once)
        patch.setattr(gazetteers, "make_gazetteer", compile_once)
        yield


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Return a function that runs archive-gen with arguments, as from a shell in `tmp_path`."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Ended:
        monkeypatch.setattr(sys, "argv", ["archive-gen", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Ended(int(ended.value.code or 0), out, err)

    return run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "news"
    (root / "articles").mkdir(parents=True)
    (root / "archive.yaml").write_text("title: Test archive\nsources: [articles]\n")
    (root / "articles/first.txt").write_text(FIRST)
    (root / "articles/second.txt").write_text(SECOND)
    return root
