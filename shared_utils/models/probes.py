"""Linear probes: how far the features of a network carry to a task that it never saw.

Features are pooled over the picture and standardised, and a logistic regression is trained on them alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..datasets import DataSet

if TYPE_CHECKING:
    import keras

#: Strengths of the regularisation that are tried, from strong to weak; the validation pictures choose.
STRENGTHS = (0.0003, 0.001, 0.003, 0.01, 0.03, 0.1)


def pooled_features(base: keras.Model, x: np.ndarray, batch: int = 32) -> np.ndarray:
    """Return the features of pictures, averaged over all places.

    Args:
        base: a network without a top, for pictures from -1 to 1.
        x: uint8 (m, n_H, n_W, 3); enlarged or reduced (bilinear) to the size that the network takes.
        batch: pictures at a time.

    Returns:
        float32 (m, n_C).
    """
    import tensorflow as tf

    size = base.input_shape[1:3]

    @tf.function(input_signature=[tf.TensorSpec((None, *x.shape[1:]), tf.uint8)])
    def pooled(part):
        part = tf.image.resize(tf.cast(part, tf.float32), size, antialias=True) / 127.5 - 1.0
        return tf.reduce_mean(base(part, training=False), axis=(1, 2))

    return np.concatenate([pooled(x[start : start + batch]).numpy() for start in range(0, len(x), batch)])


def probe(base: keras.Model, data: DataSet, strengths: Sequence[float] = STRENGTHS) -> dict[str, float | int]:
    """Train a logistic regression on the features of a data set, and count its errors.

    Each strength is trained on the training pictures. The one with the least cross-entropy on the validation
    pictures, which are too few to count errors, is measured on the test pictures.

    Args:
        base: as in `pooled_features`.
        data: with the splits train, validation and test.
        strengths: scikit-learn's C, in ascending order.

    Returns:
        errors: of the test pictures, how many are wrong. pictures: how many there are. share: of errors.
        C: the strength that was chosen.
    """
    splits = {name: getattr(data, name) for name in ("train", "validation", "test")}
    features = {name: pooled_features(base, split.x) for name, split in splits.items()}
    return probe_features(features, {name: split.y for name, split in splits.items()}, strengths)


def probe_features(
    features: dict[str, np.ndarray], labels: dict[str, np.ndarray], strengths: Sequence[float] = STRENGTHS
) -> dict[str, float | int]:
    """Do what `probe` does, with features (m, n_C) and labels (m,) of the three splits."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import log_loss
    from sklearn.preprocessing import StandardScaler

    scale = StandardScaler().fit(features["train"].astype(np.float64))
    scaled = {name: scale.transform(part.astype(np.float64)) for name, part in features.items()}
    least, best = np.inf, None
    for strength in strengths:
        model = LogisticRegression(C=strength, max_iter=300).fit(scaled["train"], labels["train"])
        cost = log_loss(
            labels["validation"], model.predict_proba(scaled["validation"]), labels=model.classes_
        )
        if cost < least:
            least, best = cost, model
    wrong = int(np.sum(best.predict(scaled["test"]) != labels["test"]))
    pictures = len(labels["test"])
    return {"errors": wrong, "pictures": pictures, "share": round(wrong / pictures, 4), "C": float(best.C)}
