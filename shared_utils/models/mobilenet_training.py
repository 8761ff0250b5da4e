"""Training MobileNetV2 on pictures with questions, in epochs that can be taken up again."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from .mobilenet import build_mobilenet
from .mobilenet_variation import CELL, EDGE_DIRECTIONS, EDGE_PLACES, MASK_PIXELS, chances, vary
from .questioned import Questioned
from .recipes import Stage, step_schedule
from .staged import StagedTraining

if TYPE_CHECKING:
    import keras

#: How much the mask counts, next to the mean over the questions.
MASK_WEIGHT = 0.3
#: Questions that are about the surroundings of the main object.
ABOUT_GROUND = ("ground", "clutter")

#: An average over so many batches, about: Keras' default for this network is 1000, more than an epoch has.
BATCHES_AVERAGED = 50
#: Weights are drawn towards 0 by this share of the step.
DECAY = 0.02
CLIP = 1.0


def build_questioned(size: tuple[int, int], questions: Mapping[str, int]) -> tuple[keras.Model, keras.Model]:
    """Return the network, and the same with what it is trained by on top.

    Args:
        size: (n_H, n_W), divisible by 32.
        questions: how many answers each has.

    Returns:
        the network without a top, and a model of it that gives, from features averaged over all places, the
        logits of all questions side by side; from each cell the logits of its part of the mask
        (m, n_H / 4, n_W / 4); the features themselves; and from averaged features the `edges`.
    """
    import keras
    from keras import layers

    base = build_mobilenet((*size, 3))
    for layer in base.layers:
        if isinstance(layer, layers.BatchNormalization):
            layer.momentum = 1 - 1 / BATCHES_AVERAGED
    pooled = layers.GlobalAveragePooling2D(name="pooled")(base.output)
    logits = layers.Dense(sum(questions.values()), name="questions")(pooled)
    edges = layers.Dense(EDGE_PLACES**2 * EDGE_DIRECTIONS, name="edges")(pooled)
    rows, columns = (-(-n // CELL) for n in size)
    mask = layers.Conv2D(MASK_PIXELS**2, 1, name="mask")(base.output)
    mask = layers.Reshape((rows, columns, MASK_PIXELS, MASK_PIXELS), name="mask_cells")(mask)
    mask = layers.Permute((1, 3, 2, 4), name="mask_rows")(mask)
    mask = layers.Reshape((rows * MASK_PIXELS, columns * MASK_PIXELS), name="mask_whole")(mask)
    return base, keras.Model(base.input, [logits, mask, base.output, edges])


def question_costs(logits, answers, counts: list[int]):
    """Return the cost of each question, a list of scalars: cross-entropy over what blind guessing costs.

    Args:
        logits: float32 (m, sum of all numbers of answers).
        answers: int32 (m, number of questions); -1 where a question makes no sense and does not count.
        counts: the numbers of answers.
    """
    import tensorflow as tf

    costs = []
    for number, part in enumerate(tf.split(logits, counts, axis=-1)):
        asked = answers[:, number] >= 0
        entropy = tf.nn.sparse_softmax_cross_entropy_with_logits(tf.maximum(answers[:, number], 0), part)
        share = tf.cast(asked, tf.float32)
        share /= tf.reduce_sum(share) + 1e-6
        costs.append(tf.reduce_sum(entropy * share) / float(np.log(part.shape[-1])))
    return costs


def pooled_by(features, share):
    """Return the mean of features over the places that count.

    Args:
        features: float32 (m, h, w, n_C).
        share: float32 (m, k * h, k * w), from 0 to 1, how much each place counts.

    Returns:
        float32 tensor (m, n_C).
    """
    import tensorflow as tf

    share = tf.image.resize(share[..., None], tf.shape(features)[1:3], method="area")
    total = tf.reduce_sum(share, axis=(1, 2)) + 1e-3
    return tf.reduce_sum(features * share, axis=(1, 2)) / total


class MobilenetTraining(StagedTraining):
    """A training that can be stopped after any epoch and taken up again; `recipes.Training` says more.

    Attributes:
        base: the network of the present stage.
        model: the same with the questions on top.
    """

    def __init__(
        self,
        pictures: Questioned,
        validation: Questioned,
        stages: list[Stage],
        seed: int,
        *,
        batch: int = 32,
        edge_weight: float = 5.0,
        start: list[np.ndarray] | None = None,
    ):
        """Begin a training.

        Args:
            pictures, validation: those to learn from, and others of the same kind.
            stages: what is trained, in order; sizes divisible by 32.
            seed: of all chance.
            batch: pictures in a batch.
            edge_weight: how much the edges count, next to the mean over the questions.
            start: weights of the model to begin with; random ones for None.
        """
        self.pictures, self.validation = pictures, validation
        self.batch, self.edge_weight = batch, edge_weight
        super().__init__(stages, seed)
        self.batches = max(1, len(pictures.shown) // batch)
        self._start_stage(start)

    def _start_stage(self, weights: list[np.ndarray] | None) -> None:
        import keras

        stage = self.stages[self.stage]
        keras.utils.set_random_seed(self.seed)
        self.base, self.model = build_questioned(stage.size, self.pictures.questions)
        if weights is not None:
            self.model.set_weights(weights)
        self.optimiser = keras.optimizers.AdamW(
            step_schedule(stage, self.batches), weight_decay=DECAY, global_clipnorm=CLIP
        )
        self.optimiser.exclude_from_weight_decay(var_names=["gamma", "beta", "bias"])
        self.optimiser.build(self.model.trainable_variables)
        self.learn = _learner(
            self.model, self.optimiser, stage.size, self.pictures.questions, self.edge_weight
        )

    def run_epoch(self, advance: Callable[[], None] = lambda: None) -> dict:
        """Learn from what an epoch shows, call `advance` after each batch, and return the epoch's record.

        Pictures that are left over when the batches are full wait for another epoch.
        """
        began = time.perf_counter()
        # All chance of an epoch comes from these numbers, so that one that is taken up again is the same.
        rng = np.random.default_rng([self.seed, self.stage, self.epoch])
        order, costs = rng.permutation(self.pictures.shown), []
        for number in range(self.batches):
            chosen = np.sort(order[number * self.batch : (number + 1) * self.batch])
            batch = (self.pictures.x[chosen], self.pictures.masks[chosen])
            answers = self.pictures.answers[chosen].astype(np.int32)
            costs.append([float(c) for c in self.learn(*batch, answers, chances(rng, len(chosen)))])
            advance()
        means = dict(zip(("questions", "mask", "edges"), np.mean(costs, axis=0).tolist(), strict=True))
        record = {"stage": self.stage, "epoch": self.epoch, **means}
        record["right"] = float(np.mean(list(right_answers(self.model, self.validation).values())))
        return self._end_epoch(record, began)


def _learner(
    model: keras.Model,
    optimiser: keras.optimizers.Optimizer,
    size: tuple[int, int],
    questions: Mapping[str, int],
    edge_weight: float,
) -> Callable:
    """Return a function that learns from a batch and returns what questions, mask and edges cost.

    Each question is asked twice: of all features, and of those where its answer is, on the main object or
    beside it. Without the second, learning starts slowly: the network has to find out what is asked about.
    """
    import tensorflow as tf

    ask, counts = model.get_layer("questions"), list(questions.values())
    about_ground = [name in ABOUT_GROUND for name in questions]

    @tf.function
    def learn(x, masks, answers, chance):
        x, masks, drawn_edges = vary(x, masks, chance, size)
        with tf.GradientTape() as tape:
            logits, drawn, features, guessed = model(x, training=True)
            everywhere = question_costs(logits, answers, counts)
            inside = question_costs(ask(pooled_by(features, masks)), answers, counts)
            outside = question_costs(ask(pooled_by(features, 1.0 - masks)), answers, counts)
            in_place = [outside[n] if about_ground[n] else inside[n] for n in range(len(inside))]
            questions = tf.reduce_mean(tf.stack(everywhere + in_place))
            known = tf.cast(tf.reduce_min(masks, axis=(1, 2), keepdims=True) < 1, tf.float32)
            mask = tf.nn.sigmoid_cross_entropy_with_logits(masks, drawn)
            mask = tf.reduce_sum(known * mask) / (tf.reduce_sum(known * tf.ones_like(mask)) + 1e-6)
            edge = tf.reduce_mean(tf.square(guessed - drawn_edges))
            cost = questions + MASK_WEIGHT * mask + edge_weight * edge
        gradients = tape.gradient(cost, model.trainable_variables)
        optimiser.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
        return questions, mask, edge

    return learn


def right_answers(model: keras.Model, pictures: Questioned, batch: int = 128) -> dict[str, float]:
    """Return the share of right answers to each question, over the pictures where it makes sense.

    Args:
        model: the network with the questions on top, as `build_questioned` returns it.
        pictures: whole ones, brought to the network's size.
        batch: pictures at a time.
    """
    import tensorflow as tf

    size, parts = model.input_shape[1:3], []
    for start in range(0, len(pictures), batch):
        x = tf.cast(pictures.x[start : start + batch], tf.float32) / 127.5 - 1.0
        parts.append(model(tf.image.resize(x, size), training=False)[0].numpy())
    logits = np.concatenate(parts)
    ends = np.cumsum(list(pictures.questions.values()))
    shares = {}
    for number, (name, count) in enumerate(pictures.questions.items()):
        truth = pictures.answers[:, number]
        found = logits[:, ends[number] - count : ends[number]].argmax(-1)
        shares[name] = float(np.mean((found == truth)[truth >= 0])) if (truth >= 0).any() else 0.0
    return shares
