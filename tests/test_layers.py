"""Who may import whom: the stages know the shared nouns and not each other; the pipeline alone knows all."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import archive_gen

ROOT = Path(archive_gen.__file__).parent
STAGES = {"loader", "tagger", "archive", "renderer"}
NOUNS = {
    "addresses", "config", "contents", "controls", "edtf", "given", "groups", "inspection", "model", "names", "needs",
    "problems", "redirects", "sentences", "shared_lines", "shipped", "slugs", "stacks", "strict_yaml", "vocabulary",
}  # fmt: skip
MAY_IMPORT = {
    **{stage: NOUNS | {stage} for stage in STAGES},
    **dict.fromkeys(NOUNS, NOUNS),
    "edges": NOUNS | {"edges"},
    "gazetteers": NOUNS | {"edges", "loader", "tagger"},
    "reading": NOUNS | STAGES | {"edges", "reading"},
    "rendering": NOUNS | STAGES | {"edges"},
    "data_files": NOUNS | STAGES | {"edges"},
    "pipeline": NOUNS | STAGES | {"data_files", "edges", "gazetteers", "reading", "rendering"},
    "building": NOUNS | {"edges", "gazetteers", "pipeline", "reading"},
    "check": NOUNS | {"check"},
    "preview": NOUNS | {"building", "edges", "gazetteers", "loader", "pipeline", "preview", "reading", "renderer"},
    "cli": NOUNS | {"building", "check", "cli", "edges", "gazetteers", "pipeline", "preview"},
    "api": NOUNS | {"building", "edges", "gazetteers", "loader", "pipeline", "tagger"},
    "__init__": {"api"},
    "__main__": {"cli"},
}
OUTSIDE = {
    "socket", "subprocess", "urllib.request", "http", "tempfile", "shutil", "random", "secrets", "locale", "time",
    "signal", "threading", "multiprocessing", "concurrent",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow", "getenv", "environ", "getcwd"}


def modules() -> list[tuple[Path, str]]:
    return [(path, path.relative_to(ROOT).parts[0].removesuffix(".py")) for path in sorted(ROOT.rglob("*.py"))]


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            yield from ([f"{node.module}.{name.name}" for name in node.names] if node.module == "archive_gen" else [])
            yield node.module or ""


@pytest.mark.parametrize(("path", "layer"), modules(), ids=lambda value: getattr(value, "name", value))
def test_a_layer_imports_only_those_below_it(path: Path, layer: str) -> None:
    assert layer in MAY_IMPORT, f"{layer} has no place among the layers"
    used = {name.split(".")[1] for name in imports(ast.parse(path.read_text())) if name.startswith("archive_gen.")}
    assert used - {"__version__"} <= MAY_IMPORT[layer]


@pytest.mark.parametrize(
    ("path", "layer"),
    [(path, layer) for path, layer in modules() if layer in STAGES | NOUNS],
    ids=lambda value: getattr(value, "name", value),
)
def test_nothing_between_the_ends_reads_the_clock_the_environment_or_the_network(path: Path, layer: str) -> None:
    tree = ast.parse(path.read_text())
    assert not {name for name in imports(tree) if name in OUTSIDE or name.split(".")[0] in OUTSIDE}
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not called & CLOCKS
