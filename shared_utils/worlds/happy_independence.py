"""Does anything but the mouth give a smile away? Tables for the card, from the factors of a data set.

`python -m shared_utils.worlds.happy_independence FILE.h5` prints them in Markdown.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import h5py
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from .happy import CLASSES, EXPRESSION_FACTORS

Factors = Mapping[str, np.ndarray]


def nuisance(factors: Factors) -> dict[str, np.ndarray]:
    """The factors that are not the expression itself.

    Raises:
        ValueError: if there are none, as with a user's own files.
    """
    kept = {name: np.asarray(values) for name, values in factors.items() if name not in EXPRESSION_FACTORS}
    if not kept:
        raise ValueError("There are no factors besides the expression: only the bundled file stores them.")
    return kept


def columns(factors: Factors) -> dict[str, np.ndarray]:
    """Factors as numbers, float64 (N,): one column for a number, one a value ("hair=bob") for words."""
    made = {}
    for name, values in factors.items():
        if values.dtype.kind in "SU":
            words = values.astype(str)
            made |= {f"{name}={word}": (words == word).astype(float) for word in np.unique(words)}
        else:
            made[name] = values.astype(float)
    return made


def compare_classes(factors: Factors, labels: np.ndarray) -> list[tuple[str, float, float, float]]:
    """For each column its mean in class 0, its mean in class 1, and their difference in standard errors."""
    labels = np.asarray(labels)
    rows = []
    for name, values in columns(nuisance(factors)).items():
        first, second = values[labels == 0], values[labels == 1]
        error = np.sqrt(first.var(ddof=1) / len(first) + second.var(ddof=1) / len(second))
        rows.append((name, first.mean(), second.mean(), (second.mean() - first.mean()) / max(error, 1e-12)))
    return rows


def nuisance_accuracy(factors: Factors, labels: np.ndarray, seed: int = 0) -> dict[str, tuple[float, float]]:
    """How well a smile can be guessed from the nuisance factors alone, by five-fold cross-validation.

    Returns:
        For a logistic regression and a random forest: accuracy and its standard error. Chance is 0.5.
    """
    table = np.stack(list(columns(nuisance(factors)).values()), 1)
    folds = StratifiedKFold(5, shuffle=True, random_state=seed)
    models = {
        "logistic regression": make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=1000)),
        "random forest": RandomForestClassifier(200, min_samples_leaf=3, random_state=seed),
    }
    found = {}
    for name, model in models.items():
        right = cross_val_predict(model, table, labels, cv=folds) == labels
        found[name] = (float(right.mean()), float(right.std() / np.sqrt(len(right))))
    return found


def markdown(factors: Factors, labels: np.ndarray) -> str:
    """Both as text for the card."""
    rows = compare_classes(factors, labels)
    lines = [f"| factor | {CLASSES[0]} | {CLASSES[1]} | difference in standard errors |", "|---|---|---|---|"]
    lines += [
        f"| {name} | {first:.3f} | {second:.3f} | {error:+.1f} |" for name, first, second, error in rows
    ]
    sizes = np.abs([row[3] for row in rows])
    lines += ["", f"Of {len(rows)} rows {np.sum(sizes > 2)} differ by more than two standard errors"]
    lines[-1] += f" ({0.0455 * len(rows):.1f} expected by chance), none by more than {sizes.max():.1f}."
    for name, (accuracy, error) in nuisance_accuracy(factors, labels).items():
        lines.append(f"A {name} that sees only these factors guesses {accuracy:.1%} ± {error:.1%} right.")
    return "\n".join(lines)


def read_factors(
    path: Path, splits: tuple[str, ...] = ("train", "validation", "test")
) -> tuple[dict, np.ndarray]:
    """The factors and the labels of a packed file, its splits one after the other.

    Raises:
        ValueError: if the file stores no factors.
        OSError: if it cannot be read.
    """
    with h5py.File(path) as file:
        splits = [split for split in splits if f"{split}_factors" in file]
        if not splits:
            raise ValueError(f"{path} stores no factors. Give a file that `course data render happy` made.")
        names = list(file[f"{splits[0]}_factors"])
        factors = {name: np.concatenate([file[f"{s}_factors/{name}"][()] for s in splits]) for name in names}
        labels = np.concatenate([file[f"{s}_set_y"][()] for s in splits])
    return factors, labels


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m shared_utils.worlds.happy_independence FILE.h5")
    try:
        print(markdown(*read_factors(Path(sys.argv[1]))))
    except (OSError, ValueError) as problem:
        sys.exit(str(problem))
