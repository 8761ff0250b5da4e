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

from shared_utils.classroom.grade import grade_class
from shared_utils.classroom.judging import _cells_to_run, _NotebookRun
from shared_utils.classroom.normalise import normalise
from shared_utils.classroom.preparing import write_files
from shared_utils.classroom.reading import read_cells
from shared_utils.classroom.runner import ColdRunner, Limits
from shared_utils.classroom.sample_changes import submitted_files
from shared_utils.classroom.sample_class import make_class, read_samples
from shared_utils.exercises import load_topic, topic_names

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).with_name("sample_class")
SAMPLES = {sample.student: sample for sample in read_samples(FOLDER, topic_names())}
SECRETS = [f"secret {i}".encode() for i in range(100)]

of_each_sample = pytest.mark.parametrize("student", SAMPLES)
graded_once = pytest.mark.xdist_group("sample class")


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
        r"^\| `(\w+)` \| (.+?) \| (.*?) \| (.+) \|$", (FOLDER / "README.md").read_text(), re.M
    )
    should = {
        name: (
            " · ".join(map(str, sample.points.values())),
            ", ".join(sample.flags or ()),
            sample.about,
        )
        for name, sample in SAMPLES.items()
    }
    assert {name: tuple(rest) for name, *rest in listed} == should


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


# ------------------------------------------------------------ a hundred secrets


@cache
def lesson(topic):
    """The student notebook, the solutions and the instructor's notebook of a topic, as plain data."""
    from shared_utils.builder.notebooks import instructor_notebook, notebook_text
    from shared_utils.builder.plan import plan_topic

    plan = plan_topic(load_topic(topic), ROOT)
    right = {cell.id: cell.source for cell in plan.solution.cells if cell.id in load_topic(topic).exercises}
    source = nbformat.reads(notebook_text(instructor_notebook(plan.lesson, plan.topic)), as_version=4)
    return json.loads(plan.student), right, source


class ManySecrets(_NotebookRun):
    """A pass over a notebook that judges each exercise at its place, under many secrets."""

    def __init__(self, sample, *arguments):
        super().__init__(*arguments)
        self.secrets = {name: secrets_for(sample, name) for name in self.topic.exercises}
        self.found = {}

    def _judge(self, name):
        verdicts = []
        for secret in self.secrets[name]:
            self.secret = secret
            verdicts.append(super()._judge(name))
        self.found[name] = verdicts
        return verdicts[-1]


def secrets_for(sample, name):
    """A hundred secrets for the answers that a sample is about.

    Fewer for the lesson's own solution, which `fill right` puts in, and for nonsense without a name: to
    compare that with all misconceptions takes long.
    """
    exercises, points = load_topic(sample.topic).exercises, expected_points(sample)
    lost = {name for name, exercise in exercises.items() if points[name] < exercise.points}
    if name in lost and not expected_hints(sample)[name]:
        return SECRETS[:10]
    own = name in {cell.name for cell in sample.cells} or lost & set(exercises[name].uses)
    return SECRETS if own else SECRETS[:5]


def judged_in_process(sample):
    """Samples whose code is judged, quickly."""
    spoilt = {"content", "empty", "nothing", "rename", "nbformat"}
    return not sample.slow and not spoilt & {change[0] for change in sample.changes}


@pytest.mark.slow
@pytest.mark.parametrize("student", [name for name, s in SAMPLES.items() if judged_in_process(s)])
def test_points_and_hints_are_the_same_under_a_hundred_secrets(student, tmp_path):
    sample = SAMPLES[student]
    topic = load_topic(sample.topic)
    student_notebook, right, source = lesson(sample.topic)
    files = submitted_files(sample, student_notebook, right, sample.topic)
    submitted = read_cells(files.pop(f"{sample.topic}.ipynb"))
    notebook, _ = normalise(submitted, source, list(topic.exercises))
    write_files(tmp_path, files)
    limits = Limits(notebook_seconds=600)
    session = ColdRunner().start(tmp_path, [f"{name}_test" for name in topic.exercises], limits)
    try:
        run = ManySecrets(sample, session, topic, SECRETS[0], 1, limits)
        for cell in _cells_to_run(from_dict(notebook), source, topic):
            run.take(*cell)
    finally:
        session.close()
    points, hints = expected_points(sample), expected_hints(sample)
    assert {name: {v.points for v in found} for name, found in run.found.items()} == {
        name: {points[name]} for name in topic.exercises
    }
    for name, verdicts in run.found.items():
        if hints[name] or points[name] == topic.exercise(name).points:
            assert {verdict.misconception for verdict in verdicts} == {hints[name]}, name


# ------------------------------------------------------------ the whole class, through nbgrader


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The report on the whole class, graded once."""
    course_root = tmp_path_factory.mktemp("class") / "course"
    make_class(FOLDER, course_root, ROOT, topic_names())
    return grade_class(course_root, ROOT)


def page_text(graded, sample):
    """What a person reads on the feedback page, white space made one."""
    page = graded.course.feedback(sample.student, sample.topic).read_text(encoding="utf-8")
    body = re.sub(r"(?s)<(style|script)\b.*?</\1>", " ", page)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", body)).split())


@pytest.mark.slow
@graded_once
def test_nobody_stops_the_class(graded):
    assert graded.ok and graded.graded == len(SAMPLES)
    assert {row.student for row in graded.rows} == set(SAMPLES)


@pytest.mark.slow
@graded_once
@of_each_sample
def test_grades_and_flags_are_the_expected_ones(graded, student):
    sample = SAMPLES[student]
    with graded.course.grades_csv.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["student"] == student]
    assert len(rows) == 1 and rows[0]["topic"] == sample.topic
    points = expected_points(sample)
    assert {name: float(rows[0][name]) for name in points} == points
    assert float(rows[0]["total"]) == sum(points.values())
    assert [flag for flag in rows[0]["flags"].split("; ") if flag] == sorted(sample.flags or ())


@pytest.mark.slow
@graded_once
@of_each_sample
def test_the_feedback_page_shows_points_reason_and_hint(graded, student):
    sample = SAMPLES[student]
    topic = load_topic(sample.topic)
    text = page_text(graded, sample)
    for name, points in expected_points(sample).items():
        assert f"{points} of {topic.exercise(name).points} points" in text
    for exercise, hint in sample.hints:
        words = topic.texts[exercise].hints[hint]
        assert words.mistake.replace("`", "") in text.replace("`", "")
        assert words.look.replace("`", "") in text.replace("`", "")
    for reason in sample.reasons:
        assert " ".join(reason.replace("`", "").split()) in text.replace("`", "")


@pytest.mark.slow
@graded_once
@of_each_sample
def test_the_lessons_own_demonstrations_are_not_run(graded, student):
    sample = SAMPLES[student]
    _, _, source = lesson(sample.topic)
    demonstrations = {c.id for c in source.cells if {"demo", "train"} & set(c.metadata.get("tags", ()))}
    verdicts = json.loads(graded.course.verdicts(student, sample.topic).read_text(encoding="utf-8"))
    assert not demonstrations & set(verdicts["result"]["outputs"])


@pytest.mark.slow
@graded_once
@of_each_sample
def test_the_feedback_page_gives_nothing_away(graded, student):
    sample = SAMPLES[student]
    text = page_text(graded, sample)
    handed_in = sample.path.read_text(encoding="utf-8")
    references = inspect.getsource(inspect.getmodule(load_topic(sample.topic).reference("zero_pad")))
    contracts = inspect.getsource(
        inspect.getmodule(load_topic(sample.topic).exercise("zero_pad").groups[0].make_cases)
    )
    for line in {line.strip() for line in (references + contracts).splitlines()}:
        if len(line) > 30 and line not in handed_in and not line.startswith(('"', "#", "def ")):
            assert line not in text, line
    assert "BEGIN SOLUTION" not in text
    for private in (graded.course.secret().hex(), str(graded.course.folder), "course-work-"):
        assert private not in text
