"""The words of the tracer exercises."""

from shared_utils.exercises.contract import ExerciseTexts, Hint

TEXTS = {
    "residual_block": ExerciseTexts(
        summary="Add a block's input to its output.",
        shapes="X (m, n_H, n_W, n_C) → (m, n_H, n_W, F2)",
        groups={
            "basic": "a 3×3 filter on a square input",
            "other_filters": "other numbers of filters, of size 5",
            "not_square": "an input that is wider than high",
        },
        hints={
            "shortcut_after_the_last_relu": Hint(
                "the shortcut is added after the last ReLU", "add first, then apply the ReLU to the sum"
            ),
            "no_shortcut": Hint("the shortcut is left out", "add X to the main path before the last ReLU"),
            "last_norm_missing": Hint(
                "the second BatchNormalization is missing", "each convolution has one behind it"
            ),
            "valid_in_the_middle": Hint(
                "the second convolution does not pad", "padding='same' keeps height and width"
            ),
        },
    ),
    "down_block": ExerciseTexts(
        summary="Halve the size and keep what the decoder needs.",
        shapes="inputs (m, n_H, n_W, n_C) → next (m, n_H/2, n_W/2, n), skip (m, n_H, n_W, n)",
        groups={"basic": "all arguments left at their defaults", "dropout": "four filters and dropout 0.3"},
        hints={
            "skip_before_the_dropout": Hint(
                "the skip is taken before the dropout", "drop first, then keep the skip"
            ),
            "pooled_output_as_skip": Hint(
                "the skip is the pooled output", "keep the tensor before the pooling"
            ),
        },
    ),
    "small_model": ExerciseTexts(
        summary="Build a small classifier.",
        shapes="pictures of input_shape → probabilities (m, classes)",
        groups={
            "basic": "pictures of 8×8×3",
            "odd_sizes": "pictures of 9×7×3",
            "classes": "grey pictures, five classes",
        },
        hints={
            "pooling_never_called": Hint(
                "the pooling layer is made and never called", "call it on the tensor"
            ),
            "sigmoid_head": Hint(
                "the last layer has a sigmoid", "probabilities of classes come from softmax"
            ),
            "always_three_classes": Hint("the model always has three classes", "use the argument `classes`"),
        },
    ),
    "verify": ExerciseTexts(
        summary="Compare a face at the door with the one it claims to be.",
        shapes="a path, a name, names to encodings (1, n), a model → a distance, True or False",
        groups={
            "basic": "a person who is known and one who is not",
            "near_the_threshold": "distances of 0.6 and 0.8",
            "unknown_identity": "a name that is not in the database",
        },
        hints={
            "global_model": Hint("a model of the notebook is used", "use the argument `model`"),
            "squared_distance": Hint("the distance is left squared", "take the root, or use np.linalg.norm"),
            "opens_for_strangers": Hint("the door opens above 0.7", "it opens below: turn > around"),
        },
    ),
    "pixel_cost": ExerciseTexts(
        summary="Measure how far a picture is from its target.",
        shapes="two pictures (1, n_H, n_W, n_C) → a number",
        groups={"basic": "two small pictures", "other_shapes": "pictures of other shapes"},
        hints={
            "sum_for_mean": Hint("the squares are summed", "take their mean"),
            "no_square": Hint("the differences are not squared", "square them first"),
        },
    ),
    "train_step": ExerciseTexts(
        summary="Move a picture one step towards its target.",
        shapes="generated_image (1, n_H, n_W, n_C) → a number; the picture changes",
        groups={
            "basic": "one step of gradient descent",
            "other_optimizer": "one step of Adam",
            "clipped": "a step that leaves the range from 0 to 1",
        },
        hints={
            "not_clipped": Hint("the picture is not clipped", "assign tf.clip_by_value(…, 0, 1) to it"),
            "no_step_taken": Hint("the picture does not change", "apply the gradient with the optimiser"),
            "cost_after_the_step": Hint("the cost is computed after the step", "return the J of the tape"),
        },
    ),
}
