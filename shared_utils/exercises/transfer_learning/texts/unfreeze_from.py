"""The words about unfreeze_from."""

from ...contract import ExerciseTexts, Hint

_NORMS = "in the loop, keep every BatchNormalization frozen: use isinstance(layer, tfl.BatchNormalization)"
_NAMED = "the named layer trains too: compare names first, then set the flag"
_LOOP = "go through base.layers in order, and unfreeze from the one whose name is layer_name"
_FLAG = "base.trainable sets the flag of every layer in it, so it comes before the loop"
_BY_KIND = "use isinstance(layer, tfl.BatchNormalization): some are called ..._BN, others ..._bn"
_FIND = "the base is the layer of the model that is called mobilenet... and has layers of its own"
_HEAD = "change the layers of the base only"
_RETURN = "change the flags of the layers that are there, and return model"

_UNFREEZE_FROM = ExerciseTexts(
    summary="Makes the base trainable from a layer on, but for BatchNormalization.",
    shapes="a model like that of alpaca_model, and the name of a layer in its base → the model",
    groups={
        "basic": "the first layer and the last convolution of the base",
        "from_there": "which convolutions train",
        "norms": "BatchNormalization stays frozen",
        "norm_named": "the named layer is a BatchNormalization",
        "ends": "the named layer is the first or the last",
        "was_trainable": "a base that was trainable before",
        "rest": "the head and the values of all weights",
        "place": "the base has another name and another place",
        "same_model": "the model that comes back",
        "flag": "the flag of the base itself",
    },
    hints={
        "whole_base_unfrozen": Hint(
            "the whole base is unfrozen",
            "after base.trainable = True freeze, in a loop, what comes before the named layer",
        ),
        "whole_base_unfrozen_at_the_end": Hint("base.trainable = True comes after the loop", _FLAG),
        "whole_base_but_the_norms": Hint("all convolutions of the base are unfrozen", _LOOP),
        "norms_unfrozen_too": Hint("BatchNormalization is unfrozen too", _NORMS),
        "norms_told_by_capital_letters": Hint(
            "layers count as BatchNormalization by the letters BN in their names", _BY_KIND
        ),
        "norms_told_by_small_letters": Hint(
            "layers count as BatchNormalization by the letters bn in their names", _BY_KIND
        ),
        "norms_everywhere_unfrozen": Hint(
            "every BatchNormalization of the base is unfrozen",
            "base.trainable = True unfroze them; the loop has to freeze them again",
        ),
        "named_layer_stays_frozen": Hint("the named layer stays frozen", _NAMED),
        "named_layer_stays_frozen_and_norms_do_not": Hint(
            "the named layer stays frozen, and BatchNormalization does not", _NAMED
        ),
        "layer_before_it_unfrozen": Hint("the layer before the named one is unfrozen too", _LOOP),
        "the_other_way_round": Hint("the layers before the named one train, and it does not", _LOOP),
        "the_other_way_round_without_norms": Hint(
            "the layers before the named one train, and it does not", _LOOP
        ),
        "named_layer_alone": Hint("only the named layer trains", f"those behind it do too: {_LOOP}"),
        "nothing_is_unfrozen": Hint(
            "layers are frozen, but none is unfrozen", "set the flag to True from the named layer on"
        ),
        "all_frozen_at_the_end": Hint("the base is frozen again at the end", _FLAG),
        "earlier_layers_not_frozen": Hint(
            "the layers before the named one keep the flag that they had",
            "set it to False: they may have been trainable",
        ),
        "norms_that_were_trainable_stay_so": Hint(
            "BatchNormalization keeps the flag that it had", "set it to False in the loop"
        ),
        "last_layer_alone": Hint("only the last layers train, whatever the name", _LOOP),
        "from_the_middle_of_the_base": Hint("training begins in the middle of the base", _LOOP),
        "from_layer_120": Hint(
            "training begins at a number, as 120 in older tutorials", f"use the name: {_LOOP}"
        ),
        "convolutions_alone": Hint(
            "DepthwiseConv2D stays frozen", "all layers but BatchNormalization train from the named one on"
        ),
        "head_frozen": Hint("the head is frozen", _HEAD),
        "head_frozen_and_norms_unfrozen": Hint(
            "the head is frozen, and BatchNormalization is not",
            "change the base only, and in the loop keep every BatchNormalization frozen",
        ),
        "model_frozen_as_a_whole": Hint(
            "the flag of the model itself is False, so nothing trains", "leave model.trainable alone"
        ),
        "looks_for_the_layer_in_the_model": Hint(
            "the loop goes through the layers of the model, where that name does not occur",
            "go through those of the base: it is one layer of the model",
        ),
        "asks_the_model_for_the_layer": Hint("the model is asked for a layer that its base has", _FIND),
        "fifth_layer_of_the_model": Hint("model.layers[4] is taken for the base", _FIND),
        "returns_the_base": Hint("the base comes back", "return model, the whole one"),
        "works_on_a_copy_without_the_weights": Hint(
            "a copy comes back, with new weights", f"what was learned is lost; {_RETURN}"
        ),
        "works_on_a_copy": Hint("a copy comes back, and the model that was given stays frozen", _RETURN),
        "third_layer_of_the_model": Hint(
            "the base is taken by its number among the layers",
            "another model has it elsewhere; look for the layer that has layers of its own",
        ),
        "own_flag_of_the_base_left_false": Hint(
            "the base's own flag stays False",
            "Keras 3 trains its layers all the same, but base.trainable_weights stays empty: set it first",
        ),
    },
)

TEXTS = {"unfreeze_from": _UNFREEZE_FROM}
