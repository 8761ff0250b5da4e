"""Training a U-Net on the street data set: variation, cost, epochs that can be taken up again, and scores."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from ..datasets import SegmentedSplit
from ..datasets.resizing import area_averaged, nearest
from .recipes import Stage, step_schedule
from .segmentation_scores import count_classes, scores_of
from .staged import StagedTraining
from .unet import N_CLASSES, build_unet, scaled_for_unet

if TYPE_CHECKING:
    import keras

#: Where the network is measured, whatever the stages are.
SIZE = (96, 160)
BATCH = 2

#: Gradients whose norm, over all weights, is larger are scaled down to it.
CLIP = 1.0
SMOOTHING = 1.0

#: Half of the pictures of an epoch are cut to a part that has at least this share of the height and width.
CUT_SHARE, CUT_LEAST = 0.5, 0.7


def varied(
    picture: np.ndarray, mask: np.ndarray, size: tuple[int, int], rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Return a random version of a picture and its mask: a part of it, in other light.

    It is not mirrored: a mirrored street drives on the left, and those of the test drive on the right.

    Args:
        picture: uint8 (n_H, n_W, 3).
        mask: uint8 (n_H, n_W).
        size: what both are brought to.
        rng: where chance comes from.

    Returns:
        float32 (*size, 3), scaled for the network, and uint8 of that size.
    """
    if rng.random() < CUT_SHARE:
        share = rng.uniform(CUT_LEAST, 1)
        n_H, n_W = (round(share * n) for n in mask.shape)
        top, left = rng.integers(mask.shape[0] - n_H + 1), rng.integers(mask.shape[1] - n_W + 1)
        picture, mask = (a[top : top + n_H, left : left + n_W] for a in (picture, mask))
    picture, mask = area_averaged(picture[None], *size)[0], nearest(mask[None], *size)[0]
    contrast, brightness = rng.uniform(0.8, 1.2), rng.uniform(-0.2, 0.2)
    return (scaled_for_unet(picture) * contrast + brightness).astype(np.float32), mask


class UnetTraining(StagedTraining):
    """A training that can be stopped after any epoch and taken up again; `recipes.Training` says more.

    Attributes:
        model: the network of the present stage.
        best: its weights after the epoch of the last stage with the best mean IoU on the validation pictures;
            None before.
    """

    def __init__(self, train: SegmentedSplit, validation: SegmentedSplit, stages: list[Stage], seed: int):
        self.train, self.validation = train, validation.resized(*SIZE)
        super().__init__(stages, seed)
        self.batches = -(-len(train) // BATCH)
        self.best: list[np.ndarray] | None = None
        self._start_stage(None)

    def _start_stage(self, weights: list[np.ndarray] | None) -> None:
        import keras

        stage = self.stages[self.stage]
        keras.utils.set_random_seed(self.seed)
        self.model = build_unet((*stage.size, 3))
        if weights is not None:
            self.model.set_weights(weights)
        self.optimiser = keras.optimizers.Adam(step_schedule(stage, self.batches), global_clipnorm=CLIP)
        self.optimiser.build(self.model.trainable_variables)
        self.learn = _learner(self.model, self.optimiser)

    def run_epoch(self, advance: Callable[[], None] = lambda: None) -> dict:
        """Learn from each picture once, call `advance` after each batch, and return the epoch's record."""
        began = time.perf_counter()
        stage = self.stages[self.stage]
        # All chance of an epoch comes from these numbers, so that one that is taken up again is the same.
        rng = np.random.default_rng([self.seed, self.stage, self.epoch])
        _seed_dropout(self.model, rng)
        order, costs = rng.permutation(len(self.train)), []
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            pairs = [varied(self.train.x[i], self.train.y[i], stage.size, rng) for i in chosen]
            x, y = (np.stack(part) for part in zip(*pairs, strict=True))
            costs.append(float(self.learn(x, y.astype(np.int32))))
            advance()
        record = {"stage": self.stage, "epoch": self.epoch, "cost": float(np.mean(costs))}
        if self.stage == len(self.stages) - 1:
            self._judge(record)
        return self._end_epoch(record, began)

    def _judge(self, record: dict) -> None:
        weights = self.model.get_weights()
        scores = evaluate(weights, self.validation)
        before = [old["mean_iou"] for old in self.history if "mean_iou" in old]
        if self.best is None or scores["mean_iou"] > max(before):
            self.best = weights
        record.update(mean_iou=scores["mean_iou"], pixel_accuracy=scores["pixel_accuracy"])

    def _groups(self) -> dict[str, list[np.ndarray]]:
        return {**super()._groups(), "best": self.best or []}

    def _take_up(self, groups: dict[str, list[np.ndarray]]) -> None:
        self.best = groups.get("best")
        super()._take_up(groups)


def _learner(model: keras.Model, optimiser: keras.optimizers.Optimizer) -> Callable:
    """Return a function that learns from a batch and returns its cost: cross-entropy plus 1 minus mean Dice.

    The Dice of a class is computed from probabilities, over all pixels of the batch (Milletari, Navab and
    Ahmadi, "V-Net", 2016). Cross-entropy alone finds it cheap to leave out classes with few pixels.
    """
    import tensorflow as tf

    @tf.function
    def learn(x, y):
        with tf.GradientTape() as tape:
            logits = model(x, training=True)
            entropy = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(y, logits))
            truth, probabilities = tf.one_hot(y, N_CLASSES), tf.nn.softmax(logits)
            both = tf.reduce_sum(truth * probabilities, axis=(0, 1, 2))
            sizes = tf.reduce_sum(truth + probabilities, axis=(0, 1, 2))
            dice = (2 * both + SMOOTHING) / (sizes + SMOOTHING)
            cost = entropy + 1 - tf.reduce_mean(dice)
        gradients = tape.gradient(cost, model.trainable_variables)
        optimiser.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
        return cost

    return learn


def _seed_dropout(model: keras.Model, rng: np.random.Generator) -> None:
    for layer in model.layers:
        if hasattr(layer, "seed_generator"):
            layer.seed_generator.state.assign(rng.integers(2**31, size=2).astype(np.uint32))


def evaluate(weights: list[np.ndarray], split: SegmentedSplit) -> dict:
    """Return `scores_of` a network with these weights on a split, at the split's size."""
    model = build_unet((*split.size, 3))
    model.set_weights(weights)
    return scores_of(count_classes(split.y, predict_masks(model, split.x), N_CLASSES))


def predict_masks(model: keras.Model, x: np.ndarray, batch: int = 8) -> np.ndarray:
    """Return the most probable class of each pixel, uint8 (m, n_H, n_W), of uint8 (m, n_H, n_W, 3)."""
    logits = model.predict(scaled_for_unet(x), batch_size=batch, verbose=0)
    return logits.argmax(-1).astype(np.uint8)
