"""Mistakes in convolutional_block."""

import keras
from keras import layers

from .collected import wrong
from .pieces import add_and_activate, convolutional, main_path, shortcut_path

# ---------------------------------------------------------------- the shortcut


@wrong("convolutional_block")
def no_batch_norm_on_the_shortcut(X, f, filters, s=2, initializer=None):
    return add_and_activate(main_path(X, f, filters, s), shortcut_path(X, filters[2], s, norm=False))


@wrong("convolutional_block")
def shortcut_missing(X, f, filters, s=2, initializer=None):
    return layers.ReLU()(main_path(X, f, filters, s))


@wrong("convolutional_block")
def shortcut_after_the_last_relu(X, f, filters, s=2, initializer=None):
    main = layers.ReLU()(main_path(X, f, filters, s))
    return layers.Add()([main, shortcut_path(X, filters[2], s)])


@wrong("convolutional_block")
def adds_the_main_path_to_itself(X, f, filters, s=2, initializer=None):
    main = main_path(X, f, filters, s)
    return add_and_activate(main, main)


@wrong("convolutional_block")
def adds_the_shortcut_to_itself(X, f, filters, s=2, initializer=None):
    shortcut = shortcut_path(X, filters[2], s)
    return add_and_activate(shortcut, shortcut)


@wrong("convolutional_block")
def no_convolution_in_the_shortcut(X, f, filters, s=2, initializer=None):
    return add_and_activate(main_path(X, f, filters, s), X)


@wrong("convolutional_block")
def shortcut_convolves_the_main_path(X, f, filters, s=2, initializer=None):
    main = main_path(X, f, filters, s)
    return add_and_activate(main, shortcut_path(main, filters[2], s))


@wrong("convolutional_block")
def shortcut_convolves_the_main_path_without_stride(X, f, filters, s=2, initializer=None):
    main = main_path(X, f, filters, s)
    return add_and_activate(main, shortcut_path(main, filters[2], 1))


@wrong("convolutional_block")
def relu_on_the_shortcut(X, f, filters, s=2, initializer=None):
    return add_and_activate(main_path(X, f, filters, s), shortcut_path(X, filters[2], s, relu=True))


@wrong("convolutional_block")
def shortcut_of_filter_size_f(X, f, filters, s=2, initializer=None):
    return add_and_activate(main_path(X, f, filters, s), shortcut_path(X, filters[2], s, size=f))


@wrong("convolutional_block")
def shortcut_has_F1_filters(X, f, filters, s=2, initializer=None):
    return add_and_activate(main_path(X, f, filters, s), shortcut_path(X, filters[0], s))


@wrong("convolutional_block")
def shortcut_pooled(X, f, filters, s=2, initializer=None):
    pooled = layers.MaxPooling2D(s, padding="same")(X)
    return add_and_activate(main_path(X, f, filters, s), shortcut_path(pooled, filters[2], 1))


@wrong("convolutional_block")
def concatenates(X, f, filters, s=2, initializer=None):
    both = [main_path(X, f, filters, s), shortcut_path(X, filters[2], s)]
    return layers.ReLU()(layers.Concatenate()(both))


@wrong("convolutional_block")
def multiplies(X, f, filters, s=2, initializer=None):
    both = [main_path(X, f, filters, s), shortcut_path(X, filters[2], s)]
    return layers.ReLU()(layers.Multiply()(both))


# ---------------------------------------------------------------- the stride


@wrong("convolutional_block")
def stride_in_the_middle(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, s, strides=(1, s, 1))


@wrong("convolutional_block")
def stride_in_the_last_convolution(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, s, strides=(1, 1, s))


@wrong("convolutional_block")
def stride_in_all_convolutions(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, s, strides=(s, s, s))


@wrong("convolutional_block")
def stride_in_the_first_two_convolutions(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, s, strides=(s, s, 1))


@wrong("convolutional_block")
def no_stride_on_the_shortcut(X, f, filters, s=2, initializer=None):
    return add_and_activate(main_path(X, f, filters, s), shortcut_path(X, filters[2], 1))


@wrong("convolutional_block")
def stride_on_the_shortcut_only(X, f, filters, s=2, initializer=None):
    return add_and_activate(main_path(X, f, filters, 1), shortcut_path(X, filters[2], s))


@wrong("convolutional_block")
def stride_not_used(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, 1)


@wrong("convolutional_block")
def stride_typed_in(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, 2)


@wrong("convolutional_block")
def stride_1_by_default(X, f, filters, s=1, initializer=None):
    return convolutional(X, f, filters, s)


# ---------------------------------------------------------------- activations and normalisations


@wrong("convolutional_block")
def relu_after_the_sum_missing(X, f, filters, s=2, initializer=None):
    return layers.Add()([main_path(X, f, filters, s), shortcut_path(X, filters[2], s)])


@wrong("convolutional_block")
def relu_before_the_sum_too(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, s, relus=(1, 1, 1))


@wrong("convolutional_block")
def relu_before_the_sum_on_both_paths(X, f, filters, s=2, initializer=None):
    main = main_path(X, f, filters, s, relus=(1, 1, 1))
    return add_and_activate(main, shortcut_path(X, filters[2], s, relu=True))


@wrong("convolutional_block")
def first_relu_missing(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, s, relus=(0, 1, 0))


@wrong("convolutional_block")
def second_relu_missing(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, s, relus=(1, 0, 0))


@wrong("convolutional_block")
def relus_between_the_convolutions_missing(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, s, relus=(0, 0, 0))


@wrong("convolutional_block")
def relu_before_batch_norm(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, s, relu_first=True)


@wrong("convolutional_block")
def batch_norms_missing(X, f, filters, s=2, initializer=None):
    main = main_path(X, f, filters, s, norms=(0, 0, 0))
    return add_and_activate(main, shortcut_path(X, filters[2], s, norm=False))


@wrong("convolutional_block")
def first_batch_norm_missing(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, s, norms=(0, 1, 1))


@wrong("convolutional_block")
def second_batch_norm_missing(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, s, norms=(1, 0, 1))


@wrong("convolutional_block")
def last_batch_norm_missing(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, s, norms=(1, 1, 0))


@wrong("convolutional_block")
def batch_norm_of_another_axis(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, s, axis=1)


# ---------------------------------------------------------------- convolutions


@wrong("convolutional_block")
def middle_does_not_pad(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, s, padding="valid")


@wrong("convolutional_block")
def filter_size_typed_in(X, f, filters, s=2, initializer=None):
    return convolutional(X, 3, filters, s)


@wrong("convolutional_block")
def filter_size_not_used(X, f, filters, s=2, initializer=None):
    return convolutional(X, 1, filters, s)


@wrong("convolutional_block")
def filter_size_everywhere(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, s, sizes=(f, f, f))


@wrong("convolutional_block")
def filter_size_in_the_first(X, f, filters, s=2, initializer=None):
    return convolutional(X, f, filters, s, sizes=(f, 1, 1))


@wrong("convolutional_block")
def swaps_F1_and_F2(X, f, filters, s=2, initializer=None):
    F1, F2, F3 = filters
    return convolutional(X, f, (F2, F1, F3), s)


@wrong("convolutional_block")
def takes_F1_twice(X, f, filters, s=2, initializer=None):
    F1, F2, F3 = filters
    return convolutional(X, f, (F1, F1, F3), s)


@wrong("convolutional_block")
def takes_F3_twice(X, f, filters, s=2, initializer=None):
    F1, F2, F3 = filters
    return convolutional(X, f, (F1, F3, F3), s)


@wrong("convolutional_block")
def F2_channels_at_the_end(X, f, filters, s=2, initializer=None):
    F1, F2, F3 = filters
    return convolutional(X, f, (F1, F2, F2), s)


@wrong("convolutional_block")
def last_convolution_missing(X, f, filters, s=2, initializer=None):
    main = layers.ReLU()(layers.BatchNormalization()(layers.Conv2D(filters[0], 1, strides=s)(X)))
    main = layers.BatchNormalization()(layers.Conv2D(filters[1], f, padding="same")(main))
    return add_and_activate(layers.ReLU()(main), shortcut_path(X, filters[2], s))


# ---------------------------------------------------------------- what is returned


@wrong("convolutional_block")
def returns_the_shortcut(X, f, filters, s=2, initializer=None):
    main_path(X, f, filters, s)
    return shortcut_path(X, filters[2], s)


@wrong("convolutional_block")
def returns_a_model(X, f, filters, s=2, initializer=None):
    return keras.Model(X, convolutional(X, f, filters, s))
