"""Training MobileNetV2 on procedural pictures: variation, questions, epochs that can be taken up again."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from .mobilenet import build_mobilenet
from .patterns import QUESTIONS, Patterns
from .recipes import Stage, step_schedule
from .staged import StagedTraining

if TYPE_CHECKING:
    import keras

BATCH = 32

#: The network halves its input five times: a cell of its output sees so many pixels a side as its own.
CELL = 32
#: Masks are predicted with so many pixels a side for each cell: as coarse as those of the patterns.
MASK_PIXELS = 8
#: How much the mask counts, next to the mean over the questions.
MASK_WEIGHT = 0.3
#: Edges are predicted for so many places a side and so many directions.
EDGE_PLACES, EDGE_DIRECTIONS = 6, 8
#: How much they count.
EDGE_WEIGHT = 5.0
#: Questions that are about the surroundings of the main object.
ABOUT_GROUND = ("ground", "clutter")

#: An average over so many batches, about: Keras' default for this network is 1000, more than an epoch has.
BATCHES_AVERAGED = 50
#: Weights are drawn towards 0 by this share of the step.
DECAY = 0.02
CLIP = 1.0

#: The least share of a picture's side that a crop has, and how much wider or higher it may be.
CUT_LEAST = 0.75
#: A batch is made blurred, from pictures of this size, so often: small pictures are enlarged for the network.
BLURRED, SHARE_BLURRED = 56, 0.25


def chances(rng: np.random.Generator, m: int) -> dict[str, np.ndarray]:
    """Return what `vary` needs for a batch of m pictures: all chance comes from `rng`.

    Returns:
        boxes: float32 (m, 4), the part of the picture that is kept: y1, x1, y2, x2 from 0 to 1.
        gains: float32 (m, 1, 1, 3), of each channel. contrast, brightness, grey: float32 (m, 1, 1, 1).
        noise: float32 (m, 1, 1, 1), its standard deviation. seed: int32 (2,), of the noise.
        blurred: bool.
    """
    sides = rng.uniform(CUT_LEAST, 1, (m, 1)) * rng.uniform(0.88, 1, (m, 2))
    corners = rng.uniform(0, 1, (m, 2)) * (1 - sides)
    grey = np.where(rng.random(m) < 0.1, 1, rng.uniform(0, 0.5, m))
    values = {
        "boxes": np.concatenate([corners, corners + sides], axis=1),
        "gains": rng.uniform(0.8, 1.2, (m, 1, 1, 3)),
        "contrast": rng.uniform(0.6, 1.3, (m, 1, 1, 1)),
        "brightness": rng.uniform(-0.2, 0.2, (m, 1, 1, 1)),
        "grey": grey.reshape(m, 1, 1, 1),
        "noise": rng.uniform(0, 0.04, (m, 1, 1, 1)),
    }
    return {name: value.astype(np.float32) for name, value in values.items()} | {
        "seed": rng.integers(2**31, size=2).astype(np.int32),
        "blurred": np.bool_(rng.random() < SHARE_BLURRED),
    }


def vary(x, masks, chance: Mapping, size: tuple[int, int]):
    """Return random versions of pictures and of their masks: a part of each, in other light and colours.

    They are not mirrored or turned: that would change which way things point.

    Args:
        x: uint8 (m, n, n, 3).
        masks: uint8 (m, k, k).
        chance: what `chances` returns.
        size: (n_H, n_W) of the result, divisible by 32.

    Returns:
        float32 tensors (m, n_H, n_W, 3) from -1 to 1, (m, n_H / 4, n_W / 4) from 0 to 1, and the picture's
        edges before light, colours and noise were changed, as `edges` gives them.
    """
    import tensorflow as tf

    each = tf.range(tf.shape(x)[0])
    x = tf.cast(x, tf.float32) / 127.5 - 1.0
    coarse = tf.image.crop_and_resize(x, chance["boxes"], each, (BLURRED, BLURRED))
    x = tf.cond(
        chance["blurred"],
        lambda: tf.image.resize(coarse, size),
        lambda: tf.image.crop_and_resize(x, chance["boxes"], each, size),
    )
    drawn = edges(x)
    masks = tf.cast(masks, tf.float32)[..., None] / 255.0
    cut = tuple(n * MASK_PIXELS // CELL for n in size)
    masks = tf.image.crop_and_resize(masks, chance["boxes"], each, cut)[..., 0]
    x += chance["grey"] * (tf.reduce_mean(x, axis=-1, keepdims=True) - x)
    x = (x * chance["contrast"] + chance["brightness"] + 1.0) * chance["gains"] - 1.0
    x += chance["noise"] * tf.random.stateless_normal(tf.shape(x), chance["seed"])
    return tf.clip_by_value(x, -1.0, 1.0), masks, drawn


def edges(x):
    """Return how strong the edges of each direction are in each part of a picture.

    Histograms of oriented gradients (Dalal and Triggs, 2005), square roots of them, over their own size; what
    Wei et al., "Masked Feature Prediction" (2022), let a network predict.

    Args:
        x: float32 (m, n_H, n_W, 3).

    Returns:
        float32 tensor (m, 6 * 6 * 8).
    """
    import tensorflow as tf

    grey = tf.reduce_mean(x, axis=-1)
    down = (grey[:, 2:, 1:-1] - grey[:, :-2, 1:-1]) / 2
    right = (grey[:, 1:-1, 2:] - grey[:, 1:-1, :-2]) / 2
    direction = tf.math.atan2(down, right) * (EDGE_DIRECTIONS / (2 * np.pi))
    apart = direction[..., None] - tf.range(EDGE_DIRECTIONS, dtype=tf.float32)
    apart = tf.math.floormod(apart, EDGE_DIRECTIONS)
    near = tf.maximum(1 - tf.minimum(apart, EDGE_DIRECTIONS - apart), 0)
    strength = tf.sqrt(down * down + right * right)[..., None] * near
    parts = tf.sqrt(tf.image.resize(strength, (EDGE_PLACES, EDGE_PLACES), method="area") + 1e-6)
    parts = tf.reshape(parts, (-1, EDGE_PLACES**2 * EDGE_DIRECTIONS))
    return parts / (tf.sqrt(tf.reduce_mean(parts * parts, axis=-1, keepdims=True)) + 1e-2)


def build_questioned(size: tuple[int, int]) -> tuple[keras.Model, keras.Model]:
    """Return the network, and the same with what it is trained by on top.

    Args:
        size: (n_H, n_W), divisible by 32.

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
    logits = layers.Dense(sum(QUESTIONS.values()), name="questions")(pooled)
    edges = layers.Dense(EDGE_PLACES**2 * EDGE_DIRECTIONS, name="edges")(pooled)
    rows, columns = (-(-n // CELL) for n in size)
    mask = layers.Conv2D(MASK_PIXELS**2, 1, name="mask")(base.output)
    mask = layers.Reshape((rows, columns, MASK_PIXELS, MASK_PIXELS), name="mask_cells")(mask)
    mask = layers.Permute((1, 3, 2, 4), name="mask_rows")(mask)
    mask = layers.Reshape((rows * MASK_PIXELS, columns * MASK_PIXELS), name="mask_whole")(mask)
    return base, keras.Model(base.input, [logits, mask, base.output, edges])


def question_costs(logits, answers):
    """Return the cost of each question, a list of scalars: cross-entropy over what blind guessing costs.

    Args:
        logits: float32 (m, sum of all numbers of answers).
        answers: int32 (m, number of questions); -1 where a question makes no sense and does not count.
    """
    import tensorflow as tf

    costs = []
    for number, part in enumerate(tf.split(logits, list(QUESTIONS.values()), axis=-1)):
        asked = answers[:, number] >= 0
        entropy = tf.nn.sparse_softmax_cross_entropy_with_logits(tf.maximum(answers[:, number], 0), part)
        counts = tf.cast(asked, tf.float32)
        costs.append(
            tf.reduce_sum(entropy * counts) / (tf.reduce_sum(counts) + 1e-6) / float(np.log(part.shape[-1]))
        )
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

    def __init__(self, patterns: Patterns, validation: Patterns, stages: list[Stage], seed: int):
        self.patterns, self.validation = patterns, validation
        super().__init__(stages, seed)
        self.batches = max(1, len(patterns) // BATCH)
        self._start_stage(None)

    def _start_stage(self, weights: list[np.ndarray] | None) -> None:
        import keras

        stage = self.stages[self.stage]
        keras.utils.set_random_seed(self.seed)
        self.base, self.model = build_questioned(stage.size)
        if weights is not None:
            self.model.set_weights(weights)
        self.optimiser = keras.optimizers.AdamW(
            step_schedule(stage, self.batches), weight_decay=DECAY, global_clipnorm=CLIP
        )
        self.optimiser.exclude_from_weight_decay(var_names=["gamma", "beta", "bias"])
        self.optimiser.build(self.model.trainable_variables)
        self.learn = _learner(self.model, self.optimiser, stage.size)

    def run_epoch(self, advance: Callable[[], None] = lambda: None) -> dict:
        """Learn from each picture once, call `advance` after each batch, and return the epoch's record.

        Pictures that are left over when the batches are full wait for another epoch.
        """
        began = time.perf_counter()
        # All chance of an epoch comes from these numbers, so that one that is taken up again is the same.
        rng = np.random.default_rng([self.seed, self.stage, self.epoch])
        order, costs = rng.permutation(len(self.patterns)), []
        for number in range(self.batches):
            chosen = np.sort(order[number * BATCH : (number + 1) * BATCH])
            batch = (self.patterns.x[chosen], self.patterns.masks[chosen])
            answers = self.patterns.answers[chosen].astype(np.int32)
            costs.append([float(c) for c in self.learn(*batch, answers, chances(rng, len(chosen)))])
            advance()
        means = dict(zip(("questions", "mask", "edges"), np.mean(costs, axis=0).tolist(), strict=True))
        record = {"stage": self.stage, "epoch": self.epoch, **means}
        record["right"] = float(np.mean(list(right_answers(self.model, self.validation).values())))
        return self._end_epoch(record, began)


def _learner(model: keras.Model, optimiser: keras.optimizers.Optimizer, size: tuple[int, int]) -> Callable:
    """Return a function that learns from a batch and returns what questions, mask and edges cost.

    Each question is asked twice: of all features, and of those where its answer is, on the main object or
    beside it. Without the second, learning starts slowly: the network has to find out what is asked about.
    """
    import tensorflow as tf

    ask = model.get_layer("questions")
    about_ground = [name in ABOUT_GROUND for name in QUESTIONS]

    @tf.function
    def learn(x, masks, answers, chance):
        x, masks, drawn_edges = vary(x, masks, chance, size)
        with tf.GradientTape() as tape:
            logits, drawn, features, guessed = model(x, training=True)
            everywhere = question_costs(logits, answers)
            inside = question_costs(ask(pooled_by(features, masks)), answers)
            outside = question_costs(ask(pooled_by(features, 1.0 - masks)), answers)
            in_place = [outside[n] if about_ground[n] else inside[n] for n in range(len(inside))]
            questions = tf.reduce_mean(tf.stack(everywhere + in_place))
            mask = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(masks, drawn))
            edge = tf.reduce_mean(tf.square(guessed - drawn_edges))
            cost = questions + MASK_WEIGHT * mask + EDGE_WEIGHT * edge
        gradients = tape.gradient(cost, model.trainable_variables)
        optimiser.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
        return questions, mask, edge

    return learn


def right_answers(model: keras.Model, patterns: Patterns, batch: int = 128) -> dict[str, float]:
    """Return the share of right answers to each question, over the pictures where it makes sense.

    Args:
        model: the network with the questions on top, as `build_questioned` returns it.
        patterns: whole pictures, brought to the network's size.
        batch: pictures at a time.
    """
    import tensorflow as tf

    size, parts = model.input_shape[1:3], []
    for start in range(0, len(patterns), batch):
        x = tf.cast(patterns.x[start : start + batch], tf.float32) / 127.5 - 1.0
        parts.append(model(tf.image.resize(x, size), training=False)[0].numpy())
    logits = np.concatenate(parts)
    ends = np.cumsum(list(QUESTIONS.values()))
    shares = {}
    for number, (name, count) in enumerate(QUESTIONS.items()):
        truth = patterns.answers[:, number]
        found = logits[:, ends[number] - count : ends[number]].argmax(-1)
        shares[name] = float(np.mean((found == truth)[truth >= 0])) if (truth >= 0).any() else 0.0
    return shares
