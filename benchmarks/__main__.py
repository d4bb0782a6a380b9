"""The command line: `python -m benchmarks` with the name of what is to be measured or made, as below."""

from __future__ import annotations

import argparse
from pathlib import Path

DATA = Path(__file__).parent.parent / "src" / "archive_gen" / "data"


def main() -> None:
    """Measure or make what the command line asks for. What only one of them needs is imported for that one."""
    arguments = _parser().parse_args()
    arguments.run(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    loading = commands.add_parser("loading", help="measure the loader beside other programs")
    loading.add_argument("folders", nargs="+", type=Path, help="folders with captures and a gold.json")
    loading.add_argument("--lang", choices=("english", "other", "all"), default="english")
    loading.set_defaults(run=_loading)
    tagging = commands.add_parser("tagging", help="measure the tagger beside plain matching of names")
    tagging.add_argument("folder", type=Path, help="a folder with texts, a gold.jsonl and perhaps a topics.json")
    tagging.set_defaults(run=_tagging)
    train = commands.add_parser("train", help="train the weights of the line model")
    train.add_argument("folders", nargs="+", type=Path, help="folders with captures and a gold.json")
    train.add_argument("--project", type=Path, help="also learn from the archive of this repository")
    train.add_argument("--words", required=True, help="what it is trained on, in words, with the years of the sets")
    train.add_argument("--output", type=Path, default=DATA, help="the folder to write the weights to")
    train.set_defaults(run=_train)
    archive = commands.add_parser("archive", help="time how the records of large archives are joined")
    archive.add_argument("sizes", nargs="*", type=int, default=[10_000], help="numbers of records")
    archive.set_defaults(run=_archive)
    search = commands.add_parser("search", help="time the full-text index of large archives")
    search.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000], help="numbers of records")
    search.set_defaults(run=_search)
    building = commands.add_parser("building", help="time whole builds, beside other programs that are installed")
    building.add_argument("size", nargs="?", type=int, default=10_000, help="the number of articles")
    building.add_argument("--write", action="store_true", help="put the figures into docs/benchmarks.md")
    building.set_defaults(run=_building)
    previewing = commands.add_parser("previewing", help="time how soon a saved change is seen in the preview")
    previewing.add_argument("size", nargs="?", type=int, default=1000, help="the number of articles")
    previewing.set_defaults(run=_previewing)
    words = commands.add_parser("words", help="list the words that too many English texts share to tell them apart")
    words.add_argument("folders", nargs="+", type=Path, help="folders with English texts")
    words.set_defaults(run=_words)
    return parser


def _loading(arguments: argparse.Namespace) -> None:
    from benchmarks.loading import report

    print(report(arguments.folders, language=arguments.lang))


def _tagging(arguments: argparse.Namespace) -> None:
    from benchmarks.tagging import report

    print(report(arguments.folder))


def _train(arguments: argparse.Namespace) -> None:
    from benchmarks.training import train

    arguments.output.mkdir(parents=True, exist_ok=True)
    for name, text in train(arguments.folders, arguments.project, arguments.words).items():
        (arguments.output / name).write_text(text, encoding="utf-8")


def _archive(arguments: argparse.Namespace) -> None:
    from benchmarks.archives import report

    print(report(arguments.sizes))


def _search(arguments: argparse.Namespace) -> None:
    from benchmarks.searching import report

    print(report(arguments.sizes))


def _building(arguments: argparse.Namespace) -> None:
    from benchmarks.building import report

    print(report(arguments.size, write=arguments.write))


def _previewing(arguments: argparse.Namespace) -> None:
    from benchmarks.previewing import report

    print(report(arguments.size))


def _words(arguments: argparse.Namespace) -> None:
    from benchmarks.words import common_words

    (DATA / "common-words.txt").write_text(common_words(arguments.folders), encoding="utf-8")


if __name__ == "__main__":
    main()
