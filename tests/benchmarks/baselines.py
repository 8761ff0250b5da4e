"""How far one gets on a bundled data set without a network: the table "How hard it is" of its card.

    python tests/benchmarks/baselines.py alpaca
    python tests/benchmarks/baselines.py faces

Each classifier is trained on the training pictures, with the penalty that is best on the validation pictures.
Of faces the distances are measured: how often are two pictures of one person nearer than two of two people?
The lines with HOG need scikit-image (`pip install -r requirements-worlds.txt`).
"""

import sys

import numpy as np
from scipy.spatial.distance import pdist
from skimage.feature import hog
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.linear_model import LogisticRegression, RidgeClassifier
from sklearn.metrics import roc_auc_score, roc_curve

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


DISTANCES = {
    "mean colour": lambda x: x.mean(axis=(1, 2)) / 255,
    "8 x 8": lambda x: flat(area_averaged(x, 8, 8)),
    "all pixels": flat,
    "HOG": edges,
}


def verification(features: np.ndarray, y: np.ndarray) -> str:
    """The area under the ROC curve, and the error where false accepts are as many as false rejects, in words.

    Args:
        features: (m, n); two pictures are as far apart as these, by the L2 norm.
        y: who is in each picture, (m,). All pairs of pictures are compared.
    """
    near = -pdist(features)
    same = pdist(y[:, None]) == 0
    false_accepts, accepts, _ = roc_curve(same, near)
    equal = np.argmin(np.abs(false_accepts - (1 - accepts)))
    return f"area {roc_auc_score(same, near):.3f}, equal error {100 * false_accepts[equal]:.1f} %"


def people() -> None:
    """Print how well plain distances tell the test people apart, without learning and with a little of it."""
    faces = datasets.load_faces()
    for label, features in DISTANCES.items():
        x = features(faces.test.x)
        print(f"{label:34} {x.shape[1]:6,} numbers: {verification(x, faces.test.y)}", flush=True)
    learned = LinearDiscriminantAnalysis(solver="eigen", shrinkage="auto")
    x = learned.fit(edges(faces.train.x), faces.train.y).transform(edges(faces.test.x))
    print(f"{'HOG, linear discriminants':34} {x.shape[1]:6,} numbers: {verification(x, faces.test.y)}")


def main(name: str) -> None:
    """Print the share of right answers on the test pictures, in percent; of faces see `people`."""
    if name == "faces":
        people()
        return
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
