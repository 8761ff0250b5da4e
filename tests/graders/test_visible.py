"""The visible tests in a notebook: our few lines without a traceback, help in steps, one line for a stub."""

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from shared_utils.graders import visible
from shared_utils.graders.visible import Case, CheckFailed, VisibleTests

CASES = {
    "basic": Case(X=np.ones((2, 4, 4, 3)), pad=1),
    "other_pads": [Case(X=np.ones((2, 3, 4, 3)), pad=2), Case(X=np.ones((2, 4, 3, 3)), pad=3)],
}


def right(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0)))


def wrong(X, pad):
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (pad, pad)))


def pads_channels(number):
    """The mistake of `wrong`, each number in another wording."""
    scope = {"np": np}
    source = (
        f"def zero_pad(X, pad):\n    unused = {number}\n    return np.pad(X, [(0, 0)] + 3 * [(pad, pad)])"
    )
    exec(source, scope)
    return scope["zero_pad"]


@pytest.fixture
def tests(monkeypatch):
    monkeypatch.delenv("COURSE_HINTS", raising=False)
    visible._tries.clear()
    return VisibleTests("CNN_Foundations")


def failure(tests, target=wrong):
    with pytest.raises(CheckFailed) as caught:
        tests.check(target, "zero_pad", CASES)
    return str(caught.value)


def test_a_right_answer_prints_one_line(tests, capsys):
    tests.check(right, "zero_pad", CASES)
    assert capsys.readouterr().out == "zero_pad: both checks pass.\n"


def test_help_comes_in_steps_and_starts_again_after_success(tests):
    first, second, third, fourth = (failure(tests, pads_channels(i)) for i in range(4))
    assert "tells more" in first
    assert "channels" not in first
    assert "This is what you get when the channels are padded too." in second
    assert "look at the last pair" in third
    assert third == fourth
    tests.check(right, "zero_pad", CASES)
    assert failure(tests) == first


def test_the_same_code_run_again_gets_the_same_answer(tests):
    first = failure(tests)
    assert "tells more" in first
    assert failure(tests) == failure(tests) == first


def test_a_result_that_changes_is_a_new_try_of_the_same_code(tests):
    corner = [5]
    first = failure(tests, lambda X, pad: np.full((1, 1), corner[0]))
    code = lambda X, pad: wrong(X, pad) if corner[0] else np.zeros((2, 2))  # noqa: E731
    assert "tells more" not in first, "no mistake of ours gives that"
    assert "tells more" in failure(tests, code)
    corner[0] = 0
    assert "returned shape (2, 2)" in failure(tests, code)
    corner[0] = 1
    assert "This is what you get when the channels are padded too." in failure(tests, code)


def test_another_mistake_starts_with_what_differs(tests):
    failure(tests, pads_channels(1))
    assert "This is what you get when" in failure(tests, pads_channels(2))
    other = failure(tests, lambda X, pad: np.pad(X, ((0, 0), (pad, pad), (0, 0), (0, 0))))
    assert "tells more" in other


def test_an_unfinished_exercise_is_no_try(tests):
    def stub(X, pad):
        raise NotImplementedError

    assert "not started" in failure(tests, stub)
    assert "tells more" in failure(tests)


@pytest.mark.parametrize(("setting", "there"), [("all", True), ("ALL", True), ("off", False)])
def test_the_setting_for_hints(tests, monkeypatch, setting, there):
    monkeypatch.setenv("COURSE_HINTS", setting)
    for _ in range(4):
        text = failure(tests)
        assert ("look at the last pair" in text) is there
        assert "tells more" not in text
        assert "returned shape" in text


def test_another_setting_is_an_error(tests, monkeypatch):
    monkeypatch.setenv("COURSE_HINTS", "loud")
    with pytest.raises(ValueError, match="set it to steps, all or off"):
        tests.check(wrong, "zero_pad", CASES)


def test_unknown_topics_exercises_and_groups_are_errors(tests):
    with pytest.raises(KeyError, match="the topics are CNN_Foundations"):
        VisibleTests("Nonsense")
    with pytest.raises(KeyError, match="zero_pad"):
        tests.check(right, "nonsense", {})
    with pytest.raises(KeyError, match="not_square"):
        tests.check(right, "zero_pad", {"nonsense": CASES["basic"]})


# ------------------------------------------------------------ in IPython


@pytest.fixture
def shell(monkeypatch):
    """A shell of its own, in which `get_ipython` is known."""
    import builtins

    visible._tries.clear()
    shell = InteractiveShell()
    shell.colors = "nocolor"
    monkeypatch.setattr(builtins, "get_ipython", lambda: shell, raising=False)
    return shell


def run(shell, *cells):
    """The text that the last of the cells shows."""
    for cell in cells:
        with capture_output() as captured:
            shell.run_cell(cell)
    return captured.stdout + captured.stderr


SETUP = """
import numpy as np
from shared_utils.graders.visible import Case, VisibleTests
tests = VisibleTests("CNN_Foundations")
def zero_pad_test(target):
    tests.check(target, "zero_pad", {"basic": Case(X=np.ones((2, 4, 4, 3)), pad=1)})
"""
CALL = "zero_pad_test(zero_pad)"


def test_a_failure_shows_our_lines_and_no_traceback(shell):
    shown = run(shell, SETUP, "def zero_pad(X, pad):\n    return np.pad(X, pad)", CALL)
    assert shown.strip().splitlines()[0] == "zero_pad: the check does not pass."
    assert "Traceback" not in shown
    assert "visible.py" not in shown
    assert len(shown.strip().splitlines()) <= 12


def test_an_error_in_the_learners_code_shows_the_learners_line(shell):
    shown = run(shell, SETUP, "def zero_pad(X, pad):\n    return np.pad(X, ((pad, pad), (0, 0)))", CALL)
    assert "raised ValueError" in shown
    assert "in zero_pad, line 2: return np.pad(X, ((pad, pad), (0, 0)))" in shown
    assert "shared_utils" not in shown


STUB = "def zero_pad(X, pad):\n    raise NotImplementedError"


def test_a_test_of_an_unfinished_exercise_says_what_to_do(shell):
    shown = run(shell, SETUP, STUB, CALL)
    assert "`raise NotImplementedError` is still in it" in shown.splitlines()[0]
    assert len(shown.strip().splitlines()) == 2


def test_a_demo_of_an_unfinished_exercise_shows_one_line(shell):
    shown = run(shell, SETUP, STUB, "zero_pad(np.ones((1, 2, 2, 1)), 1)")
    assert shown.strip() == "Finish the exercise `zero_pad` first, then run this cell again."


def test_other_errors_keep_their_traceback(shell):
    shown = run(shell, SETUP, "def mine():\n    raise NotImplementedError('mine')", "mine()")
    assert "Traceback" in shown
    assert "mine" in shown
    shown = run(shell, "1 / 0")
    assert "ZeroDivisionError" in shown
