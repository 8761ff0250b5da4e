"""Executing lessons with a real kernel."""

import nbformat
import pytest

from shared_utils.builder import build_topics, check_topics, execute_lesson, execute_student
from shared_utils.builder.execute import _environment
from shared_utils.builder.findings import LessonError

pytestmark = pytest.mark.slow

MESSY = """
# %% tags=["demo"]
import os, sys, time
import matplotlib.pyplot as plt
print("epoch 1\\repoch 2", end="\\r")
print("epoch 3")
print("a warning", file=sys.stderr)
print(os.getcwd())
plt.plot([1, 2])
plt.title("Up")
plt.show()
"""


def outputs(course):
    notebook = nbformat.read(course.solution, as_version=4)
    return {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}


def test_build_check_and_build_again(course):
    course.write(course.lesson.read_text() + MESSY)
    (report,) = build_topics([course.topic], course.root, execute=True)
    assert report.ok and report.solution == "executed", report
    assert check_topics(course.root, course.topics) == []
    assert outputs(course)["adding-demo-1"][0].text == "The sum is 3\n"
    text, plot = outputs(course)["adding-demo-2"]
    assert text.text == "epoch 3\n.\n"
    assert set(plot.data) == {"image/png", "text/plain"}
    assert str(course.root) not in course.solution.read_text()
    assert "a warning\\n" not in course.solution.read_text().replace('print(\\"a warning', "")

    before = course.solution.read_bytes()
    (report,) = build_topics([course.topic], course.root, execute=True)
    assert report.solution == "unchanged" and report.seconds == {}
    assert course.solution.read_bytes() == before

    course.edit('"The sum is"', '"It is"')
    (report,) = build_topics([course.topic], course.root, execute=True)
    assert report.solution == "executed" and report.seconds["add_test"] >= 0
    assert outputs(course)["adding-demo-1"][0].text == "It is 3\n"

    (report,) = build_topics([course.topic], course.root, execute=True, force=True)
    assert report.solution == "executed"


def test_a_failing_cell_keeps_the_old_notebook_and_is_named(course):
    course.solution.write_text("old")
    course.edit("    total = a + b\n", "    total = a + b\n    total = total / 0\n")
    (report,) = build_topics([course.topic], course.root, execute=True)
    assert course.solution.read_text() == "old"
    assert report.student == "written" and report.solution == "failed" and not report.ok
    (finding,) = report.findings
    lines = course.lesson.read_text().splitlines()
    assert finding.path == "Tiny/lesson.py" and lines[finding.line - 1] == "add_test(add)"
    assert "The cell `add_test` raises ZeroDivisionError: division by zero" in finding.message
    assert "total = total / 0" in report.details


def test_the_failing_line_within_a_cell(course):
    course.edit("answer = 42", "answer = 42\n\nanswer = unknown")
    with pytest.raises(LessonError, match="NameError") as caught:
        execute_lesson(course.topic, course.folder)
    lines = course.lesson.read_text().splitlines()
    assert lines[caught.value.findings[0].line - 1] == "answer = unknown"


def test_a_cell_that_takes_too_long(course):
    course.edit("answer = 42", "import time\ntime.sleep(30)")
    with pytest.raises(LessonError, match=r"`adding-code-1` takes longer than 1 s"):
        execute_lesson(course.topic, course.folder, seconds=1)


def test_a_cell_that_kills_the_kernel(course):
    course.edit("answer = 42", "import os\nos._exit(1)")
    with pytest.raises(LessonError, match=r"`adding-code-1` kills the kernel"):
        execute_lesson(course.topic, course.folder)


def test_outputs_do_not_depend_on_what_users_set(tmp_path, monkeypatch):
    for name in ("COURSE_SIGNS", "COURSE_HINTS", "COURSE_EPOCHS", "MPLBACKEND"):
        monkeypatch.setenv(name, "1")
    environment = _environment(tmp_path, tmp_path, None)
    assert not [name for name in environment if name.startswith("COURSE_") or name == "MPLBACKEND"]
    assert _environment(tmp_path, tmp_path, 2)["COURSE_EPOCHS"] == "2"


def test_epochs_and_times(course, monkeypatch):
    monkeypatch.setenv("COURSE_EPOCHS", "7")
    course.edit(
        "answer = 42",
        "import time\nfrom shared_utils.lessons import epochs\ntime.sleep(0.3)\nprint(epochs(5))",
    )
    execution = execute_lesson(course.topic, course.folder, epochs=2)
    assert execution.notebook.cells[-1].outputs[0].text == "2\n"
    assert set(execution.seconds) == {"tiny-setup-1", "add", "add_test", "adding-demo-1", "adding-code-1"}
    assert 0.3 <= execution.seconds["adding-code-1"] <= execution.total_seconds < 10
    # Without `epochs` the training is never cut, whatever the environment says.
    assert execute_lesson(course.topic, course.folder).notebook.cells[-1].outputs[0].text == "5\n"


def test_the_student_notebook_gets_through(course):
    execution = execute_student(course.topic, course.folder)
    cells = {cell.id: cell for cell in execution.notebook.cells}
    assert cells["add_test"].outputs[0].ename == "NotImplementedError"
    assert cells["adding-code-1"].execution_count == 5


def test_a_student_notebook_that_does_not(course):
    course.edit("answer = 42", "answer = add")
    assert execute_student(course.topic, course.folder)
    course.edit("answer = add", "answer = add(1, 2)")
    with pytest.raises(LessonError, match="`adding-code-1` raises NotImplementedError"):
        execute_student(course.topic, course.folder)
