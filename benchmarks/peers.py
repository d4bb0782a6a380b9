"""Other programs that build the same archive, from articles with front matter that somebody wrote.

Each makes the same kinds of pages: articles, three taxonomies in parts, years and months, a feed and, where the
program brings one, a sitemap. Their templates are as small as can be, which is in their favour.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from benchmarks.corpus import PER_FOLDER, Article, capture_of, source_of, write_captures

ROWS_ON_PAGE = 60


class Program(Protocol):
    """A program to be measured: how its input is written, and the command that builds it."""

    name: str
    output: str

    def write(self, folder: Path, articles: Iterable[Article]) -> None: ...
    def path_of(self, article: Article) -> str: ...
    def text_of(self, article: Article) -> str: ...
    def command(self, folder: Path) -> Sequence[str] | None: ...


class ArchiveGen:
    """This program, from the raw captures."""

    name, output = "archive-gen", "site"

    def write(self, folder: Path, articles: Iterable[Article]) -> None:
        write_captures(folder, articles)
        (folder / "templates").mkdir()
        shipped = Path(__file__).parent.parent / "templates" / "base.html.jinja"
        shutil.copy(shipped, folder / "templates" / "base.html.jinja")

    def path_of(self, article: Article) -> str:
        return source_of(article)

    def text_of(self, article: Article) -> str:
        return capture_of(article)

    def command(self, folder: Path) -> Sequence[str]:
        return [sys.executable, "-m", "archive_gen", "--project", str(folder), "build", "--quiet"]


_HUGO_SETTINGS = {
    "baseURL": "https://example.org/", "title": "A made-up archive", "languageCode": "en",
    "taxonomies": {one: one for one in ("countries", "actors", "topics", "years", "months")},
    "pagination": {"pagerSize": ROWS_ON_PAGE}, "services": {"rss": {"limit": 30}},
}  # fmt: skip
_HUGO_BASE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="viewport" content="width=device-width"></head><body><header><a href="{{ site.Home.RelPermalink }}">
{{ site.Title }}</a></header><main>{{ block "main" . }}{{ end }}</main><footer>Made by Hugo</footer></body></html>
"""
_HUGO_SINGLE = """{{ define "main" }}<article><h1>{{ .Title }}</h1><p><time>{{ .Date.Format "2 January 2006" }}</time>
{{ with .Params.outlet }}{{ . }}{{ end }}</p>{{ .Content }}<ul>{{ range $one := slice "countries" "actors" "topics" }}
{{ range $.GetTerms $one }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}</ul>
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav></article>{{ end }}
"""
_HUGO_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}<li><time>
{{ .Date.Format "2006-01-02" }}</time> <a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.outlet }}</li>{{ end }}
</ul><nav>{{ with .Paginator.Prev }}<a href="{{ .URL }}">Newer</a>{{ end }}
{{ with .Paginator.Next }}<a href="{{ .URL }}">Older</a>{{ end }}</nav>{{ end }}
"""


class Hugo:
    name, output = "Hugo", "public"

    def write(self, folder: Path, articles: Iterable[Article]) -> None:
        (folder / "hugo.json").write_text(json.dumps(_HUGO_SETTINGS), encoding="utf-8")
        layouts = folder / "layouts" / "_default"
        layouts.mkdir(parents=True)
        for name, text in (("baseof", _HUGO_BASE), ("single", _HUGO_SINGLE), ("list", _HUGO_LIST)):
            (layouts / f"{name}.html").write_text(text, encoding="utf-8")
        _write_all(self, folder, articles)

    def path_of(self, article: Article) -> str:
        return f"content/articles/{int(article.name) // PER_FOLDER:03}/{article.name}.md"

    def text_of(self, article: Article) -> str:
        front = {
            "title": article.title, "date": article.day.isoformat(), "outlet": article.outlet,
            "countries": article.countries, "actors": article.people, "topics": article.topics,
            "years": [f"{article.day:%Y}"], "months": [f"{article.day:%Y-%m}"],
        }  # fmt: skip
        return f"{json.dumps(front, indent=1)}\n\n" + "\n\n".join(article.paragraphs) + "\n"

    def command(self, folder: Path) -> Sequence[str] | None:
        found = _installed("hugo")
        return [found, "--source", str(folder), "--quiet"] if found else None


_PELICAN_SETTINGS = f"""
SITENAME, SITEURL, AUTHOR, TIMEZONE, DEFAULT_LANG = "A made-up archive", "https://example.org", "", "UTC", "en"
PATH, OUTPUT_PATH, THEME, DELETE_OUTPUT_DIRECTORY = "content", "output", "simple", False
DEFAULT_PAGINATION, FEED_ALL_ATOM, FEED_MAX_ITEMS = {ROWS_ON_PAGE}, "feed.atom", 30
CATEGORY_FEED_ATOM, TAG_FEED_ATOM = "feeds/c-{{slug}}.atom", "feeds/t-{{slug}}.atom"
AUTHOR_FEED_ATOM = "feeds/a-{{slug}}.atom"
YEAR_ARCHIVE_SAVE_AS, MONTH_ARCHIVE_SAVE_AS = "{{date:%Y}}/index.html", "{{date:%Y}}/{{date:%m}}/index.html"
TRANSLATION_FEED_ATOM = AUTHOR_FEED_RSS = None
LOAD_CONTENT_CACHE, CACHE_CONTENT, CONTENT_CACHING_LAYER = True, True, "generator"
"""


class Pelican:
    """With its cache of contents, which it offers for quicker builds."""

    name, output = "Pelican", "output"

    def write(self, folder: Path, articles: Iterable[Article]) -> None:
        (folder / "pelicanconf.py").write_text(_PELICAN_SETTINGS, encoding="utf-8")
        _write_all(self, folder, articles)

    def path_of(self, article: Article) -> str:
        return f"content/{int(article.name) // PER_FOLDER:03}/{article.name}.md"

    def text_of(self, article: Article) -> str:
        front = {
            "Title": article.title, "Date": f"{article.day} 00:00", "Slug": article.name,
            "Category": article.countries[0], "Tags": ", ".join(article.topics), "Authors": "; ".join(article.people),
        }  # fmt: skip
        lines = [f"{key}: {value}" for key, value in front.items()]
        return "\n".join([*lines, "", "\n\n".join(article.paragraphs), ""])

    def command(self, folder: Path) -> Sequence[str] | None:
        found = _installed("pelican")
        return [found, "--quiet", "--settings", "pelicanconf.py"] if found else None


PROGRAMS: tuple[Program, ...] = (ArchiveGen(), Hugo(), Pelican())


def _installed(name: str) -> str | None:
    """Return the command of that name beside this Python, else anywhere."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.is_file() else shutil.which(name)


def _write_all(program: Program, folder: Path, articles: Iterable[Article]) -> None:
    for article in articles:
        path = folder / program.path_of(article)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(program.text_of(article), encoding="utf-8")
