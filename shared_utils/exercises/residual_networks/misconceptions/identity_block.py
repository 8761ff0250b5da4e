"""Mistakes in identity_block."""

import keras
from keras import layers

from .collected import wrong
from .pieces import add_and_activate, identity, main_path, shortcut_path

# ---------------------------------------------------------------- the shortcut


@wrong("identity_block")
def shortcut_missing(X, f, filters, initializer=None):
    return layers.ReLU()(main_path(X, f, filters))


@wrong("identity_block")
def shortcut_after_the_last_relu(X, f, filters, initializer=None):
    return layers.Add()([layers.ReLU()(main_path(X, f, filters)), X])


@wrong("identity_block")
def adds_the_main_path_to_itself(X, f, filters, initializer=None):
    main = main_path(X, f, filters)
    return add_and_activate(main, main)


@wrong("identity_block")
def shortcut_kept_after_the_first_convolution(X, f, filters, initializer=None):
    X = layers.Conv2D(filters[0], 1)(X)
    main = layers.ReLU()(layers.BatchNormalization()(X))
    main = layers.Conv2D(filters[1], f, padding="same")(main)
    main = layers.ReLU()(layers.BatchNormalization()(main))
    return add_and_activate(layers.BatchNormalization()(layers.Conv2D(filters[2], 1)(main)), X)


@wrong("identity_block")
def shortcut_kept_after_the_second_convolution(X, f, filters, initializer=None):
    main = layers.ReLU()(layers.BatchNormalization()(layers.Conv2D(filters[0], 1)(X)))
    X = layers.Conv2D(filters[1], f, padding="same")(main)
    main = layers.ReLU()(layers.BatchNormalization()(X))
    return add_and_activate(layers.BatchNormalization()(layers.Conv2D(filters[2], 1)(main)), X)


@wrong("identity_block")
def convolution_in_the_shortcut(X, f, filters, initializer=None):
    return add_and_activate(main_path(X, f, filters), shortcut_path(X, filters[2], 1))


@wrong("identity_block")
def concatenates(X, f, filters, initializer=None):
    return layers.ReLU()(layers.Concatenate()([main_path(X, f, filters), X]))


@wrong("identity_block")
def multiplies(X, f, filters, initializer=None):
    return layers.ReLU()(layers.Multiply()([main_path(X, f, filters), X]))


@wrong("identity_block")
def subtracts(X, f, filters, initializer=None):
    return layers.ReLU()(layers.Subtract()([main_path(X, f, filters), X]))


@wrong("identity_block")
def averages(X, f, filters, initializer=None):
    return layers.ReLU()(layers.Average()([main_path(X, f, filters), X]))


# ---------------------------------------------------------------- activations and normalisations


@wrong("identity_block")
def relu_after_the_sum_missing(X, f, filters, initializer=None):
    return layers.Add()([main_path(X, f, filters), X])


@wrong("identity_block")
def relu_before_the_sum_too(X, f, filters, initializer=None):
    return identity(X, f, filters, relus=(1, 1, 1))


@wrong("identity_block")
def first_relu_missing(X, f, filters, initializer=None):
    return identity(X, f, filters, relus=(0, 1, 0))


@wrong("identity_block")
def second_relu_missing(X, f, filters, initializer=None):
    return identity(X, f, filters, relus=(1, 0, 0))


@wrong("identity_block")
def relus_between_the_convolutions_missing(X, f, filters, initializer=None):
    return identity(X, f, filters, relus=(0, 0, 0))


@wrong("identity_block")
def relu_before_batch_norm(X, f, filters, initializer=None):
    return identity(X, f, filters, relu_first=True)


@wrong("identity_block")
def relu_before_every_batch_norm(X, f, filters, initializer=None):
    return identity(X, f, filters, relus=(1, 1, 1), relu_first=True)


@wrong("identity_block")
def batch_norms_missing(X, f, filters, initializer=None):
    return identity(X, f, filters, norms=(0, 0, 0))


@wrong("identity_block")
def first_batch_norm_missing(X, f, filters, initializer=None):
    return identity(X, f, filters, norms=(0, 1, 1))


@wrong("identity_block")
def second_batch_norm_missing(X, f, filters, initializer=None):
    return identity(X, f, filters, norms=(1, 0, 1))


@wrong("identity_block")
def last_batch_norm_missing(X, f, filters, initializer=None):
    return identity(X, f, filters, norms=(1, 1, 0))


@wrong("identity_block")
def last_batch_norm_after_the_sum(X, f, filters, initializer=None):
    total = layers.Add()([main_path(X, f, filters, norms=(1, 1, 0)), X])
    return layers.ReLU()(layers.BatchNormalization()(total))


@wrong("identity_block")
def batch_norm_of_another_axis(X, f, filters, initializer=None):
    return identity(X, f, filters, axis=1)


@wrong("identity_block")
def batch_norm_and_relu_before_each_convolution(X, f, filters, initializer=None):
    main = X
    for n_C, size in zip(filters, (1, f, 1), strict=True):
        main = layers.ReLU()(layers.BatchNormalization()(main))
        main = layers.Conv2D(n_C, size, padding="same")(main)
    return layers.Add()([main, X])


# ---------------------------------------------------------------- convolutions


@wrong("identity_block")
def middle_does_not_pad(X, f, filters, initializer=None):
    return identity(X, f, filters, padding="valid")


@wrong("identity_block")
def filter_size_typed_in(X, f, filters, initializer=None):
    return identity(X, 3, filters)


@wrong("identity_block")
def filter_size_not_used(X, f, filters, initializer=None):
    return identity(X, 1, filters)


@wrong("identity_block")
def filter_size_everywhere(X, f, filters, initializer=None):
    return identity(X, f, filters, sizes=(f, f, f))


@wrong("identity_block")
def filter_size_in_the_first_too(X, f, filters, initializer=None):
    return identity(X, f, filters, sizes=(f, f, 1))


@wrong("identity_block")
def filter_size_in_the_first(X, f, filters, initializer=None):
    return identity(X, f, filters, sizes=(f, 1, 1))


@wrong("identity_block")
def filter_size_in_the_last(X, f, filters, initializer=None):
    return identity(X, f, filters, sizes=(1, 1, f))


@wrong("identity_block")
def swaps_F1_and_F2(X, f, filters, initializer=None):
    F1, F2, F3 = filters
    return identity(X, f, (F2, F1, F3))


@wrong("identity_block")
def takes_F1_twice(X, f, filters, initializer=None):
    F1, F2, F3 = filters
    return identity(X, f, (F1, F1, F3))


@wrong("identity_block")
def takes_F2_twice(X, f, filters, initializer=None):
    F1, F2, F3 = filters
    return identity(X, f, (F2, F2, F3))


@wrong("identity_block")
def takes_F3_twice(X, f, filters, initializer=None):
    F1, F2, F3 = filters
    return identity(X, f, (F1, F3, F3))


@wrong("identity_block")
def F2_channels_at_the_end(X, f, filters, initializer=None):
    F1, F2, F3 = filters
    return identity(X, f, (F1, F2, F2))


@wrong("identity_block")
def F1_channels_at_the_end(X, f, filters, initializer=None):
    F1, F2, F3 = filters
    return identity(X, f, (F1, F2, F1))


@wrong("identity_block")
def has_a_stride_of_2(X, f, filters, initializer=None):
    return identity(X, f, filters, s=2)


# ---------------------------------------------------------------- what is returned


@wrong("identity_block")
def returns_the_input(X, f, filters, initializer=None):
    return X


@wrong("identity_block")
def returns_a_model(X, f, filters, initializer=None):
    return keras.Model(X, identity(X, f, filters))
