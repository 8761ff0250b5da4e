"""Every rule of the lint has a lesson that trips it: the file, the line and the words are asserted."""

import pytest

from shared_utils.builder import lint_lesson
from shared_utils.builder.findings import errors_of

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
SETUP = '# %% tags=["setup"]\nfrom public_tests import add_test\n'
TITLE = f'# %% [markdown]\nr"""\n# Tiny\nA paragraph."""\n{SETUP}\n'
EXERCISE = (
    '# %% tags=["exercise"]\n'
    "def add(a, b):\n"
    "    ### BEGIN SOLUTION\n"
    "    return a + b\n"
    "    ### END SOLUTION\n\n"
)
TEST = '# %% tags=["test"]\nadd_test(add)\n\n'
GOOD = TITLE + EXERCISE + TEST  # 7 lines of title and set-up, exercise in 8 to 12, test in 14 and 15


def text(source):
    return f'# %% [markdown]\nr"""\n{source}\n"""\n\n'


def lint(course, source):
    course.write(source)
    return lint_lesson(course.lesson, course.topic, course.root)


def expect(findings, rule, line, *words):
    """Exactly one finding, of this rule, on this line of Tiny/lesson.py, with these words."""
    assert [(one.rule, one.line) for one in findings] == [(rule, line)], [str(one) for one in findings]
    shown = str(findings[0])
    assert shown.startswith(f"Tiny/lesson.py:{line}: ")
    assert "\n" not in shown
    for word in words:
        assert word in shown


def test_a_good_lesson_has_no_findings(course):
    assert lint_lesson(course.lesson, course.topic, course.root) == []
    assert lint(course, GOOD) == []


@pytest.mark.parametrize(
    "start",
    [
        text("## Tiny\n\nA paragraph."),
        text("# Tiny"),
        text("A paragraph first.\n\n# Tiny"),
    ],
)
def test_title(course, start):
    expect(
        lint(course, start + SETUP + EXERCISE + TEST), "title", 1, "The title block is missing", "`# Title`"
    )


def test_title_in_a_code_cell(course):
    expect(lint(course, "# %%\nx = 1\n\n" + GOOD), "title", 1, "The title block is missing")


def test_second_title(course):
    findings = lint(course, GOOD + text("# Another"))
    expect(findings, "second-title", 19, '"Another" is a second title; the first is in line 3')


def test_heading_skip(course):
    findings = lint(course, GOOD + text("## One\n\ntext\n\n#### Three"))
    expect(findings, "heading-skip", 23, 'The heading "Three" skips a level: after `##` comes `###`')


def test_heading_skip_after_the_title(course):
    expect(lint(course, GOOD + text("### Deep")), "heading-skip", 19, "after `#` comes `##`")


def test_headings_in_code_and_going_up_are_fine(course):
    assert lint(course, GOOD + text("## One\n\n### Two\n\n```\n# no title\n```\n\n## Three")) == []


def test_exercise_without_test(course):
    expect(
        lint(course, TITLE + EXERCISE), "exercise-without-test", 8, "`add` has no test cell", "add_test(add)"
    )


def test_test_without_exercise(course):
    findings = lint(course, TITLE + TEST + EXERCISE)
    expect(findings, "test-without-exercise", 8, "`add_test`, but no exercise cell before it")


def test_unknown_exercise(course):
    both = (EXERCISE + TEST).replace("add", "mul")
    findings = [one for one in lint(course, GOOD + both) if one.rule != "missing-test"]
    expect(findings, "unknown-exercise", 17, "`mul` is no exercise of the contracts of Tiny", "add")


def test_exercise_cell_with_two_functions(course):
    findings = lint(course, TITLE + EXERCISE + TEST + EXERCISE.rstrip() + "\ndef helper():\n    pass\n")
    expect(findings, "unknown-exercise", 17, "exactly one function")


def test_missing_exercise(course, make_topic):
    course.topic = make_topic(add=5, mul=5)
    expect(lint(course, GOOD), "missing-exercise", 1, "`mul`", "has no cell in the lesson")


def test_duplicate_exercise(course):
    expect(lint(course, GOOD + EXERCISE), "duplicate", 17, "`add` is there twice; the first is in line 8")


def test_duplicate_test(course):
    expect(lint(course, GOOD + TEST), "duplicate", 17, "The test of `add` is there twice", "line 14")


def test_test_cell_with_more_than_the_call(course):
    findings = lint(course, GOOD.replace("add_test(add)", "add_test(add)\nprint('done')"))
    assert ("test-call", 14) in [(one.rule, one.line) for one in findings]


def test_test_missing_from_public_tests(course):
    (course.folder / "public_tests.py").write_text("def other_test(target): pass\n")
    expect(lint(course, GOOD), "missing-test", 14, "public_tests.py does not define `add_test`")


def test_public_tests_that_are_missing(course):
    (course.folder / "public_tests.py").unlink()
    (finding,) = lint(course, GOOD)
    assert str(finding) == "Tiny/public_tests.py: The topic has no visible tests: write this file. [missing]"


def test_public_tests_that_are_no_python(course):
    (course.folder / "public_tests.py").write_text("x = 1\ndef add_test(:\n")
    (finding,) = lint(course, GOOD)
    assert str(finding).startswith("Tiny/public_tests.py:2: The file is not valid Python")


@pytest.mark.parametrize(
    "line", ["from public_tests import other_test", "import public_tests", "from public_tests import *"]
)
def test_a_visible_test_that_is_not_imported(course, line):
    findings = lint(course, GOOD.replace("from public_tests import add_test", line))
    expect(findings, "test-import", 14, "`add_test` is not imported", "set-up cell")


def test_a_visible_test_that_is_imported_too_late(course):
    findings = lint(course, GOOD.replace(SETUP, "\n\n") + SETUP)
    expect(findings, "test-import", 14, "`add_test` is not imported before this cell")


@pytest.mark.parametrize(
    "definition", ["from x import add_test", "add_test = make('add')", "a, add_test = f()"]
)
def test_other_ways_to_define_a_visible_test(course, definition):
    (course.folder / "public_tests.py").write_text(definition + "\n")
    assert lint(course, GOOD) == []


STUBS = {
    "no region": ("    return a + b\n", 9, "no solution region"),
    "two regions": (
        f"    {BEGIN}\n    c = a\n    {END}\n    {BEGIN}\n    return c + b\n    {END}\n",
        13,
        "one solution region",
    ),
    "no end": (f"    {BEGIN}\n    return a + b\n", 10, "one solution region"),
    "end first": (f"    {END}\n    x = 1\n    {BEGIN}\n", 10, "one solution region"),
    "marker in code": (
        f"    c = 1  # BEGIN SOLUTION\n    return a + b\n    {END}\n",
        10,
        "on a line of its own",
    ),
    "returns before": (
        f"    if a is None:\n        return b\n    {BEGIN}\n    return a + b\n    {END}\n",
        11,
        "may end here",
    ),
    "in a loop": (
        f"    for i in range(a):\n        {BEGIN}\n        b += 1\n        {END}\n    return b\n",
        10,
        "may never raise NotImplementedError",
    ),
    "indentation": (
        f"    for i in range(a):\n    {BEGIN}\n        b += 1\n    {END}\n    return b\n",
        11,
        "look at the indentation",
    ),
    "outside": (
        f"    return a + b\n{BEGIN}\nx = 1\n{END}\n",
        11,
        "not inside the function",
    ),
    "in an inner function": (
        f"    def inner():\n        {BEGIN}\n        return a + b\n        {END}\n    return inner()\n",
        10,
        "may never raise NotImplementedError",
    ),
}


@pytest.mark.parametrize("name", STUBS)
def test_stub(course, name):
    body, line, words = STUBS[name]
    source = TITLE + '# %% tags=["exercise"]\ndef add(a, b):\n' + body + "\n" + TEST
    findings = [one for one in lint(course, source) if one.rule != "syntax"]
    expect(findings, "stub", line, "`add`:", words)


def test_stub_inside_with_is_reached(course):
    body = f"    with open(a) as file:\n        {BEGIN}\n        c = b\n        {END}\n    return c\n"
    assert (
        lint(course, TITLE + '# %% tags=["exercise"]\ndef add(a, b):\n    x = 1\n' + body + "\n" + TEST) == []
    )


def test_solution_markers_elsewhere(course):
    source = GOOD + f'# %% tags=["demo"]\n{BEGIN}\nx = 1\n{END}\n'
    expect(lint(course, source), "stub", 17, "outside an exercise cell")


def test_unknown_role(course):
    findings = lint(course, GOOD + '# %% tags=["exercize"]\nx = 1\n')
    expect(findings, "unknown-role", 17, "`exercize`", "setup, exercise, test, demo, train")


def test_two_roles(course):
    expect(lint(course, GOOD + '# %% tags=["demo", "train"]\nx = 1\n'), "unknown-role", 17, "2 tags")


def test_title_in_the_header_line(course):
    expect(lint(course, GOOD + "# %% Look here\nx = 1\n"), "unknown-role", 17, "`title`")


def test_other_parameters_than_the_contract(course):
    findings = lint(course, GOOD.replace("def add(a, b):", "def add(b, a):"))
    expect(findings, "signature", 9, "other parameters", "(a, b)")


def test_syntax(course):
    expect(lint(course, GOOD + "# %%\nx = 1\ny = = 2\n"), "syntax", 19, "not valid Python")


def test_magics_are_python_enough(course):
    assert lint(course, GOOD + "# %%\n# %matplotlib inline\nx = 1\n") == []


def test_long_cell_is_a_warning(course):
    findings = lint(course, GOOD + "# %%\n" + "x = 1\n" * 26)
    expect(findings, "long-cell", 17, "warning", "26 lines")
    assert errors_of(findings) == []
    assert lint(course, GOOD + "# %%\n" + "x = 1\n" * 25) == []


def test_long_exercise_is_fine(course):
    assert lint(course, GOOD.replace("    return a + b\n", "    a = a\n" * 30 + "    return a + b\n")) == []


def test_import_of_the_builder(course):
    findings = lint(course, GOOD + "# %%\nfrom shared_utils.builder import build_topics\n")
    expect(findings, "import", 18, "may not import shared_utils.builder")
    expect(lint(course, GOOD + "# %%\nfrom shared_utils import classroom\n"), "import", 18, "classroom")


@pytest.mark.parametrize("role", ["# %%", '# %% tags=["setup"]'])
def test_cells_that_run_in_grading_leave_exercises_alone(course, role):
    expect(lint(course, GOOD + role + "\nx = add(1, 2)\n"), "uses-exercise", 18, "`add`", '"demo" or "train"')


@pytest.mark.parametrize("path", ["/home/me/data.h5", "C:\\\\data\\\\x.h5", "~/data.h5", "file:///data.h5"])
def test_absolute_path_in_code(course, path):
    findings = lint(course, GOOD + f'# %% tags=["demo"]\nx = 1\nload("{path}")\n')
    expect(findings, "absolute-path", 19, "one machine only")


def test_slashes_that_are_no_paths(course):
    assert lint(course, GOOD + '# %%\nx = "/"\ny = "a / b"\nz = "m/s"\n') == []


PICTURES = [
    ("![](images/plus.png)", "alt-text", "images/plus.png has no alt text"),
    ("![  ](images/plus.png)", "alt-text", "no alt text"),
    ('<img src="images/plus.png">', "alt-text", "no alt text"),
    ('words <img src="images/plus.png" alt=""> and words', "alt-text", "no alt text"),
    ("![A plus](images/minus.png)", "missing-picture", "images/minus.png does not exist"),
    ('<img src="images/minus.png" alt="A minus">', "missing-picture", "images/minus.png does not exist"),
    ("![A plus](../other.png)", "missing-picture", "outside the topic folder"),
    ("![A plus](/images/plus.png)", "absolute-path", "absolute path"),
    ("![A plus](file:///images/plus.png)", "absolute-path", "absolute path"),
    ("![A plus](https://example.org/plus.png)", "web-picture", "lessons work offline"),
    ("![A plus][plus]\n\n[plus]: http://example.org/plus.png", "web-picture", "lessons work offline"),
]


@pytest.mark.parametrize("source, rule, words", PICTURES)
def test_pictures(course, source, rule, words):
    (course.root / "other.png").write_bytes(b"x")
    expect(lint(course, GOOD + text("One line.\n\nTwo\n" + source)), rule, 22, words)


@pytest.mark.parametrize(
    "source, line",
    [
        ("One line.\n\n![A plus](images/my plus.png)", 21),
        ("One line and\n![A plus] (images/plus.png)", 20),
        ("One line.\n\n    ![A plus](images/plus.png)", 21),
        ("<div>\n![A plus](images/plus.png)\n</div>", 20),
    ],
)
def test_a_picture_that_is_none(course, source, line):
    expect(lint(course, GOOD + text(source)), "no-picture", line, "`![` makes no picture here")


@pytest.mark.parametrize(
    "numbers, wrong, right", [((1, 2, 4, 5), 4, 3), ((2, 3), 2, 1), ((1, 1), 1, 2), ((1, 2, 2, 3), 2, 3)]
)
def test_exercises_that_are_not_numbered_in_order(course, numbers, wrong, right):
    headings = "".join(text(f"## Exercise {number}: `add`") for number in numbers)
    (finding,) = lint(course, GOOD + headings)
    assert finding.rule == "exercise-number"
    assert f'"Exercise {wrong}: add" should say Exercise {right}' in str(finding)


def test_exercises_that_are_numbered_in_order(course):
    assert lint(course, GOOD + text("## Exercise 1: `add`\n\n## Exercises") + text("## Exercise 2")) == []


LINKS = [
    ("[x](missing.md)", "leads nowhere in the repository"),
    ("[x](../../outside.md)", "leads nowhere in the repository"),
    ("[x](#No-such)", "no heading has that anchor"),
    ("[x](#a-section)", "Did you mean #A-section?"),
    ("[x](../README.md#no-such)", "no heading has that anchor"),
    ("[x](../Tiny/Tiny.ipynb#No-such)", "no heading has that anchor"),
    ("[x](../Other/Other.ipynb)", "leads nowhere"),
    ('<a href="missing.md">x</a>', "leads nowhere"),
]


@pytest.mark.parametrize("source, words", LINKS)
def test_links_to_nowhere(course, source, words):
    (course.root / "README.md").write_text("# The course\n")
    (course.root.parent / "outside.md").write_text("outside\n")
    expect(lint(course, GOOD + text("## A section\n\n" + source)), "broken-link", 21, words)


def test_absolute_link(course):
    expect(lint(course, GOOD + text("[x](/etc/hosts)")), "absolute-path", 19, "absolute path")


@pytest.mark.parametrize(
    "source",
    [
        "[x](#A-section)",
        "[x](../README.md#the-course)",
        "[x](../README.md)",
        "[x](Tiny.ipynb#A-section)",
        "[x](Tiny_solution.ipynb)",
        "[x](images)",
        "[x](https://example.org/page#part)",
        "[x](mailto:someone@example.org)",
        '<a id="here"></a> [x](#here)',
        "$X[i](j)$ and `[x](missing.md)`",
        "```\n[x](missing.md)\n![](missing.png)\n```",
        "![A plus](images/plus.png)",
        '<img src="images/plus.png" alt="A plus" width="300">',
    ],
)
def test_links_and_pictures_that_are_fine(course, source):
    (course.root / "README.md").write_text("# The course\n")
    assert lint(course, GOOD + text("## A section\n\n" + source)) == []


def test_a_lesson_that_is_not_there(course):
    course.lesson.unlink()
    (finding,) = lint_lesson(course.lesson, course.topic, course.root)
    assert str(finding) == "Tiny/lesson.py: There is no such lesson. [missing]"
