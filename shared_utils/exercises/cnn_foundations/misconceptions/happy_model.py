"""Mistakes in happyModel. A right one has the steps of `RIGHT`, in this order."""

from .collected import wrong
from .keras_layers import keras, layers

RIGHT = "input pad conv norm relu pool flatten dense"


def _model(steps=RIGHT, **changed):
    """A Sequential model of named steps, some of them changed."""
    known = {
        "input": keras.Input((64, 64, 3)),
        "pad": layers.ZeroPadding2D(3),
        "conv": layers.Conv2D(32, 7),
        "norm": layers.BatchNormalization(),
        "relu": layers.ReLU(),
        "pool": layers.MaxPooling2D(),
        "flatten": layers.Flatten(),
        "dense": layers.Dense(1, activation="sigmoid"),
    }
    return keras.Sequential([(known | changed)[step] for step in steps.split()])


# ---------------------------------------------------------------- a layer is missing, or one too many


@wrong("happyModel")
def no_input_shape():
    return _model("pad conv norm relu pool flatten dense")


@wrong("happyModel")
def zero_padding_missing():
    return _model("input conv norm relu pool flatten dense")


@wrong("happyModel")
def batch_norm_missing():
    return _model("input pad conv relu pool flatten dense")


@wrong("happyModel")
def relu_missing():
    return _model("input pad conv norm pool flatten dense")


@wrong("happyModel")
def batch_norm_and_relu_missing():
    return _model("input pad conv pool flatten dense")


@wrong("happyModel")
def pooling_skipped():
    return _model("input pad conv norm relu flatten dense")


@wrong("happyModel")
def flatten_missing():
    return _model("input pad conv norm relu pool dense")


@wrong("happyModel")
def dense_missing():
    return _model("input pad conv norm relu pool flatten")


@wrong("happyModel")
def rescaling_added():
    return _model(f"input scale {RIGHT[6:]}", scale=layers.Rescaling(1 / 255))


@wrong("happyModel")
def dropout_added():
    return _model("input pad conv norm relu pool flatten drop dense", drop=layers.Dropout(0.5))


@wrong("happyModel")
def hidden_dense_layer():
    hidden = layers.Dense(128, activation="relu")
    return _model("input pad conv norm relu pool flatten hidden dense", hidden=hidden)


# ---------------------------------------------------------------- the order


@wrong("happyModel")
def batch_norm_after_relu():
    return _model("input pad conv relu norm pool flatten dense")


@wrong("happyModel")
def relu_inside_the_convolution():
    return _model(conv=layers.Conv2D(32, 7, activation="relu"))


@wrong("happyModel")
def pooling_before_batch_norm():
    return _model("input pad conv pool norm relu flatten dense")


@wrong("happyModel")
def padding_after_the_convolution():
    return _model("input conv pad norm relu pool flatten dense")


# ---------------------------------------------------------------- sizes


@wrong("happyModel")
def channels_first():
    return _model(input=keras.Input((3, 64, 64)))


@wrong("happyModel")
def grey_pictures():
    return _model(input=keras.Input((64, 64, 1)))


@wrong("happyModel")
def pads_1():
    return _model(pad=layers.ZeroPadding2D())


@wrong("happyModel")
def pads_2():
    return _model(pad=layers.ZeroPadding2D(2))


@wrong("happyModel")
def padded_twice():
    return _model(conv=layers.Conv2D(32, 7, padding="same"))


@wrong("happyModel")
def filters_of_3():
    return _model(conv=layers.Conv2D(32, 3))


@wrong("happyModel")
def filters_of_5():
    return _model(conv=layers.Conv2D(32, 5))


@wrong("happyModel")
def filters_16():
    return _model(conv=layers.Conv2D(16, 7))


@wrong("happyModel")
def filters_64():
    return _model(conv=layers.Conv2D(64, 7))


@wrong("happyModel")
def number_and_size_swapped():
    return _model(conv=layers.Conv2D(7, 32))


@wrong("happyModel")
def stride_2_in_the_convolution():
    return _model(conv=layers.Conv2D(32, 7, strides=2))


@wrong("happyModel")
def batch_norm_of_another_axis():
    return _model(norm=layers.BatchNormalization(axis=1))


@wrong("happyModel")
def pooling_with_stride_1():
    return _model(pool=layers.MaxPooling2D(2, strides=1))


@wrong("happyModel")
def pooling_of_3():
    return _model(pool=layers.MaxPooling2D(3))


@wrong("happyModel")
def pooling_of_4():
    return _model(pool=layers.MaxPooling2D(4))


# ---------------------------------------------------------------- another layer or activation


@wrong("happyModel")
def average_pooling():
    return _model(pool=layers.AveragePooling2D(2))


@wrong("happyModel")
def global_average_for_flatten():
    return _model(flatten=layers.GlobalAveragePooling2D())


@wrong("happyModel")
def global_maximum_for_flatten():
    return _model(flatten=layers.GlobalMaxPooling2D())


@wrong("happyModel")
def tanh_for_relu():
    return _model(relu=layers.Activation("tanh"))


@wrong("happyModel")
def sigmoid_for_relu():
    return _model(relu=layers.Activation("sigmoid"))


@wrong("happyModel")
def logits_for_a_probability():
    return _model(dense=layers.Dense(1))


@wrong("happyModel")
def softmax_of_one_number():
    return _model(dense=layers.Dense(1, activation="softmax"))


@wrong("happyModel")
def relu_on_the_output():
    return _model(dense=layers.Dense(1, activation="relu"))


@wrong("happyModel")
def tanh_on_the_output():
    return _model(dense=layers.Dense(1, activation="tanh"))


@wrong("happyModel")
def two_numbers_with_softmax():
    return _model(dense=layers.Dense(2, activation="softmax"))


@wrong("happyModel")
def two_numbers_with_sigmoid():
    return _model(dense=layers.Dense(2, activation="sigmoid"))


# ---------------------------------------------------------------- what is returned


@wrong("happyModel")
def returns_nothing():
    _model().summary(print_fn=str)


@wrong("happyModel")
def returns_a_list_of_layers():
    return list(_model().layers)
