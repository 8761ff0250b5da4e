"""The words about the Inception module."""

from ...contract import ExerciseTexts, Hint

_ORDER = "the order is 1×1, 3×3, 5×5, pooling"


def _does_not_pad(what):
    return Hint(f"{what} does not pad, so the branches differ in size", "give it padding='same'")


_INCEPTION_MODULE = ExerciseTexts(
    summary="Look at X through filters of several sizes at once and put the results side by side.",
    shapes="X (m, n_H, n_W, n_C) → (m, n_H, n_W, 256)",
    groups={
        "basic": "a Keras tensor that convolutions and a concatenation have made",
        "convolutions": "the six convolutions, branch by branch",
        "pooling": "the max pooling",
        "activations": "a ReLU behind each convolution",
        "whole": "all branches, also on an input that is not square",
    },
    hints={
        "branches_in_a_row": Hint(
            "each branch starts where the one before it ends",
            "all four start from the same X; do not overwrite it",
        ),
        "branches_in_a_row_and_only_the_last_returned": Hint(
            "all layers stand in one row", "there are four branches, each from X; join them with Concatenate"
        ),
        "pooling_branch_first": Hint("the pooling branch comes first", _ORDER),
        "largest_filters_first": Hint("the 5×5 branch comes first and the 1×1 branch third", _ORDER),
        "branches_backwards": Hint("the branches are joined backwards", _ORDER),
        "three_before_one": Hint("the 3×3 branch comes before the 1×1 branch", _ORDER),
        "five_before_three": Hint("the 5×5 branch comes before the 3×3 branch", _ORDER),
        "adds_the_branches": Hint(
            "the branches are added", "they have different channels; put them side by side with Concatenate"
        ),
        "joins_along_another_axis": Hint(
            "the branches are joined along another axis than the channels", "leave axis out, or write axis=-1"
        ),
        "input_put_beside_the_branches": Hint(
            "X is one of the joined tensors", "join the four branches only"
        ),
        "no_reduction_at_all": Hint(
            "all 1×1 convolutions but the first branch's are missing",
            "one stands before the 3×3, one before the 5×5 and one after the pooling",
        ),
        "no_reduction_before_three_and_five": Hint(
            "the 3×3 and the 5×5 convolution work on X itself",
            "1×1 convolutions with 96 and 16 filters come before them and make them cheap",
        ),
        "no_reduction_before_three": Hint(
            "the 3×3 convolution works on X itself", "a 1×1 convolution with 96 filters comes before it"
        ),
        "no_reduction_before_five": Hint(
            "the 5×5 convolution works on X itself", "a 1×1 convolution with 16 filters comes before it"
        ),
        "no_convolution_after_the_pooling": Hint(
            "the pooling branch ends with the pooling, and keeps all channels of X",
            "a 1×1 convolution with 32 filters comes after it",
        ),
        "convolution_before_the_pooling": Hint("the pooling comes after its 1×1 convolution", "pool X first"),
        "reductions_after_the_large_filters": Hint(
            "the 1×1 convolutions come after the 3×3 and the 5×5", "reduce first, then use the large filters"
        ),
        "reductions_swapped": Hint(
            "16 channels go into the 3×3 and 96 into the 5×5", "it is 96 before the 3×3 and 16 before the 5×5"
        ),
        "one_reduction_for_both": Hint(
            "the 3×3 and the 5×5 share one 1×1 convolution",
            "each branch has one of its own, of 96 and 16 filters",
        ),
        "three_for_five": Hint("the third branch has filters of 3×3", "they should be 5×5"),
        "five_and_three_swapped": Hint(
            "the filters of 3×3 and 5×5 are swapped", "the second branch is 3×3, with 128 filters"
        ),
        "large_filters_do_not_pad": Hint(
            "neither the 3×3 nor the 5×5 convolution pads, so the branches differ in size",
            "give both padding='same'",
        ),
        "three_does_not_pad": _does_not_pad("the 3×3 convolution"),
        "five_does_not_pad": _does_not_pad("the 5×5 convolution"),
        "sixty_four_after_the_pooling": Hint(
            "the pooling branch ends with 64 channels", "it should end with 32"
        ),
        "one_by_one_branch_missing": Hint(
            "the 1×1 branch is missing", "it is the first of the four, with 64 filters"
        ),
        "pooling_branch_missing": Hint("the pooling branch is missing", "it is the last of the four"),
        "five_branch_missing": Hint("the 5×5 branch is missing", "it is the third of the four"),
        "pooling_skipped": Hint(
            "the pooling is left out of its branch",
            "MaxPooling2D comes before its 1×1 convolution; is it called?",
        ),
        "average_pooling": Hint("the pooling takes averages", "use MaxPooling2D"),
        "pooling_with_a_stride_of_its_size": Hint(
            "the pooling has a stride of 3, its size, when none is given",
            "give it strides=1, and the size stays",
        ),
        "pooling_with_a_stride_of_2": Hint(
            "the pooling has a stride of 2", "give it strides=1, and the size stays"
        ),
        "pooling_does_not_pad": _does_not_pad("the pooling"),
        "pooling_of_2": Hint("the pooling is 2×2", "its window should be 3×3"),
        "relus_missing": Hint("there are no ReLUs", "each of the six convolutions has activation='relu'"),
        "one_relu_at_the_end": Hint(
            "there is one ReLU, behind the concatenation",
            "each of the six convolutions has activation='relu'",
        ),
        "no_relu_on_the_branches_ends": Hint(
            "the last convolution of each branch has no ReLU",
            "each of the six convolutions has activation='relu'",
        ),
        "no_relu_on_the_reductions": Hint(
            "the 1×1 convolutions before the 3×3 and the 5×5 have no ReLU", "they have activation='relu' too"
        ),
        "no_relu_after_the_pooling": Hint(
            "the 1×1 convolution after the pooling has no ReLU", "it has activation='relu' too"
        ),
        "batch_norms_added": Hint(
            "there are BatchNormalizations", "this module is older: it has convolutions and ReLUs only"
        ),
        "returns_the_branches": Hint("the branches come back one by one", "join them with Concatenate"),
        "returns_a_model": Hint("a whole model is returned", "return the tensor"),
    },
)

TEXTS = {"inception_module": _INCEPTION_MODULE}
