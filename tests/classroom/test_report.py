"""What an instructor reads after grading: the table, and what needs a look."""

import io

import pytest
from rich.console import Console

from shared_utils.classroom.course_root import CourseRoot
from shared_utils.classroom.report import ClassReport, Row


def printed(report):
    text = io.StringIO()
    report.print(Console(file=text, width=100))
    return text.getvalue()


def absent(topic, *people):
    return [Row(name, topic, maximum=100.0, flags=["missing"]) for name in people]


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (("ada", "bea"), "Tiny: nothing was handed in by ada, bea."),
        (tuple("abcdefg"), "Tiny: nothing was handed in by 7 people: a, b, c, d, e and 2 more."),
    ],
)
def test_who_handed_nothing_in_is_told_in_one_line(people, said, tmp_path):
    handed_in = Row("zoe", "Tiny", points={"double": 3.0}, total=3.0, maximum=100.0, remarks=["Look here."])
    report = ClassReport(CourseRoot(tmp_path), ["Tiny"], [*absent("Tiny", *people), handed_in])
    text = printed(report)
    assert said in text
    assert "zoe: Look here." in text
    assert text.count("nothing was handed in") == 1
    assert text.count("missing") == len(people)
