"""What the cases of this topic hand over: augmentations, and models like the one of `alpaca_model`.

The probe makes them beside the learner's code. Their weights come from a seed, so that they are the same in
every process; what a weight was when its model was made is kept.
"""

from __future__ import annotations

import hashlib
import weakref
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import keras

MODULE = __name__
_at_start: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()


def augmentation(**factors: float) -> keras.Model:
    """A Sequential of random layers by their names, each with its factor: augmentation(RandomZoom=0.35)."""
    import keras

    return keras.Sequential([getattr(keras.layers, kind)(factor) for kind, factor in factors.items()])


def block_layers(block: str) -> tuple[str, ...]:
    """The names of the layers with weights in a block of a base, in their order; every second is a norm."""
    kinds = ("expand", "expand_BN", "depthwise", "depthwise_BN", "project", "project_BN")
    return tuple(f"{block}_{kind}" for kind in kinds)


def layers_with_weights(blocks: int) -> tuple[str, ...]:
    """The names of all layers with weights of the base that `like_alpaca_model` makes."""
    inner = [name for block in range(1, blocks + 1) for name in block_layers(f"block_{block}")]
    return ("Conv1", "bn_Conv1", *inner, "Conv_1", "Conv_1_bn")


def is_norm(name: str) -> bool:
    """Whether a layer with weights is a BatchNormalization, by its name."""
    return name.lower().endswith(("_bn", "bn_conv1"))


def like_alpaca_model(
    size: tuple[int, int] = (32, 48),
    blocks: int = 2,
    base_name: str = "mobilenetv2_0.35_160",
    scaling: str = "operations",
    frozen: bool = True,
    real: bool = False,
    seed: int = 0,
) -> keras.Model:
    """A model as `alpaca_model` makes it, around a base of few blocks, or around the real one.

    Args:
        size: (n_H, n_W) of the pictures.
        blocks: of the base; `layers_with_weights` has its layers.
        scaling: "operations" as preprocess_input gives them, or "layer" for a Rescaling, which
            moves the base to another place in `model.layers`.
        frozen: whether the base is; all of it trains otherwise.
        real: the base is the pretrained one, with its own name.
    """
    import keras
    from keras import layers

    inputs = keras.Input((*size, 3))
    augmenter = keras.Sequential([layers.RandomFlip("horizontal"), layers.RandomRotation(0.2)])
    x = augmenter(inputs)
    x = layers.Rescaling(1 / 127.5, -1)(x) if scaling == "layer" else x / 127.5 - 1.0
    base = _real_base(size) if real else _small_base(size, blocks, base_name, np.random.default_rng(seed))
    base.trainable = not frozen
    x = layers.GlobalAveragePooling2D()(base(x, training=False))
    head = layers.Dense(1)
    model = keras.Model(inputs, head(layers.Dropout(0.2)(x)))
    rng = np.random.default_rng(seed)
    head.set_weights([rng.normal(size=weight.shape).astype(np.float32) for weight in head.weights])
    _at_start[model] = digest(model)
    return model


def digest(model: keras.Model) -> str:
    """A text that is equal for equal values of all weights, in their order."""
    summary = hashlib.sha256()
    for weight in model.weights:
        summary.update(np.ascontiguousarray(weight.numpy()).tobytes())
    return summary.hexdigest()


def digest_at_start(model: Any) -> str:
    """What the digest was when `like_alpaca_model` had made this model; "" for any other object."""
    return _at_start.get(model, "")


def _real_base(size: tuple[int, int]) -> keras.Model:
    from ...models import pretrained_mobilenet_v2

    return pretrained_mobilenet_v2((*size, 3))


def _small_base(size: tuple[int, int], blocks: int, name: str, rng: np.random.Generator) -> keras.Model:
    """A base with the layers of MobileNetV2, as they are called there, in few blocks of few channels."""
    import keras
    from keras import layers

    def norm(x, name):
        return layers.BatchNormalization(name=name)(x)

    inputs = keras.Input((*size, 3))
    x = layers.Conv2D(4, 3, strides=2, padding="same", use_bias=False, name="Conv1")(inputs)
    x = layers.ReLU(6.0, name="Conv1_relu")(norm(x, "bn_Conv1"))
    for block in range(1, blocks + 1):
        expand, expand_BN, depthwise, depthwise_BN, project, project_BN = block_layers(f"block_{block}")
        y = norm(layers.Conv2D(6, 1, use_bias=False, name=expand)(x), expand_BN)
        y = layers.DepthwiseConv2D(3, padding="same", use_bias=False, name=depthwise)(y)
        y = layers.ReLU(6.0, name=f"{depthwise}_relu")(norm(y, depthwise_BN))
        y = norm(layers.Conv2D(4, 1, use_bias=False, name=project)(y), project_BN)
        x = layers.Add(name=f"block_{block}_add")([x, y])
    x = norm(layers.Conv2D(8, 1, use_bias=False, name="Conv_1")(x), "Conv_1_bn")
    base = keras.Model(inputs, layers.ReLU(6.0, name="out_relu")(x), name=name)
    base.set_weights([rng.uniform(0.1, 1, weight.shape).astype(np.float32) for weight in base.weights])
    return base
