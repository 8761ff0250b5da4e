"""The words about alpaca_model."""

from ...contract import ExerciseTexts, Hint

_LOGIT = "the loss takes a logit: end with Dense(1) and no activation"
_POOL = "GlobalAveragePooling2D() leaves one number a channel"
_DROP = "put Dropout(0.2) between the pooling and Dense(1)"
_FREEZE = "write base_model.trainable = False, and let the head train"
_SCALE = "x = preprocess_input(x) takes 0 to 255 to -1 to 1, between the augmentation and the base"
_SIZE = "use the argument: image_shape + (3,), for Input and for the base"
_WEIGHTS = 'pretrained_mobilenet_v2 has them; Keras gives them for weights="imagenet"'
_AUGMENT = "x = data_augmentation(inputs) comes first"
_NONE = "write data_augmentation = data_augmenter() where it is None"

_ALPACA_MODEL = ExerciseTexts(
    summary="A pretrained base that is frozen, with augmentation and scaling before it and a new head on it.",
    shapes="(n_H, n_W) → a model from (m, n_H, n_W, 3), values 0 to 255, to (m, 1) logits",
    groups={
        "basic": "a model with the base and a Dense layer",
        "image_shape": "other sizes of pictures",
        "augmentation": "an augmentation that is handed over",
        "preprocessing": "how the pixels are scaled",
        "pretrained": "the weights of the base",
        "frozen": "what is frozen",
        "pooling": "what becomes of the last map",
        "dropout": "its dropout",
        "head": "the layer at the end",
        "whole": "all layers and their order",
        "mode": "the mode in which the base is called",
        "no_augmentation": "no augmentation is handed over",
    },
    hints={
        "always_160_by_160": Hint("pictures are always 160×160", _SIZE),
        "the_global_img_size": Hint("the size is the notebook's IMG_SIZE", _SIZE),
        "height_and_width_swapped": Hint(
            "height and width are swapped", "image_shape is (n_H, n_W), the order that Input takes"
        ),
        "square_of_the_height": Hint("pictures are as wide as they are high", _SIZE),
        "square_of_the_width": Hint("pictures are as high as they are wide", _SIZE),
        "base_of_160_by_160": Hint("the base is made for pictures of 160×160", _SIZE),
        "base_of_the_global_img_size": Hint("the base is made for the notebook's IMG_SIZE", _SIZE),
        "base_with_height_and_width_swapped": Hint(
            "the base is made for height and width swapped", "image_shape is (n_H, n_W), the order it takes"
        ),
        "channels_left_out_of_the_base": Hint(
            "the base gets a shape without channels", "write input_shape = image_shape + (3,)"
        ),
        "top_left_on": Hint(
            "the base is asked for with its top", "write include_top=False: the head is yours"
        ),
        "base_asked_for_a_pooling": Hint(
            "pretrained_mobilenet_v2 is given a pooling, which it does not take",
            "it is a layer of its own here, behind the base: x = tfl.GlobalAveragePooling2D()(x)",
        ),
        "random_weights": Hint("the base has random weights", _WEIGHTS),
        "base_not_frozen": Hint("the base is not frozen", _FREEZE),
        "norms_of_the_base_not_frozen": Hint(
            "the base is frozen but for its BatchNormalization", f"freeze all of it: {_FREEZE}"
        ),
        "norms_of_the_base_alone_frozen": Hint(
            "of the base only BatchNormalization is frozen", f"freeze all of it: {_FREEZE}"
        ),
        "base_called_in_training_mode": Hint(
            "the base is called with training=True",
            "write training=False; while it is frozen Keras 3 does the same for both, so no points are lost",
        ),
        "base_not_frozen_and_called_in_training_mode": Hint(
            "the base is not frozen, and called with training=True", f"{_FREEZE}; call it with training=False"
        ),
        "random_weights_that_train": Hint(
            "the base is neither pretrained nor frozen", f"{_WEIGHTS}; then freeze it"
        ),
        "whole_model_frozen": Hint(
            "the whole model is frozen, so nothing is left to train", "freeze base_model only"
        ),
        "head_frozen_and_base_not": Hint("the head is frozen and the base is not", _FREEZE),
        "base_made_and_not_called": Hint(
            "the base is made and never called", "write x = base_model(x, training=False)"
        ),
        "augmentation_missing": Hint("there is no augmentation", _AUGMENT),
        "augmentation_that_was_handed_over_not_used": Hint(
            "the augmentation that was handed over is not used",
            "call data_augmentation, and make one only where it is None",
        ),
        "nothing_made_for_none": Hint("None is called, since no augmentation was handed over", _NONE),
        "augmentation_left_out_for_none": Hint("there is no augmentation when none is handed over", _NONE),
        "augmented_by_both": Hint(
            "two augmentations follow each other", "make one only where data_augmentation is None"
        ),
        "preprocessing_missing": Hint("the pixels are not scaled", _SCALE),
        "preprocessed_before_the_augmentation": Hint(
            "the pixels are scaled before the augmentation",
            "augment first: such layers may count on values of 0 to 255",
        ),
        "preprocessed_after_the_base": Hint("what the base gives is scaled, and not what it gets", _SCALE),
        "preprocessed_twice": Hint("the pixels are scaled twice", f"once is enough: {_SCALE}"),
        "base_called_on_the_pictures": Hint(
            "neither the augmentation nor the scaling reaches the base",
            "each step takes what the step before gave: x = step(x)",
        ),
        "scaled_to_0_and_1": Hint("the pixels are scaled to 0 and 1", f"the base wants -1 to 1: {_SCALE}"),
        "scaled_to_0_and_2": Hint("the pixels are divided by 127.5, with no 1 taken away", _SCALE),
        "scaled_to_one_half": Hint("the pixels are scaled to -0.5 and 0.5", _SCALE),
        "scaled_by_128": Hint("the pixels are divided by 128", f"it is 127.5, half of 255: {_SCALE}"),
        "scaled_to_0_and_1_first": Hint(
            "the pixels are divided by 255 before they are scaled", f"leave that out: {_SCALE}"
        ),
        "returns_the_logits": Hint("a tensor comes back", "return tf.keras.Model(inputs, outputs)"),
        "sigmoid_on_the_logit": Hint("there is a sigmoid at the end", _LOGIT),
        "softmax_on_one_logit": Hint(
            "there is a softmax over a single number, which gives 1 for every picture", _LOGIT
        ),
        "relu_on_the_logit": Hint("there is a ReLU at the end, so no logit is negative", _LOGIT),
        "tanh_on_the_logit": Hint("there is a tanh at the end, so no logit leaves -1 to 1", _LOGIT),
        "two_logits": Hint("there are two logits", f"one says yes or no; {_LOGIT}"),
        "softmax_on_two": Hint("two numbers with a softmax come out", f"one says yes or no; {_LOGIT}"),
        "a_hidden_layer_added": Hint("there is a Dense layer too many", "the head has one: Dense(1)"),
        "dense_layer_missing": Hint("the Dense layer is missing", _LOGIT),
        "sigmoid_and_a_base_that_is_not_frozen": Hint(
            "there is a sigmoid at the end, and the base is not frozen",
            "end with Dense(1) alone, and write base_model.trainable = False",
        ),
        "sigmoid_and_no_preprocessing": Hint(
            "there is a sigmoid at the end, and the pixels are not scaled",
            "end with Dense(1) alone, and call preprocess_input before the base",
        ),
        "dense_layer_on_the_map": Hint("the pooling is missing, so each place of the map has a logit", _POOL),
        "flatten_for_the_pooling": Hint("the map is flattened and not pooled", _POOL),
        "maximum_for_average": Hint("the pooling takes the maximum", _POOL),
        "average_of_windows": Hint("the pooling averages windows, so a map is left", _POOL),
        "average_of_windows_and_flatten": Hint("the pooling averages windows, then all is flattened", _POOL),
        "flatten_after_the_pooling_of_maxima": Hint(
            "the pooling takes the maximum of windows, then all is flattened", _POOL
        ),
        "dropout_missing": Hint("the dropout is missing", _DROP),
        "dropout_of_one_half": Hint("the dropout is 0.5", _DROP),
        "dropout_of_0_8": Hint(
            "the dropout is 0.8", f"the rate is what is dropped, not what is kept; {_DROP}"
        ),
        "dropout_of_0_02": Hint("the dropout is 0.02", _DROP),
        "dropout_of_a_tenth": Hint("the dropout is 0.1", _DROP),
        "dropout_of_0_3": Hint("the dropout is 0.3", _DROP),
        "dropout_after_the_dense_layer": Hint("the dropout comes last, and drops the logit itself", _DROP),
        "dropout_before_the_pooling": Hint("the dropout comes before the pooling", _DROP),
        "dropout_twice": Hint("there are two dropouts", f"one is enough: {_DROP}"),
        "pooling_after_the_dense_layer": Hint(
            "the pooling comes after the Dense layer", "pool, drop, then Dense(1)"
        ),
    },
)

TEXTS = {"alpaca_model": _ALPACA_MODEL}
