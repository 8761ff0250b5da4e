"""Small helpers that lessons use while they run."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

EPOCHS_VARIABLE = "COURSE_EPOCHS"
STDERR = 2  # the file descriptor that C++ code writes its messages to


@contextmanager
def without_messages() -> Iterator[None]:
    """Drop what is written to stderr inside a `with`, by Python and by C++ code; errors are raised as usual.

    TensorFlow greets on stderr while it is imported, before any of its own settings can stop it. Where
    stderr is no file of the system, nothing is dropped.
    """
    try:
        kept = os.dup(STDERR)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(AttributeError, OSError, ValueError):  # there is none, or it is closed
        sys.stderr.flush()
    try:
        os.dup2(nowhere, STDERR)
        yield
    finally:
        os.dup2(kept, STDERR)
        os.close(kept)
        os.close(nowhere)


def epochs(default: int) -> int:
    """Return how many epochs to train: `default`, or fewer when COURSE_EPOCHS says so.

    CI sets COURSE_EPOCHS=1 to see that a lesson runs, without waiting for its training.
    The variable never lengthens a training.

    Raises:
        ValueError: `default` or COURSE_EPOCHS is not a whole number of at least 1.
    """
    if isinstance(default, bool) or not isinstance(default, int) or default < 1:
        raise ValueError(f"epochs(default={default!r}): default must be a whole number of at least 1.")
    text = os.environ.get(EPOCHS_VARIABLE, "").strip()
    if not text:
        return default
    try:
        limit = int(text)
    except ValueError:
        limit = 0
    if limit < 1:
        raise ValueError(
            f"The environment variable {EPOCHS_VARIABLE} is {text!r}; "
            f"set it to a whole number of at least 1, or remove it."
        )
    return min(default, limit)
