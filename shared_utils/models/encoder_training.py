"""Training a face encoder, in epochs that can be taken up again: first as a classifier, then with triplets.

Triplets alone bring an encoder forward slowly while it knows nothing. So the first stage lets it tell its
training people apart, by a layer that is thrown away afterwards, as Parkhi, Vedaldi and Zisserman, "Deep Face
Recognition" (2015), do. In all further stages it learns from triplets, mined inside each batch.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from ..datasets import Split
from ..datasets.resizing import area_averaged
from .encoder import build_encoder
from .recipes import Stage, step_schedule
from .staged import StagedTraining
from .verification_scores import verification_scores

if TYPE_CHECKING:
    import keras

#: People in a batch, and pictures of each: enough of both that each batch holds many triplets.
PEOPLE, PICTURES = 20, 4
#: How much nearer, in squared distance, a person's own pictures are wanted than anybody else's.
ALPHA = 0.3
#: Pairs of one person are wanted within this squared distance, pairs of two people beyond that one. The
#: square of the lesson's threshold, 0.49, lies between, nearer to the first: strangers meet a whole database.
WITHIN, BEYOND = 0.4, 0.85
#: How much the cost of pairs counts next to that of triplets.
PAIR_WEIGHT = 5.0

#: The classifier multiplies cosines by SCALE, and takes MARGIN from the cosine of the right person.
SCALE, MARGIN = 16.0, 0.2

#: What is noted of each epoch: the costs, and how many triplets of a batch are semi-hard.
COSTS = ("entropy", "triplets", "pairs", "semi_hard")

DECAY = 0.02
CLIP = 1.0

#: The least share of a side that a crop has, and how far it may go over the picture's edge.
CUT_LEAST, OVER = 0.88, 0.05
#: How often a picture is made coarse, how often a part of it is covered, and how often its top, down to where
#: a hat would reach: few pictures show hats, and who is below one must not be told by the hair.
COARSE, COVERED, CAPPED = 0.3, 0.2, 0.15
#: How much all pictures of a person in a batch are changed alike: the gain of each colour, and the height
#: over the width. To the triplets that is somebody new, with other skin and hair and another head.
NEW_COLOR, NEW_SHAPE = 0.15, 0.1


def batches_of(
    labels: np.ndarray, rng: np.random.Generator, people: int = PEOPLE, pictures: int = PICTURES
) -> Iterator[np.ndarray]:
    """Yield the batches of an epoch: indices (people * pictures,), a few pictures each of some people.

    Each picture is in one batch at most; those left over wait for another epoch.

    Args:
        labels: who is on each picture, (m,).
        rng: draws who comes together.
        people: in a batch; all of them, if there are fewer.
        pictures: of each.
    """
    own = {label: rng.permutation(np.flatnonzero(labels == label)) for label in np.unique(labels)}
    for turn in range(min(len(places) for places in own.values()) // pictures):
        order = rng.permutation(list(own))
        step = min(people, len(order))
        for start in range(0, len(order) - step + 1, step):
            chosen = order[start : start + step]
            yield np.concatenate([own[who][turn * pictures : (turn + 1) * pictures] for who in chosen])


def chances(rng: np.random.Generator, people: int, pictures: int, anew: bool) -> dict[str, np.ndarray]:
    """Return what `vary` needs for a batch: all chance comes from `rng`.

    Args:
        rng: where chance comes from.
        people, pictures: so many pictures each of so many people, one person after the other.
        anew: whether each person is made somebody new, by a change that all their pictures share.
    """
    m, strength = people * pictures, float(anew)
    gains = 1 + strength * rng.uniform(-NEW_COLOR, NEW_COLOR, (people, 1, 1, 3)).repeat(pictures, axis=0)
    shapes = 1 + strength * rng.uniform(-NEW_SHAPE, NEW_SHAPE, (people, 1)).repeat(pictures, axis=0)
    sides = rng.uniform(CUT_LEAST, 1 + OVER, (m, 1)) * rng.uniform(0.98, 1.02, (m, 2))
    sides *= np.concatenate([shapes**0.5, shapes**-0.5], axis=1)
    corners = rng.uniform(-OVER, OVER, (m, 2)) + (1 - sides) / 2
    boxes = np.concatenate([corners, corners + sides], axis=1)
    mirrored = rng.random(m) < 0.5
    boxes[mirrored] = boxes[mirrored][:, [0, 3, 2, 1]]
    cover = rng.uniform(0.12, 0.4, (m, 2))
    cover_at = rng.uniform(0, 1, (m, 2)) * (1 - cover)
    cover[rng.random(m) >= COVERED] = 0
    values = {
        "boxes": boxes,
        "coarse": rng.random((m, 1, 1, 1)) < COARSE,
        "cover": np.concatenate([cover_at, cover_at + cover], axis=1),
        "cover_color": rng.random((m, 1, 1, 3)),
        "caps": np.where(rng.random((m, 1)) < CAPPED, rng.uniform(0.1, 0.36, (m, 1)), 0),
        "gains": gains * rng.uniform(0.95, 1.05, (m, 1, 1, 3)),
        "contrast": rng.uniform(0.85, 1.15, (m, 1, 1, 1)),
        "brightness": rng.uniform(-0.06, 0.06, (m, 1, 1, 1)),
        "noise": rng.uniform(0, 0.025, (m, 1, 1, 1)),
    }
    return {name: value.astype(np.float32) for name, value in values.items()} | {
        "seed": rng.integers(2**31, size=2).astype(np.int32)
    }


def vary(x, chance: Mapping, size: tuple[int, int]):
    """Return random versions of pictures: moved, mirrored, in other light, coarser, with a part covered.

    A mirrored face counts as the same person.

    Args:
        x: uint8 (m, n_H, n_W, 3).
        chance: what `chances` returns.
        size: what they are brought to.

    Returns:
        float32 tensor (m, *size, 3), from 0 to 1.
    """
    import tensorflow as tf

    each = tf.range(tf.shape(x)[0])
    x = tf.cast(x, tf.float32) / 255.0
    x = tf.image.crop_and_resize(x, chance["boxes"], each, size, extrapolation_value=0.45)
    small = tf.image.resize(x, (size[0] // 2, size[1] // 2), method="area")
    x += chance["coarse"] * (tf.image.resize(small, size) - x)
    x = ((x - 0.5) * chance["contrast"] + 0.5 + chance["brightness"]) * chance["gains"]
    rows, columns = (tf.range(n, dtype=tf.float32) / float(n) for n in size)
    top, left, bottom, right = tf.split(chance["cover"], 4, axis=1)
    down = tf.cast((rows >= top) & (rows < bottom), tf.float32)
    across = tf.cast((columns >= left) & (columns < right), tf.float32)
    capped = tf.cast(rows < chance["caps"], tf.float32)[:, :, None]
    covered = tf.maximum(down[:, :, None] * across[:, None, :], capped)
    x += covered[..., None] * (chance["cover_color"] - x)
    x += chance["noise"] * tf.random.stateless_normal(tf.shape(x), chance["seed"])
    return tf.clip_by_value(x, 0.0, 1.0)


def costs(encodings, labels, alpha: float = ALPHA):
    """Return the cost of a batch's triplets, that of its pairs, and how many triplets are semi-hard.

    Triplets: the mean of |a - p|^2 - |a - n|^2 + alpha over those that are semi-hard, whose negative is
    farther than the positive, but by less than alpha (FaceNet, section 3.2). Their cost knows differences of
    distances only. That of pairs sets the scale: how far those of one person are above WITHIN, and those of
    two people below BEYOND (Hadsell, Chopra and LeCun, "Dimensionality Reduction by Learning an Invariant
    Mapping", 2006).

    Args:
        encodings: unit vectors, float32 (m, n).
        labels: who is on each picture, int32 (m,).
        alpha: the margin.
    """
    import tensorflow as tf

    squared = 2.0 - 2.0 * tf.matmul(encodings, encodings, transpose_b=True)
    same = labels[:, None] == labels[None, :]
    other = tf.cast(~same, tf.float32)
    same = tf.cast(same, tf.float32) - tf.eye(tf.shape(labels)[0])
    gap = squared[:, None, :] - squared[:, :, None]
    semi_hard = same[:, :, None] * other[:, None, :] * tf.cast((gap > 0) & (gap < alpha), tf.float32)
    count = tf.reduce_sum(semi_hard)
    triplets = tf.reduce_sum(semi_hard * (alpha - gap)) / (count + 1.0)
    far = same * tf.nn.relu(squared - WITHIN)
    near = other * tf.nn.relu(BEYOND - squared)
    # Over all pairs, not over those that are wrong: of these there may not be many, however slight.
    pairs = tf.reduce_sum(far) / tf.reduce_sum(same) + tf.reduce_sum(near) / tf.reduce_sum(other)
    return triplets, pairs, count


def entropy(cosines, people):
    """Return the cost of a batch as a classification: cross-entropy with a margin.

    As in Wang et al., "CosFace: Large Margin Cosine Loss for Deep Face Recognition" (2018).

    Args:
        cosines: between encodings and the directions of all people, float32 (m, number of people).
        people: the places of the right ones, int32 (m,).
    """
    import tensorflow as tf

    right = tf.one_hot(people, cosines.shape[-1])
    logits = SCALE * (cosines - MARGIN * right)
    return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(people, logits))


def build_classifier(encoder: keras.Model, people: int) -> keras.Model:
    """Return a model from pictures to encodings and to their cosines with a direction for each person."""
    import keras

    cosines = keras.layers.Dense(
        people, use_bias=False, kernel_constraint=keras.constraints.UnitNorm(axis=0), name="people"
    )(encoder.output)
    return keras.Model(encoder.input, [encoder.output, cosines])


class EncoderTraining(StagedTraining):
    """A training that can be stopped after any epoch and taken up again; `recipes.Training` says more.

    Attributes:
        encoder: the network that is trained.
        model: the same with the classifier's layer on top.
    """

    def __init__(self, train: Split, validation: Split, stages: list[Stage], seed: int):
        """Begin a training; the first of the stages is the classifier's.

        Args:
            train, validation: pictures of people; each person has several.
            stages: what is trained, in order.
            seed: of all chance.
        """
        self.train, self.validation = train, validation
        self.people = np.unique(train.y)
        super().__init__(stages, seed)
        self.batches = sum(1 for _ in batches_of(train.y, np.random.default_rng(0)))
        self._start_stage(None)

    def _start_stage(self, weights: list[np.ndarray] | None) -> None:
        import keras

        stage = self.stages[self.stage]
        keras.utils.set_random_seed(self.seed)
        self.encoder = build_encoder((*stage.size, 3))
        self.model = build_classifier(self.encoder, len(self.people))
        if weights is not None:
            self.model.set_weights(_fitted(weights, self.model))
        self.optimiser = keras.optimizers.AdamW(
            step_schedule(stage, self.batches), weight_decay=DECAY, global_clipnorm=CLIP
        )
        self.optimiser.exclude_from_weight_decay(var_names=["gamma", "beta", "bias"])
        classify = self.stage == 0
        learned = (self.model if classify else self.encoder).trainable_variables
        self.optimiser.build(learned)
        self.learn = _learner(self.model, self.optimiser, learned, stage.size, classify)

    def run_epoch(self, advance: Callable[[], None] = lambda: None) -> dict:
        """Learn from each picture once, call `advance` after each batch, and return the epoch's record."""
        began = time.perf_counter()
        # All chance of an epoch comes from these numbers, so that one that is taken up again is the same.
        rng = np.random.default_rng([self.seed, self.stage, self.epoch])
        found = []
        for chosen in batches_of(self.train.y, rng):
            people = np.searchsorted(self.people, self.train.y[chosen]).astype(np.int32)
            chance = chances(rng, len(chosen) // PICTURES, PICTURES, anew=self.stage > 0)
            parts = self.learn(self.train.x[chosen], people, chance)
            found.append([float(part) for part in parts])
            advance()
        means = dict(zip(COSTS, np.mean(found, axis=0).tolist(), strict=True))
        x = area_averaged(self.validation.x, *self.stages[self.stage].size)
        scores = verification_scores(encode(self.encoder, x), self.validation.y)
        record = {"stage": self.stage, "epoch": self.epoch, **means, **scores}
        return self._end_epoch(record, began)


def _fitted(weights: list[np.ndarray], model: keras.Model) -> list[np.ndarray]:
    """The weights, for pictures of another size: the filters that span the whole map are resized."""
    import tensorflow as tf

    wanted = [tuple(weight.shape) for weight in model.weights]
    return [
        array if array.shape == shape else _spread(tf.image.resize(array[..., 0], shape[:2]).numpy(), array)
        for array, shape in zip(weights, wanted, strict=True)
    ]


def _spread(kernel: np.ndarray, before: np.ndarray) -> np.ndarray:
    """A resized depthwise kernel (f, f, n_C, 1) that adds up to as much as the one before."""
    return kernel[..., None] * (before[..., 0].size / kernel.size)


def _learner(
    model: keras.Model,
    optimiser: keras.optimizers.Optimizer,
    learned: list[keras.Variable],
    size: tuple[int, int],
    classify: bool,
) -> Callable:
    import tensorflow as tf

    @tf.function
    def learn(x, people, chance):
        x = vary(x, chance, size)
        with tf.GradientTape() as tape:
            encodings, cosines = model(x, training=True)
            triplets, pairs, count = costs(encodings, people)
            classes = entropy(cosines, people)
            cost = classes if classify else triplets + PAIR_WEIGHT * pairs
        gradients = tape.gradient(cost, learned)
        optimiser.apply_gradients(zip(gradients, learned, strict=True))
        return classes, triplets, pairs, count

    return learn


def encode(model: keras.Model, x: np.ndarray, batch: int = 100) -> np.ndarray:
    """Return the encodings of pictures, float32 (m, n), of uint8 (m, n_H, n_W, 3)."""
    parts = [x[start : start + batch].astype(np.float32) / 255 for start in range(0, len(x), batch)]
    return np.concatenate([model.predict_on_batch(part) for part in parts])
