"""`check` and `build` without executing: what they compare, write and say."""

import json
from types import SimpleNamespace

import nbformat
import pytest

from shared_utils.builder import build_topics, check_topics
from shared_utils.builder.notebooks import notebook_text
from shared_utils.builder.plan import plan_topic


@pytest.fixture
def built(course):
    """A course whose notebooks are up to date; the solution's outputs are made up, not executed."""
    build_topics([course.topic], course.root)
    pretend_execution(course)
    assert check_topics(course.root, course.topics) == []
    return course


def pretend_execution(course):
    notebook = plan_topic(course.topic, course.root).solution
    for count, cell in enumerate((one for one in notebook.cells if one.cell_type == "code"), start=1):
        cell.execution_count = count
        cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=f"output {count}\n")]
    course.solution.write_text(notebook_text(notebook), encoding="utf-8")


def expect(findings, path, rule, *words):
    assert [(one.path, one.rule) for one in findings] == [(path, rule)], [str(one) for one in findings]
    for word in words:
        assert word in str(findings[0])
    assert "\n" not in str(findings[0])


def outputs(course):
    notebook = nbformat.read(course.solution, as_version=4)
    return [cell.outputs[0].text for cell in notebook.cells if cell.cell_type == "code" and cell.outputs]


def test_only_the_topics_that_are_named(built):
    other = built.root / "Other"
    other.mkdir()
    (other / "lesson.py").write_text("# %%\nx = 1\n")
    built.student.unlink()
    (built.folder / "Old.ipynb").write_text("{}")
    findings = check_topics(built.root, built.topics, names=["Tiny"])
    assert [one.path for one in findings] == ["Tiny/Old.ipynb", "Tiny/Tiny.ipynb"]
    assert [one.path for one in check_topics(built.root, built.topics, names=["Other"])] == [
        "Other/lesson.py"
    ]
    assert {one.path.split("/")[0] for one in check_topics(built.root, built.topics)} == {"Tiny", "Other"}


def test_a_named_topic_without_a_lesson(built):
    built.lesson.unlink()
    rules = {one.rule for one in check_topics(built.root, built.topics, names=["Tiny"])}
    assert rules == {"missing", "orphan"}


def test_a_lesson_whose_visible_tests_are_missing_is_not_built(course):
    (course.folder / "public_tests.py").unlink()
    (report,) = build_topics([course.topic], course.root)
    assert not report.ok and [one.path for one in report.findings] == ["Tiny/public_tests.py"]


def test_missing_notebooks(course):
    student, solution = check_topics(course.root, course.topics)
    assert (
        str(student) == "Tiny/Tiny.ipynb: The student notebook is missing. [missing] Run: course build Tiny"
    )
    words = "The solution notebook is missing. [missing] Run: course build --execute Tiny"
    assert str(solution) == f"Tiny/Tiny_solution.ipynb: {words}"


def test_changed_prose(built):
    built.edit("A lesson of one exercise.", "Other words.")
    student, solution = check_topics(built.root, built.topics)
    assert "the source of cell `tiny-text-1` differs" in str(student) and "Run: course build Tiny" in str(
        student
    )
    assert "the source of cell `tiny-text-1` differs" in str(solution)
    assert solution.command == "course build Tiny"


def test_changed_code(built):
    built.edit("answer = 42", "answer = 43")
    student, solution = check_topics(built.root, built.topics)
    assert student.rule == "stale"
    assert solution.rule == "stale-outputs" and solution.command == "course build --execute Tiny"


def test_changed_public_tests(built):
    with (built.folder / "public_tests.py").open("a") as file:
        file.write("\nmore = 1\n")
    expect(check_topics(built.root, built.topics), "Tiny/Tiny_solution.ipynb", "stale-outputs", "out of date")


def test_one_byte_in_the_student_notebook(built):
    built.student.write_text(built.student.read_text() + "\n")
    expect(check_topics(built.root, built.topics), "Tiny/Tiny.ipynb", "stale", "formatting")


def test_outputs_in_the_student_notebook(built):
    notebook = json.loads(built.student.read_text())
    notebook["cells"][1]["execution_count"] = 3
    built.student.write_text(json.dumps(notebook))
    expect(check_topics(built.root, built.topics), "Tiny/Tiny.ipynb", "stale", "has outputs")


def test_a_solution_edited_by_hand(built):
    built.solution.write_text(built.solution.read_text().replace("a + b", "b + a"))
    expect(check_topics(built.root, built.topics), "Tiny/Tiny_solution.ipynb", "stale", "cell `add` differs")


def test_outputs_are_never_compared(built):
    built.solution.write_text(built.solution.read_text().replace("output 3", "another output"))
    assert check_topics(built.root, built.topics) == []


def test_damaged_solution(built):
    built.solution.write_text("{}")
    expect(
        check_topics(built.root, built.topics),
        "Tiny/Tiny_solution.ipynb",
        "unreadable",
        "course build --execute",
    )


def test_orphan_in_a_topic_folder(built):
    (built.folder / "Old.ipynb").write_text("{}")
    (built.folder / ".ipynb_checkpoints").mkdir()
    (built.folder / ".ipynb_checkpoints" / "Tiny-checkpoint.ipynb").write_text("{}")
    expect(
        check_topics(built.root, built.topics),
        "Tiny/Old.ipynb",
        "orphan",
        "Nothing builds",
        "rm Tiny/Old.ipynb",
    )


def test_built_notebooks_without_a_lesson(built):
    built.lesson.unlink()
    findings = check_topics(built.root, built.topics)
    assert [one.path for one in findings] == ["Tiny/Tiny.ipynb", "Tiny/Tiny_solution.ipynb"]
    assert all("Tiny/lesson.py is missing" in str(one) for one in findings)


def test_notebooks_of_nbgrader_are_not_orphans(built):
    for name in ("source", "release", "build", ".venv"):
        (built.root / name).mkdir()
        (built.root / name / "Tiny.ipynb").write_text(built.student.read_text())
    assert check_topics(built.root, built.topics) == []


def test_lint_findings_are_part_of_the_check(built):
    built.edit("![A plus sign between two numbers]", "![]")
    assert "alt-text" in [one.rule for one in check_topics(built.root, built.topics)]


def test_a_folder_whose_exercises_nobody_wrote(course):
    findings = check_topics(course.root)
    expect(findings, "Tiny/lesson.py", "unknown-topic", "no exercises for this topic", "CNN_Foundations")


def test_build_writes_once(course):
    (first,) = build_topics(None, course.root, topics=course.topics)
    assert (first.student, first.solution, first.ok) == ("written", "stale", True)
    before = course.student.stat().st_mtime_ns
    (second,) = build_topics(["Tiny"], course.root, topics=course.topics)
    assert second.student == "unchanged"
    assert course.student.stat().st_mtime_ns == before


def test_build_refreshes_prose_and_keeps_outputs(built):
    built.edit("A lesson of one exercise.", "Other words.")
    before = outputs(built)
    (report,) = build_topics([built.topic], built.root)
    assert (report.student, report.solution) == ("written", "refreshed")
    assert "Other words." in built.solution.read_text()
    assert outputs(built) == before == [f"output {count}\n" for count in range(1, 6)]
    assert check_topics(built.root, built.topics) == []


def test_build_does_not_mix_new_code_with_old_outputs(built):
    built.edit("answer = 42", "answer = 43")
    before = built.solution.read_bytes()
    (report,) = build_topics([built.topic], built.root)
    assert report.solution == "stale"
    assert built.solution.read_bytes() == before
    (finding,) = report.findings
    assert finding.severity == "warning" and finding.command == "course build --execute Tiny"


def test_a_lesson_with_errors_is_not_built(built):
    before = built.student.read_bytes()
    built.edit("add_test(add)", "pass")
    (report,) = build_topics([built.topic], built.root)
    assert not report.ok and report.student == "not built"
    assert {one.rule for one in report.findings} == {"exercise-without-test", "test-call"}
    assert built.student.read_bytes() == before


def test_one_bad_topic_does_not_stop_the_others(course):
    reports = build_topics(["Nothing", course.topic], course.root)
    assert [report.ok for report in reports] == [False, True]
    assert "no exercises for this topic" in str(reports[0].findings[0])


def test_the_console_hears_of_each_step(course):
    lines = []
    build_topics([course.topic], course.root, console=SimpleNamespace(print=lines.append))
    assert lines == ["Tiny: student notebook written", "Tiny: solution notebook stale"]
