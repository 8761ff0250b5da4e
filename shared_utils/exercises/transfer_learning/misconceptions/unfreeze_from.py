"""Mistakes in unfreeze_from."""

import keras

from .collected import wrong


def _base(model):
    return next(layer for layer in model.layers if layer.name.startswith(("mobilenet", "backbone")))


def _is_norm(layer):
    return isinstance(layer, keras.layers.BatchNormalization)


def _rightly(layer, reached):
    """Whether a layer should train."""
    return reached and not _is_norm(layer)


def _flag(layers, layer_name, trains):
    """Give each layer the flag `trains(layer, reached)`; where that is None, it keeps the one it has.

    `reached` is False before the named layer, and True from it on.
    """
    reached = False
    for layer in layers:
        reached = reached or layer.name == layer_name
        flag = trains(layer, reached)
        if flag is not None:
            layer.trainable = flag


def _unfrozen(model, layer_name, trains=_rightly):
    """The model after the usual two steps: all of the base is unfrozen, then each layer gets its flag."""
    _base(model).trainable = True
    _flag(_base(model).layers, layer_name, trains)
    return model


@wrong("unfreeze_from")
def whole_base_unfrozen(model, layer_name):
    _base(model).trainable = True
    return model


@wrong("unfreeze_from")
def whole_base_unfrozen_at_the_end(model, layer_name):
    """Unlike the one above, right for a base whose own flag is True: Keras then leaves its layers alone."""
    _flag(_base(model).layers, layer_name, _rightly)
    _base(model).trainable = True
    return model


@wrong("unfreeze_from")
def whole_base_but_the_norms(model, layer_name):
    return _unfrozen(model, layer_name, lambda layer, reached: not _is_norm(layer))


@wrong("unfreeze_from")
def norms_unfrozen_too(model, layer_name):
    return _unfrozen(model, layer_name, lambda layer, reached: reached)


@wrong("unfreeze_from")
def norms_told_by_capital_letters(model, layer_name):
    """`Conv_1_bn` and `bn_Conv1` slip through."""
    return _unfrozen(model, layer_name, lambda layer, reached: reached and "BN" not in layer.name)


@wrong("unfreeze_from")
def norms_told_by_small_letters(model, layer_name):
    """All but `Conv_1_bn` and `bn_Conv1` slip through."""
    return _unfrozen(model, layer_name, lambda layer, reached: reached and "bn" not in layer.name)


@wrong("unfreeze_from")
def norms_everywhere_unfrozen(model, layer_name):
    """The loop passes over the norms, which the base's own flag has unfrozen."""
    return _unfrozen(model, layer_name, lambda layer, reached: None if _is_norm(layer) else reached)


@wrong("unfreeze_from")
def named_layer_stays_frozen(model, layer_name):
    def trains(layer, reached):
        return _rightly(layer, reached) and layer.name != layer_name

    return _unfrozen(model, layer_name, trains)


@wrong("unfreeze_from")
def named_layer_stays_frozen_and_norms_do_not(model, layer_name):
    return _unfrozen(model, layer_name, lambda layer, reached: reached and layer.name != layer_name)


@wrong("unfreeze_from")
def layer_before_it_unfrozen(model, layer_name):
    """That with weights: whether one without has the flag makes no difference."""
    names = [layer.name for layer in _base(model).layers if layer.weights or layer.name == layer_name]
    return _unfrozen(model, names[max(names.index(layer_name) - 1, 0)])


@wrong("unfreeze_from")
def the_other_way_round(model, layer_name):
    return _unfrozen(model, layer_name, lambda layer, reached: not reached)


@wrong("unfreeze_from")
def the_other_way_round_without_norms(model, layer_name):
    return _unfrozen(model, layer_name, lambda layer, reached: not reached and not _is_norm(layer))


@wrong("unfreeze_from")
def named_layer_alone(model, layer_name):
    def trains(layer, reached):
        return layer.name == layer_name and not _is_norm(layer)

    return _unfrozen(model, layer_name, trains)


@wrong("unfreeze_from")
def nothing_is_unfrozen(model, layer_name):
    _flag(_base(model).layers, layer_name, lambda layer, reached: None if reached else False)
    return model


@wrong("unfreeze_from")
def all_frozen_at_the_end(model, layer_name):
    model = _unfrozen(model, layer_name)
    _base(model).trainable = False
    return model


@wrong("unfreeze_from")
def earlier_layers_not_frozen(model, layer_name):
    """Right for a base that is frozen; one that was trainable stays so before the named layer."""
    _flag(_base(model).layers, layer_name, lambda layer, reached: not _is_norm(layer) if reached else None)
    return model


@wrong("unfreeze_from")
def norms_that_were_trainable_stay_so(model, layer_name):
    """Freezes what comes before, unfreezes what follows, and leaves out the norms in both."""
    _flag(_base(model).layers, layer_name, lambda layer, reached: None if _is_norm(layer) else reached)
    return model


@wrong("unfreeze_from")
def last_layer_alone(model, layer_name):
    base = _base(model)
    base.trainable = True
    for layer in base.layers[:-3]:
        layer.trainable = False
    base.layers[-2].trainable = False
    return model


@wrong("unfreeze_from")
def from_the_middle_of_the_base(model, layer_name):
    layers = _base(model).layers
    return _unfrozen(model, layers[len(layers) // 2].name)


@wrong("unfreeze_from")
def from_layer_120(model, layer_name):
    """A number out of an older tutorial; a base of fewer layers stays frozen."""
    base = _base(model)
    base.trainable = True
    for layer in base.layers[:120]:
        layer.trainable = False
    return model


@wrong("unfreeze_from")
def convolutions_alone(model, layer_name):
    def trains(layer, reached):
        return reached and type(layer) is keras.layers.Conv2D

    return _unfrozen(model, layer_name, trains)


@wrong("unfreeze_from")
def head_frozen(model, layer_name):
    for layer in model.layers:
        layer.trainable = False
    return _unfrozen(model, layer_name)


@wrong("unfreeze_from")
def head_frozen_and_norms_unfrozen(model, layer_name):
    for layer in model.layers:
        layer.trainable = False
    return norms_unfrozen_too(model, layer_name)


@wrong("unfreeze_from")
def model_frozen_as_a_whole(model, layer_name):
    model.trainable = False  # of a model whose own flag is False nothing trains
    return _unfrozen(model, layer_name)


@wrong("unfreeze_from")
def looks_for_the_layer_in_the_model(model, layer_name):
    _flag(model.layers, layer_name, _rightly)
    return model


@wrong("unfreeze_from")
def asks_the_model_for_the_layer(model, layer_name):
    model.get_layer(layer_name).trainable = True  # raises: the layer is in the base
    return model


@wrong("unfreeze_from")
def fifth_layer_of_the_model(model, layer_name):
    base = model.layers[4]
    base.trainable = True
    for layer in base.layers:  # raises: a Dropout has none
        layer.trainable = False
    return model


@wrong("unfreeze_from")
def returns_the_base(model, layer_name):
    return _base(_unfrozen(model, layer_name))


@wrong("unfreeze_from")
def works_on_a_copy_without_the_weights(model, layer_name):
    return _unfrozen(keras.models.clone_model(model), layer_name)


@wrong("unfreeze_from")
def works_on_a_copy(model, layer_name):
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    return _unfrozen(copy, layer_name)


@wrong("unfreeze_from")
def third_layer_of_the_model(model, layer_name):
    base = model.layers[2]
    base.trainable = True
    _flag(base.layers, layer_name, _rightly)
    return model


@wrong("unfreeze_from")
def own_flag_of_the_base_left_false(model, layer_name):
    _flag(_base(model).layers, layer_name, _rightly)
    return model
