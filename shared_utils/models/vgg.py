"""A narrow VGG-19 to measure content and style with, with weights of our own, Keras' own, or random ones.

The network is that of Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image
Recognition" (2014), with fewer channels and three changes for style transfer: average pooling, as Gatys et
al., "A Neural Algorithm of Artistic Style" (2015), found it to look better; edges that are mirrored in place
of zeros, so that a picture gets no frame; and no dense layers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .keras_weights import with_weights_of_keras
from .weights import FILES, load_weights, read_model_facts

if TYPE_CHECKING:
    import keras

NAME = "vgg_textures"
FACTS = f"{NAME}.json"
FILE = f"{NAME}.h5"

#: Of each block: how many convolutions, and how many channels they give.
DEPTHS = (2, 2, 4, 4, 4)
CHANNELS = (32, 48, 64, 96, 96)
#: The names of the convolutions, as VGG-19 has them.
LAYERS = tuple(f"block{b}_conv{c}" for b, depth in enumerate(DEPTHS, 1) for c in range(1, depth + 1))

WEIGHTS = ("bundled", "imagenet")


def vgg_features(layers: Sequence[str], weights: str | None = "bundled") -> keras.Model:
    """Return a frozen network from pictures to the activations of some of its layers.

    >>> vgg_model_outputs = vgg_features(["block1_conv1", "block2_conv1", "block4_conv2"])
    >>> a = vgg_model_outputs(picture)     # (1, n_H, n_W, 3), 0 to 1 -> three tensors (1, n_H', n_W', n_C)

    What a picture needs before the first layer is inside: give it with values from 0 to 1, whatever the
    weights. Nothing is downloaded unless you ask for "imagenet". The model card,
    `shared_utils/models/cards/vgg_textures.md`, says what the bundled weights were trained on.

    Args:
        layers: names of `LAYERS`, block1_conv1 to block5_conv4, in the order in which their activations are
            wanted.
        weights: "bundled" for ours, trained on painted and procedural pictures; "imagenet" for the VGG-19
            that Keras offers, trained on photographs: from Keras' cache, or else downloaded (80 MB). It has
            up to 512 channels, takes ten times as long, and its activations are some hundred times as
            large, so that costs have another size; None for the narrow network with random weights.

    Returns:
        a model from float32 (m, n_H, n_W, 3), of any size from 32 x 32, to a list of float32
        (m, n_H / k, n_W / k, n_C), rounded down: k is 1, 2, 4, 8 and 16 in the blocks, and n_C of ours is
        32, 48, 64, 96 and 96. Where one layer is named, Keras gives its activations without a list.

    Raises:
        ValueError: a name that is no layer, or weights that are none of the above.
        DataError: the weights' file is missing or damaged; says what to do.
        ConnectionError: Keras' weights are not in its cache and cannot be downloaded.
    """
    names = _checked(layers)
    if not (weights is None or (isinstance(weights, str) and weights in WEIGHTS)):
        raise ValueError(
            f'weights is {weights!r}; it must be "bundled" (ours), "imagenet" (those of Keras, which may be '
            "downloaded), or None (random ones)."
        )
    if weights == "imagenet":
        return _of_keras(names)
    network = build_vgg()
    if weights == "bundled":
        load_weights(network, FILE, read_model_facts(FACTS, FILES), FILES)
    return outputs_of(network, names)


def build_vgg() -> keras.Model:
    """Build the narrow network with random weights; its output is that of the last convolution."""
    import keras

    inputs = keras.Input((None, None, 3))
    x = scaled(inputs)
    for name in LAYERS:
        if name.endswith("conv1") and not name.startswith("block1"):
            x = keras.layers.AveragePooling2D(2, name=name.replace("conv1", "pool_before"))(x)
        x = mirrored(x)
        x = keras.layers.Conv2D(
            channels_of(name), 3, activation="relu", kernel_initializer="he_normal", name=name
        )(x)
    return keras.Model(inputs, x, name=NAME)


def scaled(x):
    """Bring pictures from 0 to 1 to the range from -2 to 2, in which the network works."""
    import keras

    return keras.layers.Rescaling(4.0, offset=-2.0, name="scaled")(x)


def mirrored(x):
    """Add a pixel on each side, a mirror image of the one inside, for a 3 x 3 convolution."""
    import keras

    return keras.ops.pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]], mode="reflect")


def channels_of(name: str) -> int:
    """How many channels a layer of `LAYERS` gives."""
    return CHANNELS[int(name[len("block")]) - 1]


def outputs_of(network: keras.Model, names: Sequence[str]) -> keras.Model:
    """Return a frozen model from pictures to a list of the activations of the layers with these names."""
    import keras

    model = keras.Model(network.input, [network.get_layer(name).output for name in names], name=network.name)
    model.trainable = False
    return model


def _checked(layers: Sequence[str]) -> list[str]:
    names = [layers] if isinstance(layers, str) else list(layers)
    unknown = [name for name in names if name not in LAYERS]
    if unknown or not names:
        what = f"There is no layer {unknown[0]!r}." if unknown else "layers is empty."
        raise ValueError(f"{what} Name some of {', '.join(LAYERS)}.")
    return names


def _of_keras(names: list[str]) -> keras.Model:
    """Keras' VGG-19, which takes blue, green and red from 0 to 255 less their means over ImageNet."""
    import keras

    network = with_weights_of_keras(keras.applications.VGG19, include_top=False)
    inputs = keras.Input((None, None, 3))
    x = keras.applications.vgg19.preprocess_input(inputs * 255.0)
    model = keras.Model(inputs, outputs_of(network, names)(x), name="vgg19")
    model.trainable = False
    return model
