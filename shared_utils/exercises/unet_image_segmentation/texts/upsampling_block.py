"""The words about upsampling_block."""

from ...contract import ExerciseTexts, Hint

_CHANNELS = "the channels are the last axis: axis=3"
_JOIN = "concatenate([up, contractive_input], axis=3) puts them side by side"
_TRANSPOSED = "use Conv2DTranspose(n_filters, 3, strides=2, padding='same')"
_TRANSPOSED_3 = "it is 3×3"
_BOTH_3 = "both convolutions are 3×3"
_RELU = "give both convolutions activation='relu'"

_UPSAMPLING_BLOCK = ExerciseTexts(
    summary="One level on the way up: enlarge, put the skip beside it, then two convolutions.",
    shapes="(m, n_H, n_W, n_C) and (m, 2 n_H, 2 n_W, n_C_skip) → (m, 2 n_H, 2 n_W, n_filters)",
    groups={
        "basic": "a tensor that is made by convolutions",
        "transposed": "its transposed convolution",
        "joined": "the axis along which the two tensors are joined",
        "convolutions": "its convolutions: filters, size, padding",
        "activations": "its ReLUs",
        "n_filters": "other numbers of filters",
        "whole": "all layers and how they are connected",
    },
    hints={
        "joins_along_rows": Hint("the two tensors are joined along the rows (axis=1)", _CHANNELS),
        "joins_along_columns": Hint("the two tensors are joined along the columns (axis=2)", _CHANNELS),
        "joins_along_the_batch": Hint("the two tensors are joined along the batch (axis=0)", _CHANNELS),
        "skip_first": Hint(
            "the skip comes first in the concatenation",
            "the enlarged input comes first: [up, contractive_input]",
        ),
        "adds": Hint("the two tensors are added", _JOIN),
        "multiplies": Hint("the two tensors are multiplied", _JOIN),
        "joins_the_small_input": Hint(
            "the input is joined before it is enlarged, so the sizes do not fit",
            "concatenate what Conv2DTranspose returns, not expansive_input",
        ),
        "skip_left_out": Hint(
            "the skip is not used",
            "concatenate it with the enlarged input, and call the first convolution on the result",
        ),
        "second_convolution_on_the_enlarged": Hint(
            "the second convolution is called on the enlarged input",
            "call it on what the first one returned; the first one and the skip are lost otherwise",
        ),
        "joins_the_enlarged_with_itself": Hint(
            "the enlarged input is joined with itself", "the second of the two is contractive_input"
        ),
        "joins_the_skip_with_itself": Hint(
            "the skip is joined with itself", "the first of the two is what Conv2DTranspose returns"
        ),
        "skip_alone": Hint(
            "the convolutions work on the skip alone", "call the first one on the concatenation"
        ),
        "joins_after_the_convolutions": Hint(
            "the skip is joined after the convolutions", "join first, so that the convolutions see both"
        ),
        "swaps_the_inputs": Hint(
            "the skip is enlarged in place of the input",
            "Conv2DTranspose works on expansive_input; contractive_input has the full size already",
        ),
        "pools_the_skip": Hint(
            "the skip is made smaller until it fits the input",
            f"it is the other way round: the input is enlarged; {_TRANSPOSED}",
        ),
        "upsampling_without_weights": Hint(
            "the input is enlarged by repeating pixels (UpSampling2D)",
            _TRANSPOSED,
        ),
        "upsampling_and_a_convolution": Hint(
            "the input is enlarged by UpSampling2D and a convolution", _TRANSPOSED
        ),
        "upsampling_and_a_convolution_of_2": Hint(
            "the input is enlarged by UpSampling2D and a convolution of 2×2", _TRANSPOSED
        ),
        "convolution_with_a_stride": Hint(
            "a Conv2D with a stride makes the input smaller, so the sizes do not fit", _TRANSPOSED
        ),
        "transposed_filter_of_2": Hint("the transposed convolution is 2×2", _TRANSPOSED_3),
        "transposed_filter_of_4": Hint("the transposed convolution is 4×4", _TRANSPOSED_3),
        "transposed_filter_of_1": Hint("the transposed convolution is 1×1", _TRANSPOSED_3),
        "no_stride": Hint(
            "the input keeps its size, so it does not fit the skip",
            "Conv2DTranspose enlarges by its stride: give it strides=2",
        ),
        "stride_of_3": Hint(
            "the transposed convolution has stride 3, so the sizes do not fit",
            "the stride is 2, the size 3×3",
        ),
        "transposed_does_not_pad": Hint(
            "the transposed convolution has padding='valid', which gives one row and one column more",
            "give it padding='same': then the size doubles exactly",
        ),
        "relu_on_the_transposed": Hint(
            "the transposed convolution has a ReLU", "only the two convolutions behind it have one"
        ),
        "transposed_keeps_the_channels": Hint(
            "the transposed convolution has as many filters as its input has channels",
            "it should have n_filters",
        ),
        "transposed_with_2_n_filters": Hint(
            "the transposed convolution has 2 · n_filters filters", "it should have n_filters"
        ),
        "transposed_with_half_of_n_filters": Hint(
            "the transposed convolution has half of n_filters", "it should have n_filters"
        ),
        "one_convolution": Hint(
            "there is one convolution only",
            "there are two: see that the second one is called on the output of the first",
        ),
        "no_convolution": Hint(
            "there is no convolution after the joining", "two of 3×3 follow, with n_filters and a ReLU each"
        ),
        "filters_of_5": Hint("the convolutions are 5×5", _BOTH_3),
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
        "always_32_filters": Hint("there are always 32 filters", "use the argument n_filters"),
        "as_many_filters_as_the_skip": Hint(
            "the number of filters is taken from the skip", "use the argument n_filters"
        ),
        "as_many_filters_as_the_input": Hint(
            "the number of filters is taken from the input", "use the argument n_filters"
        ),
        "convolutions_with_2_n_filters": Hint(
            "the two convolutions have 2 · n_filters filters",
            "they have n_filters, although twice as many channels come in",
        ),
        "relus_missing": Hint("there is no ReLU", _RELU),
        "first_relu_missing": Hint("the first convolution has no ReLU", _RELU),
        "second_relu_missing": Hint("the second convolution has no ReLU", _RELU),
        "sigmoids_for_relus": Hint("the convolutions have a sigmoid", _RELU),
        "batch_norms_added": Hint(
            "there is a BatchNormalization behind each convolution", "this block has none: leave it out"
        ),
        "dropout_added": Hint("there is a dropout at the end", "only blocks on the way down have one"),
        "pools_at_the_end": Hint("the block pools at the end", "on the way up nothing is pooled"),
        "returns_the_enlarged": Hint(
            "what comes back is the enlarged input", "return what the last convolution gives"
        ),
        "returns_the_small_input": Hint(
            "the input comes back as it went in", "each layer makes a new tensor: return the last one"
        ),
        "returns_two_tensors": Hint(
            "two tensors are returned", "this block returns one: what the last ReLU gives"
        ),
        "returns_a_model": Hint("a whole model is returned", "return the tensor"),
    },
)

TEXTS = {"upsampling_block": _UPSAMPLING_BLOCK}
