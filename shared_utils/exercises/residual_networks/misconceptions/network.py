"""Mistakes in ResNet50: each changes one thing of a network that is right without changes.

The networks are plans, not Keras models: there are many, and each is made for every answer without a name.
"""

import keras

from ...plans import Plan
from .collected import wrong

STAGES = ((64, 64, 256), (128, 128, 512), (256, 256, 1024), (512, 512, 2048))
BLOCKS = (2, 3, 5, 2)
STRIDES = (1, 2, 2, 2)


def _unit(plan, X, n_C, f=1, s=1, relu=True):
    X = plan.norm(plan.conv(X, n_C, f, s, "valid" if f == 1 else "same"))
    return plan.relu(X) if relu else X


def _identity(plan, X, f, filters, s=1):
    main = _unit(plan, _unit(plan, _unit(plan, X, filters[0], 1, s), filters[1], f), filters[2], relu=False)
    if main[1] != X[1]:
        keras.layers.Add()([keras.Input(main[1]), keras.Input(X[1])])  # raises what Keras raises
    return plan.relu(plan.plus(main, X))


def _convolutional(plan, X, f, filters, s):
    main = _unit(plan, _unit(plan, _unit(plan, X, filters[0], 1, s), filters[1], f), filters[2], relu=False)
    return plan.relu(plan.plus(main, _unit(plan, X, filters[2], 1, s, relu=False)))


def _average(plan, X):
    if min(X[1][:2]) < 2:
        keras.layers.AveragePooling2D(2)(keras.Input(X[1]))  # raises what Keras raises
    return plan.pool(X, "AveragePooling2D", 2, 2)


_STEM = {
    "pad": lambda plan, X: plan.pad(X, 3),
    "conv": lambda plan, X: plan.conv(X, 64, 7, 2),
    "norm": lambda plan, X: plan.norm(X),
    "relu": lambda plan, X: plan.relu(X),
    "pool": lambda plan, X: plan.pool(X, "MaxPooling2D", 3, 2),
}


def _network(
    input_shape, classes, *, stem="pad conv norm relu pool", stages=STAGES, blocks=BLOCKS, strides=STRIDES,
    f=3, first=_convolutional, other=_identity, average=_average, flatten=True, activation="softmax",
    form="model", **steps,
):  # fmt: skip
    """The network; `steps` are changed steps of the stem, by name."""
    plan = Plan(input_shape)
    X = plan.start
    for step in stem.split():
        X = (_STEM | steps)[step](plan, X)
    for filters, count, s in zip(stages, blocks, strides, strict=True):
        X = first(plan, X, f, filters, s)
        for _ in range(count):
            X = other(plan, X, f, filters)
    X = average(plan, X) if average else X
    X = plan.flatten(X) if flatten else X
    return plan.finish(plan.dense(X, classes, activation), form)


def _stages(number, *filters):
    """The stages with other filters in one of them; stage 1 is the first."""
    return (*STAGES[: number - 1], filters, *STAGES[number:])


# ---------------------------------------------------------------- stages: filters, blocks, strides


@wrong("ResNet50")
def F2_628_for_128_in_stage_2(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stages=_stages(2, 128, 628, 512))


@wrong("ResNet50")
def F1_628_for_128_in_stage_2(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stages=_stages(2, 628, 128, 512))


@wrong("ResNet50")
def F3_265_for_256_in_stage_1(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stages=_stages(1, 64, 64, 265))


@wrong("ResNet50")
def F3_521_for_512_in_stage_2(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stages=_stages(2, 128, 128, 521))


@wrong("ResNet50")
def F3_512_for_1024_in_stage_3(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stages=_stages(3, 256, 256, 512))


@wrong("ResNet50")
def F3_1024_for_2048_in_stage_4(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stages=_stages(4, 512, 512, 1024))


@wrong("ResNet50")
def stage_4_with_256_filters(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stages=_stages(4, 256, 256, 2048))


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
def identity_block_missing_in_stage_1(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, blocks=(1, 3, 5, 2))


@wrong("ResNet50")
def identity_block_missing_in_stage_2(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, blocks=(2, 2, 5, 2))


@wrong("ResNet50")
def identity_block_missing_in_stage_3(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, blocks=(2, 3, 4, 2))


@wrong("ResNet50")
def identity_block_missing_in_stage_4(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, blocks=(2, 3, 5, 1))


@wrong("ResNet50")
def stage_4_missing(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stages=STAGES[:3], blocks=BLOCKS[:3], strides=STRIDES[:3])


@wrong("ResNet50")
def stride_2_in_stage_1(input_shape=(64, 64, 3), classes=6):
    # One column is left: the last pooling fits only where it pads.
    return _network(input_shape, classes, strides=(2, 2, 2, 2))


@wrong("ResNet50")
def stride_1_in_every_stage(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, strides=(1, 1, 1, 1))


@wrong("ResNet50")
def stride_1_in_stage_2(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, strides=(1, 1, 2, 2))


@wrong("ResNet50")
def stride_1_in_stage_3(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, strides=(1, 2, 1, 2))


@wrong("ResNet50")
def stride_1_in_stage_4(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, strides=(1, 2, 2, 1))


@wrong("ResNet50")
def strides_count_up(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, strides=(1, 2, 3, 4), average=None)


@wrong("ResNet50")
def convolutional_blocks_only(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, other=lambda *place: _convolutional(*place, s=1))


@wrong("ResNet50")
def identity_block_first(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, first=lambda plan, X, f, filters, s: _identity(plan, X, f, filters))


@wrong("ResNet50")
def filters_of_5_in_the_blocks(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, f=5)


@wrong("ResNet50")
def filters_of_1_in_the_blocks(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, f=1)


# ---------------------------------------------------------------- the start


@wrong("ResNet50")
def zero_padding_missing(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stem="conv norm relu pool")


@wrong("ResNet50")
def zero_padding_of_1(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, pad=lambda plan, X: plan.pad(X, 1))


@wrong("ResNet50")
def padding_twice(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, conv=lambda plan, X: plan.conv(X, 64, 7, 2, "same"))


@wrong("ResNet50")
def stride_1_at_the_start(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, conv=lambda plan, X: plan.conv(X, 64, 7))


@wrong("ResNet50")
def filters_of_3_at_the_start(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, conv=lambda plan, X: plan.conv(X, 64, 3, 2))


@wrong("ResNet50")
def batch_norm_missing_at_the_start(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stem="pad conv relu pool")


@wrong("ResNet50")
def relu_missing_at_the_start(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stem="pad conv norm pool")


@wrong("ResNet50")
def relu_before_batch_norm_at_the_start(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stem="pad conv relu norm pool")


@wrong("ResNet50")
def max_pooling_missing(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, stem="pad conv norm relu")


@wrong("ResNet50")
def max_pooling_of_2(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, pool=lambda plan, X: plan.pool(X, "MaxPooling2D", 2, 2))


@wrong("ResNet50")
def max_pooling_with_a_stride_of_3(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, pool=lambda plan, X: plan.pool(X, "MaxPooling2D", 3, 3))


@wrong("ResNet50")
def max_pooling_pads(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, pool=lambda plan, X: plan.pool(X, "MaxPooling2D", 3, 2, "same"))


@wrong("ResNet50")
def average_pooling_at_the_start(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, pool=lambda plan, X: plan.pool(X, "AveragePooling2D", 3, 2))


# ---------------------------------------------------------------- the end


@wrong("ResNet50")
def average_pooling_missing(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, average=None)


@wrong("ResNet50")
def max_pooling_at_the_end(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, average=lambda plan, X: plan.pool(X, "MaxPooling2D", 2, 2))


@wrong("ResNet50")
def global_average_pooling(input_shape=(64, 64, 3), classes=6):
    return _network(
        input_shape, classes, average=lambda plan, X: plan.global_pool(X, "GlobalAveragePooling2D")
    )


@wrong("ResNet50")
def global_max_pooling(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, average=lambda plan, X: plan.global_pool(X, "GlobalMaxPooling2D"))


@wrong("ResNet50")
def average_pooling_with_a_stride_of_1(input_shape=(64, 64, 3), classes=6):
    return _network(input_shape, classes, average=lambda plan, X: plan.pool(X, "AveragePooling2D", 2, 1))


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
    return _network(input_shape, classes, form="symbolic output")
