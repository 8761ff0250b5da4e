"""A user's own face encoder: a Keras model that gives a row of numbers for a picture."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..datasets.errors import HEAD, DataError, read_bytes, refuse_wrong_kind

if TYPE_CHECKING:
    import keras

_SAVE = "Save it anew with the Keras that made it: model.save('encoder.keras')."
_FORM = (
    "An encoder takes pictures (None, n_H, n_W, 3), values from 0 to 1, such as (None, 160, 160, 3), and "
    "gives rows of numbers, such as (None, 128)."
)


def user_encoder(model: str | os.PathLike[str] | keras.Model) -> keras.Model:
    """Return a model's encodings as unit vectors; see `pretrained_encoder`."""
    import keras

    name = "model"
    if not isinstance(model, keras.Model):
        if not isinstance(model, str | os.PathLike):
            raise TypeError(f"model is {type(model).__name__}; give a Keras model, or the path of its file.")
        name = Path(model).expanduser()
        model = _read_model(name)
    inputs, outputs = (getattr(model, part, None) or [] for part in ("inputs", "outputs"))
    if len(inputs) != 1 or len(outputs) != 1:
        built = "" if inputs else " If it is Sequential, begin it with keras.Input((n_H, n_W, 3))."
        problem = (
            f"The network has {len(inputs)} inputs and {len(outputs)} outputs; an encoder has one of each."
        )
        raise DataError(name, problem, _FORM + built)
    taken, given = tuple(inputs[0].shape), tuple(outputs[0].shape)
    if len(taken) != 4 or None in taken[1:]:
        raise DataError(name, f"The input has the shape {taken}, and must say how large pictures are.", _FORM)
    if taken[3] != 3:
        advice = _FORM
        if taken[1] == 3:
            advice = f"Its channels come first: build it anew with channels last. {_FORM}"
        raise DataError(name, f"The input has the shape {taken}: there are {taken[3]} channels.", advice)
    if len(given) != 2 or given[1] is None or given[1] < 2:
        raise DataError(name, f"The output has the shape {given}.", _FORM)
    unit = keras.layers.UnitNormalization(name="unit_of_user")(outputs[0])
    return keras.Model(inputs[0], unit, name="encoder_of_user")


def _read_model(path: Path) -> keras.Model:
    head = read_bytes(path, HEAD)
    zipped = path.suffix.lower() == ".keras"
    if not (zipped and head.startswith(b"PK\x03\x04")):
        refuse_wrong_kind(path, head, "a Keras file" if zipped else "an HDF5 file")
        if zipped:
            raise DataError(path, "This is no Keras file: a .keras file is a zip archive.", _SAVE)
    import keras

    try:
        return keras.models.load_model(path, compile=False)
    except Exception as error:
        lines = str(error).strip().splitlines()
        reason = f"{type(error).__name__}: {lines[0][:150]}" if lines else type(error).__name__
        raise DataError(path, f"Keras cannot read it ({reason}).", _SAVE) from error
