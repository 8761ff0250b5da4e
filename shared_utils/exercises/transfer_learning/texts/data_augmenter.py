"""The words about data_augmenter."""

from ...contract import ExerciseTexts, Hint

_FLIP = 'give it RandomFlip("horizontal")'
_ROTATION = "give it RandomRotation(0.2)"
_PART = "it takes parts of a circle, from -1 to 1, and not degrees"
_TWO = "two layers are enough: RandomFlip and RandomRotation"
_MODEL = "put both layers into one model: tf.keras.Sequential([...])"

_DATA_AUGMENTER = ExerciseTexts(
    summary="A model that mirrors and turns pictures at random while a network trains.",
    shapes="(m, n_H, n_W, 3) → (m, n_H, n_W, 3)",
    groups={
        "basic": "a model with a RandomFlip",
        "flip": "how it mirrors",
        "rotation": "how it turns",
        "whole": "these two layers and nothing else",
    },
    hints={
        "flips_both_ways": Hint(
            "pictures are mirrored up and down too (what RandomFlip() does when it is not told)",
            f"no alpaca stands on its head; {_FLIP}",
        ),
        "flips_up_and_down": Hint(
            "pictures are turned upside down", f"no alpaca stands on its head; {_FLIP}"
        ),
        "two_flips": Hint("there are two flips", f"one is enough; {_FLIP}"),
        "flip_missing": Hint("the flip is missing", _FLIP),
        "rotation_missing": Hint("the rotation is missing", _ROTATION),
        "nothing_added": Hint("the model is empty", _MODEL),
        "turns_by_a_tenth": Hint("pictures turn by 0.1 of a circle at most", _ROTATION),
        "turns_by_0_02": Hint("pictures turn by 0.02 of a circle at most", _ROTATION),
        "turns_by_2": Hint("RandomRotation gets 2, which Keras refuses", f"{_PART}; {_ROTATION}"),
        "turns_by_20": Hint("RandomRotation gets 20, which Keras refuses", f"{_PART}; {_ROTATION}"),
        "turns_by_72": Hint("RandomRotation gets 72, which Keras refuses", f"{_PART}; {_ROTATION}"),
        "turns_one_way_only": Hint(
            "pictures turn to one side only", f"one number stands for both sides; {_ROTATION}"
        ),
        "turns_the_other_way_only": Hint(
            "pictures turn to one side only", f"one number stands for both sides; {_ROTATION}"
        ),
        "turns_by_exactly_0_2": Hint(
            "every picture turns by the same angle", f"one number gives a range; {_ROTATION}"
        ),
        "turns_by_0_2_radians": Hint(
            "the angle is taken for radians", f"the number is a part of a circle; {_ROTATION}"
        ),
        "turns_by_0_2_pi": Hint(
            "the angle has a π in it", f"the number is a part of a circle already; {_ROTATION}"
        ),
        "corners_are_black": Hint(
            "the corners that a rotation leaves empty are black", f"leave fill_mode out; {_ROTATION}"
        ),
        "flips_both_ways_and_turns_by_a_tenth": Hint(
            "pictures are mirrored both ways, and turn by 0.1", f"{_FLIP}, and RandomRotation(0.2)"
        ),
        "turns_twice": Hint("pictures are turned twice", _TWO),
        "zooms_too": Hint("pictures are zoomed too", _TWO),
        "zooms_by_a_tenth_too": Hint("pictures are zoomed too", _TWO),
        "zooms_before_it_turns": Hint("pictures are zoomed too", _TWO),
        "zooms_by_a_tenth_before_it_turns": Hint("pictures are zoomed too", _TWO),
        "zooms_instead_of_turning": Hint("pictures are zoomed in place of turned", _ROTATION),
        "shifts_instead_of_turning": Hint("pictures are shifted in place of turned", _ROTATION),
        "scales_too": Hint(
            "the pixels are divided by 255 too", f"that is no augmentation: leave it out; {_TWO}"
        ),
        "scales_to_the_base_too": Hint(
            "the pixels are scaled to -1 and 1 too", f"that comes later, in alpaca_model; {_TWO}"
        ),
        "returns_a_list": Hint("the layers come back in a list", _MODEL),
        "returns_one_layer": Hint("a single layer comes back", _MODEL),
        "returns_the_flip": Hint("the flip alone comes back", _MODEL),
        "returns_what_add_returns": Hint(
            "nothing is returned, or what `add` returns, which is None",
            "make the model, call model.add(...) for each layer, then return model",
        ),
        "adds_to_what_add_returns": Hint(
            "`add` is called on what `add` returned, which is None",
            "write model.add(...) for each layer on a line of its own, then return model",
        ),
    },
)

TEXTS = {"data_augmenter": _DATA_AUGMENTER}
