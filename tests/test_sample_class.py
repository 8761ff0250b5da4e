"""The grader is held to the sample class: every sample earns what its source says, and reads why."""

import csv
import html
import inspect
import json
import re
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbformat.notebooknode import from_dict

from shared_utils.classroom import judging
from shared_utils.classroom.grade import grade_class
from shared_utils.classroom.judging import judge_notebook
from shared_utils.classroom.normalise import normalise
from shared_utils.classroom.preparing import write_files
from shared_utils.classroom.reading import read_cells
from shared_utils.classroom.runner import Limits
from shared_utils.classroom.sample_changes import submitted_files
from shared_utils.classroom.sample_class import make_class, read_samples
from shared_utils.exercises import load_topic, topic_names
from shared_utils.graders.judge import draw_cases, judge

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).with_name("sample_class")
SAMPLES = {sample.student: sample for sample in read_samples(FOLDER, topic_names())}
SECRETS = [f"secret {i}".encode() for i in range(100)]

of_each_sample = pytest.mark.parametrize("student", SAMPLES)


def expected_points(sample):
    """By exercise, all of the topic: those that the source does not name are right or unfinished."""
    exercises = load_topic(sample.topic).exercises
    unnamed = {name: exercise.points if sample.fill_right else 0 for name, exercise in exercises.items()}
    return unnamed | sample.points


def expected_hints(sample):
    return dict.fromkeys(load_topic(sample.topic).exercises, "") | dict(sample.hints)


# ------------------------------------------------------------ the sources themselves


@of_each_sample
def test_a_source_is_python_and_says_what_to_expect(student):
    sample = SAMPLES[student]
    compile(sample.path.read_text(encoding="utf-8"), sample.path.name, "exec")
    topic = load_topic(sample.topic)
    assert sample.points, "no `# expect EXERCISE POINTS`"
    for name, points in sample.points.items():
        assert points <= topic.exercise(name).points
    for exercise, hint in sample.hints:
        assert hint in {wrong.name for wrong in topic.misconceptions(exercise)}
    lost = [name for name, points in sample.points.items() if points < topic.exercise(name).points]
    assert not lost or sample.hints or sample.reasons, "says of no lost point why it is lost"


def test_the_readme_lists_every_sample_with_its_points_and_its_sentence():
    listed = re.findall(
        r"^\| `(\w+)` \| (.+?) \| (\d+) \| (.*?) \| (.+) \|$", (FOLDER / "README.md").read_text(), re.M
    )
    should = {
        name: (
            points_in_short(sample),
            str(sum(expected_points(sample).values())),
            ", ".join(sample.flags or ()),
            sample.about,
        )
        for name, sample in SAMPLES.items()
    }
    assert {name: tuple(rest) for name, *rest in listed} == should


def points_in_short(sample):
    """Three numbers for the three exercises that most samples are about; else with the names."""
    short = list(sample.points) == ["zero_pad", "conv_single_step", "conv_forward"]
    return " · ".join(f"{points}" if short else f"{name} {points}" for name, points in sample.points.items())


def test_the_class_has_all_kinds_of_submissions():
    full = [s for s in SAMPLES.values() if expected_points(s) == points_of_topic(s.topic) and not s.flags]
    assert len(SAMPLES) >= 15 and len(full) >= 8
    assert len({hint for s in SAMPLES.values() for hint in s.hints}) >= 8
    assert any(len(s.hints) > 1 for s in SAMPLES.values()), "nobody has two exercises wrong"
    flags = {flag for s in SAMPLES.values() for flag in s.flags or ()}
    assert flags >= {"time limit", "memory limit", "process died", "output cut", "repaired", "not judged"}
    verbs = {change[0] for s in SAMPLES.values() for change in s.changes}
    assert verbs >= {"delete", "duplicate", "celltype", "points", "edit", "rename", "content", "empty"}


def points_of_topic(name):
    return {exercise.name: exercise.points for exercise in load_topic(name).exercises.values()}


# ------------------------------------------------------------ the whole class, through nbgrader


@cache
def lesson(topic):
    """The student notebook, the solutions and the instructor's notebook of a topic, as plain data."""
    from shared_utils.builder.notebooks import instructor_notebook, notebook_text
    from shared_utils.builder.plan import plan_topic

    plan = plan_topic(load_topic(topic), ROOT)
    right = {cell.id: cell.source for cell in plan.solution.cells if cell.id in load_topic(topic).exercises}
    source = nbformat.reads(notebook_text(instructor_notebook(plan.lesson, plan.topic)), as_version=4)
    return json.loads(plan.student), right, source


@pytest.mark.slow
def test_the_whole_class_is_graded_as_expected(tmp_path):
    """One test, since grading the class takes a minute or two; it lists all that is wrong at once.

    It stands before the shorter ones, so that two workers share those while it runs.
    """
    make_class(FOLDER, tmp_path / "course", ROOT, topic_names())
    report = grade_class(tmp_path / "course", ROOT)
    assert report.ok and report.graded == len(SAMPLES), report.internal_errors
    with report.course.grades_csv.open(encoding="utf-8", newline="") as file:
        everything = list(csv.DictReader(file))
    rows = {(row["student"], row["topic"]): row for row in everything if row["flags"] != "missing"}
    assert set(rows) == {(sample.student, sample.topic) for sample in SAMPLES.values()}
    problems = []
    for sample in SAMPLES.values():
        text = page_text(report.course.feedback(sample.student, sample.topic))
        found = [
            *wrong_grades(sample, rows[sample.student, sample.topic]),
            *missing_words(sample, text),
            *given_away(sample, text, report.course),
            *demonstrations_run(sample, report.course),
        ]
        problems += [f"{sample.student}: {problem}" for problem in found]
    assert not problems, "\n".join(problems)


def page_text(path):
    """What a person reads on a feedback page, white space made one and backticks dropped."""
    page = re.sub(r"(?s)<(style|script)\b.*?</\1>", " ", path.read_text(encoding="utf-8"))
    return one_line(html.unescape(re.sub(r"<[^>]*>", "", page)))


def one_line(text):
    return " ".join(text.replace("`", "").split())


def wrong_grades(sample, row):
    """Points, total and flags in grades.csv."""
    points = expected_points(sample)
    wanted = {**points, "total": sum(points.values())}
    for name, number in wanted.items():
        if float(row[name]) != number:
            yield f"{name} is {row[name]}, expected {number}"
    flags = [flag for flag in row["flags"].split("; ") if flag]
    if flags != sorted(sample.flags or ()):
        yield f"the flags are {flags}, expected {sample.flags}"


def missing_words(sample, text):
    """Points, reasons and hints that the feedback page should show."""
    topic = load_topic(sample.topic)
    wanted = [
        f"{points} of {topic.exercise(name).points} points"
        for name, points in expected_points(sample).items()
    ]
    hints = [topic.texts[exercise].hints[hint] for exercise, hint in sample.hints]
    wanted += sample.reasons + [words for hint in hints for words in (hint.mistake, hint.look)]
    return [f"the page does not say {words!r}" for words in wanted if one_line(words) not in text]


def given_away(sample, text, course):
    """Reference code, hidden cases and places on the instructor's machine that the page should not show."""
    topic = load_topic(sample.topic)
    _, right, _ = lesson(sample.topic)
    handed_in = "\n".join(
        [sample.path.read_text(encoding="utf-8"), *(right.values() if sample.fill_right else ())]
    )
    exercise = next(iter(topic.exercises.values()))
    hidden = [
        inspect.getmodule(topic.reference(exercise.name)),
        inspect.getmodule(exercise.groups[0].make_cases),
    ]
    lines = {line.strip() for module in hidden for line in inspect.getsource(module).splitlines()}
    lines = {line for line in lines if len(line) > 30 and not line.startswith(('"', "#", "def "))}
    private = {"BEGIN SOLUTION", "course-work-", course.secret().hex(), str(course.folder)}
    shown = [line for line in lines | private if line not in handed_in and one_line(line) in text]
    return [f"the page shows {line!r}" for line in shown]


def demonstrations_run(sample, course):
    """The lesson's own demonstrations, which are not needed for a grade and cost time."""
    _, _, source = lesson(sample.topic)
    demonstrations = {c.id for c in source.cells if {"demo", "train"} & set(c.metadata.get("tags", ()))}
    verdicts = json.loads(course.verdicts(sample.student, sample.topic).read_text(encoding="utf-8"))
    return [f"{cell} was run" for cell in sorted(demonstrations & set(verdicts["result"]["outputs"]))]


# ------------------------------------------------------------ a hundred secrets


#: The time limit, in seconds, of exercises whose every case takes long: `train_step`, the large networks.
SLOW = 60


def secrets_for(sample, name):
    """A hundred secrets for each answer of the learner's own, and fewer for what takes long.

    To name a mistake, the judge tries the misconceptions one after the other: 25 secrets where one is
    named in an exercise of ten points or more, 10 where points are lost and none is named; 3 where facts are
    read off a network that takes seconds to build, or a graph is traced in every case. The lesson's own
    solution, which `fill right` puts in, is judged under 5 secrets where it calls an exercise that is lost;
    else under 2, others for every learner, so that the class as a whole sees many.
    """
    exercises, points = load_topic(sample.topic).exercises, expected_points(sample)
    lost = {name for name, exercise in exercises.items() if points[name] < exercise.points}
    named = expected_hints(sample)[name]
    if exercises[name].weightless or exercises[name].reader or exercises[name].seconds >= SLOW:
        return SECRETS[:3]
    if name in lost and not named:
        return SECRETS[:10]
    if name in {cell.name for cell in sample.cells}:
        return SECRETS[:25] if named and exercises[name].points >= 10 else SECRETS
    if lost & set(exercises[name].uses):
        return SECRETS[:5]
    first = 2 * list(SAMPLES).index(sample.student)
    return [SECRETS[number % len(SECRETS)] for number in (first, first + 1)]


def without_untouched_networks(notebook, source, sample):
    """The notebook up to the set-up of its networks when the learner wrote none, and its exercises.

    That cell imports TensorFlow, for seconds each time; the whole class is graded with it.
    """
    exercises = load_topic(sample.topic).exercises
    networks = [name for name, exercise in exercises.items() if exercise.names]
    touched = {cell.name.removesuffix("_test") for cell in sample.cells}
    if not networks or touched & set(networks):
        return notebook, list(exercises)
    before = source.cells[: [cell.id for cell in source.cells].index(networks[0])]
    setup = [cell.id for cell in before if "setup" in cell.metadata.get("tags", ())][-1]
    ids = [cell["id"] for cell in notebook["cells"]]
    kept = ids[: ids.index(setup)]
    return {**notebook, "cells": notebook["cells"][: len(kept)]}, [n for n in exercises if n in kept]


def judged_in_process(sample):
    """Samples that hand in code of their own, which is judged quickly. All are in the whole class."""
    spoilt = {"content", "empty", "nothing", "rename", "nbformat"}
    return sample.cells and not sample.slow and not spoilt & {change[0] for change in sample.changes}


@pytest.mark.slow
@pytest.mark.parametrize("student", [name for name, s in SAMPLES.items() if judged_in_process(s)])
def test_points_and_hints_are_the_same_under_a_hundred_secrets(student, tmp_path, monkeypatch):
    sample = SAMPLES[student]
    topic = load_topic(sample.topic)
    student_notebook, right, source = lesson(sample.topic)
    files = submitted_files(sample, student_notebook, right, sample.topic)
    submitted = read_cells(files.pop(f"{sample.topic}.ipynb"))
    notebook, _ = normalise(submitted, source, list(topic.exercises))
    notebook, judged = without_untouched_networks(notebook, source, sample)
    write_files(tmp_path, files)
    found = {}

    def judge_under_many_secrets(topic, exercise, cases, *arguments):
        for secret in secrets_for(sample, exercise.name):
            verdict = judge(topic, exercise, draw_cases(topic, exercise, secret), *arguments)
            found.setdefault(exercise.name, []).append(verdict)
        return verdict

    monkeypatch.setattr(judging, "judge", judge_under_many_secrets)
    for exercise in topic.exercises.values():
        monkeypatch.setattr(exercise, "seconds", 600)
    judge_notebook(
        from_dict(notebook), source, topic, tmp_path, b"unused", limits=Limits(notebook_seconds=600)
    )
    points, hints = expected_points(sample), expected_hints(sample)
    assert {name: {v.points for v in verdicts} for name, verdicts in found.items()} == {
        name: {points[name]} for name in judged
    }
    for name, verdicts in found.items():
        if hints[name] or points[name] == topic.exercise(name).points:
            assert {verdict.misconception for verdict in verdicts} == {hints[name]}, name
