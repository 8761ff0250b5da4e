"""Small helpers that lessons use while they run."""

import os
import sys
import time
from collections.abc import Iterator, Mapping
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


class ProgressLine:
    """One line below a cell that says how far a loop is, with a number or two and the time that is left.

    >>> line = ProgressLine(150)
    >>> for step in range(150):
    ...     line.show(step + 1, cost=3.2)
    ██████░░░░ 90 of 150, cost 3.2, 8 s left
    """

    BAR = 10
    #: Seconds between two changes of the line: more often cannot be read, and takes time.
    PAUSE = 0.2

    def __init__(self, total: int):
        """Begin to count the time.

        Args:
            total: how many steps there will be, at least 1.
        """
        if isinstance(total, bool) or not isinstance(total, int) or total < 1:
            raise ValueError(f"ProgressLine(total={total!r}): total must be a whole number of at least 1.")
        self.total, self.began = total, time.perf_counter()
        self._shown_at, self._line = float("-inf"), None

    def show(self, done: int, **numbers: float) -> None:
        """Say that so many steps are done; numbers are shown under their names."""
        now = time.perf_counter()
        if done < self.total and now - self._shown_at < self.PAUSE:
            return
        self._shown_at = now
        from IPython import get_ipython
        from IPython.display import display

        text = self._text(done, now - self.began, numbers)
        if get_ipython() is None:  # a terminal or a script: one line that is written over
            print(f"\r{text}", end="\n" if done == self.total else "", flush=True)
            return
        content = {"text/plain": text}
        if self._line is None:
            self._line = display(content, raw=True, display_id=True)
        else:
            self._line.update(content, raw=True)

    def _text(self, done: int, seconds: float, numbers: Mapping[str, float]) -> str:
        full = self.BAR * done // self.total
        parts = [f"{'█' * full}{'░' * (self.BAR - full)} {done} of {self.total}"]
        parts += [f"{name.replace('_', ' ')} {value:.3g}" for name, value in numbers.items()]
        if done < self.total:
            parts.append(f"{seconds / max(done, 1) * (self.total - done):.0f} s left")
        else:
            parts.append(f"{seconds:.0f} s")
        return ", ".join(parts)
