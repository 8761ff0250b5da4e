"""What each flag on a submission means, in words: for whoever grades, and for the learner."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple


class Words(NamedTuple):
    """`grader`: what happened, for a list; `learner`: a sentence for the feedback page, or ""."""

    grader: str
    learner: str = ""


#: Flags that come from running the code: remarks in the table, and told to the learner.
RUN_FLAGS = {
    "time limit": Words(
        "something ran too long and was stopped",
        "Something in your notebook ran longer than it may, and was stopped.",
    ),
    "memory limit": Words(
        "the memory allowed was used up",
        "The memory that a submission may use was used up.",
    ),
    "process died": Words(
        "the learner's code ended its own program; exercises after that could not be judged",
        "Your code ended its own program. The exercises after that place could not be judged.",
    ),
    "output cut": Words(
        "more was printed than is kept",
        "A cell printed more than is kept; the rest of it is left out below. That costs no points.",
    ),
    "answer refused": Words(
        "an answer was too large, or of a kind that is not read",
        "An answer was too large, or of a kind that is not read. The exercise below says which.",
    ),
}

#: Flags about the submission as a whole. What the learner reads about them are the sentences of the repairs,
#: the reason, or the scores themselves.
OTHER_FLAGS = {
    "missing": Words("nothing was handed in"),
    "not judged": Words("it could not be judged at all, so it has no points"),
    "withdrawn": Words("it was graded before, and its files are gone now"),
    "repaired": Words("a copy of the notebook was put right before it was judged"),
    "edited tests": Words("a test cell was changed; the course's own was used"),
    "files left out": Words("files beside the notebook were not read"),
    "by hand": Words("a person changed a score"),
    "older score by hand": Words(
        "it was graded again after a person changed a score: see whether that holds"
    ),
    "late": Words("points were taken off because it came late"),
    "internal error": Words("the grader failed on it; run `course grade` again"),
    "not graded yet": Words("it is new or has changed since; run `course grade`"),
}

INFORMATION = frozenset({"missing", "by hand", "late"})
"""Flags that are no reason to look at a submission."""


def in_words(flag: str) -> str:
    """What a flag means, for whoever grades."""
    words = RUN_FLAGS.get(flag) or OTHER_FLAGS.get(flag)
    return words.grader if words else flag


def remarks_on(flags: Collection[str]) -> list[str]:
    """Sentences for whoever grades on what happened while the code ran."""
    found = [words.grader for flag, words in RUN_FLAGS.items() if flag in flags]
    return [f"{words[0].upper()}{words[1:]}." for words in found]


def for_learner(flags: Collection[str]) -> list[str]:
    """Sentences for the learner on the flags that came of running the code; none of them stays untold."""
    told = [words.learner for flag, words in RUN_FLAGS.items() if flag in flags and words.learner]
    unknown = sorted(set(flags) - set(RUN_FLAGS))
    return told + [f"This submission is marked: {flag}." for flag in unknown]
