"""`python -m benchmarks train`: the weights for headlines and lines, with figures from pages left out of training."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from threadpoolctl import threadpool_limits

from archive_gen.loader import features, headline
from archive_gen.loader.article import look_over, read_article, read_by_rules
from archive_gen.loader.article.run import find_run
from archive_gen.loader.article.weighing import Learnt, positions_in_doubt
from archive_gen.loader.headline.scale import NAMES as headline_names
from archive_gen.loader.lines import Unit, make_units, split_lines
from archive_gen.loader.noise import shipped_noise
from archive_gen.loader.weights import VERSION, Weights
from benchmarks.gold import Page, label_demonstration, label_lines, read_demonstration, read_folder
from benchmarks.scoring import Read, is_same_title, score

FOLDS = 10
_PARTLY = 0.5
_FOREIGN = 0.5
_OTHERS = 0.25
_SAMPLE = 600
_LEAST = 15
_HEADLINE_TREES = {"max_iter": 40, "learning_rate": 0.12, "max_leaf_nodes": 12, "min_samples_leaf": 20}
_LINE_TREES = {"max_iter": 40, "learning_rate": 0.18, "max_leaf_nodes": 16, "min_samples_leaf": 40}
_SMOOTHING = 2.0


class Example(NamedTuple):
    """Lines as numbers, their labels, and how much each counts: 0 where rules decide or gold does not tell."""

    numbers: Any
    labels: Any
    counts: Any


class Source(NamedTuple):
    """A page with its units and their labels (None where gold does not tell); `partly` where gold is no whole body."""

    page: Page
    units: tuple[Unit, ...]
    labels: Sequence[int | None]
    partly: bool


def train(folders: Sequence[Path], project: Path | None, words: str) -> dict[str, str]:
    """Return the texts of the two files of weights, by name: trained on all pages, with figures from pages left out.

    Equal input gives equal bytes: folds go by the page's name, one thread, a fixed seed. A page's lines
    are described with a headline that was found by weights which never saw the page.
    """
    sources = [_source(page) for folder in folders for page in read_folder(folder)]
    sources += _demonstration(project) if project else []
    sources = [source for source in sources if source.units]
    with threadpool_limits(limits=1):
        titled = [(source, _headline_example(source)) for source in sources if source.page.title]
        found = [_fit_without(fold, titled, _HEADLINE_TREES, headline_names) for fold in range(FOLDS)]
        lined = [(source, _line_example(source, found[_fold(source.page)])) for source in sources if _has_lines(source)]
        figures = _cross_validate(sources, lined, found)
        headlines = _fit([example for _, example in titled], _HEADLINE_TREES, headline_names)
        lines = _fit([example for _, example in lined], _LINE_TREES, features.NAMES)
    return {
        "headline-weights.json": _format(words, _HEADLINE_TREES, figures, *headlines),
        "line-weights.json": _format(words, _LINE_TREES, figures, *lines),
    }


def _format(words: str, settings: Any, figures: Any, base: float, trees: Sequence[Any]) -> str:
    table = {"version": VERSION, "trained_on": words, "trees_of": settings, "cross_validated": figures, "base": base}
    head = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in table.items())
    return "{" + head + ',\n"trees": [\n' + ",\n".join(json.dumps(tree) for tree in trees) + "\n]}\n"


def _demonstration(project: Path) -> list[Source]:
    found = []
    for capture in read_demonstration(project):
        units = make_units(split_lines(capture.page.text))
        labels = label_demonstration(capture, [unit.text for unit in units])
        found.append(Source(capture.page, units, labels, partly=True))
    return found


def _source(page: Page) -> Source:
    units = make_units(split_lines(page.text))
    return Source(page, units, label_lines(page, [unit.text for unit in units]), page.body is None)


def _has_lines(source: Source) -> bool:
    """Whether lines are learnt from a page: the weights for them are for English alone."""
    return source.page.english and any(label is not None for label in source.labels)


def _headline_example(source: Source) -> Example:
    """A page's candidates. The right ones together count 1, the others together `_OTHERS` of their number's share."""
    phrases = shipped_noise()
    looks = look_over(source.units, phrases, {})
    described = headline.describe_candidates(looks, *find_run(looks, phrases))
    says = [headline.words_at(looks, i, list(described), phrases) for i in described]
    labels = np.array([int(is_same_title(source.page.title or "", words)) for words in says])
    right = labels.sum()
    counts = np.where(labels == 1, 1 / max(1, right), _OTHERS / max(1, len(labels) - right))
    numbers = np.array(list(described.values()), dtype=float).reshape(len(described), len(headline_names))
    return Example(numbers, labels, counts * (1 if source.page.english else _FOREIGN))


def _line_example(source: Source, weights: Weights) -> Example:
    """A page's lines. Together they count 1; those of a page whose gold is no whole body, `_PARTLY`."""
    phrases = shipped_noise()
    looks = look_over(source.units, phrases, {})
    reading, _ = read_by_rules(looks, phrases, weights)
    lengths = np.array([min(len(unit.text), _SAMPLE) + _LEAST for unit in source.units], dtype=float)
    described = features.describe(looks, positions_in_doubt(looks, reading.reasons), reading, phrases)
    labelled = [i for i in described if source.labels[i] is not None]
    numbers = np.array([described[i] for i in labelled], dtype=float).reshape(len(labelled), len(features.NAMES))
    counts = lengths[labelled] / lengths.sum() * (_PARTLY if source.partly else 1)
    return Example(numbers, np.array([source.labels[i] for i in labelled], dtype=int), counts)


def _cross_validate(
    sources: Sequence[Source], lined: Sequence[tuple[Source, Example]], found: Sequence[Weights]
) -> dict[str, dict[str, float]]:
    """Figures for each folder with bodies or phrases, every page read by weights that never saw it."""
    read: dict[tuple[str, str], Read] = {}
    for fold in range(FOLDS):
        learnt = Learnt(found[fold], _fit_without(fold, lined, _LINE_TREES, features.NAMES))
        for page, units, *_ in (source for source in sources if _fold(source.page) == fold):
            article = read_article(units, shipped_noise(), weights=learnt)
            body = "\n\n".join(kept.unit.text[kept.cut :] for kept in article.body)
            read[page.folder, page.id] = Read(body, article.title)
    return {folder: _figures(folder, sources, read) for folder in sorted({source.page.folder for source in sources})}


def _figures(folder: str, sources: Iterable[Source], read: dict[tuple[str, str], Read]) -> dict[str, float]:
    pages = [source.page for source in sources if source.page.folder == folder]
    figures = score(pages, {page.id: read[folder, page.id] for page in pages})
    return {name: round(value, 3) for name, value in figures._asdict().items() if value is not None}


def _fold(page: Page) -> int:
    """By name, so that the long and the short form of one page are never parted."""
    return int.from_bytes(hashlib.sha256(page.id.encode()).digest()[:4], "big") % FOLDS


def _fit_without(
    fold: int, examples: Iterable[tuple[Source, Example]], settings: dict[str, Any], names: Sequence[str]
) -> Weights:
    """The weights from all pages but those of a fold."""
    base, trees = _fit([example for source, example in examples if _fold(source.page) != fold], settings, names)
    return Weights(base, trees, names)


def _fit(examples: Sequence[Example], settings: dict[str, Any], names: Sequence[str]) -> tuple[float, list[Any]]:
    counts = np.concatenate([example.counts for example in examples])
    used = counts > 0
    model = HistGradientBoostingClassifier(
        random_state=0, early_stopping=False, l2_regularization=_SMOOTHING, **settings
    )
    model.fit(
        np.vstack([example.numbers for example in examples])[used],
        np.concatenate([example.labels for example in examples])[used],
        sample_weight=counts[used] / counts[used].mean(),
    )
    # scikit-learn has no public way to the trees of this model.
    base = round(float(model._baseline_prediction.ravel()[0]), 4)
    return base, [_nest(predictors[0].nodes, 0, names) for predictors in model._predictors]


def _nest(nodes: Any, place: int, names: Sequence[str]) -> Any:
    node = nodes[place]
    if node["is_leaf"]:
        return round(float(node["value"]), 4)
    limit = float(f"{node['num_threshold']:.6g}")
    branches = (_nest(nodes, node[side], names) for side in ("left", "right"))
    return [names[node["feature_idx"]], limit, *branches]
