"""The words about ResNet-50."""

from ...contract import ExerciseTexts, Hint


def _filters(which, stage, typed, right):
    return Hint(f"{which} in stage {stage} is {typed}", f"look at its list of filters: there stands {right}")


def _missing(stage, count):
    return Hint(
        f"an identity block is missing in stage {stage}",
        f"its convolutional block is followed by {count} identity blocks",
    )


def _stride_1(stage):
    return Hint(
        f"the convolutional block of stage {stage} has stride 1",
        f"give it s=2: stage {stage} halves the size",
    )


_BLOCKS = "the stages have 2, 3, 5 and 2 identity blocks behind their convolutional block"

_RESNET50 = ExerciseTexts(
    summary="Put the two blocks together to a network of fifty layers.",
    shapes="pictures of input_shape → probabilities (m, classes)",
    groups={
        "basic": "a Keras model with convolutions and a dense layer",
        "stem": "the zero padding and the max pooling at the start",
        "convolutions": "its 53 convolutions",
        "activations": "its normalisations and ReLUs",
        "output": "flattened, then a dense layer with softmax",
        "classes": "ten classes",
        "input_shape": "grey pictures that are not square",
        "whole": "all layers and how they are connected",
    },
    hints={
        "F2_628_for_128_in_stage_2": _filters("F2", 2, 628, 128),
        "F1_628_for_128_in_stage_2": _filters("F1", 2, 628, 128),
        "F3_265_for_256_in_stage_1": _filters("F3", 1, 265, 256),
        "F3_521_for_512_in_stage_2": _filters("F3", 2, 521, 512),
        "F3_512_for_1024_in_stage_3": _filters("F3", 3, 512, 1024),
        "F3_1024_for_2048_in_stage_4": _filters("F3", 4, 1024, 2048),
        "stage_4_with_256_filters": Hint(
            "F1 and F2 in stage 4 are 256, as in stage 3", "the last stage has [512, 512, 2048]"
        ),
        "identity_blocks_not_assigned": Hint(
            "the identity blocks are missing",
            "each gives a new tensor: write `X = identity_block(X, ...)`, not the call alone",
        ),
        "one_identity_block_in_each_stage": Hint("each stage has one identity block only", _BLOCKS),
        "one_identity_block_missing_in_each_stage": Hint(
            "each stage has one identity block too few", _BLOCKS
        ),
        "one_identity_block_too_many_in_each_stage": Hint(
            "each stage has one identity block too many", f"{_BLOCKS}; in all that makes 3, 4, 6 and 3"
        ),
        "identity_block_missing_in_stage_1": _missing(1, "two"),
        "identity_block_missing_in_stage_2": _missing(2, "three"),
        "identity_block_missing_in_stage_3": _missing(3, "five"),
        "identity_block_missing_in_stage_4": _missing(4, "two"),
        "stage_4_missing": Hint("stage 4 is missing", "the last stage has [512, 512, 2048] and s=2"),
        "stride_2_in_stage_1": Hint(
            "stage 1 halves the size too, so that one pixel is left and the last pooling does not fit",
            "give its convolutional block s=1; without it, the default 2 counts",
        ),
        "stride_1_in_every_stage": Hint(
            "no stage halves the size", "the convolutional blocks of stages 2, 3 and 4 have s=2"
        ),
        "stride_1_in_stage_2": _stride_1(2),
        "stride_1_in_stage_3": _stride_1(3),
        "stride_1_in_stage_4": _stride_1(4),
        "strides_count_up": Hint(
            "the strides go up, 1, 2, 3, 4, and the last pooling is left out",
            "the stages have s = 1, 2, 2, 2",
        ),
        "convolutional_blocks_only": Hint(
            "every block is a convolutional one", "only the first of each stage is; identity blocks follow it"
        ),
        "identity_block_first": Hint(
            "a stage begins with an identity block, which cannot change the number of channels",
            "begin each stage with convolutional_block",
        ),
        "filters_of_5_in_the_blocks": Hint("the blocks have f=5", "the middle convolutions are 3×3"),
        "filters_of_1_in_the_blocks": Hint("the blocks have f=1", "the middle convolutions are 3×3"),
        "zero_padding_missing": Hint("the zero padding is missing", "ZeroPadding2D((3, 3)) comes first"),
        "zero_padding_of_1": Hint(
            "the zero padding is one pixel wide", "ZeroPadding2D((3, 3)) pads by three"
        ),
        "padding_twice": Hint(
            "the first convolution pads once more", "the zero padding does that; leave out padding='same'"
        ),
        "stride_1_at_the_start": Hint("the first convolution has stride 1", "give it strides=(2, 2)"),
        "filters_of_3_at_the_start": Hint("the first convolution is 3×3", "it has 64 filters of 7×7"),
        "batch_norm_missing_at_the_start": Hint(
            "the first BatchNormalization is missing", "it stands behind the convolution of 7×7"
        ),
        "relu_missing_at_the_start": Hint(
            "the first ReLU is missing", "it stands between the first BatchNormalization and the max pooling"
        ),
        "relu_before_batch_norm_at_the_start": Hint(
            "the first ReLU comes before the BatchNormalization",
            "the order is convolution, BatchNormalization, ReLU",
        ),
        "max_pooling_missing": Hint(
            "the max pooling is missing", "MaxPooling2D((3, 3), strides=(2, 2)) stands before stage 1"
        ),
        "max_pooling_of_2": Hint("the max pooling is 2×2", "its window is 3×3, with a stride of 2"),
        "max_pooling_with_a_stride_of_3": Hint(
            "the max pooling has a stride of 3, its size", "give it strides=(2, 2)"
        ),
        "max_pooling_pads": Hint("the max pooling pads", "leave out padding='same'"),
        "average_pooling_at_the_start": Hint(
            "the pooling at the start takes averages",
            "there stands MaxPooling2D; the averages come at the end",
        ),
        "average_pooling_missing": Hint(
            "the average pooling is missing",
            "AveragePooling2D((2, 2)) stands before Flatten; see that it is called on X",
        ),
        "max_pooling_at_the_end": Hint(
            "the pooling at the end takes maxima", "there stands AveragePooling2D((2, 2))"
        ),
        "global_average_pooling": Hint(
            "the average runs over the whole picture", "AveragePooling2D((2, 2)) averages windows of 2×2"
        ),
        "global_max_pooling": Hint(
            "the pooling at the end takes the maximum of the whole picture", "use AveragePooling2D((2, 2))"
        ),
        "average_pooling_with_a_stride_of_1": Hint(
            "the average pooling has a stride of 1", "leave the stride out: it is then the size, 2"
        ),
        "flatten_missing": Hint(
            "the pixels are not flattened before the Dense layer",
            "a Dense layer works on the last axis alone, so each pixel gets probabilities",
        ),
        "softmax_missing": Hint(
            "the softmax is missing", "the last layer is Dense(classes, activation='softmax')"
        ),
        "sigmoid_for_softmax": Hint(
            "the last layer has a sigmoid",
            "the probabilities of classes that exclude each other come from softmax",
        ),
        "relu_for_softmax": Hint("the last layer has a ReLU", "probabilities come from softmax"),
        "always_six_classes": Hint("the model always has six classes", "use the argument `classes`"),
        "always_64_by_64_by_3": Hint(
            "the pictures are always 64×64×3", "use the argument `input_shape`: Input(input_shape)"
        ),
        "always_64_by_64_by_3_and_six_classes": Hint(
            "both arguments are left aside", "use `input_shape` in Input and `classes` in Dense"
        ),
        "returns_the_output": Hint("the last tensor is returned", "return Model(inputs=X_input, outputs=X)"),
    },
)

TEXTS = {"ResNet50": _RESNET50}
