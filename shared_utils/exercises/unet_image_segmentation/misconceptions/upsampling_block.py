"""Mistakes in upsampling_block. Some build nothing: two sizes do not fit, and Keras says so."""

import keras
from keras import layers

from .collected import wrong
from .pieces import convolutions, side_by_side, transpose, up

# ---------------------------------------------------------------- the two tensors that are joined


@wrong("upsampling_block")
def joins_along_rows(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, join=lambda X, Y: side_by_side(X, Y, axis=1))


@wrong("upsampling_block")
def joins_along_columns(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, join=lambda X, Y: side_by_side(X, Y, axis=2))


@wrong("upsampling_block")
def joins_along_the_batch(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, join=lambda X, Y: side_by_side(X, Y, axis=0))


@wrong("upsampling_block")
def skip_first(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, join=lambda X, Y: side_by_side(Y, X))


@wrong("upsampling_block")
def adds(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, join=lambda X, Y: layers.Add()([X, Y]))


@wrong("upsampling_block")
def multiplies(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, join=lambda X, Y: layers.Multiply()([X, Y]))


@wrong("upsampling_block")
def joins_the_small_input(expansive_input, contractive_input, n_filters=32):
    transpose(expansive_input, n_filters)
    return convolutions(side_by_side(expansive_input, contractive_input), n_filters)


@wrong("upsampling_block")
def skip_left_out(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, join=lambda X, Y: X)


@wrong("upsampling_block")
def second_convolution_on_the_enlarged(expansive_input, contractive_input, n_filters=32):
    X = transpose(expansive_input, n_filters)
    return convolutions(X, n_filters, sizes=(3,), activations=("relu",))


@wrong("upsampling_block")
def joins_the_enlarged_with_itself(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, join=lambda X, Y: side_by_side(X, X))


@wrong("upsampling_block")
def joins_the_skip_with_itself(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, join=lambda X, Y: side_by_side(Y, Y))


@wrong("upsampling_block")
def skip_alone(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, join=lambda X, Y: Y)


@wrong("upsampling_block")
def joins_after_the_convolutions(expansive_input, contractive_input, n_filters=32):
    X = convolutions(transpose(expansive_input, n_filters), n_filters)
    return side_by_side(X, contractive_input)


@wrong("upsampling_block")
def swaps_the_inputs(expansive_input, contractive_input, n_filters=32):
    return up(contractive_input, expansive_input, n_filters)


@wrong("upsampling_block")
def pools_the_skip(expansive_input, contractive_input, n_filters=32):
    return up(
        expansive_input,
        contractive_input,
        n_filters,
        enlarge=lambda X, n: X,
        join=lambda X, Y: side_by_side(X, layers.MaxPooling2D(2)(Y)),
    )


# ---------------------------------------------------------------- the transposed convolution


@wrong("upsampling_block")
def upsampling_without_weights(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, enlarge=lambda X, n: layers.UpSampling2D(2)(X))


@wrong("upsampling_block")
def upsampling_and_a_convolution(expansive_input, contractive_input, n_filters=32):
    def enlarge(X, n):
        return layers.Conv2D(n, 3, padding="same")(layers.UpSampling2D(2)(X))

    return up(expansive_input, contractive_input, n_filters, enlarge=enlarge)


@wrong("upsampling_block")
def upsampling_and_a_convolution_of_2(expansive_input, contractive_input, n_filters=32):
    def enlarge(X, n):
        return layers.Conv2D(n, 2, padding="same")(layers.UpSampling2D(2)(X))

    return up(expansive_input, contractive_input, n_filters, enlarge=enlarge)


@wrong("upsampling_block")
def convolution_with_a_stride(expansive_input, contractive_input, n_filters=32):
    def enlarge(X, n):
        return layers.Conv2D(n, 3, strides=2, padding="same")(X)

    return up(expansive_input, contractive_input, n_filters, enlarge=enlarge)


@wrong("upsampling_block")
def transposed_filter_of_2(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, enlarge=lambda X, n: transpose(X, n, size=2))


@wrong("upsampling_block")
def transposed_filter_of_4(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, enlarge=lambda X, n: transpose(X, n, size=4))


@wrong("upsampling_block")
def transposed_filter_of_1(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, enlarge=lambda X, n: transpose(X, n, size=1))


@wrong("upsampling_block")
def no_stride(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, enlarge=lambda X, n: transpose(X, n, strides=1))


@wrong("upsampling_block")
def stride_of_3(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, enlarge=lambda X, n: transpose(X, n, strides=3))


@wrong("upsampling_block")
def transposed_does_not_pad(expansive_input, contractive_input, n_filters=32):
    def enlarge(X, n):
        return transpose(X, n, padding="valid")

    return up(expansive_input, contractive_input, n_filters, enlarge=enlarge)


@wrong("upsampling_block")
def relu_on_the_transposed(expansive_input, contractive_input, n_filters=32):
    def enlarge(X, n):
        return transpose(X, n, activation="relu")

    return up(expansive_input, contractive_input, n_filters, enlarge=enlarge)


@wrong("upsampling_block")
def transposed_keeps_the_channels(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, enlarge=lambda X, n: transpose(X, X.shape[-1]))


@wrong("upsampling_block")
def transposed_with_2_n_filters(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, enlarge=lambda X, n: transpose(X, 2 * n))


@wrong("upsampling_block")
def transposed_with_half_of_n_filters(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, enlarge=lambda X, n: transpose(X, n // 2))


# ---------------------------------------------------------------- convolutions and activations


@wrong("upsampling_block")
def one_convolution(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, sizes=(3,), activations=("relu",))


@wrong("upsampling_block")
def no_convolution(expansive_input, contractive_input, n_filters=32):
    return side_by_side(transpose(expansive_input, n_filters), contractive_input)


@wrong("upsampling_block")
def filters_of_5(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, sizes=(5, 5))


@wrong("upsampling_block")
def filters_of_1(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, sizes=(1, 1))


@wrong("upsampling_block")
def second_filter_of_1(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, sizes=(3, 1))


@wrong("upsampling_block")
def does_not_pad(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, padding="valid")


@wrong("upsampling_block")
def first_does_not_pad(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, padding=("valid", "same"))


@wrong("upsampling_block")
def second_does_not_pad(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, padding=("same", "valid"))


@wrong("upsampling_block")
def always_32_filters(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, 32)


@wrong("upsampling_block")
def as_many_filters_as_the_skip(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, contractive_input.shape[-1])


@wrong("upsampling_block")
def as_many_filters_as_the_input(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, expansive_input.shape[-1])


@wrong("upsampling_block")
def convolutions_with_2_n_filters(expansive_input, contractive_input, n_filters=32):
    X = side_by_side(transpose(expansive_input, n_filters), contractive_input)
    return convolutions(X, 2 * n_filters)


@wrong("upsampling_block")
def relus_missing(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, activations=(None, None))


@wrong("upsampling_block")
def first_relu_missing(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, activations=(None, "relu"))


@wrong("upsampling_block")
def second_relu_missing(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, activations=("relu", None))


@wrong("upsampling_block")
def sigmoids_for_relus(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, activations=("sigmoid", "sigmoid"))


@wrong("upsampling_block")
def batch_norms_added(expansive_input, contractive_input, n_filters=32):
    return up(expansive_input, contractive_input, n_filters, norm=True)


@wrong("upsampling_block")
def dropout_added(expansive_input, contractive_input, n_filters=32):
    return layers.Dropout(0.3)(up(expansive_input, contractive_input, n_filters))


@wrong("upsampling_block")
def pools_at_the_end(expansive_input, contractive_input, n_filters=32):
    return layers.MaxPooling2D(2)(up(expansive_input, contractive_input, n_filters))


# ---------------------------------------------------------------- what is returned


@wrong("upsampling_block")
def returns_the_enlarged(expansive_input, contractive_input, n_filters=32):
    return transpose(expansive_input, n_filters)


@wrong("upsampling_block")
def returns_the_small_input(expansive_input, contractive_input, n_filters=32):
    return expansive_input


@wrong("upsampling_block")
def returns_two_tensors(expansive_input, contractive_input, n_filters=32):
    X = up(expansive_input, contractive_input, n_filters)
    return X, X


@wrong("upsampling_block")
def returns_a_model(expansive_input, contractive_input, n_filters=32):
    X = up(expansive_input, contractive_input, n_filters)
    return keras.Model([expansive_input, contractive_input], X)
