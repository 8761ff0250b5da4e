"""What a person sees while a class is graded."""

import io

from rich.console import Console

from shared_utils.classroom.progress import LINE_SECONDS, progress


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


def test_in_a_log_there_is_a_line_now_and_then():
    text, clock = io.StringIO(), Clock()
    with progress(Console(file=text, width=60), 200, clock) as advance:
        for number in range(200):
            clock.now += 1.0
            advance(number % 50 == 0, number == 120)
    lines = text.getvalue().splitlines()
    assert lines[0] == "Grading: 200 to judge. The first takes some seconds more."
    assert lines[1] == "Grading: 1 of 200, with flags: 1"
    assert lines[2] == "Grading: 31 of 200, about 2 min 49 s left, with flags: 1"
    assert lines[-1] == "Grading: 200 of 200, with flags: 4, not graded: 1"
    assert len(lines) == 3 + 200 // LINE_SECONDS
    assert "\x1b" not in text.getvalue()


def test_on_a_terminal_there_is_a_bar_with_counts_and_trouble():
    text = io.StringIO()
    with progress(Console(file=text, width=100, force_terminal=True), 3) as advance:
        advance(True)
        advance(False, True)
        advance(False)
    shown = text.getvalue()
    assert "3/3" in shown and "with flags: 1" in shown and "not graded: 1" in shown and "time left" in shown


def test_without_a_console_or_without_work_nothing_is_shown():
    with progress(None, 3) as advance:
        advance(True)
    text = io.StringIO()
    with progress(Console(file=text), 0) as advance:
        advance(True)
    assert text.getvalue() == ""
