"""Reading lesson.py."""

import pytest

from shared_utils.builder.findings import LessonError
from shared_utils.builder.lesson import (
    exercise_name,
    jupytext_reads,
    parse_cells,
    read_lesson,
    without_markers,
)


def test_roles_and_lines(course):
    lesson = read_lesson(course.lesson)
    lines = course.lesson.read_text().splitlines()
    assert [cell.role for cell in lesson.cells] == [
        "text",
        "setup",
        "text",
        "exercise",
        "test",
        "demo",
        "code",
    ]
    for cell in lesson.cells:
        assert lines[cell.header_line - 1].startswith("# %%")
        assert lines[cell.line - 1] == cell.source.split("\n")[0]


AWKWARD = '''\
# ---
# jupyter:
#   jupytext:
#     text_representation: {extension: .py, format_name: percent}
# ---

# %% [markdown]
# # A title in comments
#
# and a paragraph

# %%


text = """
# %% this is inside a string
"""

# %% [markdown]
r"""One line"""

# %%
# %matplotlib inline
x = 1


def f():
    return x

# %% [raw]
raw
'''


def test_cells_are_those_of_jupytext():
    cells, reference = parse_cells(AWKWARD), jupytext_reads(AWKWARD).cells
    reference = [cell for cell in reference if "jupytext:" not in cell.source]
    assert [cell.source for cell in cells] == [cell.source for cell in reference]
    assert len(cells) == 5
    for cell in cells:
        first = cell.source.split("\n")[0].replace("%matplotlib", "# %matplotlib")
        assert first in AWKWARD.splitlines()[cell.line - 1]


@pytest.mark.parametrize(
    "header, words",
    [
        ('# %% tags=["exercize"]', "the tag `exercize`"),
        ('# %% tags=["demo", "train"]', "2 tags"),
        ("# %% A title", "`title`"),
        ("# %% deletable=false", "`deletable`"),
        ('# %% [markdown] tags=["demo"]', "the tag `demo` on a Markdown cell"),
        ("# %% [raw]", "the cell type `raw`"),
    ],
)
def test_odd_headers_are_kept_for_the_lint(header, words):
    (cell,) = parse_cells(f"{header}\nx = 1\n")
    assert words in cell.oddities


def test_a_missing_lesson(tmp_path):
    with pytest.raises(LessonError, match="There is no such lesson"):
        read_lesson(tmp_path / "Tiny" / "lesson.py")


def test_an_empty_lesson(course):
    course.write("\n\n")
    with pytest.raises(LessonError, match=r"Tiny/lesson.py:1: The lesson has no cells"):
        read_lesson(course.lesson)


def test_a_lesson_that_is_not_text(course):
    course.lesson.write_bytes(b"# %%\nx = '\xff'\n")
    with pytest.raises(LessonError, match="not UTF-8"):
        read_lesson(course.lesson)


def test_the_exercise_is_the_only_function():
    one, two, none = parse_cells(
        '# %% tags=["exercise"]\n@wrap\ndef f(x):\n    def inner(): pass\n'
        '# %% tags=["exercise"]\ndef f(x): pass\ndef g(x): pass\n'
        '# %% tags=["exercise"]\nx = 1\n'
    )
    assert [exercise_name(cell) for cell in (one, two, none)] == ["f", None, None]


def test_markers_out():
    source = "def f():\n    ### BEGIN SOLUTION\n    x = 1\n    ### END SOLUTION\n    return x"
    assert without_markers(source) == ("def f():\n    x = 1\n    return x", [0, 2, 4])
