"""Training the style network: it names paintings and textures, and takes the noise out of pictures.

Each block has to name what it sees from the mean and the spread of its activations alone, wherever in the
picture they are: that is what a Gram matrix knows, too. And two blocks have to draw the clean picture from a
noisy one. Without that, the cost of a style is lowered most cheaply by noise that no person calls a style.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from .recipes import Stage, step_schedule
from .staged import StagedTraining
from .vgg import DEPTHS, LAYERS, build_vgg, channels_of, mirrored, outputs_of, scaled
from .vgg_pictures import CUTS, StylePictures, cut, noisy, recoloured

if TYPE_CHECKING:
    import keras

#: Pictures in a batch: paintings, patterns, and pictures of the worlds.
BATCH = {"paintings": 8, "patterns": 16, "worlds": 8}
#: Batches that are called an epoch.
BATCHES = 200
#: How much the cost of the clean pictures counts, a mean square, next to that of the names.
CLEAN_WEIGHT = 20.0
#: The blocks that draw the clean picture, and how many pixels a side one of their places stands for.
DRAWN = {3: 4, 4: 8}
#: Weights are drawn towards 0 by this share of the step.
DECAY = 0.02
CLIP = 1.0
EPSILON = 1e-3
#: The convolution that all stages but the last one end with. What follows it is slow to learn, and no lesson
#: uses it, so it is added when the rest knows something.
ENDS_WITH = "block5_conv1"


def build_training(n_paintings: int, n_grounds: int, ends_with: str = LAYERS[-1]) -> keras.Model:
    """Build the network with batch normalisation after each convolution, and with what it is trained by.

    Args:
        n_paintings, n_grounds: how many names there are.
        ends_with: the last convolution.

    Returns:
        a model from pictures (m, n, n, 3) to logits (m, n_paintings + n_grounds), from the first convolution
        of each of the five blocks, and from the last of all; and, for each block of `DRAWN`, to the pixels of
        a clean picture, (m, n / k, n / k, 3 k^2).
    """
    import keras
    from keras import layers

    x = inputs = keras.Input((None, None, 3))
    x, names, drawn = scaled(x), [], []
    for name in LAYERS[: LAYERS.index(ends_with) + 1]:
        block, is_first = int(name[len("block")]), name.endswith("conv1")
        if is_first and block > 1:
            x = layers.AveragePooling2D(2)(x)
        conv = layers.Conv2D(channels_of(name), 3, use_bias=False, kernel_initializer="he_normal", name=name)
        x = layers.BatchNormalization(momentum=0.98, epsilon=EPSILON, name=f"{name}_norm")(conv(mirrored(x)))
        x = layers.ReLU()(x)
        if is_first or name == LAYERS[-1]:
            mean = keras.ops.mean(x, axis=(1, 2))
            spread = keras.ops.sqrt(keras.ops.var(x, axis=(1, 2)) + EPSILON)
            statistics = keras.ops.concatenate([mean, spread], axis=-1)
            names.append(layers.Dense(n_paintings + n_grounds, name=f"names_{name}")(statistics))
        if block in DRAWN and name.endswith(f"conv{DEPTHS[block - 1]}"):
            drawn.append(layers.Conv2D(3 * DRAWN[block] ** 2, 1, name=f"clean{block}")(x))
    return keras.Model(inputs, [*names, *drawn])


def folded(training: keras.Model) -> keras.Model:
    """Return the network without normalisation, with weights that give the same activations."""
    network = build_vgg()
    for name in LAYERS:
        kernel = training.get_layer(name).get_weights()[0]
        gamma, beta, mean, variance = training.get_layer(f"{name}_norm").get_weights()
        scale = gamma / np.sqrt(variance + EPSILON)
        network.get_layer(name).set_weights([kernel * scale, beta - mean * scale])
    return network


def normalise(network: keras.Model, pictures: np.ndarray) -> None:
    """Scale the weights so that activations of all channels, and of all layers, are of one size.

    Gatys et al. (2015) divide by the mean of each channel over many pictures; so no channel and no layer
    drowns the others in the cost of style. We divide by the fourth root of the mean fourth power, which also
    holds down channels that are seldom active, but then strongly, and then bring the mean square of each
    layer to 1. A ReLU lets positive scales through, so that the network says the same as before.

    Args:
        network: as `build_vgg` builds it; changed in place.
        pictures: float32 (m, n_H, n_W, 3), from 0 to 1.
    """
    activations = outputs_of(network, LAYERS).predict(pictures, batch_size=16, verbose=0)
    before = np.ones(3, np.float32)
    for name, a in zip(LAYERS, activations, strict=True):
        scale = np.mean(a**4, axis=(0, 1, 2)) ** 0.25
        # A channel that is nearly dead is not blown up, not even where more than half of them are dead.
        scale = np.maximum(scale, 0.1 * (np.median(scale) or scale.max()) + 1e-6)
        scale *= np.sqrt(np.mean((a / scale) ** 2))
        kernel, bias = network.get_layer(name).get_weights()
        network.get_layer(name).set_weights([kernel * before[:, None] / scale, bias / scale])
        before = scale


class VggTraining(StagedTraining):
    """A training that can be stopped after any epoch and taken up again; `recipes.Training` says more."""

    def __init__(self, pictures: StylePictures, stages: list[Stage], seed: int, batches: int = BATCHES):
        """Begin a training.

        Args:
            pictures: to learn from.
            stages: what is trained, in order; square sizes divisible by 16, at least 32.
            seed: of all chance.
            batches: in an epoch.

        Raises:
            ValueError: a size is none of these.
        """
        for stage in stages:
            n_H, n_W = stage.size
            if n_H != n_W or n_H % 16 or n_H < 32:
                raise ValueError(
                    f"The stage {stage} needs a square, its side divisible by 16 and at least 32."
                )
        self.pictures, self.batches = pictures, batches
        super().__init__(stages, seed)
        self._start_stage(None)

    def _start_stage(self, weights: list[np.ndarray] | None) -> None:
        import keras

        keras.utils.set_random_seed(self.seed)
        names = len(self.pictures.paintings), self.pictures.n_grounds
        last = self.stage == len(self.stages) - 1
        self.model = build_training(*names, *([] if last else [ENDS_WITH]))
        if weights is not None and len(weights) == len(self.model.weights):
            self.model.set_weights(weights)
        elif weights is not None:
            shorter = build_training(*names, ENDS_WITH)
            shorter.set_weights(weights)
            for layer in shorter.layers:
                if layer.weights:
                    self.model.get_layer(layer.name).set_weights(layer.get_weights())
        self.optimiser = keras.optimizers.AdamW(
            step_schedule(self.stages[self.stage], self.batches), weight_decay=DECAY, global_clipnorm=CLIP
        )
        self.optimiser.exclude_from_weight_decay(var_names=["gamma", "beta", "bias"])
        self.optimiser.build(self.model.trainable_variables)
        self.learn = _learner(self.model, self.optimiser, len(self.pictures.paintings))

    def batch_of(self, rng: np.random.Generator) -> tuple[np.ndarray, ...]:
        """Draw a batch of the present size: clean and noisy pictures, and what the first ones show.

        Returns:
            clean, noisy: float32 (m, n, n, 3), paintings first, then patterns, then worlds.
            labels: int32 (m,) of the paintings and the patterns: which painting, which ground.
        """
        size = self.stages[self.stage].size[0]
        chosen = {
            kind: rng.integers(len(getattr(self.pictures, kind)), size=count) for kind, count in BATCH.items()
        }
        clean = np.stack(
            [
                cut(getattr(self.pictures, kind)[k], size, rng, CUTS[kind])
                for kind, numbers in chosen.items()
                for k in numbers
            ]
        )
        clean = recoloured(clean, rng)
        labels = [chosen["paintings"], self.pictures.grounds[chosen["patterns"]]]
        return clean, noisy(clean, rng), np.concatenate(labels).astype(np.int32)

    def run_epoch(self, advance: Callable[[], None] = lambda: None) -> dict:
        """Learn from `batches` batches, call `advance` after each, and return the epoch's record."""
        began = time.perf_counter()
        # All chance of an epoch comes from these numbers, so that one that is taken up again is the same.
        rng, costs = np.random.default_rng([self.seed, self.stage, self.epoch]), []
        for _ in range(self.batches):
            costs.append([float(cost) for cost in self.learn(*self.batch_of(rng))])
            advance()
        kinds = ("paintings", "grounds", "clean")
        record = {"stage": self.stage, "epoch": self.epoch}
        return self._end_epoch(record | dict(zip(kinds, np.mean(costs, axis=0).tolist(), strict=True)), began)


def _learner(model: keras.Model, optimiser: keras.optimizers.Optimizer, n_paintings: int) -> Callable:
    """Return a function that learns from a batch and returns its three costs."""
    import tensorflow as tf

    n, m = BATCH["paintings"], BATCH["paintings"] + BATCH["patterns"]

    def name_cost(logits, labels):
        entropy = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits)
        return tf.reduce_mean(entropy) / float(np.log(logits.shape[-1]))

    @tf.function
    def learn(clean, given, labels):
        with tf.GradientTape() as tape:
            *names, fine, coarse = model(given, training=True)
            paintings = sum(name_cost(block[:n, :n_paintings], labels[:n]) for block in names) / len(names)
            grounds = sum(name_cost(block[n:m, n_paintings:], labels[n:]) for block in names) / len(names)
            pixels = 0.0
            for drawn, side in zip((fine, coarse), DRAWN.values(), strict=True):
                pixels += tf.reduce_mean(tf.square(drawn - tf.nn.space_to_depth(clean, side)))
            cost = paintings + grounds + CLEAN_WEIGHT * pixels
        gradients = tape.gradient(cost, model.trainable_variables)
        optimiser.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
        return paintings, grounds, pixels

    return learn
