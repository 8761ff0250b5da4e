"""Mistakes that an instructor has named: kept in `mistakes.json` at the course root, recognised by signature.

The file is the instructor's: readable, kept through every regrade, and good for other courses too. A name is
counted in the report and its hint stands in feedback pages. No score changes by it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ..exercises import load_topic, topic_names
from ..graders.signature import is_signature, same
from .course_root import CourseError, CourseRoot, read_json, write_json

ABOUT = (
    "Wrong answers that the instructor has named. `course mistakes` lists, names and forgets them. "
    "The file may be copied to another course."
)
NAME_CHARACTERS = 120
HINT_CHARACTERS = 600


@dataclass(frozen=True)
class NamedMistake:
    """A wrong answer with a name.

    Attributes:
        id: short and stable, see `graders.signature.short_id`.
        topic, exercise: where it belongs.
        name: a few words, for the report.
        hint: a sentence for the learner, or "".
        signature: what such an answer returns, see `graders.signature`.
    """

    id: str
    topic: str
    exercise: str
    name: str
    hint: str
    signature: tuple[str, ...]


def load_mistakes(course: CourseRoot) -> list[NamedMistake]:
    """The named mistakes, as they stand in the file; none if there is no file.

    Raises:
        CourseError: the file cannot be understood; the text says where and what to do.
    """
    path = course.mistakes
    if not path.exists():
        return []
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise CourseError(f"{path} cannot be read as JSON: {error}. Mend it or move it away.") from error
    entries = content.get("mistakes") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        raise CourseError(f'{path} should hold {{"mistakes": [...]}}, a list of named mistakes.')
    named: list[NamedMistake] = []
    for number, entry in enumerate(entries, 1):
        problem = _problem(entry)
        if not problem and any(entry["id"] == other.id for other in named):
            problem = f"the id {entry['id']!r} is there twice"
        if problem:
            raise CourseError(f"{path}, entry {number}: {problem}. Mend the entry or take it out.")
        named.append(NamedMistake(**{**entry, "signature": tuple(entry["signature"])}))
    return named


def save_mistakes(course: CourseRoot, mistakes: Sequence[NamedMistake]) -> None:
    """Write the file, in one step, sorted by topic and exercise."""
    order = {name: place for place, name in enumerate(topic_names())}
    entries = sorted(mistakes, key=lambda one: (order[one.topic], one.exercise, one.name, one.id))
    write_json(course.mistakes, {"about": ABOUT, "mistakes": [asdict(one) for one in entries]})


def recognise(
    mistakes: Sequence[NamedMistake], topic: str, exercise: str, signature: Sequence[str]
) -> NamedMistake | None:
    """The first named mistake with this signature."""
    for one in mistakes:
        if (one.topic, one.exercise) == (topic, exercise) and same(one.signature, signature):
            return one
    return None


def recognised_in(
    course: CourseRoot, mistakes: Sequence[NamedMistake], student: str, topic: str
) -> dict[str, NamedMistake]:
    """The named mistakes in one submission, by exercise, from the verdicts that are stored."""
    if not any(one.topic == topic for one in mistakes):
        return {}
    found = {}
    for exercise, signature in stored_signatures(read_json(course.verdicts(student, topic))).items():
        one = recognise(mistakes, topic, exercise, signature)
        if one:
            found[exercise] = one
    return found


def stored_signatures(stored: Any) -> dict[str, list[str]]:
    """The signatures in what is stored of a submission; none where that is something else."""
    result = stored.get("result") if isinstance(stored, dict) else None
    signatures = result.get("signatures") if isinstance(result, dict) else None
    if not isinstance(signatures, dict):
        return {}
    return {exercise: signature for exercise, signature in signatures.items() if is_signature(signature)}


def page_fingerprint(grades: str, named: Mapping[str, NamedMistake]) -> str:
    """A hash over all that a feedback page shows of the gradebook and of named mistakes.

    Args:
        grades: the hash over what it shows of the gradebook; it stands for itself where nothing is named.
        named: by exercise.
    """
    hints = sorted((exercise, one.hint) for exercise, one in named.items() if one.hint)
    return hashlib.sha256(f"{grades} {hints}".encode()).hexdigest() if hints else grades


def checked_words(name: str, hint: str) -> tuple[str, str]:
    """`name` and `hint` on one line each. Raises CourseError if one is empty or too long."""
    name, hint = " ".join(name.split()), " ".join(hint.split())
    problem = _words_problem(name, hint)
    if problem:
        raise CourseError(f"Not stored: {problem}.")
    return name, hint


def _words_problem(name: str, hint: str) -> str:
    if not name.strip():
        return "the name is empty"
    if len(name) > NAME_CHARACTERS or len(hint) > HINT_CHARACTERS:
        return f"a name has at most {NAME_CHARACTERS} characters, a hint {HINT_CHARACTERS}"
    if not (name + hint).isprintable():
        return "name and hint are of characters that can be printed, on one line each"
    return ""


def _problem(entry: Any) -> str:
    """What is wrong with an entry of the file, or ""."""
    fields = list(NamedMistake.__dataclass_fields__)
    if not isinstance(entry, dict) or set(entry) != set(fields):
        return f"it should have exactly {', '.join(fields)}"
    for key in fields[:-1]:
        if not isinstance(entry[key], str):
            return f"{key} should be a text"
    if not entry["id"].isalnum() or len(entry["id"]) > 12:
        return "the id should be a few letters and digits"
    if entry["topic"] not in topic_names():
        return f"there is no topic {entry['topic']!r}; there are {', '.join(topic_names())}"
    if entry["exercise"] not in load_topic(entry["topic"]).exercises:
        return f"{entry['topic']} has no exercise {entry['exercise']!r}"
    if not is_signature(entry["signature"]):
        return "the signature is damaged; it is made by `course mistakes name`, not by hand"
    return _words_problem(entry["name"], entry["hint"])
