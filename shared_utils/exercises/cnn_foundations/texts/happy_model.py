"""The words about happyModel."""

from ...contract import ExerciseTexts, Hint

_HAPPY_MODEL = ExerciseTexts(
    summary="Build a network that says how likely it is that a face smiles.",
    shapes="() → a Keras model from pictures (m, 64, 64, 3) to probabilities (m, 1)",
    groups={
        "basic": "a Keras model with a convolution and a dense layer",
        "input": "pictures of 64×64×3 with three pixels of padding",
        "convolution": "one convolution with 32 filters of 7×7 and stride 1",
        "normalisation": "one BatchNormalization and one ReLU behind it",
        "pooling": "one max pooling of 2×2",
        "output": "flattened, then one number with a sigmoid",
        "whole": "all layers, in this order, and none besides",
    },
    hints={
        "no_input_shape": Hint(
            "the model is not told what its pictures look like",
            "begin with tf.keras.Input(shape=(64, 64, 3)), or give the first layer input_shape=(64, 64, 3)",
        ),
        "zero_padding_missing": Hint(
            "the padding is missing", "tfl.ZeroPadding2D(3) comes before the convolution"
        ),
        "batch_norm_missing": Hint(
            "the BatchNormalization is missing", "it stands between the convolution and the ReLU"
        ),
        "relu_missing": Hint(
            "the ReLU is missing",
            "it stands behind the BatchNormalization; without it, all of this is one linear step",
        ),
        "batch_norm_and_relu_missing": Hint(
            "nothing stands between the convolution and the pooling",
            "first BatchNormalization, then ReLU",
        ),
        "pooling_skipped": Hint("the max pooling is missing", "it halves height and width before Flatten"),
        "flatten_missing": Hint(
            "the numbers are not flattened before the Dense layer",
            "Dense works on the last axis alone, so each pixel gets a number; tfl.Flatten() comes first",
        ),
        "dense_missing": Hint(
            "the Dense layer is missing", "one number is asked for: tfl.Dense(1, ...) ends it"
        ),
        "rescaling_added": Hint(
            "the model scales the pictures itself", "they arrive scaled; leave that layer out"
        ),
        "dropout_added": Hint("there is a Dropout", "it is a good idea elsewhere; this network has none"),
        "hidden_dense_layer": Hint(
            "there are two Dense layers", "one is enough: the last, with one number and a sigmoid"
        ),
        "batch_norm_after_relu": Hint(
            "the ReLU comes before the BatchNormalization", "swap the two: normalise first, then cut at zero"
        ),
        "relu_inside_the_convolution": Hint(
            "a ReLU works inside the convolution already", "leave activation= out of Conv2D"
        ),
        "pooling_before_batch_norm": Hint(
            "the max pooling comes before the BatchNormalization",
            "pool last: here the means and variances are those of what is left after pooling",
        ),
        "padding_after_the_convolution": Hint(
            "the padding comes after the convolution", "pad first, so that the filter reaches the border"
        ),
        "channels_first": Hint("the input has its channels first", "here they come last: (64, 64, 3)"),
        "grey_pictures": Hint("the input has one channel", "the pictures have three: red, green and blue"),
        "pads_1": Hint("the padding has one pixel on each side", "three are asked for: tfl.ZeroPadding2D(3)"),
        "pads_2": Hint(
            "the padding has two pixels on each side", "three are asked for: tfl.ZeroPadding2D(3)"
        ),
        "padded_twice": Hint(
            "the pictures are padded twice, by ZeroPadding2D and by the convolution",
            "leave padding='same' out of Conv2D",
        ),
        "filters_of_3": Hint("the filters are 3×3", "they should be 7×7"),
        "filters_of_5": Hint("the filters are 5×5", "they should be 7×7"),
        "filters_16": Hint("there are 16 filters", "there should be 32"),
        "filters_64": Hint("there are 64 filters", "there should be 32"),
        "number_and_size_swapped": Hint(
            "the number of filters and their size are swapped", "Conv2D takes the number first, then the size"
        ),
        "stride_2_in_the_convolution": Hint(
            "the convolution has stride 2", "it has stride 1; the pooling is what halves the size"
        ),
        "batch_norm_of_another_axis": Hint(
            "the BatchNormalization works along the height",
            "the channels are the last axis: axis=3, axis=-1, or no axis at all",
        ),
        "pooling_with_stride_1": Hint(
            "the pooling has stride 1", "leave strides= out: it is the size of the window then"
        ),
        "pooling_of_3": Hint("the pooling has windows of 3×3", "they should be 2×2"),
        "pooling_of_4": Hint("the pooling has windows of 4×4", "they should be 2×2"),
        "average_pooling": Hint("the pooling takes averages", "MaxPooling2D takes the largest values"),
        "global_average_for_flatten": Hint(
            "each channel is averaged to one number", "Flatten keeps every pixel"
        ),
        "global_maximum_for_flatten": Hint("of each channel one number is left", "Flatten keeps every pixel"),
        "tanh_for_relu": Hint("the activation in the middle is a tanh", "a ReLU is asked for"),
        "sigmoid_for_relu": Hint(
            "the activation in the middle is a sigmoid", "a ReLU is asked for; the sigmoid comes at the end"
        ),
        "logits_for_a_probability": Hint(
            "the last layer has no activation, so it can give any number",
            "a sigmoid makes a probability of it: activation='sigmoid'",
        ),
        "softmax_of_one_number": Hint(
            "the last layer has a softmax, which is always 1 for a single number", "use a sigmoid"
        ),
        "relu_on_the_output": Hint(
            "the last layer has a ReLU", "a probability lies between 0 and 1: use a sigmoid"
        ),
        "tanh_on_the_output": Hint(
            "the last layer has a tanh, which goes down to -1",
            "a probability lies between 0 and 1: use a sigmoid",
        ),
        "two_numbers_with_softmax": Hint(
            "the last layer gives two numbers with a softmax",
            "that works too, but here one number with a sigmoid is asked for",
        ),
        "two_numbers_with_sigmoid": Hint(
            "the last layer gives two numbers", "one is enough: the probability of a smile"
        ),
        "returns_nothing": Hint(
            "the function returns None", "its last line is `return model`; model.summary() gives None, too"
        ),
        "returns_a_list_of_layers": Hint(
            "the layers are returned in a list", "wrap the list: tf.keras.Sequential([...])"
        ),
    },
)

TEXTS = {"happyModel": _HAPPY_MODEL}
