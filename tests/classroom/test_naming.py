"""Naming a group of wrong answers: recognised from then on, told to the learner, and worth no point."""

import json

import pytest
from classroom_fakes import ROOT, TOPIC
from mistaken_fakes import mistaken_work
from typer.testing import CliRunner

from shared_utils import cli
from shared_utils.classroom.class_summary import AnswerGroup, ClassSummary
from shared_utils.classroom.course_root import CourseError, CourseRoot
from shared_utils.classroom.grade import summarise_class
from shared_utils.classroom.mistakes import (
    NamedMistake,
    load_mistakes,
    recognise,
    recognised_in,
    save_mistakes,
)
from shared_utils.classroom.naming import forget_mistake, lines_of, name_group
from shared_utils.exercises import topic_names

LINES = ("returned 0123abcd 2.5 0.5 0.5 0.5", "raised 89abcdef")
ONE = NamedMistake("a1b2c3", TOPIC, "zero_pad", "Pads twice", "Pad once.", LINES)


@pytest.fixture
def course(tmp_path):
    return CourseRoot(tmp_path)


def entry(**changes):
    return {**vars(ONE), "signature": list(LINES), **changes}


def write(course, *entries):
    course.mistakes.write_text(json.dumps({"mistakes": list(entries)}))


def test_what_is_saved_is_loaded_and_can_be_read(course):
    assert load_mistakes(course) == []
    other = NamedMistake("ffffff", TOPIC, "pool_forward", "Häßlich <b>", "", LINES[:1])
    save_mistakes(course, [ONE, other])
    assert load_mistakes(course) == [other, ONE]  # by exercise
    text = course.mistakes.read_text(encoding="utf-8")
    assert "Häßlich <b>" in text and text.count("\n") > 15
    save_mistakes(course, load_mistakes(course))
    assert course.mistakes.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"topic": "Cooking"}, "no topic 'Cooking'; there are CNN_Foundations"),
        ({"exercise": "boil"}, "CNN_Foundations has no exercise 'boil'"),
        ({"name": " "}, "the name is empty"),
        ({"name": ""}, "the name is empty"),
        ({"name": 3}, "name should be a text"),
        ({"name": "x" * 121}, "at most 120"),
        ({"hint": "a\nb"}, "on one line"),
        ({"id": "../x"}, "a few letters and digits"),
        ({"signature": ["returned nonsense"]}, "the signature is damaged"),
        ({"signature": "returned 0123abcd"}, "the signature is damaged"),
        ({"colour": "red"}, "exactly id, topic, exercise, name, hint, signature"),
    ],
)
def test_an_entry_that_is_wrong_is_named_with_its_place(course, change, said):
    write(course, entry(id="aaaaaa"), entry(**change))
    with pytest.raises(CourseError, match="entry 2") as error:
        load_mistakes(course)
    assert said in str(error.value) and str(course.mistakes) in str(error.value)


@pytest.mark.parametrize("content", ["{", "[]", '{"mistakes": {}}', '{"mistakes": [[]]}', "[" * 10**5])
def test_a_file_that_is_something_else_is_a_clear_error(course, content):
    course.mistakes.write_text(content)
    with pytest.raises(CourseError, match=r"mistakes\.json"):
        load_mistakes(course)


def test_an_id_that_is_there_twice_is_an_error(course):
    write(course, entry(), entry())
    with pytest.raises(CourseError, match="there twice"):
        load_mistakes(course)


def test_a_mistake_is_recognised_in_its_exercise_alone_within_a_tolerance():
    near = ["returned 0123abcd 2.50001 0.50001 0.49999 0.5", "raised 89abcdef"]
    far = ["returned 0123abcd 2.51 0.5 0.5 0.5", "raised 89abcdef"]
    assert recognise([ONE], TOPIC, "zero_pad", near) == ONE
    assert recognise([ONE], TOPIC, "zero_pad", far) is None
    assert recognise([ONE], TOPIC, "zero_pad", near[:1]) is None
    assert recognise([ONE], TOPIC, "pool_forward", near) is None
    assert recognise([ONE], topic_names()[1], "zero_pad", near) is None


@pytest.mark.parametrize(
    "stored", ["{", "[]", '{"result": 3}', '{"result": {"signatures": {"zero_pad": [1]}}}']
)
def test_damaged_verdicts_have_nothing_that_is_recognised(course, stored):
    path = course.verdicts("ada", TOPIC)
    path.parent.mkdir(parents=True)
    path.write_text(stored)
    assert recognised_in(course, [ONE], "ada", TOPIC) == {}
    assert recognised_in(course, [ONE], "nobody", TOPIC) == {}


def test_naming_renaming_and_forgetting(course):
    group = AnswerGroup(TOPIC, "zero_pad", ["ada", "bob"], "zero_pad: no\nwrong", list(LINES), "a1b2c3")
    summary = ClassSummary(groups=[group, AnswerGroup(TOPIC, "zero_pad", ["cyd"], "x")])
    assert "2 answers are recognised" in name_group(course, summary, "a1b2c3", " Pads \n twice ", "Pad once.")
    assert load_mistakes(course) == [ONE]
    name_group(course, ClassSummary(), "a1b2c3", "Another name")  # the class has no such group any more
    assert [(one.name, one.hint) for one in load_mistakes(course)] == [("Another name", "Pad once.")]
    with pytest.raises(CourseError, match=r"The ids are a1b2c3\."):
        name_group(course, ClassSummary(), "", "x")
    with pytest.raises(CourseError, match="name is empty"):
        name_group(course, summary, "a1b2c3", "\n")
    with pytest.raises(CourseError, match="Named are a1b2c3"):
        forget_mistake(course, "zzzzzz")
    forget_mistake(course, "a1b2c3")
    assert load_mistakes(course) == []
    with pytest.raises(CourseError, match="None is named"):
        forget_mistake(course, "a1b2c3")


def test_the_list_shows_the_largest_group_with_what_its_example_reads():
    group = AnswerGroup(
        TOPIC, "zero_pad", [f"s{i}" for i in range(9)], "zero_pad: no\nFirst", list(LINES), "a1b2c3"
    )
    lines = lines_of(ClassSummary(groups=[group, AnswerGroup(TOPIC, "zero_pad", ["z"], "y")]), [ONE])
    text = "\n".join(lines)
    assert "a1b2c3  9 × zero_pad (CNN_Foundations): s0, s1, s2, s3, s4, s5 ..." in text
    assert "        First" in lines and "no id   1 × zero_pad" in text
    assert "0 × zero_pad (CNN_Foundations): Pads twice\n        Pad once." in text


def run(classroom, monkeypatch, *arguments):
    monkeypatch.setattr(cli, "_course", lambda sample: (classroom.folder, ROOT))
    return CliRunner().invoke(cli.app, ["mistakes", *arguments])


@pytest.mark.slow
def test_from_a_name_to_the_report_and_the_feedback_without_judging_again(classroom, monkeypatch):
    for student in ("ada", "bob"):
        classroom.hand_in(student, (3,), "# returns 2.5")
    classroom.hand_in("cyd", (0,), "# returns 7")
    classroom.hand_in("dan", (6,))
    classroom.grade(work=mistaken_work)
    csv = classroom.csv()
    pages = {name: classroom.page(name) for name in ("ada", "cyd", "dan")}
    _, summary = summarise_class(classroom.folder, ROOT)
    identity = summary.groups[0].id
    listed = run(classroom, monkeypatch)
    assert listed.exit_code == 0 and f"{identity}  2 × zero_pad" in listed.output

    hint = "Look at <b>pad</b> & think."
    named = run(classroom, monkeypatch, "name", identity, "Pads twice", "--hint", hint)
    assert named.exit_code == 0 and "2 answers are recognised as 'Pads twice'" in named.output
    verdicts = {path: path.stat().st_mtime_ns for path in classroom.course.private.glob("verdicts/*/*.json")}
    report = classroom.grade(work=mistaken_work)
    assert (report.graded, report.unchanged) == (0, 4)
    assert {path: path.stat().st_mtime_ns for path in verdicts} == verdicts
    assert classroom.csv() == csv
    for student in ("ada", "bob"):
        assert (
            "A hint from your instructor.</strong> Look at &lt;b&gt;pad&lt;/b&gt; &amp; think."
            in classroom.page(student)
        )
    assert classroom.page("cyd") == pages["cyd"] and classroom.page("dan") == pages["dan"]
    text = classroom.course.report_page.read_text()
    assert "Pads twice" in text and "named by you" in text and identity not in text
    assert classroom.grade(work=mistaken_work).unchanged == 4

    classroom.hand_in("eve", (3,), "# returns 2.50001")  # a new submission, after the name
    classroom.grade(work=mistaken_work)
    assert "Look at &lt;b&gt;pad" in classroom.page("eve")
    assert f"{identity}  3 × zero_pad" in run(classroom, monkeypatch).output

    assert run(classroom, monkeypatch, "forget", identity).exit_code == 0
    classroom.grade(work=mistaken_work)
    assert classroom.page("ada") == pages["ada"]
    assert identity in classroom.course.report_page.read_text()


def test_a_damaged_file_stops_grading_with_a_message(classroom, monkeypatch):
    classroom.course.mistakes.write_text("{")
    with pytest.raises(CourseError, match=r"mistakes\.json cannot be read as JSON"):
        classroom.grade(work=mistaken_work)
    shown = run(classroom, monkeypatch, "name", "abcdef", "x")
    assert shown.exit_code == 2 and "cannot be read as JSON" in shown.output
