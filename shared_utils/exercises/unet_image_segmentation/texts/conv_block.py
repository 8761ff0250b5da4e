"""The words about conv_block."""

from ...contract import ExerciseTexts, Hint

_AFTER = "it comes after the second convolution, once"
_BOTH_3 = "both convolutions are 3×3"
_RELU = "give both convolutions activation='relu'"


def _rate(value):
    return Hint(f"the dropout rate is {value} where it should be dropout_prob", "write Dropout(dropout_prob)")


_CONV_BLOCK = ExerciseTexts(
    summary="One level on the way down: two convolutions, then a dropout and a pooling if asked for.",
    shapes="(m, n_H, n_W, n_C) → next_layer (m, n_H / 2, n_W / 2, n_filters), skip_connection of full size",
    groups={
        "basic": "two outputs that are made by convolutions",
        "convolutions": "its convolutions: filters, size, padding",
        "activations": "its ReLUs",
        "n_filters": "other numbers of filters",
        "dropout": "the dropout, with several rates and with none",
        "max_pooling": "the pooling, with max_pooling=True and False",
        "skip": "where the skip is taken: behind the dropout and before the pooling",
        "whole": "both outputs as wholes, with all arguments changed",
    },
    hints={
        "pooled_output_for_the_skip": Hint(
            "the skip is the pooled output",
            "the skip keeps the full size: keep the tensor in a variable before you pool it",
        ),
        "skip_before_the_dropout": Hint(
            "the skip is taken before the dropout",
            "set skip_connection after the `if` of the dropout, so that both outputs have gone through it",
        ),
        "skip_after_the_first_convolution": Hint(
            "the skip is the output of the first convolution", "it is taken after the second one"
        ),
        "skip_is_the_input": Hint(
            "the skip is the input of the block", "it is the output of the convolutions, before the pooling"
        ),
        "skip_and_next_layer_swapped": Hint(
            "the two outputs are swapped", "return next_layer first, then skip_connection"
        ),
        "returns_the_next_layer_only": Hint(
            "only next_layer is returned", "write `return next_layer, skip_connection`"
        ),
        "returns_the_skip_only": Hint(
            "only the skip is returned", "write `return next_layer, skip_connection`"
        ),
        "returns_the_input_too": Hint(
            "the input is returned too", "return two tensors: next_layer and skip_connection"
        ),
        "returns_a_model": Hint("a whole model is returned", "return the two tensors"),
        "dropout_missing": Hint(
            "there is no dropout",
            "where dropout_prob is above 0, apply Dropout(dropout_prob), and assign what it returns",
        ),
        "dropout_always_0_3": Hint(
            "there is a dropout of 0.3 whatever dropout_prob is",
            "write Dropout(dropout_prob), and only where dropout_prob is above 0",
        ),
        "dropout_of_0_3_typed_in": _rate("0.3"),
        "dropout_of_0_5_typed_in": _rate("0.5"),
        "dropout_keeps_the_probability": Hint(
            "the dropout rate is 1 - dropout_prob",
            "Keras takes the share that is dropped: Dropout(dropout_prob)",
        ),
        "dropout_before_the_convolutions": Hint("the dropout comes before the convolutions", _AFTER),
        "dropout_between_the_convolutions": Hint("the dropout comes between the convolutions", _AFTER),
        "dropout_after_each_convolution": Hint("there is a dropout after each convolution", _AFTER),
        "dropout_after_the_pooling": Hint(
            "the dropout comes after the pooling, and the skip has none",
            "first the dropout, then the skip is taken, then the pooling",
        ),
        "dropout_only_where_it_pools": Hint(
            "there is a dropout only where max_pooling is true",
            "the two are asked for separately: two `if`, one after the other and not one inside the other",
        ),
        "dropout_in_place_of_the_pooling": Hint(
            "the pooling is left out where there is a dropout",
            "the two are asked for separately: write `if` for the pooling too, not `elif` or `else`",
        ),
        "drops_whole_channels": Hint("whole channels are dropped", "use Dropout, not SpatialDropout2D"),
        "always_pools": Hint("max_pooling is not used: the block always pools", "pool only `if max_pooling`"),
        "never_pools": Hint(
            "the block never pools, so both outputs are the same",
            "where max_pooling is true, next_layer is MaxPooling2D applied to the convolutions",
        ),
        "pools_where_it_should_not": Hint(
            "the block pools where max_pooling is false, and not where it is true",
            "look at the condition of the `if`",
        ),
        "average_pooling": Hint("the pooling takes averages", "use MaxPooling2D"),
        "pooling_of_3": Hint("the pooling is 3×3", "MaxPooling2D((2, 2)) halves height and width"),
        "pooling_of_3_with_a_stride_of_2": Hint(
            "the window of the pooling is 3×3", "it is 2×2, with stride 2"
        ),
        "pooling_with_a_stride_of_1": Hint(
            "the pooling has stride 1, so it does not halve the size",
            "leave the stride out: it is then the size of the window",
        ),
        "pooling_before_the_convolutions": Hint(
            "the block pools first, so the skip is small too",
            "convolve at full size, keep the skip, then pool",
        ),
        "stride_in_place_of_the_pooling": Hint(
            "a convolution with stride 2 makes the picture smaller",
            "both convolutions have stride 1; MaxPooling2D halves the size, and the skip is taken before it",
        ),
        "stride_and_pooling": Hint("the first convolution has stride 2", "leave the strides of Conv2D out"),
        "one_convolution": Hint(
            "there is one convolution only",
            "there are two: see that the second one is called on the output of the first, not on the input",
        ),
        "three_convolutions": Hint("there are three convolutions", "a block should have two"),
        "filters_of_5": Hint("the convolutions are 5×5", _BOTH_3),
        "filters_of_2": Hint("the convolutions are 2×2", _BOTH_3),
        "filters_of_1": Hint("the convolutions are 1×1", _BOTH_3),
        "second_filter_of_1": Hint("the second convolution is 1×1", _BOTH_3),
        "does_not_pad": Hint(
            "the convolutions do not pad, so the picture loses its border",
            "padding='same' keeps height and width",
        ),
        "first_does_not_pad": Hint(
            "the first convolution does not pad", "give both convolutions padding='same'"
        ),
        "second_does_not_pad": Hint(
            "the second convolution does not pad", "give both convolutions padding='same'"
        ),
        "number_and_size_of_filters_swapped": Hint(
            "there are 3 filters, and n_filters is their size",
            "Conv2D takes the number first: Conv2D(n_filters, 3)",
        ),
        "always_32_filters": Hint("there are always 32 filters", "use the argument n_filters"),
        "filters_doubled_inside": Hint(
            "the second convolution has 2 · n_filters filters",
            "both have n_filters; the network doubles them from block to block",
        ),
        "relus_missing": Hint("there is no ReLU", _RELU),
        "first_relu_missing": Hint("the first convolution has no ReLU", _RELU),
        "second_relu_missing": Hint("the second convolution has no ReLU", _RELU),
        "sigmoids_for_relus": Hint("the convolutions have a sigmoid", _RELU),
        "batch_norms_added": Hint(
            "there is a BatchNormalization behind each convolution", "this block has none: leave it out"
        ),
    },
)

TEXTS = {"conv_block": _CONV_BLOCK}
