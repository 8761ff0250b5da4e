"""Giving names to groups of wrong answers, and taking them away: what `course mistakes` does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .class_summary import ClassSummary
from .course_root import CourseError, CourseRoot
from .mistakes import NamedMistake, checked_words, load_mistakes, save_mistakes

NEXT = "`course grade` renews the feedback pages with its hint; no score changes."


def name_group(course: CourseRoot, summary: ClassSummary, identity: str, name: str, hint: str = "") -> str:
    """Name the group with this id, or give a mistake that has a name another one; say what was done.

    Args:
        hint: "" keeps the one that there is.

    Raises:
        CourseError: there is no such id, or the words cannot be used.
    """
    name, hint = checked_words(name, hint)
    named = load_mistakes(course)
    for place, one in enumerate(named):
        if one.id == identity:
            named[place] = replace(one, name=name, hint=hint or one.hint)
            save_mistakes(course, named)
            return f"{identity} is called {name!r} now. {NEXT}"
    group = next((group for group in summary.groups if group.id and group.id == identity), None)
    if group is None:
        known = [group.id for group in summary.groups if group.id] + [one.id for one in named]
        shown = ", ".join(known[:12]) + (" ..." if len(known) > 12 else "")
        there = f"The ids are {shown}." if known else "No group of this class can be named."
        raise CourseError(f"There is no group {identity!r}. {there} `course mistakes` lists them.")
    new = NamedMistake(identity, group.topic, group.exercise, name, hint, tuple(group.signature))
    save_mistakes(course, [*named, new])
    count = len(group.students)
    answers = "1 answer is" if count == 1 else f"{count} answers are"
    return f"{answers} recognised as {name!r} from now on ({course.mistakes.name}). {NEXT}"


def forget_mistake(course: CourseRoot, identity: str) -> str:
    """Take the name with this id away; say what was done. Raises CourseError if there is none."""
    named = load_mistakes(course)
    left = [one for one in named if one.id != identity]
    if len(left) == len(named):
        there = ", ".join(one.id for one in named)
        known = f"Named are {there}." if there else "None is named."
        raise CourseError(f"No named mistake has the id {identity!r}. {known}")
    save_mistakes(course, left)
    return f"{identity} has no name any more. `course grade` renews the feedback pages; no score changes."


def lines_of(summary: ClassSummary, named: Sequence[NamedMistake]) -> list[str]:
    """What `course mistakes` prints: the groups without a name, the largest first, then the names."""
    lines = []
    if summary.groups:
        lines.append("Wrong answers that nothing explains, by what they return:")
        for group in summary.groups:
            people = f"{len(group.students)} × {group.exercise} ({group.topic}): {_names(group.students)}"
            lines += ["", f"{group.id or 'no id':8}{people}"]
            lines += [f"        {line}" for line in group.failure.splitlines()[1:]]
        lines += ["", 'Name one: course mistakes name ID "short name" --hint "a sentence for the learner"']
    else:
        lines.append("Every wrong answer of this class has a name.")
    counts = {one.name: one.count for one in summary.mistakes if one.named}
    if named:
        lines += ["", "Named by you:"]
        lines += [
            f"{one.id:8}{counts.get(one.id, 0)} × {one.exercise} ({one.topic}): {one.name}"
            + (f"\n        {one.hint}" if one.hint else "")
            for one in named
        ]
    return lines


def _names(people: Sequence[str], most: int = 6) -> str:
    return ", ".join(people[:most]) + (" ..." if len(people) > most else "")
