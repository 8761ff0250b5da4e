"""The page about a class, `report.html`: one file to open in a browser, offline and without scripts.

The same class gives the same bytes: no date and no path stands in it. What learners wrote is hostile: the
template escapes everything, and characters that print nothing or turn text around are taken out before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any
from urllib.parse import quote

from ..exercises import load_topic
from . import class_figures as figures
from .class_summary import (
    STATES,
    AnswerGroup,
    ClassSummary,
    ExerciseSummary,
    TopicSummary,
    code_of,
)
from .course_root import CourseRoot, write_atomically
from .flags import in_words
from .nbgrader_settings import TEMPLATES
from .report import number

MOST_CHARACTERS = 6000
"""Of one piece of text from a submission."""

COMMONEST = 10
"""Mistakes that are shown at once; the others are folded."""

GROUPS = 6
"""Groups of wrong answers that are shown at once, and all that several learners have written."""

# Control characters, those that change the direction of a text, and those that cannot be encoded.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def write_page(course: CourseRoot, summary: ClassSummary) -> None:
    """Write `report.html`, in one step."""
    write_atomically(course.report_page, page(course, summary))


def page(course: CourseRoot, summary: ClassSummary) -> str:
    """The page as text. Learners' code comes from `course`, an example for each group."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: value if isinstance(value, Markup) else clean(value),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "number": number,
        "link": lambda student, topic: link(course, student, topic),
        "in_words": in_words,
        "sentence": sentence,
        "with_code": lambda words: Markup(with_code(words)),
        "answers": answers_in_groups,
        "title": lambda topic: load_topic(topic).title,
        "code": lambda group: code_of(course, group.students[0], group.topic, group.exercise),
        "histogram": lambda topic: Markup(_histogram(topic)),
        "bins": lambda topic: figures.bins_of(topic.totals, topic.maximum),
        "about_points": about_points,
        "about_exercises": about_exercises,
        "bar": lambda exercise: Markup(figures.state_bar(exercise.counts)),
        "swatch": lambda state: Markup(figures.swatch(state)),
        "graded": [topic for topic in summary.topics if topic.totals],
        "patterns": Markup(figures.state_patterns()),
        "STATES": STATES,
        "STATE_WORDS": figures.STATE_WORDS,
        "COMMONEST": COMMONEST,
        "shown": max(GROUPS, sum(len(group.students) > 1 for group in summary.groups)),
    }
    return environment.get_template("class_report.html.j2").render(summary=summary)


def clean(value: Any) -> Any:
    """A text without characters that hide or turn others, and not too long; anything else as it is."""
    if not isinstance(value, str):
        return value
    text = _UNSEEN.sub("\ufffd", value.replace("\r\n", "\n"))
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]} … (cut)"


def link(course: CourseRoot, student: str, topic: str) -> str:
    """The address of a feedback page, relative to the report; none for a name that would lead elsewhere."""
    path = course.feedback(student, topic).relative_to(course.folder)
    if ".." in path.parts:
        return "#look"
    return "/".join(quote(part, errors="replace") for part in path.parts)


def sentence(words: str, topic: str = "", exercise: str = "") -> str:
    """`words` with a capital letter and a full stop, unless they begin with a name of the exercise."""
    if not words:
        return ""
    names = load_topic(topic).exercise(exercise).parameters if exercise else ()
    first = re.split(r"\W", words, maxsplit=1)[0]
    plain = first.isalpha() and first not in names and first.islower()
    return (words[0].upper() + words[1:] if plain else words) + ("" if words[-1] in ".!?" else ".")


def with_code(words: str) -> str:
    """A sentence as HTML, escaped; names in backticks become code."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(clean(words)))


def about_points(topic: TopicSummary) -> str:
    """What to notice in the distribution of a topic's points; something is graded."""
    totals = topic.totals
    if len(totals) == 1:
        return f"One submission, with {number(totals[0][1])} of {number(topic.maximum)} points."
    all_points = sum(points >= topic.maximum for _, points in totals)
    none = sum(points <= 0 for _, points in totals)
    sentences = [
        f"{_count(all_points, len(totals), 'have').capitalize()} all {number(topic.maximum)} points"
        + (f", {none} none at all." if none else ".")
    ]
    if len(totals) >= 8:
        lowest = totals[(len(totals) - 1) // 4][1]
        sentences.append(f"The lowest quarter has {number(lowest)} or fewer.")
    return " ".join(sentences)


def about_exercises(topic: TopicSummary) -> str:
    """What to notice in the exercises of a topic: which is hardest, and where people stop; as above."""
    graded = len(topic.totals)

    def lost(exercise: ExerciseSummary) -> int:
        return exercise.counts["part"] + exercise.counts["none"]

    hardest = max(topic.exercises, key=lost)
    unstarted = max(topic.exercises, key=lambda one: one.counts["not started"])
    sentences = []
    if lost(hardest):
        who = _count(lost(hardest), graded, "lose").capitalize()
        alone = sum(lost(one) == lost(hardest) for one in topic.exercises) == 1
        than = "more than in any other exercise" if alone else "as many as in any exercise"
        sentences.append(f"{who} points in {hardest.name}, {than}.")
    else:
        sentences.append("Nobody who wrote an answer lost a point.")
    most = unstarted.counts["not started"]
    if most:
        who = _count(most, graded, "have")
        others = sum(one.counts["not started"] == most for one in topic.exercises) - 1
        also = f", as are {others} more" if others else ""
        sentences.append(f"{unstarted.name} is the one most often left out{also}: {who} not started it.")
    return " ".join(sentences)


def answers_in_groups(groups: Sequence[AnswerGroup]) -> str:
    """How many answers in how many groups."""
    answers = sum(len(group.students) for group in groups)
    return f"{answers} wrong answer{'s' * (answers != 1)} in {len(groups)} group{'s' * (len(groups) != 1)}"


def _histogram(topic: TopicSummary) -> str:
    title = f"{topic.title}: {len(topic.totals)} submission{'s' * (len(topic.totals) != 1)}"
    words = f"Histogram of points. {about_points(topic)} The numbers stand in the table below."
    return figures.histogram(topic.totals, topic.maximum, title, words)


def _count(count: int, of: int, verb: str) -> str:
    """ "3 of 12 have", "1 of 12 has"."""
    verb = {"have": "has", "lose": "loses"}[verb] if count == 1 else verb
    return f"{count or 'none'} of {of} {verb}"
