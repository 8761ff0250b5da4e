"""Every lesson, both ways: the solution earns everything, the untouched notebook nothing, both run."""

from pathlib import Path

import nbformat
import pytest

from shared_utils.builder import execute_lesson, execute_student, lint_lesson, write_source
from shared_utils.classroom.judging import judge_notebook
from shared_utils.exercises import load_topic, topic_names

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.parametrize("name", topic_names())


def judged(name, notebook, tmp_path):
    source = nbformat.read(write_source(name, ROOT, tmp_path) / f"{name}.ipynb", as_version=4)
    folder = tmp_path / "work"
    folder.mkdir()
    return judge_notebook(
        nbformat.read(ROOT / name / notebook, as_version=4), source, load_topic(name), folder, b"s"
    )


def test_the_lesson_is_in_order(name):
    assert [str(finding) for finding in lint_lesson(ROOT / name / "lesson.py", load_topic(name), ROOT)] == []


@pytest.mark.slow
def test_the_solution_earns_full_marks(name, tmp_path):
    result = judged(name, f"{name}_solution.ipynb", tmp_path)
    topic = load_topic(name)
    assert {k: v.points for k, v in result.verdicts.items()} == {
        k: e.points for k, e in topic.exercises.items()
    }
    assert all(verdict.failure is None for verdict in result.verdicts.values())
    assert result.flags == ()


@pytest.mark.slow
def test_the_untouched_notebook_earns_nothing_because_it_is_not_started(name, tmp_path):
    result = judged(name, f"{name}.ipynb", tmp_path)
    assert {verdict.outcome for verdict in result.verdicts.values()} == {"not started"}
    assert sum(verdict.points for verdict in result.verdicts.values()) == 0
    assert result.flags == ()


@pytest.mark.slow
def test_the_solution_runs_from_top_to_bottom(name):
    execution = execute_lesson(name, ROOT / name, epochs=1)
    assert all(o.output_type != "error" for cell in execution.notebook.cells for o in cell.get("outputs", ()))


@pytest.mark.slow
def test_run_all_gets_through_the_untouched_notebook(name):
    """Cells that need an unfinished exercise say so in one line; nothing shows a traceback."""
    execution = execute_student(name, ROOT / name, epochs=1)
    for cell in execution.notebook.cells:
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                text = "\n".join(output.traceback)
                assert "not started yet" in text or text.startswith("Finish the exercise `"), (
                    f"{cell.id}: {text}"
                )
