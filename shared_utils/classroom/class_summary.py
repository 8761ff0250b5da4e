"""What a class knows and where it stumbles: counts, mistakes and groups of wrong answers, as plain data.

It comes from the rows of the table and from the verdicts that are stored. The order is fixed, so the same
class gives the same summary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..exercises import load_topic
from ..graders.messages import verdict_text
from ..graders.signature import same, short_id
from ..graders.verdict import Verdict
from .course_root import CourseRoot, read_json
from .flags import INFORMATION
from .mistakes import NamedMistake, recognise, stored_signatures
from .report import Row

NO_SCORE = frozenset({"missing", "withdrawn", "not graded yet"})
"""Flags of rows that have no score to count."""

STATES = ("full", "part", "none", "not started", "not judged")
"""What became of an exercise: all its points, a part, none; it was not written, or could not be judged."""


@dataclass
class ExerciseSummary:
    """How a class did on one exercise. `counts`: submissions by state, every one of `STATES`."""

    name: str
    maximum: float
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATES, 0))


@dataclass
class TopicSummary:
    """How a class did on one topic.

    Attributes:
        name, title, maximum: of the topic.
        totals: (student, points) of what has a score, sorted by points and name.
        missing: students who handed nothing in, or withdrew it.
        exercises: in lesson order.
    """

    name: str
    title: str
    maximum: float
    totals: list[tuple[str, float]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    exercises: list[ExerciseSummary] = field(default_factory=list)


@dataclass
class MistakeCount:
    """A mistake that was recognised.

    Attributes:
        topic, exercise: where.
        name: of the misconception in code, or the id of one that the instructor named.
        mistake: what the code does, or the instructor's name for it.
        look: the hint.
        named: whether the instructor named it.
        costs: whether anybody lost points by it; some mistakes are told for information only.
        exact: students whose answers it explains wholly; near: those that it comes near to.
    """

    topic: str
    exercise: str
    name: str
    mistake: str
    look: str
    named: bool = False
    costs: bool = False
    exact: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many students."""
        return len(self.exact) + len(self.near)


@dataclass
class AnswerGroup:
    """Wrong answers that return the same and that no misconception explains.

    Attributes:
        topic, exercise: where.
        students: sorted; the first one is the example.
        failure: what the example's author reads.
        signature: [] for answers that could not be asked again; these cannot be named.
        id: short and stable; "" without a signature.
    """

    topic: str
    exercise: str
    students: list[str]
    failure: str
    signature: list[str] = field(default_factory=list)
    id: str = ""


@dataclass
class ClassSummary:
    """A class.

    Attributes:
        topics: in course order.
        mistakes: the commonest first.
        groups: the largest first.
        look: rows that a person should look at; information: rows that are late or changed by hand.
        strays: sentences about things in `submitted/` that are no submission.
        not_isolated: how many submissions' code ran with nothing between it and the machine.
    """

    topics: list[TopicSummary] = field(default_factory=list)
    mistakes: list[MistakeCount] = field(default_factory=list)
    groups: list[AnswerGroup] = field(default_factory=list)
    look: list[Row] = field(default_factory=list)
    information: list[Row] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    not_isolated: int = 0

    @property
    def submissions(self) -> int:
        """How many have a score."""
        return sum(len(topic.totals) for topic in self.topics)

    @property
    def missing(self) -> int:
        """How many were not handed in."""
        return sum(len(topic.missing) for topic in self.topics)


def summarise(
    course: CourseRoot,
    rows: Sequence[Row],
    topics: Sequence[str],
    named: Sequence[NamedMistake] = (),
    strays: Sequence[str] = (),
) -> ClassSummary:
    """Look through a class.

    Args:
        rows: of the table.
        topics: in course order.
        named: mistakes that the instructor has named.
        strays: sentences about things in `submitted/` that are no submission.
    """
    summary = ClassSummary([_empty(topic) for topic in topics], strays=list(strays))
    by_topic = {topic.name: topic for topic in summary.topics}
    mistakes: dict[tuple[str, str, str], MistakeCount] = {}
    groups: list[AnswerGroup] = []
    for row in sorted(rows, key=lambda row: row.student):
        topic = by_topic[row.topic]
        flags = set(row.flags)
        summary.not_isolated += not row.isolated
        if flags & {"missing", "withdrawn"}:
            topic.missing.append(row.student)
        if flags - INFORMATION:
            summary.look.append(row)
        elif flags - {"missing"}:
            summary.information.append(row)
        if not row.points or flags & NO_SCORE:
            continue
        topic.totals.append((row.student, row.total))
        stored = read_json(course.verdicts(row.student, row.topic))
        verdicts = dict(_verdicts(stored, row))
        _count_states(topic, row, verdicts)
        signatures = stored_signatures(stored)
        for verdict in verdicts.values():
            signature = signatures.get(verdict.exercise, [])
            one = recognise(named, row.topic, verdict.exercise, signature) if signature else None
            if one or verdict.misconception:
                _count_mistake(mistakes, row.student, verdict, one)
            elif verdict.outcome in ("wrong", "partly right"):
                _join(groups, row.student, verdict, signature)
    for topic in summary.topics:
        topic.totals.sort(key=lambda pair: (pair[1], pair[0]))
    place = {
        (topic.name, one.name): (i, j)
        for i, topic in enumerate(summary.topics)
        for j, one in enumerate(topic.exercises)
    }
    summary.mistakes = sorted(
        mistakes.values(), key=lambda one: (-one.count, place[one.topic, one.exercise], one.name)
    )
    summary.groups = sorted(
        groups, key=lambda one: (-len(one.students), place[one.topic, one.exercise], one.students)
    )
    _give_ids(summary.groups)
    return summary


def code_of(course: CourseRoot, student: str, topic: str, exercise: str) -> str:
    """The learner's code in the cell of an exercise, or "" where there is none."""
    notebook = read_json(course.autograded(student, topic))
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    for cell in cells if isinstance(cells, list) else ():
        if (
            isinstance(cell, dict)
            and cell.get("metadata", {}).get("nbgrader", {}).get("grade_id") == exercise
        ):
            return "".join(cell.get("source", ""))
    return ""


def _empty(name: str) -> TopicSummary:
    topic = load_topic(name)
    exercises = [ExerciseSummary(one.name, float(one.points)) for one in topic.exercises.values()]
    return TopicSummary(name, topic.title, float(topic.points), exercises=exercises)


def _verdicts(stored: Any, row: Row) -> Iterator[tuple[str, Verdict]]:
    """The verdicts in what is stored that say more than that an answer is right.

    One that cannot be read, or is about groups that the exercise no longer has, is left out.
    """
    result = stored.get("result") if isinstance(stored, dict) else None
    verdicts = result.get("verdicts") if isinstance(result, dict) else None
    topic = load_topic(row.topic)
    for name in topic.exercises:
        try:
            if verdicts[name]["outcome"] == "right" and not verdicts[name]["misconception"]:
                continue
            verdict = Verdict.from_dict(verdicts[name])
        except (TypeError, KeyError):
            continue
        if verdict.failure is None or verdict.failure.group in topic.texts[name].groups:
            yield name, verdict


def _count_states(topic: TopicSummary, row: Row, verdicts: dict[str, Verdict]) -> None:
    for exercise in topic.exercises:
        points = row.points.get(exercise.name, 0.0)
        verdict = verdicts.get(exercise.name)
        if points >= exercise.maximum:
            state = "full"
        elif points > 0:
            state = "part"
        else:
            outcome = verdict.outcome if verdict else "none"
            state = outcome if outcome in STATES else "none"
        exercise.counts[state] += 1


def _count_mistake(
    mistakes: dict[tuple[str, str, str], MistakeCount],
    student: str,
    verdict: Verdict,
    one: NamedMistake | None,
) -> None:
    name = one.id if one else verdict.misconception
    key = (verdict.topic, verdict.exercise, name)
    if key not in mistakes:
        hint = load_topic(verdict.topic).texts[verdict.exercise].hints.get(name)
        words = (one.name, one.hint) if one else (hint.mistake, hint.look) if hint else (name, "")
        mistakes[key] = MistakeCount(verdict.topic, verdict.exercise, name, *words, named=bool(one))
    mistakes[key].costs |= not verdict.right
    who = mistakes[key].exact if one or verdict.exact else mistakes[key].near
    who.append(student)


def _join(groups: list[AnswerGroup], student: str, verdict: Verdict, signature: list[str]) -> None:
    """Put an answer into the first group that it fits, or into a new one.

    Answers without a signature are compared by what is said of them: a class has the same hidden cases.
    """
    alike = [group for group in groups if (group.topic, group.exercise) == (verdict.topic, verdict.exercise)]
    if signature:
        for group in alike:
            if group.signature and same(group.signature, signature):
                group.students.append(student)
                return
    failure = verdict_text(verdict, load_topic(verdict.topic).texts[verdict.exercise], 0)
    for group in alike:
        if not signature and not group.signature and group.failure == failure:
            group.students.append(student)
            return
    groups.append(AnswerGroup(verdict.topic, verdict.exercise, [student], failure, signature))


def _give_ids(groups: list[AnswerGroup]) -> None:
    """Ids that stay: two groups that nearly agree get a letter more."""
    taken: set[str] = set()
    for group in groups:
        if not group.signature:
            continue
        start = short_id(group.topic, group.exercise, group.signature)
        endings = ["", *"bcdefghijklmnopqrstuvwxyz"]
        group.id = next((start + end for end in endings if start + end not in taken), "")
        taken.add(group.id)
