"""The words about identity_block."""

from ...contract import ExerciseTexts, Hint

_IDENTITY_BLOCK = ExerciseTexts(
    summary="Send X through three convolutions and add X to what comes out.",
    shapes="X (m, n_H, n_W, F3) → (m, n_H, n_W, F3), with filters = [F1, F2, F3]",
    groups={
        "basic": "a Keras tensor that convolutions have made",
        "convolutions": "the three convolutions, with f=3",
        "activations": "where the normalisations and the ReLUs stand",
        "filter_sizes": "a middle convolution of another size: f=5 and f=2",
        "filters": "three different numbers of filters",
        "whole": "the whole block, also on an input that is not square",
    },
    hints={
        "shortcut_missing": Hint(
            "the shortcut is left out", "keep X before the first convolution, and add it before the last ReLU"
        ),
        "shortcut_after_the_last_relu": Hint(
            "the shortcut is added after the last ReLU", "add first, then apply the ReLU to the sum"
        ),
        "adds_the_main_path_to_itself": Hint(
            "the main path is added to itself", "write `X_shortcut = X` before X is changed, and add that"
        ),
        "shortcut_kept_after_the_first_convolution": Hint(
            "the shortcut starts behind the first convolution",
            "write `X_shortcut = X` as the first line, before any layer",
        ),
        "shortcut_kept_after_the_second_convolution": Hint(
            "the shortcut starts behind the second convolution",
            "write `X_shortcut = X` as the first line, before any layer",
        ),
        "convolution_in_the_shortcut": Hint(
            "the shortcut has a convolution", "that is the other block; here X is added as it came in"
        ),
        "concatenates": Hint(
            "the two paths are put side by side", "Add() sums them, so the number of channels stays"
        ),
        "multiplies": Hint("the two paths are multiplied", "use Add()"),
        "subtracts": Hint("the shortcut is subtracted", "use Add()"),
        "averages": Hint("the average of the two paths is taken", "use Add(), which does not halve the sum"),
        "relu_after_the_sum_missing": Hint("the last ReLU is missing", "the block ends in a ReLU of the sum"),
        "relu_before_the_sum_too": Hint(
            "the main path has a ReLU just before the sum", "the third convolution has none; sum first"
        ),
        "first_relu_missing": Hint(
            "the ReLU of the first convolution is missing", "it stands behind the first BatchNormalization"
        ),
        "second_relu_missing": Hint(
            "the ReLU of the second convolution is missing", "it stands behind the second BatchNormalization"
        ),
        "relus_between_the_convolutions_missing": Hint(
            "there is no ReLU between the convolutions",
            "the first and the second BatchNormalization are followed by one; without it they are one linear "
            "step",
        ),
        "relu_before_batch_norm": Hint(
            "the ReLU comes before the BatchNormalization",
            "the order is convolution, BatchNormalization, ReLU; look for activation='relu' in a Conv2D",
        ),
        "relu_before_every_batch_norm": Hint(
            "each convolution has a ReLU before its BatchNormalization",
            "the order is convolution, BatchNormalization, ReLU, and the third convolution has no ReLU",
        ),
        "batch_norms_missing": Hint(
            "there is no BatchNormalization", "each of the three convolutions has one behind it"
        ),
        "first_batch_norm_missing": Hint(
            "the first BatchNormalization is missing", "each of the three convolutions has one behind it"
        ),
        "second_batch_norm_missing": Hint(
            "the second BatchNormalization is missing", "each of the three convolutions has one behind it"
        ),
        "last_batch_norm_missing": Hint(
            "the third BatchNormalization is missing",
            "it stands between the third convolution and the sum; see that its layer is called on X",
        ),
        "last_batch_norm_after_the_sum": Hint(
            "the third BatchNormalization comes after the sum",
            "normalise the main path first; the shortcut is added as it is",
        ),
        "batch_norm_of_another_axis": Hint(
            "the BatchNormalization works along rows", "the channels are the last axis: axis=3 or axis=-1"
        ),
        "batch_norm_and_relu_before_each_convolution": Hint(
            "normalisation and ReLU come before each convolution",
            "that is a later form of the block; here each convolution comes first",
        ),
        "middle_does_not_pad": Hint(
            "the middle convolution does not pad, so the paths differ in size",
            "padding='same' keeps height and width",
        ),
        "filter_size_typed_in": Hint("the middle convolution is always 3×3", "use the argument f"),
        "filter_size_not_used": Hint("the middle convolution is 1×1", "its filters should be f×f"),
        "filter_size_everywhere": Hint(
            "all three convolutions are f×f", "the first and the third are 1×1: cheap, before and after"
        ),
        "filter_size_in_the_first_too": Hint("the first convolution is f×f too", "only the second one is"),
        "filter_size_in_the_first": Hint(
            "the first convolution is f×f, not the second", "the sizes should be 1, f, 1"
        ),
        "filter_size_in_the_last": Hint(
            "the third convolution is f×f, not the second", "the sizes should be 1, f, 1"
        ),
        "swaps_F1_and_F2": Hint("F1 and F2 are swapped", "the first convolution has F1 filters"),
        "takes_F1_twice": Hint("the second convolution has F1 filters", "it should have F2"),
        "takes_F2_twice": Hint("the first convolution has F2 filters", "it should have F1"),
        "takes_F3_twice": Hint("the second convolution has F3 filters", "it should have F2"),
        "F2_channels_at_the_end": Hint(
            "the main path ends with F2 channels, and X has F3",
            "the third convolution has F3 filters; see that it is called on X",
        ),
        "F1_channels_at_the_end": Hint(
            "the main path ends with F1 channels, and X has F3", "the third convolution has F3 filters"
        ),
        "has_a_stride_of_2": Hint(
            "the first convolution has a stride of 2", "this block keeps the size: every stride is 1"
        ),
        "returns_the_input": Hint(
            "X comes back as it went in", "each layer makes a new tensor: write `X = layer(X)`"
        ),
        "returns_a_model": Hint("a whole model is returned", "return the tensor X"),
    },
)

TEXTS = {"identity_block": _IDENTITY_BLOCK}
