"""The words about fine_tuning_setup."""

from ...contract import ExerciseTexts, Hint

_LOSS = "use BinaryCrossentropy(from_logits=True): the model gives logits"
_RATE = "give Adam learning_rate=base_learning_rate / 10"
_ADAM = "use tf.keras.optimizers.Adam"
_METRIC = 'use BinaryAccuracy(threshold=0.0, name="accuracy"), or "accuracy"'
_FLAGS = "compile changes nothing about layers: leave their flags to unfreeze_from"

_FINE_TUNING_SETUP = ExerciseTexts(
    summary="Compiles a model for fine-tuning: loss from logits, small steps, accuracy.",
    shapes="a model that gives logits (m, 1), and a number → the model",
    groups={
        "basic": "a compiled model",
        "optimiser": "its optimiser",
        "loss": "its loss, computed from logits",
        "metric": "what it measures",
        "rest": "the rest of the model",
        "threshold": "from which logit on the accuracy counts a yes",
        "rate": "its learning rate, for other base rates too",
    },
    hints={
        "loss_from_probabilities": Hint("the loss takes the logits for probabilities", _LOSS),
        "loss_from_probabilities_and_rate_not_divided": Hint(
            "the loss takes the logits for probabilities, and the rate is not divided",
            "use BinaryCrossentropy(from_logits=True), and base_learning_rate / 10",
        ),
        "categorical_loss": Hint("the loss is that of many classes", f"one logit says yes or no; {_LOSS}"),
        "categorical_loss_from_probabilities": Hint(
            "the loss is that of many classes, from probabilities", f"one logit says yes or no; {_LOSS}"
        ),
        "sparse_categorical_loss": Hint(
            "the loss is that of many classes, with numbers for labels", f"one logit says yes or no; {_LOSS}"
        ),
        "mean_squared_error": Hint("the loss is the mean squared error", _LOSS),
        "hinge_loss": Hint("the loss is the hinge loss", _LOSS),
        "loss_missing": Hint("there is no loss", f"nothing would be learned; {_LOSS}"),
        "smoothed_labels": Hint("the labels are smoothed", f"leave label_smoothing out; {_LOSS}"),
        "sum_of_the_losses": Hint("the loss is a sum over the batch", f"leave reduction out; {_LOSS}"),
        "rate_not_divided": Hint("the rate is the base rate, not a tenth of it", _RATE),
        "rate_divided_by_100": Hint(
            "the rate is a hundredth of the base rate", f"one division is enough; {_RATE}"
        ),
        "rate_times_10": Hint("the rate is ten times the base rate", _RATE),
        "rate_halved": Hint("the rate is half of the base rate", _RATE),
        "rate_divided_by_5": Hint("the rate is a fifth of the base rate", _RATE),
        "always_0_0001": Hint("the rate is always 0.0001", f"use the argument; {_RATE}"),
        "always_0_001": Hint("the rate is always 0.001, as Adam has it when it is not told", _RATE),
        "always_0_00001": Hint("the rate is always 0.00001", f"use the argument; {_RATE}"),
        "a_tenth_taken_away": Hint("a tenth is taken away from the base rate", _RATE),
        "sgd_for_adam": Hint("the optimiser is SGD", _ADAM),
        "rmsprop_for_adam": Hint("the optimiser is RMSprop", _ADAM),
        "adamw_for_adam": Hint("the optimiser is AdamW, which makes weights smaller too", _ADAM),
        "nadam_for_adam": Hint("the optimiser is Nadam", _ADAM),
        "sgd_and_rate_not_divided": Hint("the optimiser is SGD, with the base rate", f"{_ADAM}; {_RATE}"),
        "rmsprop_by_default": Hint("no optimiser is given, so Keras takes RMSprop", f"{_ADAM}; {_RATE}"),
        "metrics_missing": Hint("nothing is measured", f"{_METRIC}, in a list: metrics=[...]"),
        "loss_for_a_metric": Hint("the cross-entropy is measured, not the accuracy", _METRIC),
        "accuracy_of_categories": Hint(
            "the accuracy is that of many classes, which one logit always wins", _METRIC
        ),
        "accuracy_of_equal_numbers": Hint(
            "the accuracy counts logits that equal their label", f"hardly any does; {_METRIC}"
        ),
        "area_under_the_curve": Hint("the area under a curve is measured, not the accuracy", _METRIC),
        "accuracy_from_1_on": Hint(
            "the accuracy has another threshold than 0 or 0.5", f"a logit says yes from 0 on; {_METRIC}"
        ),
        "accuracy_from_one_half_on": Hint(
            "the accuracy counts a yes from 0.5 on, as for probabilities",
            "a logit says yes from 0 on: BinaryAccuracy(threshold=0.0) counts those between 0 and 0.5 too",
        ),
        "everything_unfrozen": Hint("the whole model is unfrozen", _FLAGS),
        "everything_frozen": Hint("the whole model is frozen", _FLAGS),
        "compiles_a_copy": Hint("a copy is compiled, with new weights", "compile the model that was given"),
        "not_compiled": Hint("compile is not called", "write model.compile(...), then return model"),
        "returns_what_compile_returns": Hint(
            "nothing is returned, or what compile returns, which is None",
            "call model.compile(...), then write `return model` on a line of its own",
        ),
        "returns_the_optimiser": Hint("the optimiser comes back", "hand it to compile, then return model"),
        "rate_under_its_old_name": Hint("the rate is called lr", "it is learning_rate today"),
    },
)

TEXTS = {"fine_tuning_setup": _FINE_TUNING_SETUP}
