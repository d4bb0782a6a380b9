"""Makes the pictures of the README from the demonstration archive: `make screenshots`.

Builds nothing: `make site` stands before it. Needs Chromium, and looks the same wherever the same fonts are installed.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"


class Shot(NamedTuple):
    """A picture of the top of a page; `unfolded` is the selector of what is folded out for it."""

    name: str
    page: str
    width: int
    height: int
    scheme: str
    unfolded: str = ""


SHOTS = (
    Shot("front-page.png", "index.html", 1200, 900, "light"),
    Shot(
        "record.png",
        "articles/rain-rockets-and-guests-of-rank-pyongyang-celebrates-its-party/index.html",
        1200,
        900,
        "dark",
        "details.evidence",
    ),
)


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for shot in SHOTS:
            page = browser.new_page(viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.scheme)
            page.goto((ROOT / "site" / shot.page).as_uri())
            if shot.unfolded:
                page.eval_on_selector(shot.unfolded, "one => { one.open = true }")
            page.screenshot(path=IMAGES / shot.name)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
