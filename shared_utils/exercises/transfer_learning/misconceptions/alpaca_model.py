"""Mistakes in alpaca_model around its base: sizes, augmentation, scaling, weights and what is frozen."""

import keras

from ....models import pretrained_mobilenet_v2
from .collected import wrong
from .network_plan import NetworkPlan, augment, dense, network, scale

IMG_SIZE = (160, 160)
"""The name in the notebook; a case binds another size to it."""
_TWICE_IN_ORDER = ("augment", "scale", "scale", "base", "pool", "drop", "dense")


def _does_not_fit(base_size, image_shape):
    """Raise what Keras says of a base for pictures of another size."""
    inputs = keras.Input((*base_size, 3))
    keras.Model(inputs, inputs, name=f"mobilenetv2_0.35_{base_size[0]}")(keras.Input((*image_shape, 3)))


# ---------------------------------------------------------------- sizes


@wrong("alpaca_model")
def always_160_by_160(image_shape=None, data_augmentation=None):
    return network((160, 160), data_augmentation)


@wrong("alpaca_model")
def the_global_img_size(image_shape=None, data_augmentation=None):
    return network(IMG_SIZE, data_augmentation)


@wrong("alpaca_model")
def height_and_width_swapped(image_shape=None, data_augmentation=None):
    return network(image_shape[::-1], data_augmentation)


@wrong("alpaca_model")
def square_of_the_height(image_shape=None, data_augmentation=None):
    return network((image_shape[0], image_shape[0]), data_augmentation)


@wrong("alpaca_model")
def square_of_the_width(image_shape=None, data_augmentation=None):
    return network((image_shape[1], image_shape[1]), data_augmentation)


@wrong("alpaca_model")
def base_of_160_by_160(image_shape=None, data_augmentation=None):
    _does_not_fit((160, 160), image_shape)


@wrong("alpaca_model")
def base_of_the_global_img_size(image_shape=None, data_augmentation=None):
    _does_not_fit(IMG_SIZE, image_shape)


@wrong("alpaca_model")
def base_with_height_and_width_swapped(image_shape=None, data_augmentation=None):
    _does_not_fit(image_shape[::-1], image_shape)


@wrong("alpaca_model")
def channels_left_out_of_the_base(image_shape=None, data_augmentation=None):
    pretrained_mobilenet_v2(image_shape)  # raises


# ---------------------------------------------------------------- the base


@wrong("alpaca_model")
def top_left_on(image_shape=None, data_augmentation=None):
    pretrained_mobilenet_v2((*image_shape, 3), include_top=True)  # raises


@wrong("alpaca_model")
def base_asked_for_a_pooling(image_shape=None, data_augmentation=None):
    pretrained_mobilenet_v2((*image_shape, 3), include_top=False, pooling="avg")  # raises


@wrong("alpaca_model")
def random_weights(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, pretrained=False)


@wrong("alpaca_model")
def base_not_frozen(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, base_trains=True)


@wrong("alpaca_model")
def norms_of_the_base_not_frozen(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, norms_train=True)


@wrong("alpaca_model")
def norms_of_the_base_alone_frozen(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, base_trains=True, norms_train=False)


@wrong("alpaca_model")
def base_called_in_training_mode(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, called_to_train=True)


@wrong("alpaca_model")
def base_not_frozen_and_called_in_training_mode(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, base_trains=True, called_to_train=True)


@wrong("alpaca_model")
def random_weights_that_train(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, pretrained=False, base_trains=True)


@wrong("alpaca_model")
def whole_model_frozen(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, head_trains=False)


@wrong("alpaca_model")
def head_frozen_and_base_not(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, head_trains=False, base_trains=True)


@wrong("alpaca_model")
def base_made_and_not_called(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, base=None)


# ---------------------------------------------------------------- augmentation


@wrong("alpaca_model")
def augmentation_missing(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, augment=None)


@wrong("alpaca_model")
def augmentation_that_was_handed_over_not_used(image_shape=None, data_augmentation=None):
    return network(image_shape, None)


@wrong("alpaca_model")
def nothing_made_for_none(image_shape=None, data_augmentation=None):
    data_augmentation(keras.Input((*image_shape, 3)))  # raises when it is None
    return network(image_shape, data_augmentation)


@wrong("alpaca_model")
def augmentation_left_out_for_none(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, **({} if data_augmentation else {"augment": None}))


@wrong("alpaca_model")
def augmented_by_both(image_shape=None, data_augmentation=None):
    def both(plan, X):
        return augment(data_augmentation)(plan, augment(None)(plan, X))

    return network(image_shape, data_augmentation, **({"augment": both} if data_augmentation else {}))


# ---------------------------------------------------------------- scaling


@wrong("alpaca_model")
def preprocessing_missing(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, scale=None)


@wrong("alpaca_model")
def preprocessed_before_the_augmentation(image_shape=None, data_augmentation=None):
    order = ("scale", "augment", "base", "pool", "drop", "dense")
    return network(image_shape, data_augmentation, order=order)


@wrong("alpaca_model")
def preprocessed_after_the_base(image_shape=None, data_augmentation=None):
    order = ("augment", "base", "scale", "pool", "drop", "dense")
    return network(image_shape, data_augmentation, order=order)


@wrong("alpaca_model")
def preprocessed_twice(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, order=_TWICE_IN_ORDER)


@wrong("alpaca_model")
def base_called_on_the_pictures(image_shape=None, data_augmentation=None):
    """Both steps before it are lost."""
    return network(image_shape, data_augmentation, augment=None, scale=None)


@wrong("alpaca_model")
def scaled_to_0_and_1(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, scale=scale(1 / 255, 0))


@wrong("alpaca_model")
def scaled_to_0_and_2(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, scale=scale(1 / 127.5, 0))


@wrong("alpaca_model")
def scaled_to_one_half(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, scale=scale(1 / 255, -0.5))


@wrong("alpaca_model")
def scaled_by_128(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, scale=scale(1 / 128, -1))


@wrong("alpaca_model")
def scaled_to_0_and_1_first(image_shape=None, data_augmentation=None):
    def both(plan, X):
        return scale()(plan, scale(1 / 255, 0)(plan, X))

    return network(image_shape, data_augmentation, scale=both)


# ---------------------------------------------------------------- what is returned


@wrong("alpaca_model")
def returns_the_logits(image_shape=None, data_augmentation=None):
    plan = NetworkPlan((*image_shape, 3))
    X = plan.base(scale()(plan, augment(data_augmentation)(plan, plan.start)))
    X = plan.dropout(plan.global_pool(X, "GlobalAveragePooling2D"), 0.2)
    value = plan.finish(dense()(plan, X), "symbolic output")
    value.graph["operations"][0]["config"]["position"] = -1  # nothing was given that it could come from
    return value
