"""Signatures in a whole run, with the real process in between: found last, never at the cost of a point."""

import inspect

import nbformat.v4 as v4
import pytest

from shared_utils.classroom import judging
from shared_utils.classroom.judging import judge_notebook
from shared_utils.classroom.notebook_result import NotebookResult
from shared_utils.classroom.runner import Limits
from shared_utils.exercises import load_topic
from shared_utils.graders.judge import draw_cases
from shared_utils.graders.signature import same

pytestmark = pytest.mark.slow

TOPIC = load_topic("CNN_Foundations")
NAMES = ("zero_pad", "conv_single_step")
RIGHT = {name: inspect.getsource(TOPIC.reference(name)) for name in NAMES}
HALVED = "def zero_pad(X, pad):\n    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0))) * 0.5"
HIDDEN = len(draw_cases(TOPIC, TOPIC.exercise("zero_pad"), b"any"))


def notebook(answers):
    cells = [v4.new_code_cell("import numpy as np", id="setup")]
    for name in NAMES:
        cells.append(v4.new_code_cell(answers[name], id=name))
        test = v4.new_code_cell(f"{name}_test({name})", id=f"{name}_test")
        test.metadata["nbgrader"] = {"grade_id": f"{name}_test", "grade": True, "points": 1}
        cells.append(test)
    return v4.new_notebook(cells=cells)


def judged(tmp_path, zero_pad, secret=b"secret", **options):
    source = notebook(dict.fromkeys(NAMES, ""))
    submitted = notebook({**RIGHT, "zero_pad": zero_pad})
    result = judge_notebook(submitted, source, TOPIC, tmp_path, secret, **options)
    return result, [result.verdicts[name].points for name in NAMES]


def test_only_wrong_answers_without_a_name_are_signed_and_in_every_course_alike(tmp_path):
    result, points = judged(tmp_path, HALVED)
    assert list(result.signatures) == ["zero_pad"] and points == [0, 6]
    assert NotebookResult.from_dict(result.to_dict()).signatures == result.signatures
    other, _ = judged(tmp_path, HALVED.replace("* 0.5", "/ 2"), b"another secret", round_=3)
    assert other.signatures["zero_pad"] == result.signatures["zero_pad"]
    assert judged(tmp_path, RIGHT["zero_pad"])[0].signatures == {}
    assert judged(tmp_path, "def zero_pad(X, pad):\n    return X")[0].signatures == {}  # it has a name
    assert judged(tmp_path, "raise NotImplementedError")[0].signatures == {}


LATER = """
import os, time
asked = 0
def zero_pad(X, pad):
    global asked
    asked += 1
    if asked > {after}:
        {then}
    return np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0))) * 0.5
"""


@pytest.mark.parametrize(
    "then",
    ["os._exit(0)", "time.sleep(100)", "raise SystemExit", "return [[]] * 10**5", "del globals()['np']"],
)
def test_what_an_answer_does_while_it_is_signed_costs_nothing(then, tmp_path, monkeypatch):
    monkeypatch.setattr(judging, "SIGNATURE_SECONDS", 1.0)
    expected, points = judged(tmp_path, HALVED)
    result, got = judged(tmp_path, LATER.format(after=HIDDEN, then=then))
    assert got == points and result.verdicts == expected.verdicts
    assert result.flags == ()


def test_a_fault_while_signing_costs_nothing(tmp_path, monkeypatch):
    def broken(*_):
        raise MemoryError("a fault of ours")

    monkeypatch.setattr(judging, "signature_of", broken)
    result, points = judged(tmp_path, HALVED)
    assert points == [0, 6] and result.signatures == {} and result.flags == ()


def test_an_answer_that_never_ends_is_not_asked_again(tmp_path, monkeypatch):
    monkeypatch.setattr(TOPIC.exercise("zero_pad"), "seconds", 1.0)
    result, points = judged(tmp_path, "def zero_pad(X, pad):\n    while True: pass")
    assert points == [0, 6] and result.flags == ("time limit",)
    other, _ = judged(tmp_path, "def zero_pad(X, pad):\n    import time; time.sleep(99)")
    assert same(result.signatures["zero_pad"], other.signatures["zero_pad"])


def test_no_time_left_means_no_signature_and_the_same_points(tmp_path, monkeypatch):
    monkeypatch.setattr(judging, "SIGNATURE_SECONDS", 0.0)
    result, points = judged(tmp_path, HALVED, limits=Limits())
    assert points == [0, 6] and result.signatures == {}


def test_an_answer_that_is_too_large_to_cross_is_flagged(tmp_path):
    result, points = judged(tmp_path, "def zero_pad(X, pad):\n    return np.zeros(9 * 10**6)")
    assert points == [0, 6] and result.flags == ("answer refused",)
