"""`python -m benchmarks train`: the line model's weights from captures with gold, with cross-validated figures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from threadpoolctl import threadpool_limits

from archive_gen.loader.article import read_article, read_by_rules
from archive_gen.loader.features import NAMES, describe
from archive_gen.loader.lines import Unit, make_units, split_lines
from archive_gen.loader.noise import shipped_noise
from archive_gen.loader.prose import look_at
from archive_gen.loader.weights import VERSION, Weights
from benchmarks.gold import Page, label_demonstration, label_lines, read_demonstration, read_folder
from benchmarks.scoring import Read, score

FOLDS = 10
_PARTLY = 0.5
_SAMPLE = 600
_LEAST = 15
_TREES = {"max_iter": 60, "learning_rate": 0.12, "max_leaf_nodes": 16, "min_samples_leaf": 40, "l2_regularization": 2.0}


class Example(NamedTuple):
    """A page's lines as numbers, their labels, and how much each counts (0 where rules decide or gold does not tell).

    The lines of a page together count 1; of one whose gold is not a whole body, `_PARTLY`.
    """

    page: Page
    units: tuple[Unit, ...]
    numbers: Any
    labels: Any
    counts: Any


def train(folders: Sequence[Path], project: Path | None, words: str) -> str:
    """Return the text of a file of weights: trained on all pages, with figures from pages left out of training.

    Equal input gives equal bytes: folds go by the page's name, one thread, a fixed seed.
    """
    examples = [_example(page) for folder in folders for page in read_folder(folder)]
    examples += _demonstration(project) if project else []
    with threadpool_limits(limits=1):
        figures = _cross_validate(examples)
        base, trees = _fit(examples)
    table = {"version": VERSION, "trained_on": words, "trees_of": _TREES, "cross_validated": figures, "base": base}
    head = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in table.items())
    return "{" + head + ',\n"trees": [\n' + ",\n".join(json.dumps(tree) for tree in trees) + "\n]}\n"


def _demonstration(project: Path) -> list[Example]:
    found = []
    for reader in read_demonstration(project):
        units = make_units(split_lines(reader.page.text))
        labels = label_demonstration(reader, [unit.text for unit in units])
        found.append(_make_example(reader.page, units, labels))
    return found


def _example(page: Page) -> Example:
    units = make_units(split_lines(page.text))
    return _make_example(page, units, label_lines(page, [unit.text for unit in units]))


def _make_example(page: Page, units: tuple[Unit, ...], labels: Sequence[int | None]) -> Example:
    phrases = shipped_noise()
    looks = look_at(units, phrases, {})
    reading, _ = read_by_rules(looks, phrases)
    open_to_doubt = [
        label is not None and look.noise is None and reason not in ("title", "headline-repeat")
        for label, look, reason in zip(labels, looks, reading.reasons, strict=True)
    ]
    lengths = np.array([min(len(unit.text), _SAMPLE) + _LEAST for unit in units], dtype=float)
    counts = lengths / (lengths.sum() or 1) * np.array(open_to_doubt, dtype=float)
    whole = page.body is not None
    numbers = np.array(describe(looks, reading, phrases), dtype=float).reshape(len(units), len(NAMES))
    return Example(page, units, numbers, np.array([label or 0 for label in labels]), counts * (1 if whole else _PARTLY))


def _cross_validate(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Figures for each folder with whole bodies or phrases, every page read by weights that never saw it."""
    read: dict[tuple[str, str], Read] = {}
    for fold in range(FOLDS):
        held = [example for example in examples if _fold(example.page) == fold]
        base, trees = _fit([example for example in examples if _fold(example.page) != fold])
        weights = Weights(base, trees)
        for example in held:
            article = read_article(example.units, shipped_noise(), weights=weights)
            body = "\n\n".join(kept.unit.text[kept.cut :] for kept in article.body)
            read[example.page.folder, example.page.id] = Read(body, article.title)
    return {folder: _figures(folder, examples, read) for folder in _folders(examples)}


def _folders(examples: Iterable[Example]) -> list[str]:
    return sorted({example.page.folder for example in examples if example.page.body or example.page.kept})


def _figures(folder: str, examples: Iterable[Example], read: dict[tuple[str, str], Read]) -> dict[str, float]:
    pages = [example.page for example in examples if example.page.folder == folder and example.page.english]
    figures = score(pages, {page.id: read[folder, page.id] for page in pages})
    return {name: round(value, 3) for name, value in figures._asdict().items() if value is not None}


def _fold(page: Page) -> int:
    """By name, so that the long and the short form of one page are never parted."""
    return int.from_bytes(hashlib.sha256(page.id.encode()).digest()[:4], "big") % FOLDS


def _fit(examples: Sequence[Example]) -> tuple[float, list[Any]]:
    counts = np.concatenate([example.counts for example in examples])
    used = counts > 0
    model = HistGradientBoostingClassifier(random_state=0, early_stopping=False, **_TREES)
    model.fit(
        np.vstack([example.numbers for example in examples])[used],
        np.concatenate([example.labels for example in examples])[used],
        sample_weight=counts[used] / counts[used].mean(),
    )
    # scikit-learn has no public way to the trees of this model.
    base = round(float(model._baseline_prediction.ravel()[0]), 4)
    return base, [_nest(predictors[0].nodes, 0) for predictors in model._predictors]


def _nest(nodes: Any, place: int) -> Any:
    node = nodes[place]
    if node["is_leaf"]:
        return round(float(node["value"]), 4)
    limit = float(f"{node['num_threshold']:.6g}")
    return [NAMES[node["feature_idx"]], limit, _nest(nodes, node["left"]), _nest(nodes, node["right"])]
