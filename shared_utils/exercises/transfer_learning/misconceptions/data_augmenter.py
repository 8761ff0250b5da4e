"""Mistakes in data_augmenter."""

import keras
from keras import layers

from .collected import wrong


def _model(*steps):
    return keras.Sequential(list(steps))


def _flip(mode="horizontal"):
    return layers.RandomFlip(mode)


def _rotation(factor=0.2, **settings):
    return layers.RandomRotation(factor, **settings)


@wrong("data_augmenter")
def flips_both_ways():
    return _model(_flip("horizontal_and_vertical"), _rotation())


@wrong("data_augmenter")
def flips_up_and_down():
    return _model(_flip("vertical"), _rotation())


@wrong("data_augmenter")
def two_flips():
    return _model(_flip(), _flip("vertical"), _rotation())


@wrong("data_augmenter")
def flip_missing():
    return _model(_rotation())


@wrong("data_augmenter")
def rotation_missing():
    return _model(_flip())


@wrong("data_augmenter")
def nothing_added():
    return _model()


@wrong("data_augmenter")
def turns_by_a_tenth():
    return _model(_flip(), _rotation(0.1))


@wrong("data_augmenter")
def turns_by_0_02():
    return _model(_flip(), _rotation(0.02))


@wrong("data_augmenter")
def turns_by_2():
    return _model(_flip(), _rotation(2))  # raises, like those that follow


@wrong("data_augmenter")
def turns_by_20():
    return _model(_flip(), _rotation(20))


@wrong("data_augmenter")
def turns_by_72():
    return _model(_flip(), _rotation(72))


@wrong("data_augmenter")
def turns_one_way_only():
    return _model(_flip(), _rotation((0.0, 0.2)))


@wrong("data_augmenter")
def turns_the_other_way_only():
    return _model(_flip(), _rotation((-0.2, 0.0)))


@wrong("data_augmenter")
def turns_by_exactly_0_2():
    return _model(_flip(), _rotation((0.2, 0.2)))


@wrong("data_augmenter")
def turns_by_0_2_radians():
    return _model(_flip(), _rotation(0.2 / (2 * 3.141592653589793)))


@wrong("data_augmenter")
def turns_by_0_2_pi():
    return _model(_flip(), _rotation(0.2 * 3.141592653589793))


@wrong("data_augmenter")
def corners_are_black():
    return _model(_flip(), _rotation(fill_mode="constant"))


@wrong("data_augmenter")
def flips_both_ways_and_turns_by_a_tenth():
    return _model(_flip("horizontal_and_vertical"), _rotation(0.1))


@wrong("data_augmenter")
def turns_twice():
    return _model(_flip(), _rotation(), _rotation())


@wrong("data_augmenter")
def zooms_too():
    return _model(_flip(), _rotation(), layers.RandomZoom(0.2))


@wrong("data_augmenter")
def zooms_by_a_tenth_too():
    return _model(_flip(), _rotation(), layers.RandomZoom(0.1))


@wrong("data_augmenter")
def zooms_before_it_turns():
    return _model(_flip(), layers.RandomZoom(0.2), _rotation())


@wrong("data_augmenter")
def zooms_by_a_tenth_before_it_turns():
    return _model(_flip(), layers.RandomZoom(0.1), _rotation())


@wrong("data_augmenter")
def zooms_instead_of_turning():
    return _model(_flip(), layers.RandomZoom(0.2))


@wrong("data_augmenter")
def shifts_instead_of_turning():
    return _model(_flip(), layers.RandomTranslation(0.2, 0.2))


@wrong("data_augmenter")
def scales_too():
    return _model(_flip(), _rotation(), layers.Rescaling(1 / 255))


@wrong("data_augmenter")
def scales_to_the_base_too():
    return _model(_flip(), _rotation(), layers.Rescaling(1 / 127.5, offset=-1))


@wrong("data_augmenter")
def returns_a_list():
    return [_flip(), _rotation()]


@wrong("data_augmenter")
def returns_one_layer():
    return _rotation()


@wrong("data_augmenter")
def returns_the_flip():
    return _flip()


@wrong("data_augmenter")
def returns_what_add_returns():
    """The same comes back when there is no return at all."""
    return keras.Sequential([_flip()]).add(_rotation())


@wrong("data_augmenter")
def adds_to_what_add_returns():
    return keras.Sequential().add(_flip()).add(_rotation())  # raises: the first add gives None
