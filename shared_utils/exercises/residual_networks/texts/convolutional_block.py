"""The words about convolutional_block."""

from ...contract import ExerciseTexts, Hint

_CONVOLUTIONAL_BLOCK = ExerciseTexts(
    summary="A block that changes the size: its shortcut has a convolution of its own.",
    shapes="X (m, n_H, n_W, n_C) → (m, ⌈n_H/s⌉, ⌈n_W/s⌉, F3), with filters = [F1, F2, F3]",
    groups={
        "basic": "a Keras tensor that convolutions have made",
        "convolutions": "the four convolutions, with f=3 and s=2",
        "activations": "where the normalisations and the ReLUs stand",
        "strides": "strides of 1 and 3, and s left to its default",
        "filter_sizes": "a middle convolution of another size: f=5 and f=2",
        "filters": "three different numbers of filters",
        "whole": "the whole block, also on an input that is not square",
    },
    hints={
        "no_batch_norm_on_the_shortcut": Hint(
            "the shortcut has no BatchNormalization", "its convolution has one behind it, as all others do"
        ),
        "shortcut_missing": Hint("the shortcut is left out", "add X_shortcut to X before the last ReLU"),
        "shortcut_after_the_last_relu": Hint(
            "the shortcut is added after the last ReLU", "add first, then apply the ReLU to the sum"
        ),
        "adds_the_main_path_to_itself": Hint(
            "the main path is added to itself", "one of the two that are added is X_shortcut"
        ),
        "adds_the_shortcut_to_itself": Hint(
            "the shortcut is added to itself", "one of the two that are added is X, the main path"
        ),
        "no_convolution_in_the_shortcut": Hint(
            "the shortcut has no convolution, so the two paths differ in shape",
            "a Conv2D with F3 filters of 1×1 and stride s brings the shortcut to the shape of the main path",
        ),
        "shortcut_convolves_the_main_path": Hint(
            "the convolution of the shortcut is called on X, after X went through the main path",
            "call it on X_shortcut, which was kept at the start",
        ),
        "shortcut_convolves_the_main_path_without_stride": Hint(
            "the convolution of the shortcut is called on the main path, without a stride",
            "call it on X_shortcut, which was kept at the start, with stride s",
        ),
        "relu_on_the_shortcut": Hint(
            "the shortcut has a ReLU of its own", "it has a convolution and a BatchNormalization only"
        ),
        "shortcut_of_filter_size_f": Hint("the convolution of the shortcut is f×f", "it should be 1×1"),
        "shortcut_has_F1_filters": Hint(
            "the shortcut has F1 channels, and the main path has F3", "its convolution has F3 filters"
        ),
        "shortcut_pooled": Hint(
            "the shortcut is made smaller by pooling", "the stride s of its convolution does that"
        ),
        "concatenates": Hint("the two paths are put side by side", "Add() sums them"),
        "multiplies": Hint("the two paths are multiplied", "use Add()"),
        "stride_in_the_middle": Hint(
            "the second convolution has the stride", "the first one has it, and the one in the shortcut"
        ),
        "stride_in_the_last_convolution": Hint(
            "the third convolution has the stride", "the first one has it, and the one in the shortcut"
        ),
        "stride_in_all_convolutions": Hint(
            "all convolutions of the main path have the stride", "only the first one has it"
        ),
        "stride_in_the_first_two_convolutions": Hint(
            "the first two convolutions have the stride", "the second one has stride 1"
        ),
        "no_stride_on_the_shortcut": Hint(
            "the convolution of the shortcut has stride 1, so the paths differ in size",
            "it should have stride s",
        ),
        "stride_on_the_shortcut_only": Hint(
            "only the shortcut has the stride, so the paths differ in size",
            "the first convolution of the main path has it too",
        ),
        "stride_not_used": Hint(
            "s is not used", "the first convolution and the shortcut have strides=(s, s)"
        ),
        "stride_typed_in": Hint("the stride is always 2", "use the argument s"),
        "stride_1_by_default": Hint("s is 1 when it is not given", "the signature says s=2"),
        "relu_after_the_sum_missing": Hint("the last ReLU is missing", "the block ends in a ReLU of the sum"),
        "relu_before_the_sum_too": Hint(
            "the main path has a ReLU just before the sum", "the third convolution has none; sum first"
        ),
        "relu_before_the_sum_on_both_paths": Hint(
            "both paths have a ReLU just before the sum", "there is one ReLU, after the sum"
        ),
        "first_relu_missing": Hint(
            "the ReLU of the first convolution is missing", "it stands behind the first BatchNormalization"
        ),
        "second_relu_missing": Hint(
            "the ReLU of the second convolution is missing", "it stands behind the second BatchNormalization"
        ),
        "relus_between_the_convolutions_missing": Hint(
            "there is no ReLU between the convolutions",
            "the first and the second BatchNormalization are followed by one",
        ),
        "relu_before_batch_norm": Hint(
            "the ReLU comes before the BatchNormalization",
            "the order is convolution, BatchNormalization, ReLU; look for activation='relu' in a Conv2D",
        ),
        "batch_norms_missing": Hint(
            "there is no BatchNormalization", "each of the four convolutions has one behind it"
        ),
        "first_batch_norm_missing": Hint(
            "the first BatchNormalization is missing", "each of the four convolutions has one behind it"
        ),
        "second_batch_norm_missing": Hint(
            "the second BatchNormalization is missing", "each of the four convolutions has one behind it"
        ),
        "last_batch_norm_missing": Hint(
            "the third BatchNormalization is missing",
            "it stands between the third convolution and the sum; see that its layer is called on X",
        ),
        "batch_norm_of_another_axis": Hint(
            "the BatchNormalization works along rows", "the channels are the last axis: axis=3 or axis=-1"
        ),
        "middle_does_not_pad": Hint(
            "the middle convolution does not pad, so the paths differ in size",
            "padding='same' keeps height and width",
        ),
        "filter_size_typed_in": Hint("the middle convolution is always 3×3", "use the argument f"),
        "filter_size_not_used": Hint("the middle convolution is 1×1", "its filters should be f×f"),
        "filter_size_everywhere": Hint(
            "all convolutions of the main path are f×f", "the first and the third are 1×1"
        ),
        "filter_size_in_the_first": Hint(
            "the first convolution is f×f, not the second", "the sizes should be 1, f, 1"
        ),
        "swaps_F1_and_F2": Hint("F1 and F2 are swapped", "the first convolution has F1 filters"),
        "takes_F1_twice": Hint("the second convolution has F1 filters", "it should have F2"),
        "takes_F3_twice": Hint("the second convolution has F3 filters", "it should have F2"),
        "F2_channels_at_the_end": Hint(
            "both paths end with F2 channels",
            "the third convolution and the one in the shortcut have F3 filters",
        ),
        "last_convolution_missing": Hint(
            "the main path ends with F2 channels, and the shortcut has F3",
            "the third convolution has F3 filters; see that it is called on X",
        ),
        "returns_the_shortcut": Hint(
            "what comes back is the shortcut alone", "add both paths and return what the last ReLU gives"
        ),
        "returns_a_model": Hint("a whole model is returned", "return the tensor X"),
    },
)

TEXTS = {"convolutional_block": _CONVOLUTIONAL_BLOCK}
