"""How far one gets on a bundled data set without a network: the table "How hard it is" of its card.

    python tests/benchmarks/baselines.py alpaca

Each classifier is trained on the training pictures, with the penalty that is best on the validation pictures.
The last line needs scikit-image (`pip install -r requirements-worlds.txt`).
"""

import sys

import numpy as np
from skimage.feature import hog
from sklearn.linear_model import LogisticRegression, RidgeClassifier

import shared_utils.datasets as datasets
from shared_utils.datasets.resizing import area_averaged

PENALTIES = 10.0 ** np.arange(-3, 6)


def edges(x: np.ndarray) -> np.ndarray:
    """Histograms of oriented gradients in cells of 16 pixels (Dalal and Triggs, 2005)."""
    return np.stack([hog(picture.mean(axis=-1), 9, (16, 16), (2, 2)) for picture in x])


def flat(x: np.ndarray) -> np.ndarray:
    """Pictures uint8 (m, n_H, n_W, 3) as rows of numbers from 0 to 1."""
    return x.reshape(len(x), -1) / 255


CLASSIFIERS = {
    "mean colour, logistic regression": (lambda x: x.mean(axis=(1, 2)) / 255, LogisticRegression),
    "8 x 8, logistic regression": (lambda x: flat(area_averaged(x, 8, 8)), LogisticRegression),
    "all pixels, ridge regression": (flat, RidgeClassifier),
    "HOG, ridge regression": (edges, RidgeClassifier),
}


def main(name: str) -> None:
    """Print the share of right answers on the test pictures, in percent."""
    data = getattr(datasets, f"load_{name}")()
    for label, (features, kind) in CLASSIFIERS.items():
        x = {split: features(getattr(data, split).x) for split in ("train", "validation", "test")}
        found = []
        for penalty in PENALTIES:
            options = (
                {"C": 1 / penalty, "max_iter": 2000} if kind is LogisticRegression else {"alpha": penalty}
            )
            model = kind(**options).fit(x["train"], data.train.y)
            scores = [model.score(x[split], getattr(data, split).y) for split in ("validation", "test")]
            found.append(scores)
        test = max(found, key=lambda scores: scores[0])[1]
        print(f"{label:34} {x['train'].shape[1]:6,} numbers {100 * test:6.1f} %", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:] or ["alpaca"])
