"""Mistakes in unet_model: each changes one thing of a network that is right without changes.

The networks are plans, not Keras models: there are many, and each is made for every answer without a name.
"""

import keras

from ...plans import Plan
from .collected import wrong

GROWTH = (1, 2, 4, 8, 16)
"""The filters of the levels, from the top down, as multiples of n_filters."""
RATES = (0, 0, 0, 0.3, 0.3)
"""The dropout of the levels."""


def _conv_block(plan, X, n_C, rate=0, pools=True):
    for _ in range(2):
        X = plan.relu(plan.conv(X, n_C, 3, padding="same"))
    X = plan.dropout(X, rate) if rate else X
    return (plan.pool(X, "MaxPooling2D", 2, 2) if pools else X), X


def _upsampling_block(plan, X, skip, n_C):
    X = plan.conv_transpose(X, n_C, 3, 2)
    if X[1][:2] != skip[1][:2]:
        keras.layers.Concatenate(axis=3)([keras.Input(X[1]), keras.Input(skip[1])])  # raises what Keras does
    X = plan.beside(X, skip)
    for _ in range(2):
        X = plan.relu(plan.conv(X, n_C, 3, padding="same"))
    return X


def _encode(plan, n_filters, growth=GROWTH, rates=RATES, pools=(1, 1, 1, 1, 0), goes_on_from=0):
    """The pairs (next layer, skip) of all levels; 1 for `goes_on_from` takes the skip as the next input."""
    X, pairs = plan.start, []
    for factor, rate, pooling in zip(growth, rates, pools, strict=True):
        pairs.append(_conv_block(plan, X, factor * n_filters, rate, pooling))
        X = pairs[-1][goes_on_from]
    return pairs


def _decode(plan, X, skips, n_filters, growth=GROWTH[3::-1]):
    """From the lowest level up; the skips are given in the order in which they are used."""
    for skip, factor in zip(skips, growth, strict=True):
        X = _upsampling_block(plan, X, skip, factor * n_filters)
    return X


def _skips(pairs):
    return [skip for _, skip in pairs[-2::-1]]


def _last_convolution(plan, X, n_filters):
    return plan.relu(plan.conv(X, n_filters, 3, padding="same"))


def _finish(plan, X, n_filters, n_classes, *, last=_last_convolution, size=1, activation=None, form="model"):
    X = last(plan, X, n_filters)
    X = plan.conv(X, n_classes, size, padding="same")
    return plan.finish(plan.activation(X, activation) if activation else X, form)


def _network(input_size, n_filters, n_classes, *, decoder_growth=GROWTH[3::-1], end=(), **encoder):
    """The network, with changes to its encoder, to the filters of its decoder or (a dict) to its end."""
    plan = Plan(input_size)
    pairs = _encode(plan, n_filters, **encoder)
    X = _decode(plan, pairs[-1][0], _skips(pairs), n_filters, decoder_growth)
    return _finish(plan, X, n_filters, n_classes, **dict(end))


# ---------------------------------------------------------------- skips


@wrong("unet_model")
def pooled_outputs_for_skips(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    plan = Plan(input_size)
    pairs = _encode(plan, n_filters)
    X = _decode(plan, pairs[-1][0], [pooled for pooled, _ in pairs[-2::-1]], n_filters)
    return _finish(plan, X, n_filters, n_classes)


@wrong("unet_model")
def pair_unpacked_the_wrong_way_round(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    plan = Plan(input_size)
    pairs = _encode(plan, n_filters, goes_on_from=1)
    X = _decode(plan, pairs[-1][1], [pooled for pooled, _ in pairs[-2::-1]], n_filters)
    return _finish(plan, X, n_filters, n_classes)


@wrong("unet_model")
def pooled_outputs_of_the_level_above(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    plan = Plan(input_size)
    pairs = _encode(plan, n_filters)
    skips = [pooled for pooled, _ in pairs[2::-1]] + [pairs[0][1]]
    return _finish(plan, _decode(plan, pairs[-1][0], skips, n_filters), n_filters, n_classes)


@wrong("unet_model")
def skips_in_the_order_of_the_encoder(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    plan = Plan(input_size)
    pairs = _encode(plan, n_filters)
    X = _decode(plan, pairs[-1][0], _skips(pairs)[::-1], n_filters)
    return _finish(plan, X, n_filters, n_classes)


@wrong("unet_model")
def the_deepest_skip_everywhere(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    plan = Plan(input_size)
    pairs = _encode(plan, n_filters)
    X = _decode(plan, pairs[-1][0], [pairs[3][1]] * 4, n_filters)
    return _finish(plan, X, n_filters, n_classes)


@wrong("unet_model")
def skips_one_level_too_deep(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    plan = Plan(input_size)
    pairs = _encode(plan, n_filters)
    X = _decode(plan, pairs[-1][0], [skip for _, skip in pairs[:0:-1]], n_filters)
    return _finish(plan, X, n_filters, n_classes)


@wrong("unet_model")
def skip_swapped_with_the_input(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    plan = Plan(input_size)
    pairs = _encode(plan, n_filters)
    X = pairs[-1][0]
    for skip, factor in zip(_skips(pairs), GROWTH[3::-1], strict=True):
        X = _upsampling_block(plan, skip, X, factor * n_filters)
    return _finish(plan, X, n_filters, n_classes)


@wrong("unet_model")
def decoder_not_in_a_row(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    plan = Plan(input_size)
    pairs = _encode(plan, n_filters)
    for skip, factor in zip(_skips(pairs), GROWTH[3::-1], strict=True):
        X = _upsampling_block(plan, pairs[-1][0], skip, factor * n_filters)
    return _finish(plan, X, n_filters, n_classes)


@wrong("unet_model")
def both_tensors_handed_to_the_next_block(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    pair = _conv_block(Plan(input_size), Plan(input_size).start, n_filters)
    return keras.layers.Conv2D(2 * n_filters, 3)([keras.Input(shape) for _, shape in pair])  # raises


@wrong("unet_model")
def both_tensors_handed_over_as_skip(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    plan = Plan(input_size)
    pairs = _encode(plan, n_filters)
    enlarged = keras.Input(plan.conv_transpose(pairs[-1][0], 8 * n_filters, 3, 2)[1])
    pair = tuple(keras.Input(shape) for _, shape in pairs[3])
    return keras.layers.Concatenate(axis=3)([enlarged, pair])  # raises


@wrong("unet_model")
def both_tensors_of_the_lowest_level_enlarged(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    pair = _encode(Plan(input_size), n_filters)[-1]
    X = keras.Input(pair[0][1])  # it does not pool, so that both are one tensor
    return keras.layers.Conv2DTranspose(8 * n_filters, 3)([X, X])  # raises


# ---------------------------------------------------------------- the way down


@wrong("unet_model")
def goes_on_from_the_skips(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, goes_on_from=1)


@wrong("unet_model")
def lowest_level_pools(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, pools=(1, 1, 1, 1, 1))


@wrong("unet_model")
def fourth_level_does_not_pool(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, pools=(1, 1, 1, 0, 0))


@wrong("unet_model")
def lowest_level_not_used(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    plan = Plan(input_size)
    pairs = _encode(plan, n_filters)
    return _finish(plan, _decode(plan, pairs[3][0], _skips(pairs), n_filters), n_filters, n_classes)


@wrong("unet_model")
def one_level_missing(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(
        input_size,
        n_filters,
        n_classes,
        growth=GROWTH[:4],
        rates=RATES[:4],
        pools=(1, 1, 1, 0),
        decoder_growth=(4, 2, 1),
    )


# ---------------------------------------------------------------- filters


@wrong("unet_model")
def doubling_forgotten(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, growth=(1,) * 5, decoder_growth=(1,) * 4)


@wrong("unet_model")
def doubling_forgotten_on_the_way_down(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, growth=(1,) * 5)


@wrong("unet_model")
def doubling_forgotten_on_the_way_up(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, decoder_growth=(1,) * 4)


@wrong("unet_model")
def filters_grow_by_n(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, growth=(1, 2, 3, 4, 5), decoder_growth=(4, 3, 2, 1))


@wrong("unet_model")
def filters_grow_by_n_on_the_way_down(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, growth=(1, 2, 3, 4, 5))


@wrong("unet_model")
def doubled_only_once(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, growth=(1, 2, 2, 2, 2), decoder_growth=(2, 2, 2, 1))


@wrong("unet_model")
def doubled_from_the_start(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, growth=(2, 4, 8, 16, 32))


@wrong("unet_model")
def lowest_level_with_8_n_filters(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, growth=(1, 2, 4, 8, 8))


@wrong("unet_model")
def filters_of_the_way_up_backwards(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, decoder_growth=(1, 2, 4, 8))


@wrong("unet_model")
def way_up_with_too_many_filters(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, decoder_growth=(16, 8, 4, 2))


@wrong("unet_model")
def way_up_with_too_few_filters(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, decoder_growth=(4, 2, 1, 1))


@wrong("unet_model")
def always_32_filters(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, 32, n_classes)


@wrong("unet_model")
def always_64_filters(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, 64, n_classes)


# ---------------------------------------------------------------- dropout


@wrong("unet_model")
def dropout_missing(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, rates=(0, 0, 0, 0, 0))


@wrong("unet_model")
def dropout_in_every_block(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, rates=(0.3, 0.3, 0.3, 0.3, 0.3))


@wrong("unet_model")
def dropout_in_the_lowest_level_only(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, rates=(0, 0, 0, 0, 0.3))


@wrong("unet_model")
def dropout_in_the_fourth_level_only(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, rates=(0, 0, 0, 0.3, 0))


@wrong("unet_model")
def dropout_one_level_too_early(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, rates=(0, 0, 0.3, 0.3, 0))


@wrong("unet_model")
def dropout_in_three_levels(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, rates=(0, 0, 0.3, 0.3, 0.3))


@wrong("unet_model")
def dropout_in_the_first_two_levels(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, rates=(0.3, 0.3, 0, 0, 0))


@wrong("unet_model")
def dropout_of_one_half(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, rates=(0, 0, 0, 0.5, 0.5))


@wrong("unet_model")
def dropout_grows(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, rates=(0, 0, 0, 0.3, 0.5))


# ---------------------------------------------------------------- the end


@wrong("unet_model")
def softmax_on_the_logits(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, end={"activation": "softmax"})


@wrong("unet_model")
def sigmoid_on_the_logits(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, end={"activation": "sigmoid"})


@wrong("unet_model")
def relu_on_the_logits(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, end={"activation": "relu"})


@wrong("unet_model")
def last_convolution_of_3_missing(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, end={"last": lambda plan, X, n: X})


@wrong("unet_model")
def last_relu_missing(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    def last(plan, X, n):
        return plan.conv(X, n, 3, padding="same")

    return _network(input_size, n_filters, n_classes, end={"last": last})


@wrong("unet_model")
def last_convolution_of_3_is_1(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    def last(plan, X, n):
        return plan.relu(plan.conv(X, n, 1))

    return _network(input_size, n_filters, n_classes, end={"last": last})


@wrong("unet_model")
def last_convolution_of_3_does_not_pad(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    def last(plan, X, n):
        return plan.relu(plan.conv(X, n, 3))

    return _network(input_size, n_filters, n_classes, end={"last": last})


@wrong("unet_model")
def classes_by_a_filter_of_3(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, end={"size": 3})


@wrong("unet_model")
def classes_by_a_dense_layer(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    plan = Plan(input_size)
    pairs = _encode(plan, n_filters)
    X = _last_convolution(plan, _decode(plan, pairs[-1][0], _skips(pairs), n_filters), n_filters)
    return plan.finish(plan.dense(X, n_classes, None))


@wrong("unet_model")
def classes_missing(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    plan = Plan(input_size)
    pairs = _encode(plan, n_filters)
    X = _decode(plan, pairs[-1][0], _skips(pairs), n_filters)
    return plan.finish(_last_convolution(plan, X, n_filters))


@wrong("unet_model")
def one_class(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, 1)


@wrong("unet_model")
def always_23_classes(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, 23)


@wrong("unet_model")
def as_many_classes_as_filters(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_filters)


@wrong("unet_model")
def last_upsampling_missing(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    plan = Plan(input_size)
    pairs = _encode(plan, n_filters)
    X = _decode(plan, pairs[-1][0], _skips(pairs)[:3], n_filters, GROWTH[3:0:-1])
    return _finish(plan, X, n_filters, n_classes)


# ---------------------------------------------------------------- arguments and what is returned


@wrong("unet_model")
def always_96_by_128_by_3(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network((96, 128, 3), n_filters, n_classes)


@wrong("unet_model")
def always_three_channels(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network((*input_size[:2], 3), n_filters, n_classes)


@wrong("unet_model")
def all_arguments_left_aside(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network((96, 128, 3), 32, 23)


@wrong("unet_model")
def returns_the_output(input_size=(96, 128, 3), n_filters=32, n_classes=23):
    return _network(input_size, n_filters, n_classes, end={"form": "symbolic output"})
