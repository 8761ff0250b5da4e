"""The words about unet_model."""

from ...contract import ExerciseTexts, Hint

_DOWN = "on the way down the blocks have n, 2n, 4n, 8n and 16n filters"
_UP = "on the way up the blocks have 8n, 4n, 2n and n filters"
_DROPOUT = "the fourth and the fifth block have dropout_prob=0.3, the others none"
_LOGITS = "the cost takes logits: the last convolution has no activation"
_DEEPEST_FIRST = "the deepest skip is used first: that of block 4, then 3, 2, 1"
_PAIR = "conv_block returns two tensors: first what goes on down, then the skip"

_UNET_MODEL = ExerciseTexts(
    summary="Put the two blocks together: five levels down, four up, a class for each pixel.",
    shapes="pictures of input_size → logits (m, n_H, n_W, n_classes)",
    groups={
        "basic": "a Keras model with convolutions, transposed convolutions and skips",
        "convolutions": "its 20 convolutions: filters, sizes, padding",
        "transposed": "its four transposed convolutions",
        "pooling": "its four poolings",
        "dropout": "its two dropouts and their rates",
        "activations": "its 19 ReLUs",
        "n_filters": "another n_filters",
        "n_classes": "another number of classes",
        "input_size": "pictures of another size and number of channels",
        "whole": "all layers and how they are connected",
    },
    hints={
        "pooled_outputs_for_skips": Hint(
            "the pooled outputs are given to the way up, and their sizes do not fit",
            _PAIR,
        ),
        "pair_unpacked_the_wrong_way_round": Hint(
            "the two tensors of conv_block are swapped",
            "X, skip = conv_block(...): first what goes on down, then the skip",
        ),
        "pooled_outputs_of_the_level_above": Hint(
            "the pooled outputs of the level above are used as skips",
            f"they fit, but they are not the skips; {_PAIR}",
        ),
        "skips_in_the_order_of_the_encoder": Hint(
            "the skips are used in the order in which they were made, so the sizes do not fit", _DEEPEST_FIRST
        ),
        "the_deepest_skip_everywhere": Hint(
            "the skip of block 4 is used again and again", f"each level has its own; {_DEEPEST_FIRST}"
        ),
        "skips_one_level_too_deep": Hint(
            "the first skip that is used is that of block 5, so the sizes do not fit", _DEEPEST_FIRST
        ),
        "skip_swapped_with_the_input": Hint(
            "the two inputs of upsampling_block are swapped",
            "first what comes from below, then the skip: upsampling_block(below, skip, n_filters)",
        ),
        "decoder_not_in_a_row": Hint(
            "every upsampling_block works on the output of block 5, so the sizes do not fit",
            "each one works on the output of the one before it",
        ),
        "both_tensors_handed_to_the_next_block": Hint(
            "the next block is given both outputs of a conv_block", _PAIR
        ),
        "both_tensors_handed_over_as_skip": Hint(
            "upsampling_block is given both outputs of a conv_block as the skip", _PAIR
        ),
        "both_tensors_of_the_lowest_level_enlarged": Hint(
            "upsampling_block is given both outputs of block 5", _PAIR
        ),
        "goes_on_from_the_skips": Hint(
            "the skips go on down, so the picture stays large and the sizes do not fit on the way up",
            _PAIR,
        ),
        "lowest_level_pools": Hint(
            "block 5 pools too, so the sizes do not fit on the way up", "give it max_pooling=False"
        ),
        "fourth_level_does_not_pool": Hint(
            "block 4 does not pool, so the sizes do not fit on the way up",
            "only block 5, the lowest one, has max_pooling=False",
        ),
        "lowest_level_not_used": Hint(
            "the way up starts from block 4", "start from block 5, the one with 16n filters"
        ),
        "one_level_missing": Hint(
            "there are four levels", "there are five: 16n filters at the bottom, and four upsampling blocks"
        ),
        "doubling_forgotten": Hint("every block has n filters", f"{_DOWN}; {_UP}"),
        "doubling_forgotten_on_the_way_down": Hint("every block on the way down has n filters", _DOWN),
        "doubling_forgotten_on_the_way_up": Hint("every block on the way up has n filters", _UP),
        "filters_grow_by_n": Hint(
            "the filters grow by n, to n, 2n, 3n, 4n, 5n",
            "each block down doubles them, each one up halves them",
        ),
        "filters_grow_by_n_on_the_way_down": Hint(
            "the filters on the way down are n, 2n, 3n, 4n, 5n", f"each block doubles them: {_DOWN}"
        ),
        "doubled_only_once": Hint("all blocks but the first have 2n filters", f"{_DOWN}; {_UP}"),
        "doubled_from_the_start": Hint("the filters start with 2n", _DOWN),
        "lowest_level_with_8_n_filters": Hint("block 5 has 8n filters, like block 4", "it should have 16n"),
        "filters_of_the_way_up_backwards": Hint(
            "the filters on the way up grow: n, 2n, 4n, 8n", f"they get fewer: {_UP}"
        ),
        "way_up_with_too_many_filters": Hint("the blocks on the way up have 16n, 8n, 4n and 2n filters", _UP),
        "way_up_with_too_few_filters": Hint("the blocks on the way up have 4n, 2n, n and n filters", _UP),
        "always_32_filters": Hint("n_filters is always 32", "use the argument n_filters"),
        "always_64_filters": Hint(
            "n_filters is always 64",
            "use the argument n_filters; the network of the paper has 64, this one 32",
        ),
        "dropout_missing": Hint("no block has a dropout", _DROPOUT),
        "dropout_in_every_block": Hint("every block on the way down has a dropout", _DROPOUT),
        "dropout_in_the_lowest_level_only": Hint("only block 5 has a dropout", _DROPOUT),
        "dropout_in_the_fourth_level_only": Hint("only block 4 has a dropout", _DROPOUT),
        "dropout_one_level_too_early": Hint("blocks 3 and 4 have a dropout, and block 5 has none", _DROPOUT),
        "dropout_in_three_levels": Hint("blocks 3, 4 and 5 have a dropout", _DROPOUT),
        "dropout_in_the_first_two_levels": Hint("the first two blocks have a dropout", _DROPOUT),
        "dropout_of_one_half": Hint("the dropouts have a rate of 0.5", _DROPOUT),
        "dropout_grows": Hint("the dropout of block 5 has a rate of 0.5", _DROPOUT),
        "softmax_on_the_logits": Hint("there is a softmax at the end", _LOGITS),
        "sigmoid_on_the_logits": Hint("there is a sigmoid at the end", _LOGITS),
        "relu_on_the_logits": Hint("there is a ReLU at the end", f"{_LOGITS}, since logits may be negative"),
        "last_convolution_of_3_missing": Hint(
            "the last convolution of 3×3 is missing",
            "behind the last upsampling_block comes one with n_filters and a ReLU, then that of 1×1",
        ),
        "last_relu_missing": Hint(
            "the last convolution of 3×3 has no ReLU", "only the convolution of 1×1 behind it has none"
        ),
        "last_convolution_of_3_is_1": Hint(
            "the convolution behind the last upsampling_block is 1×1",
            "it is 3×3; the one that gives the classes is 1×1",
        ),
        "last_convolution_of_3_does_not_pad": Hint(
            "the last convolution of 3×3 does not pad", "each pixel needs a class: give it padding='same'"
        ),
        "classes_by_a_filter_of_3": Hint(
            "the convolution that gives the classes is 3×3", "it is 1×1: each pixel is judged on its own"
        ),
        "classes_by_a_dense_layer": Hint(
            "a Dense layer gives the classes",
            "it computes the same, but the exercise asks for Conv2D(n_classes, 1)",
        ),
        "classes_missing": Hint(
            "the convolution that gives the classes is missing",
            "the last layer is Conv2D(n_classes, 1): see that the model ends with its output",
        ),
        "one_class": Hint(
            "the model gives one number for each pixel", "it gives n_classes numbers: one a class"
        ),
        "always_23_classes": Hint("there are always 23 classes", "use the argument n_classes"),
        "as_many_classes_as_filters": Hint(
            "the last convolution has n_filters filters", "it has n_classes: one number a class"
        ),
        "last_upsampling_missing": Hint(
            "the last upsampling_block is missing, so the result has half the size",
            "there are four; see that the convolution behind the last one is called on its output",
        ),
        "always_96_by_128_by_3": Hint(
            "the pictures are always 96×128×3", "use the argument input_size: Input(input_size)"
        ),
        "always_three_channels": Hint(
            "the pictures always have three channels", "hand input_size to Input as it is: Input(input_size)"
        ),
        "all_arguments_left_aside": Hint(
            "no argument is used", "use input_size in Input, n_filters in the blocks and n_classes at the end"
        ),
        "returns_the_output": Hint("the last tensor is returned", "return Model(inputs=inputs, outputs=...)"),
    },
)

TEXTS = {"unet_model": _UNET_MODEL}
