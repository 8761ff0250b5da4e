"""Mistakes in convolutional_model. A right one has the steps of `RIGHT`, in this order.

A layer that is made and never called, or whose result is not used, leaves no trace in the model: it is the
same as one that is missing.
"""

from .collected import wrong
from .keras_layers import keras, layers

RIGHT = "conv1 relu1 pool1 conv2 relu2 pool2 flatten dense"


def _model(input_shape, steps=RIGHT, **changed):
    """A Sequential model of named steps, some of them changed."""
    known = {
        "conv1": layers.Conv2D(8, 4, padding="same"),
        "relu1": layers.ReLU(),
        "pool1": layers.MaxPooling2D(8, padding="same"),
        "conv2": layers.Conv2D(16, 2, padding="same"),
        "relu2": layers.ReLU(),
        "pool2": layers.MaxPooling2D(4, padding="same"),
        "flatten": layers.Flatten(),
        "dense": layers.Dense(6, activation="softmax"),
    }
    return keras.Sequential([keras.Input(input_shape), *((known | changed)[step] for step in steps.split())])


# ---------------------------------------------------------------- a layer is missing, or one too many


@wrong("convolutional_model")
def relus_missing(input_shape):
    return _model(input_shape, "conv1 pool1 conv2 pool2 flatten dense")


@wrong("convolutional_model")
def first_relu_unused(input_shape):
    return _model(input_shape, "conv1 pool1 conv2 relu2 pool2 flatten dense")


@wrong("convolutional_model")
def second_relu_unused(input_shape):
    return _model(input_shape, "conv1 relu1 pool1 conv2 pool2 flatten dense")


@wrong("convolutional_model")
def first_pooling_unused(input_shape):
    return _model(input_shape, "conv1 relu1 conv2 relu2 pool2 flatten dense")


@wrong("convolutional_model")
def second_pooling_unused(input_shape):
    return _model(input_shape, "conv1 relu1 pool1 conv2 relu2 flatten dense")


@wrong("convolutional_model")
def poolings_missing(input_shape):
    return _model(input_shape, "conv1 relu1 conv2 relu2 flatten dense")


@wrong("convolutional_model")
def second_convolution_of_the_first(input_shape):
    return _model(input_shape, "conv1 conv2 relu2 pool2 flatten dense")


@wrong("convolutional_model")
def first_block_unused(input_shape):
    return _model(input_shape, "conv2 relu2 pool2 flatten dense")


@wrong("convolutional_model")
def second_block_unused(input_shape):
    return _model(input_shape, "conv1 relu1 pool1 flatten dense")


@wrong("convolutional_model")
def flatten_missing(input_shape):
    return _model(input_shape, "conv1 relu1 pool1 conv2 relu2 pool2 dense")


@wrong("convolutional_model")
def dense_missing(input_shape):
    return _model(input_shape, "conv1 relu1 pool1 conv2 relu2 pool2 flatten")


@wrong("convolutional_model")
def batch_norm_added(input_shape):
    steps = "conv1 norm1 relu1 pool1 conv2 norm2 relu2 pool2 flatten dense"
    norms = {"norm1": layers.BatchNormalization(), "norm2": layers.BatchNormalization()}
    return _model(input_shape, steps, **norms)


@wrong("convolutional_model")
def dropout_added(input_shape):
    drop = layers.Dropout(0.5)
    return _model(input_shape, "conv1 relu1 pool1 conv2 relu2 pool2 flatten drop dense", drop=drop)


@wrong("convolutional_model")
def rescaling_added(input_shape):
    return _model(input_shape, f"scale {RIGHT}", scale=layers.Rescaling(1 / 255))


@wrong("convolutional_model")
def hidden_dense_layer(input_shape):
    hidden = layers.Dense(64, activation="relu")
    return _model(input_shape, "conv1 relu1 pool1 conv2 relu2 pool2 flatten hidden dense", hidden=hidden)


# ---------------------------------------------------------------- the input


@wrong("convolutional_model")
def input_shape_typed_in(input_shape):
    return _model((64, 64, 3))


@wrong("convolutional_model")
def square_input(input_shape):
    return _model((input_shape[0], input_shape[0], input_shape[2]))


@wrong("convolutional_model")
def three_channels_typed_in(input_shape):
    return _model((*input_shape[:2], 3))


# ---------------------------------------------------------------- sizes


@wrong("convolutional_model")
def valid_convolutions(input_shape):
    return _model(input_shape, conv1=layers.Conv2D(8, 4), conv2=layers.Conv2D(16, 2))


@wrong("convolutional_model")
def first_convolution_valid(input_shape):
    return _model(input_shape, conv1=layers.Conv2D(8, 4))


@wrong("convolutional_model")
def second_convolution_valid(input_shape):
    return _model(input_shape, conv2=layers.Conv2D(16, 2))


@wrong("convolutional_model")
def valid_poolings(input_shape):
    return _model(input_shape, pool1=layers.MaxPooling2D(8), pool2=layers.MaxPooling2D(4))


@wrong("convolutional_model")
def first_pooling_valid(input_shape):
    return _model(input_shape, pool1=layers.MaxPooling2D(8))


@wrong("convolutional_model")
def second_pooling_valid(input_shape):
    return _model(input_shape, pool2=layers.MaxPooling2D(4))


@wrong("convolutional_model")
def same_forgotten_everywhere(input_shape):
    convolutions = {"conv1": layers.Conv2D(8, 4), "conv2": layers.Conv2D(16, 2)}
    return _model(input_shape, **convolutions, pool1=layers.MaxPooling2D(8), pool2=layers.MaxPooling2D(4))


@wrong("convolutional_model")
def numbers_of_filters_swapped(input_shape):
    conv1, conv2 = layers.Conv2D(16, 4, padding="same"), layers.Conv2D(8, 2, padding="same")
    return _model(input_shape, conv1=conv1, conv2=conv2)


@wrong("convolutional_model")
def filter_sizes_swapped(input_shape):
    conv1, conv2 = layers.Conv2D(8, 2, padding="same"), layers.Conv2D(16, 4, padding="same")
    return _model(input_shape, conv1=conv1, conv2=conv2)


@wrong("convolutional_model")
def convolutions_swapped(input_shape):
    return _model(input_shape, "conv2 relu1 pool1 conv1 relu2 pool2 flatten dense")


@wrong("convolutional_model")
def number_and_size_swapped(input_shape):
    conv1, conv2 = layers.Conv2D(4, 8, padding="same"), layers.Conv2D(2, 16, padding="same")
    return _model(input_shape, conv1=conv1, conv2=conv2)


@wrong("convolutional_model")
def second_convolution_like_the_first(input_shape):
    return _model(input_shape, conv2=layers.Conv2D(8, 4, padding="same"))


@wrong("convolutional_model")
def second_convolution_with_8_filters(input_shape):
    return _model(input_shape, conv2=layers.Conv2D(8, 2, padding="same"))


@wrong("convolutional_model")
def second_convolution_of_size_4(input_shape):
    return _model(input_shape, conv2=layers.Conv2D(16, 4, padding="same"))


@wrong("convolutional_model")
def filters_of_3(input_shape):
    conv1, conv2 = layers.Conv2D(8, 3, padding="same"), layers.Conv2D(16, 3, padding="same")
    return _model(input_shape, conv1=conv1, conv2=conv2)


@wrong("convolutional_model")
def stride_in_the_convolutions(input_shape):
    conv1 = layers.Conv2D(8, 4, strides=8, padding="same")
    return _model(input_shape, conv1=conv1, conv2=layers.Conv2D(16, 2, strides=4, padding="same"))


@wrong("convolutional_model")
def pooling_sizes_swapped(input_shape):
    return _model(input_shape, "conv1 relu1 pool2 conv2 relu2 pool1 flatten dense")


@wrong("convolutional_model")
def poolings_of_2(input_shape):
    pool1, pool2 = layers.MaxPooling2D(2, padding="same"), layers.MaxPooling2D(2, padding="same")
    return _model(input_shape, pool1=pool1, pool2=pool2)


@wrong("convolutional_model")
def poolings_of_8(input_shape):
    return _model(input_shape, pool2=layers.MaxPooling2D(8, padding="same"))


@wrong("convolutional_model")
def poolings_with_stride_1(input_shape):
    pool1, pool2 = (layers.MaxPooling2D(size, strides=1, padding="same") for size in (8, 4))
    return _model(input_shape, pool1=pool1, pool2=pool2)


@wrong("convolutional_model")
def poolings_with_stride_2(input_shape):
    pool1, pool2 = (layers.MaxPooling2D(size, strides=2, padding="same") for size in (8, 4))
    return _model(input_shape, pool1=pool1, pool2=pool2)


# ---------------------------------------------------------------- another layer or activation


@wrong("convolutional_model")
def average_pooling(input_shape):
    pool1, pool2 = (layers.AveragePooling2D(size, padding="same") for size in (8, 4))
    return _model(input_shape, pool1=pool1, pool2=pool2)


@wrong("convolutional_model")
def global_average_for_flatten(input_shape):
    return _model(input_shape, flatten=layers.GlobalAveragePooling2D())


@wrong("convolutional_model")
def global_maximum_for_flatten(input_shape):
    return _model(input_shape, flatten=layers.GlobalMaxPooling2D())


@wrong("convolutional_model")
def tanh_for_relu(input_shape):
    return _model(input_shape, relu1=layers.Activation("tanh"), relu2=layers.Activation("tanh"))


@wrong("convolutional_model")
def logits_for_probabilities(input_shape):
    return _model(input_shape, dense=layers.Dense(6))


@wrong("convolutional_model")
def sigmoid_for_softmax(input_shape):
    return _model(input_shape, dense=layers.Dense(6, activation="sigmoid"))


@wrong("convolutional_model")
def relu_on_the_output(input_shape):
    return _model(input_shape, dense=layers.Dense(6, activation="relu"))


@wrong("convolutional_model")
def softmax_twice(input_shape):
    return _model(input_shape, f"{RIGHT} softmax", softmax=layers.Softmax())


@wrong("convolutional_model")
def one_number_with_sigmoid(input_shape):
    return _model(input_shape, dense=layers.Dense(1, activation="sigmoid"))


@wrong("convolutional_model")
def one_number_with_softmax(input_shape):
    return _model(input_shape, dense=layers.Dense(1, activation="softmax"))


@wrong("convolutional_model")
def five_classes(input_shape):
    return _model(input_shape, dense=layers.Dense(5, activation="softmax"))


@wrong("convolutional_model")
def ten_classes(input_shape):
    return _model(input_shape, dense=layers.Dense(10, activation="softmax"))


# ---------------------------------------------------------------- what is returned


@wrong("convolutional_model")
def returns_nothing(input_shape):
    _model(input_shape).summary(print_fn=str)


@wrong("convolutional_model")
def returns_the_outputs(input_shape):
    return _model(input_shape).outputs[0]


@wrong("convolutional_model")
def tensor_in_the_constructor(input_shape):
    Z1 = layers.Conv2D(8, 4, padding="same")(keras.Input(input_shape))
    return layers.ReLU(Z1)


@wrong("convolutional_model")
def tensor_in_the_constructor_of_a_pooling(input_shape):
    Z1 = layers.Conv2D(8, 4, padding="same")(keras.Input(input_shape))
    return layers.MaxPooling2D(Z1)


@wrong("convolutional_model")
def tensor_in_the_constructor_of_flatten(input_shape):
    steps = "conv1 relu1 pool1 conv2 relu2 pool2"
    return layers.Flatten(_model(input_shape, steps).outputs[0])


@wrong("convolutional_model")
def same_in_capitals(input_shape):
    return _model(input_shape, pool1=layers.MaxPooling2D(8, padding="SAME"))


@wrong("convolutional_model")
def layer_for_the_outputs(input_shape):
    pictures = keras.Input(input_shape)
    return keras.Model(inputs=pictures, outputs=layers.Dense(6, activation="softmax"))


@wrong("convolutional_model")
def function_of_tensorflow(input_shape):
    import tensorflow as tf

    return tf.nn.relu(layers.Conv2D(8, 4, padding="same")(keras.Input(input_shape)))
