"""Mistakes in fine_tuning_setup."""

import keras
from keras import losses, metrics, optimizers

from .collected import wrong


def _logits():
    return losses.BinaryCrossentropy(from_logits=True)


def _compiled(model, rate, *, loss=None, optimizer=optimizers.Adam, measured=None):
    """The right answer with another rate, loss, optimiser or list of metrics."""
    model.compile(
        optimizer=optimizer(learning_rate=rate),
        loss=_logits() if loss is None else loss,
        metrics=["accuracy"] if measured is None else measured,
    )
    return model


# ---------------------------------------------------------------- the loss


@wrong("fine_tuning_setup")
def loss_from_probabilities(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 10, loss=losses.BinaryCrossentropy())


@wrong("fine_tuning_setup")
def loss_from_probabilities_and_rate_not_divided(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate, loss="binary_crossentropy")


@wrong("fine_tuning_setup")
def categorical_loss(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 10, loss=losses.CategoricalCrossentropy(from_logits=True))


@wrong("fine_tuning_setup")
def categorical_loss_from_probabilities(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 10, loss="categorical_crossentropy")


@wrong("fine_tuning_setup")
def sparse_categorical_loss(model, base_learning_rate=0.001):
    loss = losses.SparseCategoricalCrossentropy(from_logits=True)
    return _compiled(model, base_learning_rate / 10, loss=loss)


@wrong("fine_tuning_setup")
def mean_squared_error(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 10, loss="mse")


@wrong("fine_tuning_setup")
def hinge_loss(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 10, loss="hinge")


@wrong("fine_tuning_setup")
def loss_missing(model, base_learning_rate=0.001):
    model.compile(optimizer=optimizers.Adam(base_learning_rate / 10), metrics=["accuracy"])
    return model


@wrong("fine_tuning_setup")
def smoothed_labels(model, base_learning_rate=0.001):
    loss = losses.BinaryCrossentropy(from_logits=True, label_smoothing=0.1)
    return _compiled(model, base_learning_rate / 10, loss=loss)


@wrong("fine_tuning_setup")
def sum_of_the_losses(model, base_learning_rate=0.001):
    loss = losses.BinaryCrossentropy(from_logits=True, reduction="sum")
    return _compiled(model, base_learning_rate / 10, loss=loss)


# ---------------------------------------------------------------- the learning rate


@wrong("fine_tuning_setup")
def rate_not_divided(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate)


@wrong("fine_tuning_setup")
def rate_divided_by_100(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 100)


@wrong("fine_tuning_setup")
def rate_times_10(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate * 10)


@wrong("fine_tuning_setup")
def rate_halved(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 2)


@wrong("fine_tuning_setup")
def rate_divided_by_5(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 5)


@wrong("fine_tuning_setup")
def always_0_0001(model, base_learning_rate=0.001):
    return _compiled(model, 0.0001)


@wrong("fine_tuning_setup")
def always_0_001(model, base_learning_rate=0.001):
    return _compiled(model, 0.001)


@wrong("fine_tuning_setup")
def always_0_00001(model, base_learning_rate=0.001):
    return _compiled(model, 0.00001)


@wrong("fine_tuning_setup")
def a_tenth_taken_away(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate - base_learning_rate / 10)


# ---------------------------------------------------------------- the optimiser


@wrong("fine_tuning_setup")
def sgd_for_adam(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 10, optimizer=optimizers.SGD)


@wrong("fine_tuning_setup")
def rmsprop_for_adam(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 10, optimizer=optimizers.RMSprop)


@wrong("fine_tuning_setup")
def adamw_for_adam(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 10, optimizer=optimizers.AdamW)


@wrong("fine_tuning_setup")
def nadam_for_adam(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 10, optimizer=optimizers.Nadam)


@wrong("fine_tuning_setup")
def sgd_and_rate_not_divided(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate, optimizer=optimizers.SGD)


@wrong("fine_tuning_setup")
def rmsprop_by_default(model, base_learning_rate=0.001):
    model.compile(loss=_logits(), metrics=["accuracy"])
    return model


# ---------------------------------------------------------------- metrics


@wrong("fine_tuning_setup")
def metrics_missing(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 10, measured=[])


@wrong("fine_tuning_setup")
def loss_for_a_metric(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 10, measured=[metrics.BinaryCrossentropy(from_logits=True)])


@wrong("fine_tuning_setup")
def accuracy_of_categories(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 10, measured=[metrics.CategoricalAccuracy()])


@wrong("fine_tuning_setup")
def accuracy_of_equal_numbers(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 10, measured=[metrics.Accuracy()])


@wrong("fine_tuning_setup")
def area_under_the_curve(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 10, measured=[metrics.AUC(from_logits=True)])


@wrong("fine_tuning_setup")
def accuracy_from_1_on(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 10, measured=[metrics.BinaryAccuracy(threshold=1.0)])


@wrong("fine_tuning_setup")
def accuracy_from_one_half_on(model, base_learning_rate=0.001):
    return _compiled(model, base_learning_rate / 10, measured=["accuracy"])


# ---------------------------------------------------------------- the model


@wrong("fine_tuning_setup")
def everything_unfrozen(model, base_learning_rate=0.001):
    for layer in model.layers:
        layer.trainable = True
    return _compiled(model, base_learning_rate / 10)


@wrong("fine_tuning_setup")
def everything_frozen(model, base_learning_rate=0.001):
    model.trainable = False
    return _compiled(model, base_learning_rate / 10)


@wrong("fine_tuning_setup")
def compiles_a_copy(model, base_learning_rate=0.001):
    return _compiled(keras.models.clone_model(model), base_learning_rate / 10)


@wrong("fine_tuning_setup")
def not_compiled(model, base_learning_rate=0.001):
    return model


@wrong("fine_tuning_setup")
def returns_what_compile_returns(model, base_learning_rate=0.001):
    """The same comes back when there is no return at all."""
    _compiled(model, base_learning_rate / 10)


@wrong("fine_tuning_setup")
def returns_the_optimiser(model, base_learning_rate=0.001):
    return optimizers.Adam(base_learning_rate / 10)


@wrong("fine_tuning_setup")
def rate_under_its_old_name(model, base_learning_rate=0.001):
    optimizers.Adam(lr=base_learning_rate / 10)  # raises
