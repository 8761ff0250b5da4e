"""Mistakes in conv_block."""

import keras
from keras import layers

from .collected import wrong
from .pieces import convolutions, down, drop, pool

# ---------------------------------------------------------------- the skip and what is returned


@wrong("conv_block")
def pooled_output_for_the_skip(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    next_layer, _ = down(inputs, n_filters, dropout_prob, max_pooling)
    return next_layer, next_layer


@wrong("conv_block")
def skip_before_the_dropout(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    skip = convolutions(inputs, n_filters)
    X = drop(skip, dropout_prob)
    return (pool(X) if max_pooling else X), skip


@wrong("conv_block")
def skip_after_the_first_convolution(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    skip = layers.Conv2D(n_filters, 3, padding="same", activation="relu")(inputs)
    X = layers.Conv2D(n_filters, 3, padding="same", activation="relu")(skip)
    X = drop(X, dropout_prob)
    return (pool(X) if max_pooling else X), skip


@wrong("conv_block")
def skip_is_the_input(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling)[0], inputs


@wrong("conv_block")
def skip_and_next_layer_swapped(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    next_layer, skip = down(inputs, n_filters, dropout_prob, max_pooling)
    return skip, next_layer


@wrong("conv_block")
def returns_the_next_layer_only(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling)[0]


@wrong("conv_block")
def returns_the_skip_only(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling)[1]


@wrong("conv_block")
def returns_the_input_too(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return inputs, *down(inputs, n_filters, dropout_prob, max_pooling)


@wrong("conv_block")
def returns_a_model(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return keras.Model(inputs, list(down(inputs, n_filters, dropout_prob, max_pooling)))


# ---------------------------------------------------------------- dropout


@wrong("conv_block")
def dropout_missing(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, 0, max_pooling)


@wrong("conv_block")
def dropout_always_0_3(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, 0.3, max_pooling)


@wrong("conv_block")
def dropout_of_0_3_typed_in(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, 0.3 if dropout_prob > 0 else 0, max_pooling)


@wrong("conv_block")
def dropout_of_0_5_typed_in(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, 0.5 if dropout_prob > 0 else 0, max_pooling)


@wrong("conv_block")
def dropout_keeps_the_probability(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, 1 - dropout_prob if dropout_prob > 0 else 0, max_pooling)


@wrong("conv_block")
def dropout_before_the_convolutions(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(drop(inputs, dropout_prob), n_filters, 0, max_pooling)


@wrong("conv_block")
def dropout_between_the_convolutions(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    X = layers.Conv2D(n_filters, 3, padding="same", activation="relu")(inputs)
    X = drop(X, dropout_prob)
    X = layers.Conv2D(n_filters, 3, padding="same", activation="relu")(X)
    return (pool(X) if max_pooling else X), X


@wrong("conv_block")
def dropout_after_each_convolution(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    X = inputs
    for _ in range(2):
        X = drop(layers.Conv2D(n_filters, 3, padding="same", activation="relu")(X), dropout_prob)
    return (pool(X) if max_pooling else X), X


@wrong("conv_block")
def dropout_after_the_pooling(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    next_layer, skip = down(inputs, n_filters, 0, max_pooling)
    return drop(next_layer, dropout_prob), skip


@wrong("conv_block")
def dropout_only_where_it_pools(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob if max_pooling else 0, max_pooling)


@wrong("conv_block")
def dropout_in_place_of_the_pooling(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling and dropout_prob == 0)


@wrong("conv_block")
def drops_whole_channels(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    def dropout(X, rate):
        return layers.SpatialDropout2D(rate)(X) if rate > 0 else X

    return down(inputs, n_filters, dropout_prob, max_pooling, dropout=dropout)


# ---------------------------------------------------------------- pooling


@wrong("conv_block")
def always_pools(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, True)


@wrong("conv_block")
def never_pools(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, False)


@wrong("conv_block")
def pools_where_it_should_not(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, not max_pooling)


@wrong("conv_block")
def average_pooling(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    def pooling(X):
        return pool(X, kind=layers.AveragePooling2D)

    return down(inputs, n_filters, dropout_prob, max_pooling, pooling=pooling)


@wrong("conv_block")
def pooling_of_3(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, pooling=lambda X: pool(X, 3))


@wrong("conv_block")
def pooling_of_3_with_a_stride_of_2(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, pooling=lambda X: pool(X, 3, 2))


@wrong("conv_block")
def pooling_with_a_stride_of_1(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, pooling=lambda X: pool(X, 2, 1))


@wrong("conv_block")
def pooling_before_the_convolutions(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(pool(inputs) if max_pooling else inputs, n_filters, dropout_prob, False)


@wrong("conv_block")
def stride_in_place_of_the_pooling(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, False, strides=2 if max_pooling else 1)


@wrong("conv_block")
def stride_and_pooling(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, strides=2)


# ---------------------------------------------------------------- convolutions and activations


@wrong("conv_block")
def one_convolution(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, sizes=(3,), activations=("relu",))


@wrong("conv_block")
def three_convolutions(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, sizes=(3, 3, 3), activations=("relu",) * 3)


@wrong("conv_block")
def filters_of_5(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, sizes=(5, 5))


@wrong("conv_block")
def filters_of_2(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, sizes=(2, 2))


@wrong("conv_block")
def filters_of_1(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, sizes=(1, 1))


@wrong("conv_block")
def second_filter_of_1(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, sizes=(3, 1))


@wrong("conv_block")
def does_not_pad(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, padding="valid")


@wrong("conv_block")
def first_does_not_pad(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, padding=("valid", "same"))


@wrong("conv_block")
def second_does_not_pad(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, padding=("same", "valid"))


@wrong("conv_block")
def number_and_size_of_filters_swapped(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, 3, dropout_prob, max_pooling, sizes=(n_filters, n_filters))


@wrong("conv_block")
def always_32_filters(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, 32, dropout_prob, max_pooling)


@wrong("conv_block")
def filters_doubled_inside(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    X = layers.Conv2D(n_filters, 3, padding="same", activation="relu")(inputs)
    X = drop(layers.Conv2D(2 * n_filters, 3, padding="same", activation="relu")(X), dropout_prob)
    return (pool(X) if max_pooling else X), X


@wrong("conv_block")
def relus_missing(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, activations=(None, None))


@wrong("conv_block")
def first_relu_missing(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, activations=(None, "relu"))


@wrong("conv_block")
def second_relu_missing(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, activations=("relu", None))


@wrong("conv_block")
def sigmoids_for_relus(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, activations=("sigmoid", "sigmoid"))


@wrong("conv_block")
def batch_norms_added(inputs=None, n_filters=32, dropout_prob=0, max_pooling=True):
    return down(inputs, n_filters, dropout_prob, max_pooling, norm=True)
