"""Showing how a grading run gets on: a bar on a terminal, a plain line now and then anywhere else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

#: Seconds between two lines where there is no terminal, such as in the log of a server.
LINE_SECONDS = 30.0


@contextmanager
def progress(console: Any, total: int, clock: Callable[[], float] = time.monotonic) -> Iterator[Any]:
    """Show counts, time left and trouble so far; yields a function to call once per submission.

    The function takes two truths: whether the submission has flags, and whether it could not be graded.

    Args:
        console: a rich Console, or None for silence.
        total: submissions to grade.
        clock: seconds, for tests.
    """
    if console is None or total == 0:
        yield lambda flagged, failed=False: None
    elif console.is_terminal:
        with _bar(console, total) as advance:
            yield advance
    else:
        yield _Lines(console, total, clock).advance


@contextmanager
def _bar(console: Any, total: int) -> Iterator[Callable[..., None]]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Grading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("time left"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[trouble]}"),
    )
    counts = [0, 0]
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("grading", total=total, trouble=_trouble(*counts))

        def advance(flagged: bool, failed: bool = False) -> None:
            counts[0] += bool(flagged)
            counts[1] += bool(failed)
            bar.update(task, advance=1, trouble=_trouble(*counts))

        yield advance


class _Lines:
    """A line when the first is done, and then no oftener than every LINE_SECONDS, and at the end."""

    def __init__(self, console: Any, total: int, clock: Callable[[], float]):
        self.console, self.total, self.clock = console, total, clock
        self.started = clock()
        self.shown = self.started - LINE_SECONDS
        self.first_done = self.started
        self.done = self.flagged = self.failed = 0
        console.print(f"Grading: {total} to judge. The first takes some seconds more.", highlight=False)

    def advance(self, flagged: bool, failed: bool = False) -> None:
        self.done += 1
        self.flagged += bool(flagged)
        self.failed += bool(failed)
        now = self.clock()
        if self.done == 1:
            self.first_done = now
        if self.done < self.total and now - self.shown < LINE_SECONDS:
            return
        self.shown = now
        words = [f"Grading: {self.done} of {self.total}"]
        if 2 < self.done < self.total:  # the first ones say little, since the start is in them
            left = (now - self.first_done) / (self.done - 1) * (self.total - self.done)
            words.append(f"about {_duration(left)} left")
        words.append(_trouble(self.flagged, self.failed))
        self.console.print(", ".join(words), highlight=False, soft_wrap=True)


def _trouble(flagged: int, failed: int) -> str:
    words = f"with flags: {flagged}"
    return f"{words}, not graded: {failed}" if failed else words


def _duration(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
