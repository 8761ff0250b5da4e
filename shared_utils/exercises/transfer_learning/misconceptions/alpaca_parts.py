"""Mistakes in alpaca_model behind its base: pooling, dropout, the layer at the end."""

from .collected import wrong
from .network_plan import NetworkPlan, dense, drop, flatten, network, pool


def _head(order):
    return ("augment", "scale", "base", *order)


# ---------------------------------------------------------------- the layer at the end


@wrong("alpaca_model")
def sigmoid_on_the_logit(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, dense=dense(1, "sigmoid"))


@wrong("alpaca_model")
def softmax_on_one_logit(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, dense=dense(1, "softmax"))


@wrong("alpaca_model")
def relu_on_the_logit(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, dense=dense(1, "relu"))


@wrong("alpaca_model")
def tanh_on_the_logit(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, dense=dense(1, "tanh"))


@wrong("alpaca_model")
def two_logits(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, dense=dense(2))


@wrong("alpaca_model")
def softmax_on_two(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, dense=dense(2, "softmax"))


@wrong("alpaca_model")
def a_hidden_layer_added(image_shape=None, data_augmentation=None):
    def two(plan, X):
        return plan.logits(plan.logits(X, 128, "relu"), 1, None)

    return network(image_shape, data_augmentation, dense=two)


@wrong("alpaca_model")
def dense_layer_missing(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, dense=None)


@wrong("alpaca_model")
def sigmoid_and_a_base_that_is_not_frozen(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, dense=dense(1, "sigmoid"), base_trains=True)


@wrong("alpaca_model")
def sigmoid_and_no_preprocessing(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, dense=dense(1, "sigmoid"), scale=None)


# ---------------------------------------------------------------- pooling


@wrong("alpaca_model")
def dense_layer_on_the_map(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, pool=None)


@wrong("alpaca_model")
def flatten_for_the_pooling(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, pool=flatten)


@wrong("alpaca_model")
def maximum_for_average(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, pool=pool("GlobalMaxPooling2D"))


@wrong("alpaca_model")
def average_of_windows(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, pool=NetworkPlan.average_windows)


@wrong("alpaca_model")
def average_of_windows_and_flatten(image_shape=None, data_augmentation=None):
    def both(plan, X):
        return plan.flatten(plan.average_windows(X))

    return network(image_shape, data_augmentation, pool=both)


@wrong("alpaca_model")
def flatten_after_the_pooling_of_maxima(image_shape=None, data_augmentation=None):
    def both(plan, X):
        return plan.flatten(plan.pool(X, "MaxPooling2D", 2, 2))

    return network(image_shape, data_augmentation, pool=both)


# ---------------------------------------------------------------- dropout


@wrong("alpaca_model")
def dropout_missing(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, drop=None)


@wrong("alpaca_model")
def dropout_of_one_half(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, drop=drop(0.5))


@wrong("alpaca_model")
def dropout_of_0_8(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, drop=drop(0.8))


@wrong("alpaca_model")
def dropout_of_0_02(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, drop=drop(0.02))


@wrong("alpaca_model")
def dropout_of_a_tenth(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, drop=drop(0.1))


@wrong("alpaca_model")
def dropout_of_0_3(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, drop=drop(0.3))


@wrong("alpaca_model")
def dropout_after_the_dense_layer(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, order=_head(("pool", "dense", "drop")))


@wrong("alpaca_model")
def dropout_before_the_pooling(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, order=_head(("drop", "pool", "dense")))


@wrong("alpaca_model")
def dropout_twice(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, order=_head(("pool", "drop", "drop", "dense")))


@wrong("alpaca_model")
def pooling_after_the_dense_layer(image_shape=None, data_augmentation=None):
    return network(image_shape, data_augmentation, order=_head(("drop", "dense", "pool")))
