"""From a notebook to verdicts, with the real process in between."""

import inspect
import time

import nbformat.v4 as v4
import pytest

from shared_utils.classroom.judging import judge_notebook
from shared_utils.classroom.notebook_result import NotebookResult
from shared_utils.classroom.runner import Limits
from shared_utils.exercises import load_topic

pytestmark = pytest.mark.slow

TOPIC = load_topic("CNN_Foundations")
LOOKED_AT = ("zero_pad", "conv_single_step", "conv_forward")
SETUP = "import numpy as np\nfrom public_tests import zero_pad_test, conv_single_step_test, conv_forward_test"
RIGHT = {name: inspect.getsource(TOPIC.reference(name)) for name in TOPIC.exercises}


def notebook(answers, own=()):
    """A submission: `answers` by exercise, own cells as (before which exercise, source)."""
    cells = [v4.new_code_cell(SETUP, id="setup", metadata={"tags": ["setup"]})]
    for name, exercise in TOPIC.exercises.items():
        cells += [v4.new_code_cell(source, id=f"own-{i}") for i, (at, source) in enumerate(own) if at == name]
        cells.append(v4.new_code_cell(answers[name], id=name, metadata={"tags": ["exercise"]}))
        marks = {"grade_id": f"{name}_test", "grade": True, "points": exercise.points}
        test = v4.new_code_cell(f"{name}_test({name})", id=f"{name}_test")
        test.metadata.update({"tags": ["test"], "nbgrader": marks})
        cells.append(test)
        cells.append(v4.new_code_cell("demo_ran = True", id=f"demo-{name}", metadata={"tags": ["demo"]}))
    return v4.new_notebook(cells=cells)


def judged(tmp_path, answers=None, own=(), **options):
    source = notebook(RIGHT)
    result = judge_notebook(
        notebook({**RIGHT, **(answers or {})}, own), source, TOPIC, tmp_path, b"secret", **options
    )
    return result, {name: result.verdicts[name].points for name in LOOKED_AT}


def test_right_answers_earn_all_points_and_survive_json(tmp_path):
    result, points = judged(tmp_path)
    assert points == {"zero_pad": 6, "conv_single_step": 6, "conv_forward": 15}
    assert all(verdict.right for verdict in result.verdicts.values())
    assert NotebookResult.from_dict(result.to_dict()).verdicts == result.verdicts


def test_demo_cells_do_not_run_unless_they_were_changed(tmp_path):
    own = [("conv_single_step", "print('demo_ran' in globals())")]
    result, _ = judged(tmp_path, own=own)
    assert result.outputs["own-0"][0]["text"] == "False\n"


def test_a_wrong_step_does_not_sink_a_right_conv_forward(tmp_path):
    wrong = "def conv_single_step(a_slice_prev, W, b):\n    return np.sum(a_slice_prev * W)"
    loops = """
def conv_forward(A_prev, W, b, hparameters):
    m, n_H_prev, n_W_prev, _ = A_prev.shape
    f, n_C, s, p = W.shape[0], W.shape[3], hparameters["stride"], hparameters["pad"]
    Z = np.zeros((m, (n_H_prev - f + 2 * p) // s + 1, (n_W_prev - f + 2 * p) // s + 1, n_C))
    X = zero_pad(A_prev, p)
    for i, h, w, c in np.ndindex(*Z.shape):
        window = X[i, h * s : h * s + f, w * s : w * s + f]
        Z[i, h, w, c] = conv_single_step(window, W[..., c], b[..., c])
    return Z, (A_prev, W, b, hparameters)
"""
    result, points = judged(tmp_path, {"conv_single_step": wrong, "conv_forward": loops})
    assert points == {"zero_pad": 6, "conv_single_step": 0, "conv_forward": 15}
    assert result.verdicts["conv_single_step"].misconception == "no_bias"
    assert result.verdicts["conv_forward"].working == ("conv_single_step",)


def test_exercises_before_a_death_keep_their_points(tmp_path):
    result, points = judged(
        tmp_path, {"conv_single_step": "import os\ndef conv_single_step(*a): os._exit(0)"}
    )
    assert points == {"zero_pad": 6, "conv_single_step": 0, "conv_forward": 0}
    assert result.flags == ("process died",)
    assert "conv_single_step" in result.verdicts["conv_forward"].reason


def test_the_whole_notebook_has_a_time_limit(tmp_path):
    own = [("zero_pad", "while True: pass"), ("conv_forward", "while True: pass")]
    result, points = judged(tmp_path, own=own, limits=Limits(cell_seconds=1, notebook_seconds=1.8))
    assert "time limit" in result.flags
    assert points["conv_forward"] == 0 and "seconds" in result.verdicts["conv_forward"].reason


def test_a_syntax_error_costs_that_exercise_only(tmp_path):
    result, points = judged(tmp_path, {"zero_pad": "def zero_pad(X, pad:\n    pass"})
    assert points == {"zero_pad": 0, "conv_single_step": 6, "conv_forward": 15}
    assert result.verdicts["zero_pad"].outcome == "missing"
    assert result.outputs["zero_pad"][0]["ename"] == "SyntaxError"


def test_the_same_secret_gives_the_same_verdicts(tmp_path):
    wrong = {"zero_pad": "def zero_pad(X, pad): return X"}
    first, _ = judged(tmp_path, wrong)
    second, _ = judged(tmp_path, wrong)
    assert first.verdicts == second.verdicts


def test_a_changed_demo_runs_for_a_short_while_and_costs_nothing(tmp_path):
    source = notebook(RIGHT)
    changed = notebook(RIGHT)
    next(cell for cell in changed.cells if cell.id == "demo-zero_pad").source = "helper = 1\nwhile True: pass"
    result = judge_notebook(changed, source, TOPIC, tmp_path, b"s", limits=Limits(shown_seconds=0.5))
    assert result.flags == () and all(verdict.right for verdict in result.verdicts.values())


def test_an_endless_exercise_uses_up_its_seconds_once(tmp_path, monkeypatch):
    monkeypatch.setattr(TOPIC.exercise("conv_forward"), "seconds", 1.0)
    started = time.monotonic()
    result, points = judged(
        tmp_path, {"conv_forward": "def conv_forward(A_prev, W, b, hparameters):\n    while True: pass"}
    )
    assert time.monotonic() - started < 8
    assert points == {"zero_pad": 6, "conv_single_step": 6, "conv_forward": 0}
    assert "time allowed" in result.verdicts["conv_forward"].failure.what


def test_a_lost_np_costs_nothing(tmp_path):
    result, _ = judged(tmp_path, own=[("zero_pad", "del np"), ("conv_forward", "np = 3")])
    assert all(verdict.right for verdict in result.verdicts.values())


def test_moving_an_exercise_to_the_top_earns_no_working_versions(tmp_path):
    source = notebook(RIGHT)
    moved = notebook(
        {**RIGHT, "zero_pad": "def zero_pad(X, pad):\n    return kept(X, pad)", "conv_forward": KEEPS}
    )
    cells = {cell.id: cell for cell in moved.cells}
    first = [cells["setup"], cells["conv_forward"], cells["conv_forward_test"]]
    moved.cells = first + [cell for cell in moved.cells if cell not in first]
    result = judge_notebook(moved, source, TOPIC, tmp_path, b"s")
    assert result.verdicts["zero_pad"].points == 0


KEEPS = """
def conv_forward(A_prev, W, b, hparameters):
    global kept
    kept = zero_pad
"""


def test_cells_that_run_again_for_working_versions_are_not_charged(tmp_path):
    """A slow set-up cell and a wrong exercise that others use: nothing is lost to the time limit."""
    wrong = "def zero_pad(X, pad):\n    return X * 7"
    padding = "np.pad(A_prev, ((0, 0), (pad, pad), (pad, pad), (0, 0)))"
    assert padding in RIGHT["conv_forward"]
    uses_it = RIGHT["conv_forward"].replace(padding, "zero_pad(A_prev, pad)")
    answers = {"zero_pad": wrong, "conv_forward": uses_it}
    own = [("zero_pad", "import time; time.sleep(8)")]
    limits = Limits(notebook_seconds=14)
    result, points = judged(tmp_path, answers, own, limits=limits)
    assert "time limit" not in result.flags
    assert points == {"zero_pad": 0, "conv_single_step": 6, "conv_forward": 15}
    assert result.verdicts["conv_forward"].working == ("zero_pad",)
