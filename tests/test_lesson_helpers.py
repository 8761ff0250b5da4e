"""What lessons use while they run."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from shared_utils import lessons
from shared_utils.lessons import ProgressLine, without_messages


def run(code: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_messages_of_c_code_are_dropped_and_only_inside():
    code = (
        "import os\nfrom shared_utils.lessons import without_messages\n"
        "os.write(2, b'before ')\n"
        "with without_messages():\n    os.write(2, b'inside ')\n    print('shown')\n"
        "os.write(2, b'after')\n"
    )
    result = run(code)
    assert (result.stderr, result.stdout.strip(), result.returncode) == ("before after", "shown", 0)


def test_an_error_inside_is_raised_and_messages_come_back(capfd):
    with pytest.raises(ModuleNotFoundError), without_messages():
        import no_such_module_of_ours  # noqa: F401
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"


def test_no_file_descriptor_stays_open(capfd):
    def next_number():
        number = os.open(os.devnull, os.O_RDONLY)
        os.close(number)
        return number

    first = next_number()
    for _ in range(3):
        with without_messages():
            pass
    assert next_number() == first


def test_a_process_without_stderr_goes_on():
    code = (
        "import os, sys\nfrom shared_utils.lessons import without_messages\n"
        "sys.stderr = None\nos.close(2)\nwith without_messages():\n    print('done')\n"
    )
    assert run(code).stdout.strip() == "done"


# ------------------------------------------------------------ the progress line


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until its `now` is set."""
    clock = SimpleNamespace(now=100.0)
    monkeypatch.setattr(lessons, "time", SimpleNamespace(perf_counter=lambda: clock.now))
    return clock


@pytest.fixture
def lines(monkeypatch):
    """What is displayed: a list of ("new" or "update", text)."""
    monkeypatch.setattr("IPython.get_ipython", lambda: "a shell")
    shown = []

    class Handle:
        def update(self, content, *, raw):
            assert raw
            shown.append(("update", content["text/plain"]))

    def display(content, *, raw, display_id):
        assert raw and display_id is True
        shown.append(("new", content["text/plain"]))
        return Handle()

    monkeypatch.setattr("IPython.display.display", display)
    return shown


@pytest.mark.parametrize("total", [0, -3, 2.0, "10", None, True, False])
def test_a_total_that_is_no_whole_number_of_at_least_1_is_refused(total):
    with pytest.raises(ValueError, match="total must be a whole number of at least 1") as caught:
        ProgressLine(total)
    assert repr(total) in str(caught.value)


def test_the_line_at_the_beginning_in_the_middle_and_at_the_end(clock, lines):
    line = ProgressLine(150)
    clock.now += 0.1
    line.show(1, cost=12.345)
    clock.now += 11.9
    line.show(90, cost=3.2)
    clock.now += 8
    line.show(150, cost=3.14159)
    texts = [text for _, text in lines]
    assert [text[: ProgressLine.BAR] for text in texts] == ["░" * 10, "█" * 6 + "░" * 4, "█" * 10]
    first, middle, last = [text[ProgressLine.BAR + 1 :].split(", ") for text in texts]
    assert (first[0], middle[0], last[0]) == ("1 of 150", "90 of 150", "150 of 150")
    assert (first[-1], middle[-1], last[-1]) == ("15 s left", "8 s left", "20 s")
    costs = [float(line[1].removeprefix("cost ")) for line in (first, middle, last)]
    assert costs == pytest.approx([12.345, 3.2, 3.14159], rel=0.01)


def test_nothing_done_yet_has_no_rate_to_divide_by(clock, lines):
    ProgressLine(3).show(0)
    assert lines == [("new", "░░░░░░░░░░ 0 of 3, 0 s left")]


def test_numbers_are_shown_in_order_under_their_names(clock, lines):
    ProgressLine(1).show(1, style_cost=0.25, content_cost=1)
    (text,) = [text for _, text in lines]
    assert text.index("style cost 0.25") < text.index("content cost 1")


def test_the_line_changes_five_times_a_second_at_most_and_always_at_the_end(clock, lines):
    line = ProgressLine(1001)
    for step in range(1001):
        clock.now = 100 + step / 1000
        line.show(step + 1)
    done = [int(text.split()[1]) for _, text in lines]
    assert done[0] == 1 and done[-1] == 1001 and len(done) in (6, 7)


def test_it_is_one_display_that_is_updated(clock, lines):
    line = ProgressLine(4)
    for step in range(4):
        clock.now += 1
        line.show(step + 1)
    assert [how for how, _ in lines] == ["new", "update", "update", "update"]


def test_each_line_has_a_display_and_a_clock_of_its_own(clock, lines):
    first = ProgressLine(2)
    first.show(1)
    clock.now += 10
    second = ProgressLine(2)
    clock.now += 5
    second.show(1)
    first.show(2)
    assert [how for how, _ in lines] == ["new", "new", "update"]
    assert lines[1][1].endswith(" 5 s left") and lines[2][1].endswith(" 15 s")


def test_outside_of_a_notebook_the_line_is_printed():
    code = (
        "from shared_utils.lessons import ProgressLine\n"
        "line = ProgressLine(3)\n"
        "for step in range(3):\n    line.show(step + 1, cost=0.5)\n"
    )
    result = run(code)
    assert result.returncode == 0 and result.stderr == ""
    assert "██████████ 3 of 3, cost 0.5, " in result.stdout


@pytest.mark.slow
def test_in_ipython_the_line_is_displayed_and_updated_as_text():
    code = (
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "shell = InteractiveShell.instance()\n"
        "from shared_utils.lessons import ProgressLine\n"
        "ProgressLine.PAUSE = 0\n"
        "line = ProgressLine(2)\n"
        "line.show(1)\nline.show(2)\n"
    )
    result = run(code)
    assert result.returncode == 0, result.stderr
    assert "1 of 2" in result.stdout and "2 of 2" in result.stdout
