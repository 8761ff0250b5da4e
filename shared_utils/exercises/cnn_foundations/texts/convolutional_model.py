"""The words about convolutional_model."""

from ...contract import ExerciseTexts, Hint

_UNUSED = "look whether it is made, called, and its result given to the next layer"

_CONVOLUTIONAL_MODEL = ExerciseTexts(
    summary="Build a network that says which number a hand shows.",
    shapes="input_shape (n_H, n_W, n_C) → a Keras model from pictures (m, n_H, n_W, n_C) to (m, 6)",
    groups={
        "basic": "a Keras model with convolutions and a dense layer",
        "convolutions": "8 filters of 4×4, then 16 of 2×2, both with padding 'same'",
        "activations": "a ReLU behind each convolution",
        "pooling": "max pooling of 8×8, then of 4×4, both with padding 'same'",
        "output": "flattened, then six numbers with a softmax",
        "other_shapes": "pictures of other shapes, not square, with one channel too",
        "whole": "all layers, in this order, and none besides",
    },
    hints={
        "relus_missing": Hint("both ReLUs are missing", "one stands behind each convolution"),
        "first_relu_unused": Hint("the first ReLU is no part of the model", _UNUSED),
        "second_relu_unused": Hint("the second ReLU is no part of the model", _UNUSED),
        "first_pooling_unused": Hint("the first pooling is no part of the model", _UNUSED),
        "second_pooling_unused": Hint("the second pooling is no part of the model", _UNUSED),
        "poolings_missing": Hint("both poolings are missing", "one stands behind each ReLU"),
        "second_convolution_of_the_first": Hint(
            "the second convolution is given the result of the first",
            "it takes what the first pooling gives",
        ),
        "first_block_unused": Hint(
            "the second convolution is given the pictures, so the first block is lost",
            "it takes what the first pooling gives",
        ),
        "second_block_unused": Hint(
            "Flatten is given the result of the first pooling, so the second block is lost",
            "it takes what the second pooling gives",
        ),
        "flatten_missing": Hint(
            "Flatten is no part of the model",
            "a Dense layer works on the last axis alone: give it the flattened numbers",
        ),
        "dense_missing": Hint(
            "the Dense layer is no part of the model", "the outputs of the model are what Dense gives"
        ),
        "batch_norm_added": Hint("there are BatchNormalizations, as in happyModel", "take them out"),
        "dropout_added": Hint("there is a Dropout", "it is a good idea elsewhere; this network has none"),
        "rescaling_added": Hint(
            "the model scales the pictures itself", "they arrive scaled; leave that layer out"
        ),
        "hidden_dense_layer": Hint(
            "there are two Dense layers", "one is enough: the last, with six numbers and a softmax"
        ),
        "input_shape_typed_in": Hint(
            "the shape (64, 64, 3) is typed in", "use the argument: tf.keras.Input(shape=input_shape)"
        ),
        "square_input": Hint(
            "the width is taken to be the height", "use the argument: tf.keras.Input(shape=input_shape)"
        ),
        "three_channels_typed_in": Hint(
            "three channels are typed in", "use the argument: tf.keras.Input(shape=input_shape)"
        ),
        "valid_convolutions": Hint("the convolutions do not pad", "give both padding='same'"),
        "first_convolution_valid": Hint("the first convolution does not pad", "give it padding='same'"),
        "second_convolution_valid": Hint("the second convolution does not pad", "give it padding='same'"),
        "valid_poolings": Hint("the poolings drop what is left at the border", "give both padding='same'"),
        "first_pooling_valid": Hint(
            "the first pooling drops what is left at the border", "give it padding='same'"
        ),
        "second_pooling_valid": Hint(
            "the second pooling drops what is left at the border", "give it padding='same'"
        ),
        "same_forgotten_everywhere": Hint(
            "nothing is padded", "both convolutions and both poolings take padding='same'"
        ),
        "numbers_of_filters_swapped": Hint(
            "the numbers of filters are swapped", "8 in the first convolution, 16 in the second"
        ),
        "filter_sizes_swapped": Hint(
            "the sizes of the filters are swapped", "4×4 in the first convolution, 2×2 in the second"
        ),
        "convolutions_swapped": Hint(
            "the two convolutions are swapped", "first 8 filters of 4×4, then 16 of 2×2"
        ),
        "number_and_size_swapped": Hint(
            "the number of filters and their size are swapped", "Conv2D takes the number first, then the size"
        ),
        "second_convolution_like_the_first": Hint(
            "the second convolution is a copy of the first", "it has 16 filters of 2×2"
        ),
        "second_convolution_with_8_filters": Hint(
            "the second convolution has 8 filters", "it should have 16"
        ),
        "second_convolution_of_size_4": Hint(
            "the filters of the second convolution are 4×4", "they should be 2×2"
        ),
        "filters_of_3": Hint("all filters are 3×3", "4×4 in the first convolution, 2×2 in the second"),
        "stride_in_the_convolutions": Hint(
            "the convolutions have the strides of the poolings", "both have stride 1; leave strides= out"
        ),
        "pooling_sizes_swapped": Hint(
            "the sizes of the poolings are swapped", "8×8 in the first, 4×4 in the second"
        ),
        "poolings_of_2": Hint("both poolings are 2×2", "8×8 in the first, 4×4 in the second"),
        "poolings_of_8": Hint("both poolings are 8×8", "8×8 in the first, 4×4 in the second"),
        "poolings_with_stride_1": Hint(
            "the poolings have stride 1", "their strides are as large as their windows: 8 and 4"
        ),
        "poolings_with_stride_2": Hint(
            "the poolings have stride 2", "their strides are as large as their windows: 8 and 4"
        ),
        "average_pooling": Hint("the poolings take averages", "MaxPooling2D takes the largest values"),
        "global_average_for_flatten": Hint(
            "each channel is averaged to one number", "Flatten keeps every number"
        ),
        "global_maximum_for_flatten": Hint(
            "of each channel one number is left", "Flatten keeps every number"
        ),
        "tanh_for_relu": Hint("the activations in the middle are tanh", "ReLUs are asked for"),
        "logits_for_probabilities": Hint(
            "the last layer has no activation, so its numbers do not add up to 1",
            "a softmax makes probabilities of them: activation='softmax'",
        ),
        "sigmoid_for_softmax": Hint(
            "the last layer has a sigmoid, so its numbers do not add up to 1",
            "one class of six is right: use a softmax",
        ),
        "relu_on_the_output": Hint("the last layer has a ReLU", "a softmax makes probabilities"),
        "softmax_twice": Hint("the softmax is applied twice", "keep one of the two"),
        "one_number_with_sigmoid": Hint(
            "the last layer is that of happyModel", "here there are six classes: six numbers and a softmax"
        ),
        "one_number_with_softmax": Hint(
            "the last layer gives one number, and its softmax is always 1",
            "there are six classes, so there are six numbers",
        ),
        "five_classes": Hint("the last layer gives five numbers", "0 to 5 are six classes"),
        "ten_classes": Hint("the last layer gives ten numbers", "0 to 5 are six classes"),
        "returns_nothing": Hint(
            "the function returns None", "its last line is `return model`; model.summary() gives None, too"
        ),
        "returns_the_outputs": Hint(
            "the outputs are returned, without a model around them",
            "tf.keras.Model(inputs=..., outputs=...) makes one",
        ),
        "tensor_in_the_constructor": Hint(
            "a tensor is given to the layer's settings",
            "make the layer first, then call it: tfl.ReLU()(Z1), with two pairs of brackets",
        ),
        "tensor_in_the_constructor_of_a_pooling": Hint(
            "a tensor is given to the settings of a pooling",
            "make the layer first, then call it: tfl.MaxPool2D(...)(A1), with two pairs of brackets",
        ),
        "tensor_in_the_constructor_of_flatten": Hint(
            "a tensor is given to the settings of Flatten",
            "make the layer first, then call it: tfl.Flatten()(P2), with two pairs of brackets",
        ),
        "same_in_capitals": Hint(
            "a pooling is given padding='SAME'", "write it in small letters: padding='same'"
        ),
        "layer_for_the_outputs": Hint(
            "a layer is named as the outputs of the model",
            "the outputs are a tensor: write tfl.Dense(...)(F), with two pairs of brackets",
        ),
        "function_of_tensorflow": Hint(
            "a function such as tf.nn.relu is called on a Keras tensor",
            "use a layer in its place, such as tfl.ReLU()(Z1)",
        ),
    },
)

TEXTS = {"convolutional_model": _CONVOLUTIONAL_MODEL}
