"""The student notebook, the solution notebook's inputs, nbgrader's folders."""

import json
import re

import nbformat
import pytest

from shared_utils.builder import write_release, write_source
from shared_utils.builder.findings import LessonError
from shared_utils.builder.lesson import read_lesson
from shared_utils.builder.notebooks import cell_ids, instructor_notebook, slug_of, student_text
from shared_utils.builder.plan import plan_topic
from shared_utils.builder.settings import CODE_STUB


def student(course):
    return nbformat.reads(plan_topic(course.topic, course.root).student, as_version=4)


def cell(notebook, identity):
    return next(one for one in notebook.cells if one.id == identity)


def test_ids_come_from_names(course):
    ids = cell_ids(read_lesson(course.lesson))
    assert ids == [
        "tiny-text-1",
        "tiny-setup-1",
        "adding-text-1",
        "add",
        "add_test",
        "adding-demo-1",
        "adding-code-1",
    ]


def test_ids_are_valid_and_unique(course):
    long = "## " + "Ein überaus langer Abschnitt, der nie zu enden scheint " * 3
    text = course.lesson.read_text()
    for _ in range(3):
        text += (
            f'\n# %% [markdown]\nr"""\n{long}\n"""\n\n# %%\nx = 1\n\n# %% [markdown]\nr"""\n## 卷积\n"""\n'
        )
    course.write(text)
    ids = cell_ids(read_lesson(course.lesson))
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-zA-Z0-9-_]{1,64}", one) for one in ids)
    assert "section-text-3" in ids


@pytest.mark.parametrize(
    "heading, slug",
    [
        ("2. Zero padding", "zero-padding"),
        ("`conv_forward`: 3×3!", "conv-forward-3-3"),
        ("7", "7"),
        ("卷积", "section"),
    ],
)
def test_slugs(heading, slug):
    assert slug_of(heading) == slug


def test_headings_in_code_are_no_sections(course):
    course.edit("A lesson of one exercise.", "A lesson.\n\n```\n## not a heading\n```")
    assert cell_ids(read_lesson(course.lesson))[1] == "tiny-setup-1"


def test_student_notebook_hides_the_solution(course):
    source = cell(student(course), "add").source
    assert "a + b" not in source and "SOLUTION" not in source
    assert all(f"    {line}" in source.split("\n") for line in CODE_STUB.split("\n"))
    with pytest.raises(NotImplementedError):
        exec(source + "\nadd(1, 2)", {})


def test_student_notebook_metadata(course):
    notebook = student(course)
    assert notebook.metadata.kernelspec.name == "python3"
    assert "version" not in notebook.metadata.language_info
    assert notebook.metadata.course.topic == "Tiny"
    assert notebook.metadata.course.source == "lesson.py"
    assert "course build Tiny" in notebook.metadata.course.note
    exercise, test, demo = (cell(notebook, name) for name in ("add", "add_test", "adding-demo-1"))
    assert exercise.metadata.nbgrader.grade_id == "add"
    assert exercise.metadata.nbgrader.solution and not exercise.metadata.nbgrader.locked
    assert test.metadata.nbgrader.grade_id == "add_test"
    assert test.metadata.nbgrader.points == 5 and test.metadata.nbgrader.locked
    assert test.metadata.tags == ["test", "raises-exception"]
    assert test.metadata.editable is False
    assert demo.metadata.tags == ["demo", "raises-exception"]
    assert "nbgrader" not in demo.metadata
    assert exercise.metadata.tags == ["exercise"]


def test_points_come_from_the_contract(course, make_topic):
    course.topic = make_topic(add=7)
    assert cell(student(course), "add_test").metadata.nbgrader.points == 7


def test_a_test_cell_keeps_its_call_alone(course):
    course.edit("add_test(add)\n", "# an author's note\nadd_test(add)  # call\n")
    assert cell(student(course), "add_test").source == "add_test(add)"


def test_built_twice_it_is_the_same(course):
    assert plan_topic(course.topic, course.root).student == plan_topic(course.topic, course.root).student


def test_solution_is_a_submission(course):
    plan = plan_topic(course.topic, course.root)
    handed_out = nbformat.reads(plan.student, as_version=4)
    assert [one.id for one in plan.solution.cells] == [one.id for one in handed_out.cells]
    assert [one.metadata for one in plan.solution.cells] == [one.metadata for one in handed_out.cells]
    source = cell(plan.solution, "add").source
    assert "total = a + b" in source and "SOLUTION" not in source
    namespace = {}
    exec(source, namespace)
    assert namespace["add"](1, 2) == 3


def test_an_unknown_exercise_cannot_be_built(course, make_topic):
    with pytest.raises(LessonError, match=r"Tiny/lesson.py:\d+: `add` is no exercise of Tiny"):
        instructor_notebook(read_lesson(course.lesson), make_topic(other=1))


def test_source_has_markers_and_release_has_not(course, tmp_path):
    source = write_source(course.topic, course.root, tmp_path / "course")
    release = write_release(course.topic, course.root, tmp_path / "course")
    for folder in (source, release):
        files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        assert files == ["Tiny.ipynb", "images/plus.png", "public_tests.py"]
    assert "BEGIN SOLUTION" in (source / "Tiny.ipynb").read_text()
    assert "BEGIN SOLUTION" not in (release / "Tiny.ipynb").read_text()
    assert source == tmp_path / "course" / "source" / "Tiny"


def test_only_pictures_of_the_topic_stay(course, tmp_path):
    (course.folder / "images" / "draw.py").write_text("pass\n")
    release = write_release(course.topic, course.root, tmp_path)
    (release / "images" / "old.png").write_bytes(b"old")
    (release / "notes.txt").write_text("an instructor's own")
    write_release(course.topic, course.root, tmp_path)
    assert not (release / "images" / "old.png").exists()
    assert not (release / "images" / "draw.py").exists()
    assert (release / "notes.txt").exists()


def test_a_topic_without_tests_is_not_released(course, tmp_path):
    (course.folder / "public_tests.py").unlink()
    with pytest.raises(LessonError, match=r"Tiny/public_tests.py: The topic has no visible tests"):
        write_release(course.topic, course.root, tmp_path)


def test_the_notebook_text_is_sorted_json(course):
    text = student_text(instructor_notebook(read_lesson(course.lesson), course.topic))
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
