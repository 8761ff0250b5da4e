"""Small helpers that lessons use while they run."""

import os

EPOCHS_VARIABLE = "COURSE_EPOCHS"


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
