"""The browser, and the demonstration site on disk, for the tests of this folder.

Also lets them import the builders of the folder above, when they are run alone too.
"""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from builders import make_tagged, sample_records, story_records
from previews import LONGEST_WAIT_SECONDS
from sites import demonstration, make_site

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Return the system's Chromium; without one the test is skipped, but for a run that must prove all."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None and "CI" not in os.environ:
        pytest.skip("no Chromium here")
    # Else what is expected has five seconds, and anything may take longer on a busy machine.
    sync_api.expect.set_options(timeout=LONGEST_WAIT_SECONDS * 1000)
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def browser(chromium: Any) -> Iterator[Any]:
    """Return the browser. What a test opens in it is closed after the test."""
    yield chromium
    for context in chromium.contexts:
        for page in context.pages:
            leave(page)
        context.close()


def leave(page: Any) -> None:
    """Have a page show nothing. One that loads itself anew just then Chromium does not close, and says that it did."""
    from playwright.sync_api import Error

    for _ in range(10):
        # Fails where the page itself goes elsewhere first.
        with contextlib.suppress(Error):
            page.goto("about:blank")
            return
    pytest.fail(f"cannot be left: {page.url}")


@pytest.fixture(scope="session")
def demonstration_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demonstration archive's site on disk."""
    return written(demonstration(), tmp_path_factory.mktemp("demonstration"))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small site on disk that has every kind of page, and titles that are hard to set."""
    word = "Donaudampfschifffahrtsgesellschaft"
    long_word = make_tagged(title=word * 4, date="2023-09-14", publisher=word * 2, countries=("KP",))
    korean = make_tagged(title="남북정상회담 판문점에서 열려", date="2023-09-15", language="ko", countries=("KP",))
    return written(make_site([*sample_records(), *story_records(), long_word, korean]), tmp_path_factory.mktemp("site"))


def written(files: Mapping[str, bytes], root: Path) -> Path:
    for path, content in files.items():
        # A host serves this page below any address, so that its links begin at the host's root.
        text = content.replace(b'="/', b'="') if path == "404.html" else content
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text)
    return root
