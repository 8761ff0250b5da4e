"""A user's own detector of YOLO version 2: a Keras file, a file of anchors and a file of class names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..datasets.errors import HEAD, DataError, read_bytes, refuse_wrong_kind
from .yolo import Yolo

if TYPE_CHECKING:
    import keras

_FORMS = (
    "The anchors are a text file with one line of widths and heights in cells, commas between them, such as "
    "0.57273, 0.677385, 1.87446, 2.06253; the classes are a text file with one name in each line."
)


def load_user_yolo(
    path: str | os.PathLike[str],
    anchors: str | os.PathLike[str] | None,
    classes: str | os.PathLike[str] | None,
) -> Yolo:
    """Read the three files, and check that they fit each other; see `load_yolo`."""
    if anchors is None or classes is None:
        missing = " and ".join(
            name for name, value in {"anchors": anchors, "classes": classes}.items() if value is None
        )
        raise ValueError(f"A network of your own needs {missing} as well. {_FORMS}")
    path = Path(path).expanduser()
    sizes, names = read_anchors(Path(anchors).expanduser()), read_classes(Path(classes).expanduser())
    model = _read_model(path, len(sizes), len(names))
    _check_shapes(path, model, len(sizes), len(names))
    return Yolo(_plain(model), sizes, names)


def read_anchors(path: Path) -> np.ndarray:
    """Return the anchors of a text file, float64 (n_anchors, 2): widths and heights in cells.

    Raises:
        DataError: there is no such file, or it does not hold an even number of numbers above 0.
    """
    text = _read_text(path, "a text file of anchors")
    parts = text.replace(",", " ").split()
    try:
        values = np.array([float(part) for part in parts])
    except ValueError:
        wrong = next(part for part in parts if not _is_number(part))
        raise DataError(path, f"{wrong[:40]!r} is not a number.", _FORMS) from None
    if not len(values) or len(values) % 2:
        raise DataError(path, f"It holds {len(values)} numbers; anchors are pairs of two.", _FORMS)
    if not (np.isfinite(values) & (values > 0)).all():
        raise DataError(path, "Widths and heights must be above 0.", _FORMS)
    return values.reshape(-1, 2)


def read_classes(path: Path) -> tuple[str, ...]:
    """Return the names in a text file, one in each line; empty lines do not count.

    Raises:
        DataError: there is no such file, or no name in it.
    """
    names = tuple(
        line.strip() for line in _read_text(path, "a text file of class names").splitlines() if line.strip()
    )
    if not names:
        raise DataError(path, "There is no class name in it.", _FORMS)
    return names


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _read_text(path: Path, wanted: str) -> str:
    content = read_bytes(path)
    refuse_wrong_kind(path, content[:HEAD], wanted)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DataError(path, f"This is not {wanted}.", _FORMS) from None


def _read_model(path: Path, n_anchors: int, n_classes: int) -> keras.Model:
    """The network, as Keras reads it; where Keras cannot, the full network with its weights one by one."""
    head = read_bytes(path, HEAD)
    zipped = path.suffix.lower() == ".keras"
    if not (zipped and head.startswith(b"PK\x03\x04")):
        refuse_wrong_kind(path, head, "a Keras file" if zipped else "an HDF5 file")
    import keras

    try:
        return keras.models.load_model(path, compile=False)
    except Exception as error:
        # Files of Keras 2 hold code of another Python (a Lambda layer), which is not run here.
        if zipped:
            raise DataError(path, f"Keras cannot read it ({_line(error)}).", _SAVE_AGAIN) from error
        from .yolo_darknet import darknet_yolo

        return darknet_yolo(path, n_anchors, n_classes, _line(error))


def _plain(model: keras.Model) -> keras.Model:
    """The same network, which takes and gives an array and not a list of one, as those of Keras 2 do."""
    import keras

    return keras.Model(model.inputs[0], model.outputs[0])


_SAVE_AGAIN = "Save it anew with the Keras that made it: model.save('yolo.keras')."


def _line(error: Exception) -> str:
    """The first line of what an error says, short."""
    text = str(error).strip().splitlines()
    return f"{type(error).__name__}: {text[0][:150]}" if text else type(error).__name__


def _check_shapes(path: Path, model: keras.Model, n_anchors: int, n_classes: int) -> None:
    advice = "Give the files of anchors and classes that the network was trained with."
    # A Sequential model that was never built has none.
    inputs, outputs = (getattr(model, name, None) or [] for name in ("inputs", "outputs"))
    if len(inputs) != 1 or len(outputs) != 1:
        raise DataError(
            path,
            f"The network has {len(inputs)} inputs and {len(outputs)} outputs; YOLO version 2 "
            "has one of each.",
            "Later versions, with several outputs, are not read here.",
        )
    wanted = n_anchors * (5 + n_classes)
    shape, output = tuple(inputs[0].shape), tuple(outputs[0].shape)
    if len(shape) != 4 or None in shape[1:] or shape[3] != 3:
        raise DataError(
            path, f"The input has the shape {shape}; (None, 608, 608, 3) is an example.", _SAVE_AGAIN
        )
    if len(output) != 4 or output[3] != wanted:
        raise DataError(
            path,
            f"The output has the shape {output}. {n_anchors} anchors and {n_classes} classes need "
            f"{n_anchors} x (5 + {n_classes}) = {wanted} channels.",
            advice,
        )
