"""Mistakes in ResNet50: each changes one thing of a network that is right without changes."""

import keras
from keras import layers

from .collected import wrong
from .pieces import convolutional, identity

STAGES = ((64, 64, 256), (128, 128, 512), (256, 256, 1024), (512, 512, 2048))
BLOCKS = (2, 3, 5, 2)
STRIDES = (1, 2, 2, 2)


def _conv(n_C=64, f=7, s=2, padding="valid"):
    return layers.Conv2D(n_C, f, strides=s, padding=padding)


def _stem(*steps):
    """What stands before the blocks: named steps, or layers in their place."""
    known = {
        "pad": layers.ZeroPadding2D(3),
        "conv": _conv(),
        "norm": layers.BatchNormalization(),
        "relu": layers.ReLU(),
        "pool": layers.MaxPooling2D(3, strides=2),
    }
    return [known.get(step, step) if isinstance(step, str) else step for step in steps]


def _network(
    input_shape, classes, *, stem=("pad", "conv", "norm", "relu", "pool"), stages=STAGES, blocks=BLOCKS,
    strides=STRIDES, f=3, first=convolutional, other=identity, average=layers.AveragePooling2D,
    flatten=True, activation="softmax", model=True,
):  # fmt: skip
    X_input = X = keras.Input(input_shape)
    for step in _stem(*stem):
        X = step(X)
    for filters, count, s in zip(stages, blocks, strides, strict=True):
        X = first(X, f, filters, s)
        for _ in range(count):
            X = other(X, f, filters)
    X = average(2)(X) if average else X
    X = layers.Flatten()(X) if flatten else X
    outputs = layers.Dense(classes, activation=activation)(X)
    return keras.Model(X_input, outputs) if model else outputs


def _stages(number, *filters):
    """The stages with other filters in one of them; stage 2 is the first."""
    return (*STAGES[: number - 2], filters, *STAGES[number - 1 :])


# ---------------------------------------------------------------- stages: filters, blocks, strides


@wrong("ResNet50")
def F2_628_for_128_in_stage_3(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stages=_stages(3, 128, 628, 512))


@wrong("ResNet50")
def F1_628_for_128_in_stage_3(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stages=_stages(3, 628, 128, 512))


@wrong("ResNet50")
def F3_265_for_256_in_stage_2(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stages=_stages(2, 64, 64, 265))


@wrong("ResNet50")
def F3_521_for_512_in_stage_3(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stages=_stages(3, 128, 128, 521))


@wrong("ResNet50")
def F3_512_for_1024_in_stage_4(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stages=_stages(4, 256, 256, 512))


@wrong("ResNet50")
def F3_1024_for_2048_in_stage_5(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stages=_stages(5, 512, 512, 1024))


@wrong("ResNet50")
def stage_5_with_256_filters(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stages=_stages(5, 256, 256, 2048))


@wrong("ResNet50")
def identity_blocks_not_assigned(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, blocks=(0, 0, 0, 0))


@wrong("ResNet50")
def one_identity_block_in_each_stage(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, blocks=(1, 1, 1, 1))


@wrong("ResNet50")
def one_identity_block_missing_in_each_stage(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, blocks=(1, 2, 4, 1))


@wrong("ResNet50")
def one_identity_block_too_many_in_each_stage(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, blocks=(3, 4, 6, 3))


@wrong("ResNet50")
def identity_block_missing_in_stage_2(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, blocks=(1, 3, 5, 2))


@wrong("ResNet50")
def identity_block_missing_in_stage_3(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, blocks=(2, 2, 5, 2))


@wrong("ResNet50")
def identity_block_missing_in_stage_4(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, blocks=(2, 3, 4, 2))


@wrong("ResNet50")
def identity_block_missing_in_stage_5(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, blocks=(2, 3, 5, 1))


@wrong("ResNet50")
def stage_5_missing(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stages=STAGES[:3], blocks=BLOCKS[:3], strides=STRIDES[:3])


@wrong("ResNet50")
def stride_2_in_stage_2(input_shape=(64, 64, 3), classes=6):
    # One column is left: the last pooling fits only where it pads.
    return _network(input_shape, classes, strides=(2, 2, 2, 2))


@wrong("ResNet50")
def stride_1_in_every_stage(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, strides=(1, 1, 1, 1))


@wrong("ResNet50")
def stride_1_in_stage_3(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, strides=(1, 1, 2, 2))


@wrong("ResNet50")
def stride_1_in_stage_4(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, strides=(1, 2, 1, 2))


@wrong("ResNet50")
def stride_1_in_stage_5(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, strides=(1, 2, 2, 1))


@wrong("ResNet50")
def strides_count_up(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, strides=(1, 2, 3, 4), average=None)


@wrong("ResNet50")
def convolutional_blocks_only(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, other=lambda X, f, filters: convolutional(X, f, filters, 1))


@wrong("ResNet50")
def identity_block_first(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, first=lambda X, f, filters, s: identity(X, f, filters))


@wrong("ResNet50")
def filters_of_5_in_the_blocks(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, f=5)


@wrong("ResNet50")
def filters_of_1_in_the_blocks(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, f=1)


# ---------------------------------------------------------------- the start


@wrong("ResNet50")
def zero_padding_missing(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stem=("conv", "norm", "relu", "pool"))


@wrong("ResNet50")
def zero_padding_of_1(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stem=(layers.ZeroPadding2D(1), "conv", "norm", "relu", "pool"))


@wrong("ResNet50")
def padding_twice(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stem=("pad", _conv(padding="same"), "norm", "relu", "pool"))


@wrong("ResNet50")
def stride_1_at_the_start(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stem=("pad", _conv(s=1), "norm", "relu", "pool"))


@wrong("ResNet50")
def filters_of_3_at_the_start(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stem=("pad", _conv(f=3), "norm", "relu", "pool"))


@wrong("ResNet50")
def batch_norm_missing_at_the_start(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stem=("pad", "conv", "relu", "pool"))


@wrong("ResNet50")
def relu_missing_at_the_start(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stem=("pad", "conv", "norm", "pool"))


@wrong("ResNet50")
def relu_before_batch_norm_at_the_start(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stem=("pad", "conv", "relu", "norm", "pool"))


@wrong("ResNet50")
def max_pooling_missing(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stem=("pad", "conv", "norm", "relu"))


@wrong("ResNet50")
def max_pooling_of_2(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stem=("pad", "conv", "norm", "relu", layers.MaxPooling2D(2)))


@wrong("ResNet50")
def max_pooling_with_a_stride_of_3(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stem=("pad", "conv", "norm", "relu", layers.MaxPooling2D(3)))


@wrong("ResNet50")
def max_pooling_pads(input_shape=(64, 64, 3), classes=6):
    pool = layers.MaxPooling2D(3, strides=2, padding="same")
    return _network(input_shape, classes, stem=("pad", "conv", "norm", "relu", pool))


@wrong("ResNet50")
def average_pooling_at_the_start(input_shape=(64, 64, 3), classes=6):
    pool = layers.AveragePooling2D(3, strides=2)
    return _network(input_shape, classes, stem=("pad", "conv", "norm", "relu", pool))


# ---------------------------------------------------------------- the end


@wrong("ResNet50")
def average_pooling_missing(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, average=None)


@wrong("ResNet50")
def max_pooling_at_the_end(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, average=layers.MaxPooling2D)


@wrong("ResNet50")
def global_average_pooling(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, average=lambda size: layers.GlobalAveragePooling2D())


@wrong("ResNet50")
def global_max_pooling(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, average=lambda size: layers.GlobalMaxPooling2D())


@wrong("ResNet50")
def average_pooling_with_a_stride_of_1(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, average=lambda size: layers.AveragePooling2D(2, strides=1))


@wrong("ResNet50")
def flatten_missing(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, flatten=False)


@wrong("ResNet50")
def softmax_missing(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, activation=None)


@wrong("ResNet50")
def sigmoid_for_softmax(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, activation="sigmoid")


@wrong("ResNet50")
def relu_for_softmax(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, activation="relu")


@wrong("ResNet50")
def always_six_classes(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, 6)


@wrong("ResNet50")
def always_64_by_64_by_3(input_shape=(64, 64, 3), classes=6):
    return _network((64, 64, 3), classes)


@wrong("ResNet50")
def always_64_by_64_by_3_and_six_classes(input_shape=(64, 64, 3), classes=6):
    return _network((64, 64, 3), 6)


@wrong("ResNet50")
def returns_the_output(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, model=False)
