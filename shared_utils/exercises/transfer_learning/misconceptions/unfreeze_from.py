"""Mistakes in unfreeze_from."""

import keras

from .collected import wrong


def _base(model):
    return next(layer for layer in model.layers if layer.name.startswith(("mobilenet", "backbone")))


def _is_norm(layer):
    return isinstance(layer, keras.layers.BatchNormalization)


def _from_the_layer(model, layer_name, *, shift=0, norms=False):
    """The right answer, `shift` layers later, or with BatchNormalization."""
    base = _base(model)
    start = [layer.name for layer in base.layers].index(layer_name) + shift
    base.trainable = True
    for number, layer in enumerate(base.layers):
        layer.trainable = number >= start and (norms or not _is_norm(layer))
    return model


@wrong("unfreeze_from")
def whole_base_unfrozen(model, layer_name):
    _base(model).trainable = True
    return model


@wrong("unfreeze_from")
def whole_base_but_the_norms(model, layer_name):
    _base(model).trainable = True
    for layer in _base(model).layers:
        layer.trainable = not _is_norm(layer)
    return model


@wrong("unfreeze_from")
def norms_unfrozen_too(model, layer_name):
    return _from_the_layer(model, layer_name, norms=True)


@wrong("unfreeze_from")
def norms_everywhere_unfrozen(model, layer_name):
    """The loop passes over the norms, which the base's own flag has unfrozen."""
    base, reached = _base(model), False
    base.trainable = True
    for layer in base.layers:
        reached = reached or layer.name == layer_name
        if not _is_norm(layer):
            layer.trainable = reached
    return model


@wrong("unfreeze_from")
def named_layer_stays_frozen(model, layer_name):
    return _from_the_layer(model, layer_name, shift=1)


@wrong("unfreeze_from")
def named_layer_stays_frozen_and_norms_do_not(model, layer_name):
    return _from_the_layer(model, layer_name, shift=1, norms=True)


@wrong("unfreeze_from")
def layer_before_it_unfrozen(model, layer_name):
    base = _base(model)
    start = [layer.name for layer in base.layers].index(layer_name) - 1
    base.trainable = True
    while start > 0 and not base.layers[start].weights:
        start -= 1
    for number, layer in enumerate(base.layers):
        layer.trainable = number >= start and not _is_norm(layer)
    return model


@wrong("unfreeze_from")
def the_other_way_round(model, layer_name):
    base = _base(model)
    start = [layer.name for layer in base.layers].index(layer_name)
    base.trainable = True
    for layer in base.layers[start:]:
        layer.trainable = False
    return model


@wrong("unfreeze_from")
def the_other_way_round_without_norms(model, layer_name):
    base = _base(model)
    start = [layer.name for layer in base.layers].index(layer_name)
    base.trainable = True
    for number, layer in enumerate(base.layers):
        layer.trainable = number < start and not _is_norm(layer)
    return model


@wrong("unfreeze_from")
def named_layer_alone(model, layer_name):
    base = _base(model)
    base.trainable = True
    for layer in base.layers:
        layer.trainable = layer.name == layer_name and not _is_norm(layer)
    return model


@wrong("unfreeze_from")
def nothing_is_unfrozen(model, layer_name):
    reached = False
    for layer in _base(model).layers:
        reached = reached or layer.name == layer_name
        if not reached:
            layer.trainable = False
    return model


@wrong("unfreeze_from")
def all_frozen_at_the_end(model, layer_name):
    model = _from_the_layer(model, layer_name)
    _base(model).trainable = False
    return model


@wrong("unfreeze_from")
def earlier_layers_not_frozen(model, layer_name):
    """Right for a base that is frozen; one that was trainable stays so before the named layer."""
    reached = False
    for layer in _base(model).layers:
        reached = reached or layer.name == layer_name
        if reached:
            layer.trainable = not _is_norm(layer)
    return model


@wrong("unfreeze_from")
def norms_that_were_trainable_stay_so(model, layer_name):
    """Freezes what comes before, unfreezes what follows, and leaves out the norms in both."""
    base, reached = _base(model), False
    for layer in base.layers:
        reached = reached or layer.name == layer_name
        if not _is_norm(layer):
            layer.trainable = reached
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
    base = _base(model)
    base.trainable = True
    for number, layer in enumerate(base.layers):
        layer.trainable = number >= len(base.layers) // 2 and not _is_norm(layer)
    return model


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
    base, reached = _base(model), False
    base.trainable = True
    for layer in base.layers:
        reached = reached or layer.name == layer_name
        plain = type(layer) is keras.layers.Conv2D
        layer.trainable = reached and plain
    return model


@wrong("unfreeze_from")
def head_frozen(model, layer_name):
    for layer in model.layers:
        layer.trainable = False
    return _from_the_layer(model, layer_name)


@wrong("unfreeze_from")
def head_frozen_and_norms_unfrozen(model, layer_name):
    for layer in model.layers:
        layer.trainable = False
    return _from_the_layer(model, layer_name, norms=True)


@wrong("unfreeze_from")
def model_frozen_as_a_whole(model, layer_name):
    model.trainable = False  # of a model whose own flag is False nothing trains
    return _from_the_layer(model, layer_name)


@wrong("unfreeze_from")
def looks_for_the_layer_in_the_model(model, layer_name):
    reached = False
    for layer in model.layers:
        reached = reached or layer.name == layer_name
        layer.trainable = reached and not _is_norm(layer)
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
    return _base(_from_the_layer(model, layer_name))


@wrong("unfreeze_from")
def works_on_a_copy_without_the_weights(model, layer_name):
    return _from_the_layer(keras.models.clone_model(model), layer_name)


@wrong("unfreeze_from")
def works_on_a_copy(model, layer_name):
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    return _from_the_layer(copy, layer_name)


@wrong("unfreeze_from")
def third_layer_of_the_model(model, layer_name):
    base, reached = model.layers[2], False
    base.trainable = True
    for layer in base.layers:
        reached = reached or layer.name == layer_name
        layer.trainable = reached and not _is_norm(layer)
    return model


@wrong("unfreeze_from")
def own_flag_of_the_base_left_false(model, layer_name):
    reached = False
    for layer in _base(model).layers:
        reached = reached or layer.name == layer_name
        layer.trainable = reached and not _is_norm(layer)
    return model
